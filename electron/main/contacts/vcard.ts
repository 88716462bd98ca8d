import type { Address, Contact, PhoneField } from '../../contract/domain/contact'
import { mayReachRelatives } from '../../contract/domain/relatives'
import type { ExportPreview } from '../../contract/domain/export'
import type { Instant } from '../../contract/domain/time'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import type { ContactRecord, NameParts } from '../crm-api/wire/contact'
import { capital, hiding, oneLine } from '../pdf/paper-text'
import { country } from '../pdf/reach-sections'
import type { May } from '../pdf/facts'
import { coverParts, withoutNumbers } from '../../contract/person-number/cover'
import { holdsNoNumber } from '../privacy/covered'
import { componentsValue, textValue, timestampValue, vcardOf } from './vcard-lines'
import type { VCardLine } from './vcard-lines'

/**
 * What a contact is reached by, for a telephone's address book. All else stays here, and the compiler
 * holds it to the fields that are named: no number of a person, note, category, score, day of birth or id.
 */
export interface VCardSource extends Pick<ContactRecord, 'homePageUrl' | 'nameParts'> {
  readonly contact: May<'name' | 'phones' | 'emails' | 'address' | 'deceased'>
}

interface Phone {
  readonly type: string
  readonly label: string
  /** Nothing else: a telephone reads a comment as digits, and pauses at a comma or a p. */
  readonly number: string
}

/** What stands in the file, and so in its preview. */
interface Reachable {
  readonly name: string
  readonly nameParts: NameParts | null
  readonly phones: readonly Phone[]
  readonly emails: readonly string[]
  readonly address: Readonly<Record<'street' | 'town' | 'zipCode' | 'country', string>> | null
  readonly url: string | null
  /** A phone, an e-mail or a home page that the CRM has is not here. */
  readonly leftOut: boolean
}

const phoneTypes: Record<PhoneField, string> = {
  'telephone.cell': 'CELL',
  'telephone.home': 'HOME',
  'telephone.work': 'WORK',
  'telephone.other': 'VOICE',
  'telephone.switch': 'WORK',
}

/** Without a type an address is one at work to whoever goes by the letter (RFC 2426, 3.2.1). */
const addressTypes: Record<Contact['kind'], string> = {
  person: 'HOME',
  company: 'WORK',
  'deceased-estate': 'HOME',
  unknown: 'POSTAL',
}

export function vcardText(source: VCardSource, fetchedAt: Instant): string {
  const { kind } = source.contact
  const { name, nameParts, phones, emails, address, url } = reachable(source)
  const lines: VCardLine[] = [
    { name: 'PRODID', value: textValue('-//Kontaktkort//Kontaktkort//SV') },
    { name: 'FN', value: textValue(name) },
  ]
  if (kind === 'company' || kind === 'deceased-estate') {
    // An estate is a legal person. Version 3.0 wants a name in parts all the same, and knows of no kinds.
    lines.push(
      { name: 'N', value: componentsValue(['', '', '', '', '']) },
      { name: 'ORG', value: componentsValue([name]) },
      { name: 'X-ABSHOWAS', value: 'COMPANY' },
    )
  } else {
    // Where the CRM's name is one text, nobody can part it for certain.
    const { family, given } = nameParts ?? { family: '', given: name }
    lines.push({ name: 'N', value: componentsValue([family, given, '', '', '']) })
  }
  for (const [at, { type, label, number }] of phones.entries()) {
    const group = `item${at + 1}`
    lines.push(
      { group, name: 'TEL', type, value: textValue(number) },
      { group, name: 'X-ABLABEL', value: textValue(label) },
    )
  }
  for (const email of emails) {
    lines.push({ name: 'EMAIL', type: 'INTERNET', value: textValue(email) })
  }
  if (address !== null) {
    const { street, town, zipCode, country: land } = address
    const value = componentsValue(['', '', street, town, '', zipCode, land])
    lines.push({ name: 'ADR', type: addressTypes[kind], value })
  }
  if (url !== null) lines.push({ name: 'URL', value: url })
  lines.push({ name: 'REV', value: timestampValue(fetchedAt) })
  return vcardOf(lines)
}

export function vcardPreview(source: VCardSource): Extract<ExportPreview, { kind: 'vcard' }> {
  const { name, phones, emails, address, url, leftOut } = reachable(source)
  return {
    kind: 'vcard',
    name,
    rows: [
      ...phones.map(({ label, number }) => ({ label: capital(label), value: number })),
      ...emails.map((value) => ({ label: capital(sv.fields['email.emailAddress']), value })),
      ...(address === null
        ? []
        : [{ label: sheetSv.sections.address, value: addressText(address) }]),
      ...(url === null ? [] : [{ label: sheetSv.reach.homePage, value: url }]),
    ],
    leftOut,
    standing: standingOf(source.contact),
  }
}

function standingOf(contact: VCardSource['contact']): 'deceased' | 'deceased-estate' | null {
  if (!mayReachRelatives(contact)) return null
  return contact.kind === 'deceased-estate' ? contact.kind : 'deceased'
}

function reachable({ contact, homePageUrl, nameParts }: VCardSource): Reachable {
  const name = plainName(contact.name ?? '')
  const numbers = contact.phones.flatMap((phone) =>
    phone.numbers.map((number) => ({ ...number, field: phone.field })),
  )
  const phones = numbers.flatMap(({ field, dialable, label }) =>
    dialable === null
      ? []
      : [{ type: phoneTypes[field], label: labelOf(field, label), number: dialable }],
  )
  // With a part of it hidden it would lead nowhere, or somewhere else.
  const emails = contact.emails
    .map(({ written }) => oneLine(written))
    .filter((written) => written !== '' && holdsNoNumber(written))
  const page = contact.kind === 'company' ? homePageUrl : null
  const url = page !== null && holdsNoNumber(oneLine(page)) ? page : null
  const missing = numbers.length - phones.length + contact.emails.length - emails.length
  return {
    name: name === '' ? sv.contact.nameMissing : name,
    nameParts: plainParts(nameParts),
    phones,
    emails,
    address: contact.address && addressOf(contact.address),
    url,
    leftOut: missing > 0 || url !== page,
  }
}

const plainName = (text: string) => withoutNumbers(oneLine(text))

function plainParts(parts: NameParts | null): NameParts | null {
  if (parts === null) return null
  const [given, family] = [plainName(parts.given), plainName(parts.family)]
  // One that begins in the one and ends in the other is in none of the two.
  const isWhole = plainName(`${parts.given} ${parts.family}`) === `${given} ${family}`
  return given === '' || family === '' || !isWhole ? null : { given, family }
}

/** What the CRM calls the field, and what stands beside the number there. */
function labelOf(field: PhoneField, label: string | null): string {
  const words = hiding.text(label ?? '')
  return words === '' ? sv.fields[field] : `${sv.fields[field]} (${words})`
}

function addressOf({ streetAddress, city, zipCode, countryCode }: Address): Reachable['address'] {
  const free = (text: string | null) => hiding.text(text ?? '')
  const [street = '', code = '', town = ''] = coverParts(
    [streetAddress ?? '', zipCode ?? '', city ?? ''],
    hiding.text,
  )
  if (street === '' && town === '' && code === '') return null
  return { street, town, zipCode: code, country: free(country(countryCode)) }
}

function addressText({ street, town, zipCode, country: land }: NonNullable<Reachable['address']>) {
  const place = [zipCode, town].filter((part) => part !== '').join(' ')
  return [street, place, land].filter((part) => part !== '').join(', ')
}
