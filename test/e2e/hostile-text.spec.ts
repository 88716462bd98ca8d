import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { cleanLine } from '../../electron/contract/format/clean-text'
import { aCompany, aContactOfType, aPerson } from '../builders/people'
import { status } from '../fakes/faults'
import { inspectPdf } from '../integration/pdf/inspect-pdf'
import { expect, test } from './fixtures'
import { hostileTexts, plantedElements } from './hostile'
import { answerSaveDialog, resizeWindow, watchClipboard, watchSaveDialogs } from './packed-app'
import { people } from './pages/window'
import { setTrap } from './trap'

test.use({ sharedStart: true })

const hostileId = 'ADR<b>&"9001'

test('X01 markup from the CRM is text on the card, in tooltips and notices, in the title and on paper', async ({
  run,
  crm,
  entry: { app, page, window },
}) => {
  const trap = await setTrap()
  const hostile = hostileTexts(trap.address)
  const customer = crm.office.customers.get('M99999')
  if (customer === undefined) throw new Error('no office')
  const [agent] = customer.users
  if (agent) agent.userName = hostile.link
  const [estate] = customer.estates
  if (estate)
    Object.assign(estate, { estateId: `OBJ${hostile.image}`, streetAddress: hostile.script })
  crm.putContact(
    aPerson({
      id: hostileId,
      firstName: hostile.image,
      lastName: hostile.script,
      note: Object.values(hostile).join('\n'),
      wantsToBeMatched: hostile.style,
      agentId: agent?.userId,
      telephone: { home: hostile.frame, work: null, cell: hostile.attribute, other: null },
      email: { emailAddress: hostile.link, emailAddress2: null },
      address: {
        streetAddress: hostile.template,
        zipCode: hostile.entity,
        city: hostile.frame,
        countryCode: hostile.style,
      },
      categories: Object.values(hostile).map((name, at) => ({
        id: `${at}`,
        name,
        readOnly: at > 3,
      })),
    }),
    {
      partyRoles: {
        buyer: [
          { estateId: `OBJ${hostile.image}`, roleCreatedAt: '2025-05-02T10:15:00' },
          { estateId: hostile.script, roleCreatedAt: '2024-05-02T10:15:00' },
        ],
        extraBuyer: [
          {
            estateId: hostile.frame,
            roleCreatedAt: hostile.image,
            partyRole: hostile.template,
            contactId: people.company,
          },
        ],
      },
    },
  )
  const other = aContactOfType(hostile.image, { id: 'ADR2', name: hostile.template })
  const company = aCompany({
    id: 'ADR3',
    name: hostile.style,
    homePage: `javascript:${hostile.image}`,
  })
  crm.putContact(other)
  crm.putContact(company)
  await window.signedIn(crm)

  await window.openSettled(hostileId)
  await window.unfold()
  const name = `${hostile.image} ${hostile.script}`
  const card = window.card
  await expect(card).toHaveAttribute('aria-label', name)
  await expect(window.field('note')).toContainText(hostile.template)
  for (const text of Object.values(hostile)) {
    await expect(window.field('note')).toContainText(text)
    await expect(window.field('categories')).toContainText(text)
  }
  await expect(card.getByTestId('contact-name')).toContainText(name)
  const tips = await card.evaluate((it) =>
    [...it.querySelectorAll('[title]')].map((tip) => tip.getAttribute('title')),
  )
  expect(tips.filter((tip) => tip?.includes(hostile.frame))).not.toEqual([])
  await expect(window.flag('matching')).toContainText(hostile.style)
  await expect(window.field('telephone.home')).toHaveText(hostile.frame)
  await expect(window.field('telephone.cell')).toHaveText(cleanLine(hostile.attribute) ?? '')
  await expect(window.field('email.emailAddress')).toHaveText(hostile.link)
  await expect(window.field('agentId')).toHaveText(hostile.link)
  await expect(window.field('address.streetAddress')).toHaveText(hostile.template)
  await expect(window.field('id')).toHaveText(hostileId)
  await expect(window.rows('buyer').first()).toContainText(hostile.script)
  await expect(window.rows('buyer').last()).toContainText(hostile.script)
  await expect(window.rows('extraBuyer')).toContainText(hostile.template)
  expect(await plantedElements(page)).toEqual([])

  const path = join(run.profile, 'sheet.pdf')
  await answerSaveDialog(app, path)
  await window.saveSheet()
  await expect(window.notice('exported')).toBeVisible()
  const paper = await inspectPdf(path)
  const flat = paper.pages.join('').replace(/\s+/g, '')
  for (const text of [
    hostile.image,
    hostile.script,
    hostile.frame,
    hostile.link,
    hostile.template,
  ]) {
    expect(flat).toContain(text.replace(/\s+/g, ''))
  }
  expect(paper.title).toContain('<img src=')

  // The list, a type that is markup, a home page that is a script, and what the server says itself.
  await window.open(other.id)
  await expect(page.getByTestId('recent').filter({ hasText: name })).toHaveCount(1)
  await expect(window.field('type')).toHaveText(`Okänd kontakttyp: ${hostile.image}`)
  await window.open(company.id)
  await expect(window.field('homePage')).toContainText('javascript:')
  await expect(card.getByRole('button', { name: /webbläsaren/ })).toHaveCount(0)
  crm.fail('/', status(400, { message: hostile.image, modelState: { id: [hostile.script, name] } }))
  await window.type('ADR9<i>ingen')
  await expect(window.notice('rejected-request')).toContainText(hostile.script)
  expect(await plantedElements(page)).toEqual([])

  expect(await page.title()).toBe('Kontaktkort')
  const titles = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((it) => it.getTitle()),
  )
  expect(titles).toEqual(['Kontaktkort'])
  expect(trap.caught).toEqual([])
  await trap.close()
})

