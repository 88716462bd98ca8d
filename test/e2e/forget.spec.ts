import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forgottenThing } from '../../electron/contract/domain/forget'
import { sv } from '../../electron/contract/texts/sv'
import { foreignFilesIn } from '../../electron/main/privacy/own-files'
import { decryptedStates } from '../builders/decrypted-pages'
import { anEstate } from '../builders/office'
import { aPerson } from '../builders/people'
import type { CrmServer } from '../fakes/crm-server'
import { copyFiles, copyPath } from './copy-file'
import { expect, test } from './fixtures'
import type { Desk } from './fixtures'
import { judge } from './judge'
import { accessLogEntries, copyKeyEntry, keychainEntries } from './keychain'
import { markersIn, scanFolder } from './marker-scan'
import { answerSaveDialog } from './packed-app'
import { Window } from './pages/window'

const ID = 'ADR00000000000000000000000000009601'
const ESTATE = 'OBJ99999_2000009601'
const contact = aPerson({
  id: ID,
  firstName: 'Zackarina',
  lastName: 'Unikdotter',
  socialSecurityNumber: '19770707-9805',
  telephone: { home: null, work: null, cell: '070-174 06 77', other: null },
  email: { emailAddress: 'zackarina@unik.example', emailAddress2: null },
  address: { streetAddress: 'Unikgränd 7', zipCode: '990 77', city: 'Testköping' },
  note: 'Unikanteckning om en flytt',
})

/** Whatever of the contact and the account could lie somewhere, in the forms it is written in. */
function markers({ username, password }: Pick<CrmServer, 'username' | 'password'>): string[] {
  return [
    ...['Zackarina', 'zackarina', 'Unikdotter', 'unikdotter', 'Unikgränd', 'unikgrand'],
    ...['070-174 06 77', '0701740677', '070 174 06 77', '+46701740677', '1740677'],
    ...['19770707-9805', '197707079805', '770707-9805', '7707079805'],
    ...['zackarina@unik.example', 'Unikanteckning', ID],
    ...[ESTATE, '2000009601', 'Unikstigen 4', 'unikstigen', 'UNIK-OBJEKT-4'],
    ...[username, password],
  ]
}

/** What of it an encrypted copy holds with everybody's roles in it. */
const inCopyOnceFilled = ['Unikdotter', ESTATE, 'Unikstigen 4', 'UNIK-OBJEKT-4', 'VeryInterested']

/** A day's work: the whole office is here with all its roles, the contact has been found, opened and read. */
async function aDay({ page, window, app, profile }: Desk, crm: CrmServer) {
  crm.putContact(contact, {
    partyRoles: { seller: [{ estateId: ESTATE, roleCreatedAt: '2026-09-01T00:00:00' }] },
    estateLinks: {
      buyerOn: [],
      sellerOn: [{ estateId: ESTATE, estateType: 'House', shareHolding: null }],
      speculatorOn: [{ estateId: ESTATE, estateType: 'House', level: 'VeryInterested' }],
    },
  })
  const { estates } = crm.office.customers.get('M99999') ?? {}
  estates?.push(
    anEstate({ estateId: ESTATE, streetAddress: 'Unikstigen 4', objectNumber: 'UNIK-OBJEKT-4' }),
  )
  await window.copy.choose('office')
  await window.copy.filled(9)
  await window.copy.rolesAsked()
  const { password: key } = await copyKeyEntry(crm.username)
  const held = decryptedStates(copyPath({ profile }), key)
  expect(markersIn(held, inCopyOnceFilled)).toEqual(inCopyOnceFilled)
  for (const typed of ['unikdotter', '0677', '19770707-9805']) {
    await window.search.fill(typed)
    await expect(window.result(ID)).toBeVisible()
  }
  await window.search.press('Enter')
  await window.settled()
  await window.openEstate(ESTATE)
  await window.estate.getByTestId('back').click()
  await page.getByTestId('reveal-number').click()
  await expect(window.field('socialSecurityNumber')).toHaveText('19770707-9805')
  const elsewhere = await mkdtemp(join(tmpdir(), 'kontaktkort-sheets-'))
  await answerSaveDialog(app, join(elsewhere, 'blad.pdf'))
  await window.saveSheet()
  await expect(window.notice('exported')).toBeVisible()
  await rm(elsewhere, { recursive: true })
}

