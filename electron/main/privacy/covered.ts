import type {
  ContactCard,
  ContactLine,
  UncoveredCard,
  UncoveredLine,
} from '../../contract/domain/card'
import type { Address, Contact } from '../../contract/domain/contact'
import type { CoveredText } from '../../contract/domain/covered'
import type { EstatePage, UncoveredEstatePage } from '../../contract/domain/estate'
import { coverNumbers, coverParts } from '../../contract/person-number/cover'
import type { TextPlace } from '../../contract/person-number/find'

/*
 * What the CRM's texts say of numbers of persons stays in the main process (GDPR rule 12): the record is stored
 * as it was written, as search and extract need it, and nothing of it leaves for the window or the clipboard but
 * through here. The brand that only these functions give is what the contract's answers ask for.
 */

export function coverText(text: string, where: TextPlace = 'text'): CoveredText {
  return coverNumbers(text, where) as CoveredText
}

export function coverCard(card: UncoveredCard): ContactCard {
  // The walk changes texts and nothing of the form.
  return coverEach({ ...card, contact: coverReach(card.contact) }, 'text') as ContactCard
}

/** What is no text, or not one alone: an address in parts, and where a click leads. */
function coverReach(contact: Contact): Contact {
  const emails = contact.emails.map((email) => ({
    ...email,
    writable: email.writable && holdsNoNumber(email.written),
  }))
  const common = { emails, address: contact.address && coverAddress(contact.address) }
  if (contact.kind !== 'company') return { ...contact, ...common }
  const { homePage } = contact
  const isPlain = homePage === null || holdsNoNumber(homePage.written)
  return { ...contact, ...common, homePage: isPlain ? homePage : { ...homePage, host: null } }
}

/** Nothing is handed to another program that the window hides (GDPR rule 12). */
export const holdsNoNumber = (text: string) => coverText(text) === text

function coverAddress(address: Address): Address {
  const { streetAddress, zipCode, city, countryCode } = address
  const parts = coverParts([streetAddress, zipCode, city, countryCode], (text) => coverText(text))
  const [street = null, code = null, town = null, country = null] = parts
  return { ...address, streetAddress: street, zipCode: code, city: town, countryCode: country }
}

export function coverLine(line: UncoveredLine): ContactLine {
  const hint = line.hint && coverText(line.hint, placeOfHint(line.hint))
  return { ...(coverEach(line, 'text') as ContactLine), hint }
}

/** Address and area are read one after the other, as the parts of an address are. */
export function coverEstatePage(page: UncoveredEstatePage): EstatePage {
  const [address = null, area = null] = coverParts(
    [page.estate.address, page.estate.area],
    (text) => coverText(text),
  )
  return coverEach({ ...page, estate: { ...page.estate, address, area } }, 'text') as EstatePage
}

/** A hint is the first phone as it is written, else the town. */
function placeOfHint(hint: string): TextPlace {
  return /^[\s(+]*\p{Nd}/u.test(hint) ? 'phone-field' : 'text'
}

/**
 * Not a text of anybody's: the CRM's own ids, which the window hands back as they are, and what a click dials, of
 * which there is none where what is written may be a number of a person.
 */
const LEFT: ReadonlySet<string> = new Set([
  ...['id', 'contactId', 'customerId', 'agentId', 'estateId'],
  'dialable',
])

/** Every text there is, so that a field that is new tomorrow is covered before anybody has thought of it. */
function coverEach(value: unknown, where: TextPlace): unknown {
  if (typeof value === 'string') return coverText(value, where)
  if (Array.isArray(value)) return value.map((one) => coverEach(one, where))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      LEFT.has(key) ? one : coverEach(one, key === 'phones' ? 'phone-field' : where),
    ]),
  )
}