const controls = '\u0000\u0007\u001b\u009b'
const directions = '\u202e\u202a\u2066\u2067\u2068\u2069\u200e\u200f'
const unseen = '\u200b\u2060\ufeff\u00ad\u{e0041}'
const zalgo = [...'Zalgo'].map((letter) => letter + '\u0315\u0489\u035c\u0321'.repeat(60)).join('')
/** What none of it may leave behind, but for line feeds and tabs. */
const harmful =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/u

test('X02 direction marks, unseen and control characters and zalgo are taken out of what is shown and copied', async ({
  crm,
  desk: { app, page, window },
}) => {
  const planted = controls + directions + unseen
  const dirty = (text: string) => [...text].join(planted)
  crm.putContact(
    aPerson({
      id: 'ADR1',
      firstName: dirty('Anna'),
      lastName: zalgo,
      note: `${dirty('Ring')}\nfdp.\u202eexe`,
      telephone: { home: null, work: null, cell: dirty('070-174 06 90'), other: null },
      email: { emailAddress: dirty('anna@example.com'), emailAddress2: null },
      address: { streetAddress: zalgo, zipCode: '990 02', city: dirty('Testköping') },
      categories: [{ id: '1', name: zalgo, readOnly: false }],
    }),
    {
      partyRoles: {
        buyer: [{ estateId: dirty('OBJ1'), roleCreatedAt: '2025-05-02T10:15:00' }],
        owner: [{ estateId: zalgo, roleCreatedAt: '2025-05-02T10:15:00' }],
      },
    },
  )
  const copied = await watchClipboard(app)
  await window.openSettled('ADR1')
  await window.unfold()

  const shown = await window.card.evaluate((card) => card.textContent ?? '')
  expect(shown).not.toMatch(harmful)
  const attributes = await window.card.evaluate((card) =>
    [...card.querySelectorAll('*')].flatMap((it) => [...it.attributes].map(({ value }) => value)),
  )
  expect(attributes.filter((value) => harmful.test(value))).toEqual([])
  await expect(window.field('telephone.cell')).toHaveText('070-174 06 90')
  await expect(window.field('address.city')).toHaveText('Testköping')

  const heights = await Promise.all(
    [
      window.card.getByTestId('contact-name'),
      window.field('address.streetAddress'),
      window.field('categories').locator('li'),
      window.rows('owner'),
      window.recent('ADR1'),
    ].map(async (row) => (await row.boundingBox())?.height ?? Infinity),
  )
  expect(Math.max(...heights)).toBeLessThan(80)
  // Not only the boxes: nothing is drawn far outside of its line either.
  const marks = await window.card.getByTestId('contact-name').evaluate((it) => it.textContent ?? '')
  expect(marks).not.toMatch(/\p{M}{4}/u)

  const fields = ['telephone.cell', 'email.emailAddress']
  for (const field of fields) {
    await window.card
      .locator('[data-copy-row]', { has: page.getByTestId(`field-${field}`) })
      .locator('[data-copy]')
      .click()
  }
  const noteRow = page.getByTestId('section-note').locator('[data-copy]')
  await noteRow.click()
  await expect.poll(async () => (await copied()).length).toBe(3)
  expect(await copied()).toEqual(['+46701740690', 'anna@example.com', 'Ring\nfdp.exe'])
})

