import type { Address, Category, Contact, ContactKind } from '../../../contract/domain/contact'
import type { Email, Phone } from '../../../contract/domain/contact'
import { emailField, phoneField } from '../../../contract/domain/contact'
import type { ContactId, ContactKey, CustomerId } from '../../../contract/domain/ids'
import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import { readChangedRaw, readInformed, readInstant, readPastDay } from './dates'
import { readEmail } from './email'
import { readContactType, readFlag, readMatching } from './enums'
import { readHomePage } from './home-page'
import { readCorporateNumber, readPersonNumber } from './identity-number'
import type { ReadNumber } from './identity-number'
import { IdIndex, isSameId, readContactId } from './ids'
import { fieldsOf, listOfFields, soleFieldsOf } from './keys'
import type { Fields } from './keys'
import { LONGEST_TEXT, readPhones } from '../../phones/read-phones'
import { readLine, readNote } from './text'

/** A contact as the window may see it, and beside it what only the main process may know or use. */
export interface ContactRecord {
  readonly contact: Contact
  /** As the CRM wrote it; leaves the main process only as the answer to a reveal (GDPR rule 12). */
  readonly fullNumber: string | null
  /** Of a person of whom the CRM has both, for address books. */
  readonly nameParts: NameParts | null
  /** What a click opens, when the home page has a host. */
  readonly homePageUrl: string | null
  /** As the server wrote it, and so that of the sync list where that has it too (API 5.3). */
  readonly changedRaw: string | null
}

export interface NameParts {
  readonly given: string
  readonly family: string
}

/** The mixed call has been seen to answer base fields only (API 7, no. 5): then `complete` is false. */
export interface ReadContact {
  readonly record: ContactRecord
  readonly complete: boolean
}

/**
 * Reads the answer for one contact. `unexpected-format` unless it is about the id that was asked for. It is
 * known by the id in the spelling of the answer, whatever was typed (D29). `assumed` is the type of a typed
 * call, whose answer may name none.
 */
export function readContact(
  body: unknown,
  asked: ContactKey,
  now: number,
  assumed: ContactKind = 'unknown',
): Result<ReadContact> {
  const fields = soleFieldsOf(body)
  const id = readContactId(fields?.get('id'))
  if (fields === null || id === null || !isSameId(id, asked.contactId)) {
    return failed('unexpected-format')
  }
  const type = readContactType(fields.get('type'))
  const kind = type.raw === null ? assumed : type.kind
  const complete = ['name', 'firstName', 'lastName'].some((key) => fields.has(key))
  const key = { ...asked, contactId: id }
  return ok({ record: readRecord(fields, kind, type.raw, key, now), complete })
}

/** What a batch said of the contacts it was asked for (API 2.2). */
export interface ReadBatch {
  readonly found: ReadonlyMap<ContactId, ReadContact>
  /** Something in it is neither nothing nor a contact that was asked for. */
  readonly odd: boolean
}

/** Order, gaps, nulls, duplicates and a lone object are all taken. Null when it is no batch at all. */
export function readContactBatch(
  body: unknown,
  customerId: CustomerId,
  asked: readonly ContactId[],
  now: number,
  assumed: ContactKind = 'unknown',
): ReadBatch | null {
  const elements: unknown[] | null = Array.isArray(body) ? body : fieldsOf(body) && [body]
  if (elements === null) return null
  const askedIds = new IdIndex<ContactId>()
  for (const contactId of asked) askedIds.add(contactId, contactId)
  const found = new Map<ContactId, ReadContact>()
  let odd = false
  for (const element of elements) {
    if (element === null || element === undefined) continue
    const id = readContactId(fieldsOf(element)?.get('id'))
    const contactId = id === null ? undefined : askedIds.find(id)
    const read = contactId && readContact(element, { customerId, contactId }, now, assumed)
    if (!contactId || !read?.ok) odd = true
    else if (!found.has(contactId)) found.set(contactId, read.value)
  }
  return { found, odd }
}

export function readContactNames(
  body: unknown,
  customerId: CustomerId,
  asked: readonly ContactId[],
  now: number,
): Map<ContactId, Pick<Contact, 'name' | 'categories'>> {
  const found = readContactBatch(body, customerId, asked, now)?.found ?? []
  return new Map(
    [...found].map(([id, { record }]) => {
      const { name, categories } = record.contact
      return [id, { name, categories }]
    }),
  )
}

function readRecord(
  fields: Fields,
  kind: ContactKind,
  rawType: string | null,
  { customerId, contactId }: ContactKey,
  now: number,
): ContactRecord {
  const address = readAddress(fields.get('address'))
  const homePage = kind === 'company' ? readHomePage(fields.get('homePage')) : null
  const number = readNumber(fields, kind, now)
  const common = {
    id: contactId,
    customerId,
    name: readName(fields, kind),
    agentId: readLine(fields.get('agentId')),
    phones: readPhoneFields(fields.get('telephone'), address?.countryCode ?? null),
    emails: readEmails(fields.get('email')),
    address,
    advertising: readFlag(fields.get('advertisingEnabled')),
    note: readNote(fields.get('note')),
    categories: readCategories(fields.get('categories')),
    createdAt: readInstant(fields.get('createdAt'), now),
    changedAt: readInstant(fields.get('changedAt'), now),
    // No field says so (API 8, no. 8): the office names a category, and whoever keeps or shows
    // contacts looks for it.
    protectedIdentity: false,
    number: number?.number ?? null,
  }
  return {
    contact: ofKind(kind, common, fields, rawType, homePage?.homePage ?? null, now),
    fullNumber: number?.full ?? null,
    nameParts: kind === 'person' ? readNameParts(fields) : null,
    homePageUrl: homePage?.url ?? null,
    changedRaw: readChangedRaw(fields.get('changedAt')),
  }
}

