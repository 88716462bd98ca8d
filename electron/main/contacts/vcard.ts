import type { Address, Contact, PhoneField } from '../../contract/domain/contact'
import { mayReachRelatives } from '../../contract/domain/relatives'
import type { ExportPreview } from '../../contract/domain/export'
import type { Instant } from '../../contract/domain/time'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import type { ContactRecord } from '../crm-api/wire/contact'
import { capital, hiding, oneLine } from '../pdf/paper-text'
import { country } from '../pdf/reach-sections'
import type { May } from '../pdf/facts'
import { HIDDEN_NUMBER, withoutNumbers } from '../../contract/person-number/cover'
import { componentsValue, textValue, timestampValue, vcardOf } from './vcard-lines'
import type { VCardLine } from './vcard-lines'

/**
 * What a contact is reached by, for a telephone's address book. All else stays here, and the compiler
 * holds it to the fields that are named: no number of a person, note, category, score, day of birth or id.
 */
export interface VCardSource extends Pick<ContactRecord, 'homePageUrl'> {
  readonly contact: May<'name' | 'phones' | 'emails' | 'address' | 'deceased'>
}

interface Phone {
  readonly type: string
  readonly label: string
  readonly written: string
}

/** What stands in the file, and so in its preview. */
interface Reachable {
  readonly name: string
  readonly phones: readonly Phone[]
  readonly emails: readonly string[]
  readonly address: Readonly<Record<'street' | 'town' | 'zipCode' | 'country', string>> | null
  readonly url: string | null
  /** A phone, an e-mail or a home page that the CRM has is not here. */
  readonly leftOut: boolean
}

const phoneTypes: Record<PhoneField, string> = {
  'telephone.cell': 'cell',
  'telephone.home': 'home',
  'telephone.work': 'work',
  'telephone.other': 'voice',
  'telephone.switch': 'work',
}

/** An estate is a legal person; nothing is said of a type that this version does not know (RFC 6350, 6.1.4). */
const kinds: Record<Contact['kind'], 'individual' | 'org' | null> = {
  person: 'individual',
  company: 'org',
  'deceased-estate': 'org',
  unknown: null,
}

export function vcardText(source: VCardSource, fetchedAt: Instant): string {
  const { name, phones, emails, address, url } = reachable(source)
  const kind = kinds[source.contact.kind]
  const lines: VCardLine[] = [{ name: 'PRODID', value: '-//Kontaktkort//Kontaktkort//SV' }]
  if (kind !== null) lines.push({ name: 'KIND', value: kind })
  lines.push({ name: 'FN', value: textValue(name) })
  // Some address books show no name but these. The CRM's is one text, which nobody can part for certain.
  if (kind === 'org') lines.push({ name: 'ORG', value: componentsValue([name]) })
  else lines.push({ name: 'N', value: componentsValue(['', name, '', '', '']) })
  for (const [at, { type, label, written }] of phones.entries()) {
    const group = `item${at + 1}`
    lines.push(
      { group, name: 'TEL', type, value: textValue(written) },
      { group, name: 'X-ABLABEL', value: textValue(label) },
    )
  }
  for (const email of emails) lines.push({ name: 'EMAIL', value: textValue(email) })
  if (address !== null) {
    const { street, town, zipCode, country: land } = address
    lines.push({ name: 'ADR', value: componentsValue(['', '', street, town, '', zipCode, land]) })
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
      ...phones.map(({ label, written }) => ({ label: capital(label), value: written })),
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

function reachable({ contact, homePageUrl }: VCardSource): Reachable {
  const name = withoutNumbers(oneLine(contact.name ?? ''))
  const phones = contact.phones
    .map(({ field, written }) => ({
      type: phoneTypes[field],
      label: sv.fields[field],
      written: dialable(written),
    }))
    .filter(({ written }) => /\p{Nd}/u.test(written))
  // With a part of it hidden it would lead nowhere, or somewhere else.
  const emails = contact.emails
    .map(({ written }) => oneLine(written))
    .filter((written) => written !== '' && holdsNoNumber(written))
  const page = contact.kind === 'company' ? homePageUrl : null
  const url = page !== null && holdsNoNumber(page) ? page : null
  const missing = contact.phones.length - phones.length + contact.emails.length - emails.length
  return {
    name: name === '' ? sv.contact.nameMissing : name,
    phones,
    emails,
    address: contact.address && addressOf(contact.address),
    url,
    leftOut: missing > 0 || url !== page,
  }
}

const holdsNoNumber = (text: string) => hiding.text(text) === oneLine(text)

/** A telephone would dial the marks that stand on paper for a hidden number, and pause at a comma. */
function dialable(written: string): string {
  const shown = hiding.phone(written).replaceAll(HIDDEN_NUMBER, '')
  return oneLine(shown).replace(/[\s,.;:/–-]+$/u, '')
}

function addressOf({ streetAddress, city, zipCode, countryCode }: Address): Reachable['address'] {
  const free = (text: string | null) => hiding.text(text ?? '')
  const [street, town, code] = [free(streetAddress), free(city), free(zipCode)]
  if (street === '' && town === '' && code === '') return null
  return { street, town, zipCode: code, country: free(country(countryCode)) }
}

function addressText({ street, town, zipCode, country: land }: NonNullable<Reachable['address']>) {
  const place = [zipCode, town].filter((part) => part !== '').join(' ')
  return [street, place, land].filter((part) => part !== '').join(', ')
}
