import { readdirSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anEstate } from '../builders/office'
import { aPerson } from '../builders/people'
import { busyHour, ID, markers } from './busy-hour'
import { copyFiles } from './copy-file'
import { expect, test } from './fixtures'
import { copyKeyEntry } from './keychain'
import { markersIn, scanFolder } from './marker-scan'
import { watchClipboard } from './packed-app'
import { Window } from './pages/window'

test('S19 after a busy hour of use no file of the data folder has a word of anybody in it', async ({
  run,
  crm,
  username,
}) => {
  crm.putContact(
    aPerson({
      id: ID,
      firstName: markers.first,
      lastName: markers.last,
      socialSecurityNumber: markers.number,
      telephone: { home: null, work: null, cell: markers.cell, other: null },
      email: { emailAddress: markers.email, emailAddress2: null },
      address: { streetAddress: `${markers.street} 7`, zipCode: '990 77', city: 'Testköping' },
      note: markers.note,
      categories: [{ id: 'KAT77', name: markers.category, readOnly: false }],
    }),
    {
      partyRoles: {
        buyer: [{ estateId: markers.estateId, roleCreatedAt: '2025-05-02T10:15:00' }],
      },
      estateLinks: {
        buyerOn: [{ estateId: markers.estateId, estateType: 'House' }],
        sellerOn: [],
        speculatorOn: [{ estateId: markers.estateId, estateType: 'House', level: 'Reserved' }],
      },
    },
  )
  crm.office.customers.get('M99999')?.estates.push(
    anEstate({
      estateId: markers.estateId,
      streetAddress: `${markers.estate} 1`,
      objectNumber: markers.estateNumber,
    }),
  )
  const elsewhere = await mkdtemp(join(tmpdir(), 'kontaktkort-sheets-'))
  const planted = [...Object.values(markers), crm.password]

  const started = await run.start()
  const { app, page } = started
  const window = new Window(page)
  const copied = await watchClipboard(app)

  await test.step('the office is fetched', async () => {
    await window.signedIn(crm)
    await window.copy.choose('office', 'Maja Mallmäklare')
    await window.copy.filled(9)
    await window.copy.rolesAsked()
  })
  for (const { what, times, take } of busyHour) {
    await test.step(`${what}, ${times} times`, async () => {
      const at = { app, page, window, crm, elsewhere, copied }
      for (let turn = 0; turn < times; turn += 1) await take(at, turn)
    })
  }

  const { password: key } = await copyKeyEntry(username)
  const keys = [key, Buffer.from(key, 'hex').toString('latin1')]
  expect(await scanFolder(run.profile, [...planted, ...keys])).toEqual([])

  await test.step('the power goes', async () => {
    const gone = new Promise((resolve) => app.process().once('exit', resolve))
    app.process().kill('SIGKILL')
    await gone
    expect(copyFiles(run).some((name) => name.endsWith('.db-wal'))).toBe(true)
    expect(await scanFolder(run.profile, [...planted, ...keys])).toEqual([])
  })

  await test.step('the next morning there is no network', async () => {
    await crm.close()
    const next = await run.start()
    const again = new Window(next.page)
    await again.search.fill('unikdotter')
    await expect(again.result(ID)).toBeVisible()
    await again.search.press('Enter')
    await expect(again.card.getByTestId('contact-name')).toContainText(markers.last)
    await expect(again.notice('server-unreachable')).toBeVisible()
    await next.close()
    expect(await scanFolder(run.profile, [...planted, ...keys])).toEqual([])
    expect(markersIn(Buffer.from(next.output()), planted)).toEqual([])
  })

  expect(markersIn(Buffer.from(started.output()), planted)).toEqual([])
  const log = await readFile(join(run.profile, 'logs', 'kontaktkort.log'), 'utf8')
  expect(log).toContain('rejected-request')
  // Nor beside it: no sheet, no copy of one, no crash report.
  const asked = ['internal.pdf', 'kort.vcf', 'meeting.pdf', 'subject.pdf']
  expect((await readdir(elsewhere)).sort()).toEqual(asked)
  expect(readdirSync(run.profile, { recursive: true }).map(String)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/\.(pdf|vcf|dmp|html)$/)]),
  )
  await rm(elsewhere, { recursive: true })
})

test('the scan itself finds a word in plain, wide, encoded and packed-up writing', async ({
  run,
}) => {
  const word = 'Åsa Märkdotter'
  const forms: Record<string, Buffer> = {
    plain: Buffer.from(`x${word}y`),
    wide: Buffer.from(`x${word}y`, 'utf16le'),
    wideOther: Buffer.from(`x${word}y`, 'utf16le').swap16(),
    latin: Buffer.from(word, 'latin1'),
    encoded: Buffer.from(encodeURIComponent(word)),
    base64: Buffer.from(Buffer.from(`ett${word}till`).toString('base64')),
    base64Shifted: Buffer.from(Buffer.from(`t${word}till`).toString('base64')),
  }
  for (const [name, bytes] of Object.entries(forms)) await writeFile(join(run.profile, name), bytes)
  await writeFile(join(run.profile, `i namnet ${word}`), '')
  const found = await scanFolder(run.profile, [word, 'annat'])
  expect(found.map((line) => line.split(':')[0]).sort()).toEqual(
    [...Object.keys(forms), `i namnet ${word}`].sort(),
  )
})