test('X02 a note of megabytes opens, stays in its box and is copied without its end', async ({
  crm,
  desk: { app, page, window },
}) => {
  const line = 'Lång anteckning utan slut. '
  const note = line.repeat(Math.floor((4 * 1024 * 1024) / Buffer.byteLength(line)))
  crm.putContact(aPerson({ id: 'ADR1', note }))
  const copied = await watchClipboard(app)
  await window.openSettled('ADR1')
  await window.unfold('note')
  const box = async () => (await window.field('note').boundingBox())?.height ?? Infinity
  expect(await box()).toBeLessThan(600)
  await page.getByTestId('section-note').getByRole('button', { name: 'Visa hela' }).click()
  await expect
    .poll(() => window.field('note').evaluate((it) => (it.textContent ?? '').trim().length))
    .toBeGreaterThan(900_000)
  expect(await box()).toBeLessThan(600)
  await page.getByTestId('section-note').locator('[data-copy]').click()
  await expect.poll(async () => (await copied()).length).toBe(1)
  const [text = ''] = await copied()
  expect(text.length).toBeLessThanOrEqual(1_000_001)
  expect(text.startsWith(line) && text.endsWith('…')).toBe(true)
  // The window is at hand afterwards as before.
  await window.open(people.ingrid)
})

test('D09 a name that is missing, blank, endless or of emoji leaves the layout whole at every width', async ({
  crm,
  desk: { app, page, window },
}) => {
  const names = {
    ADR300: { firstName: 'Långnamn '.repeat(34), lastName: null },
    ADRBLANK: { firstName: '  \u00a0 ', lastName: '\u200b' },
    ADREMPTY: { firstName: '', lastName: '' },
    ADREMOJI: { firstName: '👩🏽‍🚀🏳️‍🌈', lastName: '🇸🇪🫠' },
    ADRWORD: { firstName: 'O'.repeat(10_000), lastName: null },
  }
  for (const [id, name] of Object.entries(names)) crm.putContact(aPerson({ id, ...name }))
  for (const [width, height] of [
    [1200, 800],
    [720, 560],
  ] as const) {
    await resizeWindow(app, width, height)
    for (const id of Object.keys(names)) {
      await window.openSettled(id)
      expect(await page.evaluate(overflow), `${id} at ${width}`).toBe(0)
      const name = window.card.getByTestId('contact-name')
      const { height: high = Infinity } = (await name.boundingBox()) ?? {}
      expect(high, `${id} at ${width}`).toBeLessThan(160)
      if (['ADRBLANK', 'ADREMPTY'].includes(id)) {
        await expect(name).toContainText('Namn saknas')
        await expect(name).toContainText(id)
        await expect(window.recent(id)).toContainText('Namn saknas')
      }
    }
  }
  await expect(window.recent('ADREMOJI')).toContainText('👩🏽‍🚀🏳️‍🌈 🇸🇪🫠')
})

/** By how much the document is wider than its window. */
function overflow(): number {
  const { scrollWidth, clientWidth } = document.documentElement
  return Math.max(0, scrollWidth - clientWidth, document.body.scrollWidth - clientWidth)
}

test('X15 whatever the contact is called, the save dialog is offered one safe name in the documents folder', async ({
  crm,
  desk: { app, page, window },
}) => {
  const names: Record<string, string> = {
    ADR01: '../../etc/passwd',
    ADR02: 'CON',
    ADR03: 'a.pdf.exe',
    ADR04: 'a\u202efdp.exe',
    ADR05: 'N'.repeat(300),
    ADR06: 'punkt.',
    ADR07: '-rf',
    ADR08: 'C:\\Windows\\x:y',
    ADR09: '👩🏽‍🚀🫠',
    ADR10: '19850412-9803',
    ADR11: '\u0000\n\t',
    ADR12: '~/$HOME/%TEMP%/*?"<>|',
  }
  const asked = await watchSaveDialogs(app)
  const documents = await app.evaluate(({ app }) => app.getPath('documents'))
  for (const [id, lastName] of Object.entries(names)) {
    crm.putContact(aPerson({ id, firstName: null, lastName }))
    await window.open(id)
    const before = (await asked()).length
    await window.saveSheet()
    await expect.poll(async () => (await asked()).length).toBe(before + 1)
    await expect(page.getByTestId('export-confirm')).not.toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('Escape')
  }
  const offered = (await asked()).map(({ defaultPath = '' }) => defaultPath)
  for (const path of offered) {
    expect(dirname(path)).toBe(documents)
    expect(basename(path)).toMatch(
      /^Kontaktblad( [\p{L}\p{M}\p{N}'’&()+_, -]+)? \d{4}-\d\d-\d\d\.pdf$/u,
    )
    expect(Buffer.byteLength(basename(path))).toBeLessThanOrEqual(120)
    expect(path).not.toMatch(/850412|9803/)
    expect(existsSync(path)).toBe(false)
  }
  expect(offered).toHaveLength(Object.keys(names).length)
})