test('GDPR 18 GDPR 35 S18 forgetting the computer leaves nothing of anybody, tells what went, and the next start is a first one', async ({
  run,
  crm,
  username,
  desk,
}) => {
  test.slow()
  const { page } = desk
  await aDay(desk, crm)
  expect(await keychainEntries(username)).toHaveLength(2)
  expect(await accessLogEntries(run.profile)).toHaveLength(1)
  expect(await scanFolder(run.profile, [username])).not.toEqual([])

  await test.step('GDPR 15–23 the page tells what is here, without a word of anybody', async () => {
    await page.getByTestId('account-menu').click()
    await page.getByTestId('show-stored').click()
    await expect(page.getByTestId('stored-count')).toHaveText('9 kontakter')
    await expect(page.getByTestId('stored-recents')).toHaveText(sv.stored.recentsOf('1'))
    await expect(page.getByTestId('stored-folder')).toHaveText(join(run.profile, 'copies'))
    await expect(page.getByTestId('stored-copy')).toHaveText(/^krypterad fil, \d/)
    for (const row of ['key', 'password']) {
      await expect(page.getByTestId(`stored-${row}`)).toHaveText(sv.stored.inKeychain)
    }
    await expect(page.getByTestId('stored-log')).toContainText('om ditt konto')
    const text = (await page.getByTestId('stored').textContent()) ?? ''
    expect(markersIn(Buffer.from(text), markers(crm))).toEqual([])
    await judge(desk.app, page, 'what is stored')

    const goes = page.getByTestId('stored-goes')
    const before = await goes.textContent()
    await page.getByTestId('retention-days').fill('3')
    await page.getByTestId('retention-days').press('Enter')
    await expect(goes).not.toHaveText(before ?? '')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await page.keyboard.press('ControlOrMeta+,')
  await page.getByTestId('settings-theme').getByText(sv.settings.themes.dark).click()
  await page.getByTestId('show-stored').click()
  await page.getByTestId('erase-all').click()
  const csv = join(run.profile, 'logg.csv')
  await answerSaveDialog(desk.app, csv)
  await page.getByTestId('forget-export').click()
  await expect(page.getByRole('dialog')).toContainText(sv.forget.exported('logg.csv'))
  await rm(csv)
  await page.getByTestId('forget-confirm').click()

  const receipt = page.getByTestId('forget-receipt')
  await expect(receipt).toBeVisible()
  const things = await receipt
    .getByTestId('forget-item')
    .evaluateAll((items) =>
      items.map((item) => [item.getAttribute('data-what'), item.getAttribute('data-state')]),
    )
  expect(things.map(([what]) => what).sort()).toEqual([...forgottenThing.options].sort())
  expect(things.filter(([, state]) => state === 'failed')).toEqual([])
  const removed = things.filter(([, state]) => state === 'removed').map(([what]) => what)
  expect(removed).toEqual(
    expect.arrayContaining([
      ...['contacts', 'copy-files', 'copy-key', 'password', 'account', 'recents'],
      ...['access-log', 'access-log-key', 'diary', 'settings', 'time-mark'],
    ]),
  )
  await expect(receipt).toContainText('Kontakter (9)')
  await expect(page.getByTestId('sign-in-username')).toHaveValue('')

  const planted = markers(crm)
  expect(await keychainEntries(username)).toEqual([])
  expect(await accessLogEntries(run.profile)).toEqual([])
  expect(await scanFolder(run.profile, planted)).toEqual([])
  expect(readdirSync(run.profile)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(account|settings|access-log)/)]),
  )
  await desk.close()
  expect(await scanFolder(run.profile, planted)).toEqual([])
  // Nothing came back as the app was closed: what is left is the engine's.
  expect((await foreignFilesIn(run.profile)).engine.sort()).toEqual(readdirSync(run.profile).sort())
  expect(copyFiles(run)).toEqual([])

  const next = await run.start()
  await expect(next.page.getByTestId('sign-in-username')).toHaveValue('')
  await expect(next.page.getByTestId('sign-in-customers')).toHaveValue('')
  await expect(next.page.getByTestId('forget-receipt')).toHaveCount(0)
  await expect(next.page.locator('html')).not.toHaveAttribute('data-theme', 'dark')
  expect(await accessLogEntries(run.profile)).toEqual([])

  // And somebody may begin anew.
  const again = new Window(next.page)
  await again.signedIn(crm)
  await expect(again.copy.setup).toBeVisible()
  await expect(next.page.getByTestId('recent')).toHaveCount(0)
})

test('S18 signing out leaves nothing of the contacts and the login, and the access log alone stays', async ({
  run,
  crm,
  username,
  desk,
}) => {
  const { page, window } = desk
  await aDay(desk, crm)
  await window.signOut()
  await expect(window.card).toHaveCount(0)
  await expect(page.getByTestId('sign-in-username')).toHaveValue('')
  const planted = markers(crm)
  expect(await keychainEntries(username)).toEqual([])
  expect(copyFiles(run)).toEqual([])
  expect(await scanFolder(run.profile, planted)).toEqual([])
  await desk.close()
  expect(await scanFolder(run.profile, planted)).toEqual([])
  expect(readdirSync(run.profile)).toContain('access-log.db')
  expect(await accessLogEntries(run.profile)).toHaveLength(1)

  const next = await run.start()
  await expect(next.page.getByTestId('sign-in-username')).toHaveValue('')
  const again = new Window(next.page)
  await again.signedIn(crm)
  await expect(again.copy.setup).toBeVisible()
  await expect(next.page.getByTestId('recent')).toHaveCount(0)
})
