import fc from 'fast-check'
import { join } from 'node:path'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sv } from '../../electron/contract/texts/sv'
import { contactIdOf } from '../../electron/main/demo/sample/drafts'
import { aCompany, aPerson } from '../builders/people'
import { besideNumber, signsOf, writtenNumber } from '../builders/written-numbers'
import type { WrittenForm } from '../builders/written-numbers'
import { everyByte } from '../integration/pdf/pdf-bytes'
import { expect, test } from './fixtures'
import type { Desk } from './fixtures'
import { answerSaveDialog, watchClipboard } from './packed-app'

const CONTACTS = 8
const PER_CONTACT = 25
const SEED = 20_261_130

interface Planted extends WrittenForm {
  readonly within: string
}

const planted: readonly Planted[] = fc
  .sample(fc.tuple(writtenNumber, besideNumber), {
    seed: SEED,
    numRuns: CONTACTS * PER_CONTACT,
  })
  .map(([number, { before, after }]) => ({ ...number, within: before + number.text + after }))

/** A contact with so many numbers in its texts; a field for phones may take bare digits for one. */
function contactWith(numbers: readonly Planted[], at: number) {
  const text = (place: number) => numbers[place]?.within ?? ''
  const phone = (place: number) => (numbers[place]?.isBare === true ? '070-174 06 90' : text(place))
  const common = {
    id: contactIdOf(9300 + at),
    address: { streetAddress: `Provvägen ${text(0)}`, zipCode: text(1), city: `Ort ${text(2)}` },
    email: { emailAddress: `${text(3)}@example.com`, emailAddress2: `bo.${text(4)}@example.com` },
    categories: [5, 6, 7, 8].map((place) => ({ id: `K${place}`, name: `Grupp ${text(place)}` })),
    note: [9, 10, 11, 12, 13, 14, 15, 16, 17, 18]
      .map((place) => `Så ${text(place)} var det.`)
      .join('\n'),
  }
  return at % 4 === 3
    ? aCompany({
        ...common,
        name: `Provbolaget ${text(19)} och ${text(20)}`,
        telephone: { switch: phone(21), other: `${phone(22)} (vx)` },
        homePage: `example.com/${text(23)} ${text(24)}`,
      })
    : aPerson({
        ...common,
        firstName: `Prova ${text(19)} ${text(23)}`,
        lastName: `Provsson ${text(20)} ${text(24)}`,
        telephone: { cell: phone(21), home: `${phone(22)} (Bo)` },
      })
}

const contacts = Array.from({ length: CONTACTS }, (_, at) =>
  contactWith(planted.slice(at * PER_CONTACT, (at + 1) * PER_CONTACT), at),
)

function inClear(text: string): string[] {
  const signs = signsOf(text)
  return planted
    .filter((number) => text.includes(number.text) || signs.includes(number.key))
    .map((number) => number.text)
}

/** Every text and attribute of the page, its title and the window's, and what is typed into its fields. */
async function shownBy({ app, page }: Desk): Promise<string> {
  const title = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .map((window) => window.getTitle())
      .join(' | '),
  )
  const shown = await page.evaluate(() => {
    const found: string[] = [document.title]
    for (const element of document.querySelectorAll('*')) {
      for (const { value } of element.attributes) found.push(value)
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) found.push(node.nodeValue ?? '')
      }
      if (element instanceof HTMLInputElement) found.push(element.value)
    }
    // As it is read as well, one line after the other.
    found.push(document.body.innerText)
    return found.join(' | ')
  })
  return `${title} | ${shown}`
}

