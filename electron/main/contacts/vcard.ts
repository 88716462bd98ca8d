import type { Address, Contact, PhoneField } from '../../contract/domain/contact'
import type { ExportPreview } from '../../contract/domain/export'
import type { Instant } from '../../contract/domain/time'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import type { ContactRecord } from '../crm-api/wire/contact'
import { capital, hideNumbers, oneLine, withoutNumbers } from '../pdf/paper-text'
import { country } from '../pdf/reach-sections'
import type { May } from '../pdf/facts'
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
}

const phoneTypes: Record<PhoneField, string> = {
  'telephone.cell': 'cell',
  'telephone.home': 'home',
  'telephone.work': 'work',
  'telephone.other': 'voice',
  'telephone.switch': 'work',
}

/** "Individual" is not said of an estate or of a type that this version does not know. */
const kinds: Record<Contact['kind'], string | null> = {
  person: 'individual',
  company: 'org',
  'deceased-estate': null,
  unknown: null,
}

export function vcardText(source: VCardSource, fetchedAt: Instant): string {
  const { name, phones, emails, address, url } = reachable(source)
  const kind = kinds[source.contact.kind]
  const lines: VCardLine[] = [{ name: 'PRODID', value: '-//Kontaktkort//Kontaktkort//SV' }]
  if (kind !== null) lines.push({ name: 'KIND', value: kind })
  lines.push({ name: 'FN', value: textValue(name) })
  if (kind === 'org') lines.push({ name: 'ORG', value: componentsValue([name]) })
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
  const { name, phones, emails, address, url } = reachable(source)
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
    standing: standingOf(source.contact),
  }
}

function standingOf(contact: VCardSource['contact']): 'deceased' | 'deceased-estate' | null {
  if (contact.kind === 'deceased-estate') return 'deceased-estate'
  return contact.kind === 'person' && contact.deceased === 'yes' ? 'deceased' : null
}

function reachable({ contact, homePageUrl }: VCardSource): Reachable {
  const name = withoutNumbers(oneLine(contact.name ?? ''))
  return {
    name: name === '' ? sv.contact.nameMissing : name,
    phones: contact.phones
      .map(({ field, written }) => ({
        type: phoneTypes[field],
        label: sv.fields[field],
        written: withoutHidden(written),
      }))
      .filter(({ written }) => /\p{Nd}/u.test(written)),
    // With a part of it hidden it would lead nowhere, or somewhere else.
    emails: contact.emails
      .map(({ written }) => oneLine(written))
      .filter((written) => written !== '' && holdsNoNumber(written)),
    address: contact.address && addressOf(contact.address),
    url:
      contact.kind === 'company' && homePageUrl !== null && holdsNoNumber(homePageUrl)
        ? homePageUrl
        : null,
  }
}

const holdsNoNumber = (text: string) => hideNumbers(text) === text

/** A telephone would dial the marks that stand on paper for a hidden number. */
function withoutHidden(written: string): string {
  return oneLine(hideNumbers(oneLine(written)).replaceAll(sheetSv.name.hiddenNumber, ''))
}

function addressOf({ streetAddress, city, zipCode, countryCode }: Address): Reachable['address'] {
  const free = (text: string | null) => hideNumbers(oneLine(text ?? ''))
  const [street, town, code] = [free(streetAddress), free(city), free(zipCode)]
  if (street === '' && town === '' && code === '') return null
  return { street, town, zipCode: code, country: free(country(countryCode)) }
}

function addressText({ street, town, zipCode, country: land }: NonNullable<Reachable['address']>) {
  const place = [zipCode, town].filter((part) => part !== '').join(' ')
  return [street, place, land].filter((part) => part !== '').join(', ')
}