type Common = Omit<Extract<Contact, { kind: 'deceased-estate' }>, 'kind'>

function ofKind(
  kind: ContactKind,
  common: Common,
  fields: Fields,
  rawType: string | null,
  homePage: Extract<Contact, { kind: 'company' }>['homePage'],
  now: number,
): Contact {
  switch (kind) {
    case 'person':
      return {
        kind,
        ...common,
        dateOfBirth: readPastDay(fields.get('dateOfBirth'), now),
        deceased: readFlag(fields.get('isDeceased')),
        informed: readInformed(fields.get('gdprApprovalDate'), now),
        matching: {
          ...readMatching(fields.get('wantsToBeMatched')),
          changedAt: readInstant(fields.get('matchingChangedAt'), now),
        },
        leadScore: readStars(fields.get('leadScore')),
        linkedToCompany: readFlag(fields.get('isCompanyPerson')),
      }
    case 'company':
      return { kind, ...common, homePage, leadScore: readStars(fields.get('leadScore')) }
    case 'deceased-estate':
      return { kind, ...common }
    case 'unknown':
      return { kind, ...common, rawType }
  }
}

function readName(fields: Fields, kind: ContactKind): string | null {
  const parts = [readLine(fields.get('firstName')), readLine(fields.get('lastName'))]
  const ofPerson = parts.filter((part) => part !== null).join(' ') || null
  const single = readLine(fields.get('name'))
  return kind === 'person' ? (ofPerson ?? single) : (single ?? ofPerson)
}

function readNameParts(fields: Fields): NameParts | null {
  const [given, family] = [readLine(fields.get('firstName')), readLine(fields.get('lastName'))]
  return given === null || family === null ? null : { given, family }
}

/** Whole stars within the usual five; no range is documented, so anything else is hidden (D08). */
function readStars(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5
    ? value
    : null
}

function readNumber(fields: Fields, kind: ContactKind, now: number): ReadNumber | null {
  const ofCompany = () =>
    readCorporateNumber(fields.get('corporateNumber'), fields.get('isForeignCorporateNumber'), now)
  // Two spellings of one flag (API 7, no. 8); either may stand on either type.
  const foreign = ['isForeignSocialSecurityNumber', 'isForeignIdSocialSecurityNumber'].some(
    (key) => fields.get(key) === true,
  )
  const holder = kind === 'deceased-estate' ? 'deceased' : 'person'
  const ofPerson = () => readPersonNumber(fields.get('socialSecurityNumber'), foreign, holder, now)
  if (kind === 'company') return ofCompany()
  return kind === 'unknown' ? (ofPerson() ?? ofCompany()) : ofPerson()
}

function readPhoneFields(value: unknown, countryCode: string | null): Phone[] {
  const fields = fieldsOf(value)
  return phoneField.options.flatMap((field) => {
    // A line break parts two numbers, and so is kept until they are read.
    const raw = fields?.get(lastPart(field))
    const line = readLine(raw)
    if (line === null) return []
    const written = line.length > LONGEST_TEXT ? line : (readNote(raw) ?? line)
    return [{ field, numbers: readPhones(written, countryCode) }]
  })
}

function readEmails(value: unknown): Email[] {
  const fields = fieldsOf(value)
  return emailField.options
    .map((field) => readEmail(field, fields?.get(lastPart(field))))
    .filter((email) => email !== null)
}

function readAddress(value: unknown): Address | null {
  const fields = fieldsOf(value)
  if (fields === null) return null
  const address = {
    streetAddress: readLine(fields.get('streetAddress')),
    zipCode: readLine(fields.get('zipCode')),
    city: readLine(fields.get('city')),
    countryCode: readLine(fields.get('countryCode')),
    coordinate: readCoordinate(fields.get('wgs84Coordinate')),
  }
  return Object.values(address).some((part) => part !== null) ? address : null
}

/** Spelt with and without the last letter (API 7, no. 14); anything but degrees is none. */
function readCoordinate(value: unknown): Address['coordinate'] {
  const fields = fieldsOf(value)
  const latitude = fields?.get('latitude') ?? fields?.get('latitud')
  const longitude = fields?.get('longitude') ?? fields?.get('longitud')
  return isDegrees(latitude, 90) && isDegrees(longitude, 180) ? { latitude, longitude } : null
}

function isDegrees(value: unknown, limit: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= limit
}

function readCategories(value: unknown): Category[] {
  const seen = new Set<string>()
  const categories: Category[] = []
  for (const fields of listOfFields(value) ?? []) {
    const id = readLine(fields.get('id'))
    const name = readLine(fields.get('name'))
    const place = JSON.stringify([id, name])
    // Twice the same says nothing more (D10).
    if ((id === null && name === null) || seen.has(place)) continue
    seen.add(place)
    categories.push({ id, name, setBySystem: fields.get('readOnly') === true })
  }
  return categories
}

function lastPart(field: string): string {
  return field.slice(field.indexOf('.') + 1)
}