test('D24 GDPR 12 two hundred numbers written in every way are in clear in no window and on no page', async ({
  run,
  crm,
  desk,
}) => {
  test.setTimeout(300_000)
  const { app, page, window } = desk
  for (const contact of contacts) crm.putContact(contact)
  for (const [at, contact] of contacts.entries()) {
    await test.step(`contact ${at}`, async () => {
      await window.openSettled(contact.id)
      await window.unfold()
      expect(inClear(await shownBy(desk))).toEqual([])

      for (const variant of ['meeting', 'internal'] as const) {
        const path = join(run.profile, `${at}-${variant}.pdf`)
        await answerSaveDialog(app, path)
        await page.getByTestId('export-pdf').click()
        await page.getByTestId(`export-variant-${variant}`).check()
        await expect(page.getByTestId('export-preview')).toHaveAttribute('data-variant', variant)
        expect(inClear(await shownBy(desk))).toEqual([])
        await page.getByTestId('export-confirm').click()
        await expect(window.notice('exported')).toBeVisible()
        const { stdout } = await promisify(execFile)('pdftotext', ['-raw', path, '-'])
        expect(stdout).toContain('••••••-••••')
        expect(inClear(stdout)).toEqual([])
        expect(inClear((await everyByte(path)).toString('latin1'))).toEqual([])
      }
    })
  }

  await test.step('in lists, hits and what they say of them', async () => {
    for (const words of ['prov', 'provvägen', 'grupp', 'example', 'ort']) {
      await window.search.fill(words)
      await expect(window.results.first()).toBeVisible()
      expect(inClear(await shownBy(desk)), words).toEqual([])
    }
    await window.search.fill('')
    expect(inClear(await shownBy(desk))).toEqual([])
  })
})

test('D24 GDPR 12 14 a copied note has its numbers covered', async ({ crm, desk }) => {
  const { app, page, window } = desk
  const copied = await watchClipboard(app)
  const person = aPerson({ id: contactIdOf(9320), note: 'Fullmakt: 19850072-9804 (Bo)' })
  crm.putContact(person)
  await window.openSettled(person.id)
  await window.unfold('note')
  await page.getByRole('button', { name: sv.frame.copy(sv.card.copyNote), exact: true }).click()
  await expect.poll(copied).toEqual(['Fullmakt: ••••••-•••• (Bo)'])
})

test('D24 a person is found by ten or twelve digits, however they are typed', async ({
  crm,
  desk,
}) => {
  const { window } = desk
  const person = aPerson({ id: contactIdOf(9321), socialSecurityNumber: '19850072-9804' })
  crm.putContact(person)
  await window.openSettled(person.id)
  await expect(window.card.getByText('Samordningsnummer')).toBeVisible()
  await expect(window.field('socialSecurityNumber')).toHaveText('19850072-••••')
  for (const typed of [
    ...['850072-9804', '19850072-9804', '8500729804', '198500729804', '850072–9804'],
    ...['(850072-9804)', '850072.9804', 'pnr:850072-9804', '８５００７２ ９８０４'],
  ]) {
    await window.search.fill(typed)
    await expect(window.result(person.id), typed).toBeVisible()
    await window.search.fill('')
    await expect(window.result(person.id)).toHaveCount(0)
  }
})

test('D25 nothing typed that may be a number, a phone or an address is offered or sent as an id', async ({
  crm,
  desk,
}) => {
  const { page, window } = desk
  const before = crm.requests.length
  for (const typed of [
    ...['850412–9811', '(850412-9811)', '850412.9811', 'pnr:850412-9811', 'ADR850412-9811'],
    ...[
      '19850072-9804',
      '850412-T811',
      '131052-308T',
      '010185 12345',
      '0701740699',
      'a@example.com',
    ],
    ...['Kerstin', 'kundnummer7'],
  ]) {
    await window.type(typed)
    await expect(window.empty, typed).toBeVisible()
    await expect(page.getByTestId('option-id')).toHaveCount(0)
    await window.search.press('Enter')
  }
  await window.search.fill('')
  await expect(window.empty).toHaveCount(0)
  await expect(window.notices).toHaveCount(0)
  const sent = crm.requests.slice(before).map(({ path }) => path)
  expect(sent.filter((path) => /CRM\/Contact\/M99999\/[^/?]/.test(path))).toEqual([])
})
