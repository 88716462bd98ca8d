import type { ChangedField, ContactChange } from '../../contract/domain/changes'
import type { Contact } from '../../contract/domain/contact'
import type { ContactRecord } from '../crm-api/wire/contact'

/** What the broker would want to know has become different. Position and case of an id are not among it. */
const looks: Readonly<Record<ChangedField, (record: ContactRecord) => unknown>> = {
  kind: ({ contact }) => contact.kind,
  name: ({ contact }) => contact.name,
  deceased: ({ contact }) => ofPerson(contact)?.deceased,
  advertising: ({ contact }) => contact.advertising,
  informed: ({ contact }) => ofPerson(contact)?.informed,
  matching: ({ contact }) => ofPerson(contact)?.matching.state,
  // How a field is read may get better from one version to the next, which is no change of the CRM's.
  phones: ({ contact }) =>
    contact.phones.map(({ field, numbers }) => [
      field,
      numbers.map((one) => one.written).join(' '),
    ]),
  emails: ({ contact }) => contact.emails.map(({ field, written }) => [field, written]),
  address: ({ contact }) => {
    const { streetAddress, zipCode, city, countryCode } = contact.address ?? {}
    return [streetAddress, zipCode, city, countryCode]
  },
  agent: ({ contact }) => contact.agentId,
  categories: ({ contact }) => contact.categories.map((one) => one.name ?? one.id).sort(),
  // Compared here, where it may be known; the window only hears that it changed.
  number: ({ fullNumber }) => fullNumber,
  note: ({ contact }) => contact.note,
}

/**
 * The marks a contact carries after an answer: those not seen yet, and what is new in it. A field changed
 * twice keeps one mark, of the later turn; one that turned back to what the broker saw is marked too, as
 * the turn itself may matter (GDPR rule 27).
 */
export function changesBetween(
  before: ContactRecord,
  after: ContactRecord,
  unseen: readonly ContactChange[],
  at: number,
): ContactChange[] {
  const noticedAt = new Date(at).toISOString()
  const fields = Object.keys(looks) as ChangedField[]
  const fresh = fields
    .filter((field) => JSON.stringify(looks[field](before)) !== JSON.stringify(looks[field](after)))
    .map((field): ContactChange => ({ field, strength: strengthOf(field, after), noticedAt }))
  const old = unseen.filter((one) => !fresh.some((other) => other.field === one.field))
  return [...old, ...fresh]
}

/** Strongest: a turn to "avböjd" or to "avliden". */
function strengthOf(field: ChangedField, after: ContactRecord): ContactChange['strength'] {
  const turned =
    (field === 'advertising' && after.contact.advertising === 'no') ||
    (field === 'deceased' && ofPerson(after.contact)?.deceased === 'yes')
  return turned ? 'strongest' : 'plain'
}

function ofPerson(contact: Contact) {
  return contact.kind === 'person' ? contact : null
}
