import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CopyField } from '../../../../../electron/contract/calls'
import type { ContactId } from '../../../../../electron/contract/domain/ids'
import { mayBeContactId } from '../../../../../electron/contract/person-number/typed'
import { idle, toCard } from '../../../../../electron/main/contacts/card-entry'
import { toLine } from '../../../../../electron/main/contacts/contact-line'
import { questionsOf } from '../../../../../electron/main/contacts/export-content'
import { copyText } from '../../../../../electron/main/contacts/field-text'
import { vcardPreview, vcardText } from '../../../../../electron/main/contacts/vcard'
import { buildRequest } from '../../../../../electron/main/crm-api/build-request'
import { readValidationTexts } from '../../../../../electron/main/crm-api/validation-texts'
import { readUsers } from '../../../../../electron/main/crm-api/wire/users'
import { sheetFileName, vcardFileName } from '../../../../../electron/main/pdf/file-name'
import { buildSheet } from '../../../../../electron/main/pdf/variants'
import type { SheetContent } from '../../../../../electron/main/pdf/variants'
import { coverCard, coverLine } from '../../../../../electron/main/privacy/covered'
import { readTyped } from '../../../../../renderer/screens/search/typed'
import { contactIdOf } from '../../../../../electron/main/demo/sample/drafts'
import { fetched } from '../../../../builders/card'
import { recordOf } from '../../../../builders/many-contacts'
import { aPerson } from '../../../../builders/people'
import { storedGroup, toldEstate, toldRole } from '../../../../builders/roles'
import { besideNumber, signsOf, writtenNumber } from '../../../../builders/written-numbers'
import type { WrittenForm } from '../../../../builders/written-numbers'
import { anAccount, NOW } from '../pdf/cards'

/** So many to a contact, in as many places. */
const IN_NOTE = 50
const IN_CATEGORIES = 20
const IN_RELATIONS = 14
const ELSEWHERE = 16
const PER_CONTACT = IN_NOTE + IN_CATEGORIES + IN_RELATIONS + ELSEWHERE
const CASES = 100_000

interface Planted extends WrittenForm {
  readonly before: string
  readonly after: string
}

const planted: fc.Arbitrary<Planted> = fc
  .tuple(writtenNumber, besideNumber)
  .map(([number, beside]) => ({ ...number, ...beside }))

const within = ({ before, text, after }: Planted) => `${before}${text}${after}`
/** A field for phones may take bare digits for one; all else is hidden there too. */
const inPhone = (number: Planted) => (number.isBare ? '070-174 06 05' : within(number))

