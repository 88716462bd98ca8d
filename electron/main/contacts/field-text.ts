import type { CopyField, PhoneRef, ReachField } from '../../contract/calls'
import type { Address, PhoneNumber } from '../../contract/domain/contact'
import type { CoveredText } from '../../contract/domain/covered'
import type { ContactRecord } from '../crm-api/wire/contact'
import { coverText, holdsNoNumber } from '../privacy/covered'

/**
 * What a copy of the field puts on the clipboard: what the window shows of it, as a number leaves only through a
 * reveal (GDPR rules 10 and 12). Null when there is nothing.
 */
export function copyText(record: ContactRecord, field: CopyField): CoveredText | null {
  const text = writtenText(record, field)
  return text === null ? null : coverText(text, typeof field === 'object' ? 'phone-field' : 'text')
}

function writtenText(record: ContactRecord, field: CopyField): string | null {
  const { contact } = record
  switch (field) {
    case 'name':
      return contact.name
    case 'id':
      return contact.id
    case 'note':
      return contact.note
    case 'address':
      return contact.address && addressLines(contact.address).join('\n')
    case 'homePage':
      return contact.kind === 'company' ? (contact.homePage?.written ?? null) : null
    case 'corporateNumber':
      return contact.number && !contact.number.masked ? contact.number.shown : null
    default:
      if (typeof field === 'object') {
        const phone = phoneAt(record, field)
        // What one pastes into a telephone is to be dialled; a number that cannot be is given as it stands.
        return phone?.dialable ?? phone?.written ?? null
      }
      return contact.emails.find((email) => email.field === field)?.written ?? null
  }
}

/** As on an envelope; the country stands only when it is another than Sweden. */
export function addressLines(address: Address): string[] {
  const town = [address.zipCode, address.city].filter((part) => part !== null).join(' ')
  const country = address.countryCode?.toUpperCase() === 'SE' ? null : address.countryCode
  return [address.streetAddress, town || null, country].filter((line) => line !== null)
}

/** Where the system is sent for a field; null where one click is not offered (D18, X03), or an address would carry a number. */
export function reachUrl(record: ContactRecord, field: ReachField): string | null {
  const { homePageUrl } = record
  if (field === 'homePage') return homePageUrl && holdsNoNumber(homePageUrl) ? homePageUrl : null
  if (typeof field === 'object') {
    const dialable = phoneAt(record, field)?.dialable ?? null
    return dialable === null ? null : `tel:${dialable}`
  }
  const email = record.contact.emails.find((one) => one.field === field)
  return email?.writable && holdsNoNumber(email.written) ? mailUrl(email.written) : null
}

/** The list may have become shorter since the window last drew it. */
function phoneAt({ contact }: ContactRecord, { phone, at }: PhoneRef): PhoneNumber | null {
  return contact.phones.find(({ field }) => field === phone)?.numbers[at] ?? null
}

/** Everything but the one `@` is encoded, so that an address cannot add a field to the mail. */
function mailUrl(written: string): string {
  const at = written.lastIndexOf('@')
  const [local, domain] = [written.slice(0, at), written.slice(at + 1)].map(encodeURIComponent)
  return `mailto:${local}@${domain}`
}