/** Everything that is made of a contact: what the window is sent, what is printed, saved or copied. */
function madeOf(numbers: readonly Planted[]): Record<string, unknown> {
  const texts = numbers.map(within)
  const note = texts.slice(0, IN_NOTE).join(' står här\noch ')
  const categories = texts.slice(IN_NOTE, IN_NOTE + IN_CATEGORIES)
  const names = texts.slice(IN_NOTE + IN_CATEGORIES, -ELSEWHERE)
  const rest = numbers.slice(-ELSEWHERE)
  const of = (at: number) => within(rest[at] as Planted)
  const record = recordOf(
    aPerson({
      firstName: `Prova ${of(0)}`,
      lastName: `Provsson ${of(1)}`,
      address: { streetAddress: `Provvägen ${of(2)}`, zipCode: of(3), city: `Ort ${of(4)}` },
      email: { emailAddress: `${of(5)}@example.com` },
      telephone: { cell: inPhone(rest[6] as Planted), home: `${inPhone(rest[7] as Planted)} (Bo)` },
      note,
      categories: categories.map((name, at) => ({ id: `K${at}`, name: `Kategori ${name}` })),
    }),
  )
  const users = readUsers(
    [{ userId: 'HAN1', userName: `Maja ${of(8)}` }],
    record.contact.customerId,
  )
  const agent = users.ok ? (users.value[0]?.name ?? '') : ''
  const others = names.map((_, at) => ({ contactId: contactIdOf(at) as ContactId, name: null }))
  const kind = { state: 'unknown' as const, raw: `Ombud ${of(9)}` }
  const estateId = 'OBJ99999_1904121234'
  const roles = [
    storedGroup('seller', [toldRole(estateId, { kind, relatedId: record.contact.id })]),
    storedGroup('speculator', [
      toldRole(estateId, { level: { state: 'unknown', raw: `Het ${of(13)}` } }),
      toldRole('OBJ99999_1904121235', { estateKind: { state: 'unknown', raw: `Torp ${of(14)}` } }),
    ]),
  ]
  const key = { customerId: record.contact.customerId, contactId: record.contact.id }
  const card = toCard(
    {
      ...{ key, record, activity: idle, changes: [], fetchedAt: '2026-11-20T12:00:00.000Z' },
      roles,
      relations: fetched(others.map((other) => ({ direction: 'holds', kind, related: other }))),
    },
    {
      agentOf: () => ({ state: 'named', name: agent }),
      nameOf: (id) => {
        const at = others.findIndex(({ contactId }) => contactId === id)
        return `Annan Provsson ${names[at] ?? of(10)}`
      },
      estateOf: (id) => ({
        ...toldEstate(id, `Objektvägen ${of(11)}`, { status: `Såld ${of(15)}` }),
        fetchedAt: NOW,
      }),
      isProtected: () => false,
    },
  )
  const fields: CopyField[] = [
    ...(['name', 'address', 'note', 'corporateNumber', 'email.emailAddress'] as const),
    ...record.contact.phones.flatMap(({ field, numbers }) =>
      numbers.map((_, at) => ({ phone: field, at })),
    ),
  ]
  const contents: SheetContent[] = [
    { variant: 'meeting' },
    { variant: 'internal' },
    {
      variant: 'subject',
      note: 'include',
      named: others.map(({ contactId }) => contactId),
      fullNumber: null,
    },
  ]
  return {
    card: coverCard(card),
    line: coverLine({ ...toLine(record), changed: 'none' }),
    lineWithoutPhone: coverLine({
      ...{ ...toLine(record), changed: 'none' },
      hint: record.contact.address?.city ?? null,
    }),
    users,
    review: questionsOf(card, record),
    sheets: contents.map((content) => buildSheet(content, card, anAccount, NOW)),
    fileNames: [
      sheetFileName(record.contact.name, '2026-11-22'),
      vcardFileName(record.contact.name, '2026-11-22'),
    ],
    vcard: vcardText(record, '2026-11-20T12:00:00.000Z').replaceAll('\r\n ', ''),
    vcardPreview: vcardPreview(record),
    copied: fields.map((field) => copyText(record, field)),
    failure: readValidationTexts({ message: `Fältet ${of(12)} är fel` }),
  }
}

/** The texts in it, one after the other: written as JSON, a line break would be a letter. */
function textsIn(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.values(value).map(textsIn).join(' | ')
}

function expectNone(made: Record<string, unknown>, numbers: readonly Planted[]): void {
  for (const [what, value] of Object.entries(made)) {
    const texts = textsIn(value)
    const signs = signsOf(texts)
    for (const { text, key } of numbers) {
      if (!texts.includes(text) && !signs.includes(key)) continue
      expect.fail(`${what} has ${JSON.stringify(text)} in clear: ${texts.slice(0, 2000)}`)
    }
  }
}

function expectNoIds(numbers: readonly Planted[]): void {
  const typed = numbers.map(within)
  expect(typed.filter((text) => readTyped(text).kind !== 'text')).toEqual([])
  expect(typed.filter((text) => mayBeContactId(text))).toEqual([])
  // The refusal is the same one; what matters is that the address asks for it.
  for (const contactId of typed.slice(0, 5)) {
    const path = { customerId: 'M99999', contactId }
    expect(buildRequest('contact', { path }), contactId).toMatchObject({ ok: false })
  }
}

describe('a number of a person', () => {
  test(
    `GDPR 12 D24 D25 is in clear nowhere, however it is written and wherever it stands, ${CASES} times`,
    { timeout: 300_000 },
    () => {
      const many = fc.array(planted, { minLength: PER_CONTACT, maxLength: PER_CONTACT })
      fc.assert(
        fc.property(many, (numbers) => {
          expectNone(madeOf(numbers), numbers)
          expectNoIds(numbers)
        }),
        { numRuns: CASES / PER_CONTACT, endOnFailure: true },
      )
    },
  )
})
