import { contactCard } from '../../electron/contract/domain/card'
import type { Agent, UncoveredCard } from '../../electron/contract/domain/card'
import type { CustomerData, EstateLinks, StoredContact } from '../../electron/main/demo/office-data'
import { interestLevels } from '../../electron/contract/domain/party-roles'
import type { ToldRole } from '../../electron/main/crm-api/crm'
import type { StoredEstate } from '../../electron/main/store/reference-rows'
import type { StoredGroup } from '../../electron/main/store/stored-roles'
import { createSampleOffice } from '../../electron/main/demo/sample-office'
import { protectedIdentity } from '../../electron/main/demo/sample/categories'
import { emptyPartyRoles } from '../../electron/main/demo/server/contact-details'
import { readPartyRoles } from '../../electron/main/crm-api/wire/party-roles'
import { readRelations } from '../../electron/main/crm-api/wire/relations'
import { isInCategory, withoutProtected } from '../../electron/main/privacy/protected-identity'
import { toCard, toEntry, idle } from '../../electron/main/contacts/card-entry'
import { contactId } from '../../electron/contract/domain/ids'
import type { ContactId, ContactKey } from '../../electron/contract/domain/ids'
import type { Result } from '../../electron/contract/errors'
import { READ_AT, recordOf } from '../builders/many-contacts'
import { aCustomer } from '../builders/office'
import type { SheetCase } from './cases'

/** The contacts of `test/fixtures/samples`, read as the app reads them. */
export function sampleCards(): SheetCase[] {
  return casesOfCustomer(aCustomer())
}

/** Those of both offices that "Prova med exempeldata" opens. */
export function officeCards(): SheetCase[] {
  const { office } = createSampleOffice(new Date(READ_AT))
  return [...office.customers.values()].flatMap(casesOfCustomer)
}

function casesOfCustomer(customer: CustomerData): SheetCase[] {
  return [...customer.contacts.values()].map((contact) => caseOf(customer, contact))
}

function caseOf(customer: CustomerData, contact: StoredContact): SheetCase {
  const record = withoutProtected(recordOf(contact), [protectedIdentity.name])
  const key: ContactKey = { contactId: record.contact.id, customerId: record.contact.customerId }
  const interests = customer.estateLinks.get(contact.id)?.speculatorOn ?? []
  const roles = [...datedGroups(customer, contact), prospectGroup(interests)]
  const relations = readRelations(customer.relations.get(contact.id) ?? { relations: [] })
  const times = { fetchedAt: READ_AT, openedAt: null, changes: [] }
  const parts = { roles, relations: part(relations) }
  const entry = toEntry({ key, record, ...times, ...parts }, idle)
  const nameOf = (id: ContactId) => {
    const other = customer.contacts.get(id)
    return other === undefined ? null : recordOf(other).contact.name
  }
  const card = toCard(entry, {
    agentOf: (id): Agent => agentOf(customer, id),
    nameOf,
    isProtected: (id) => {
      const other = customer.contacts.get(id)
      return other === undefined ? null : isInCategory(recordOf(other).contact, null)
    },
    estateOf: (id) => estateOf(customer, id),
  })
  const { note, categories, protectedIdentity: isProtected } = record.contact
  return {
    name: `${customer.customerId} ${contact.id}`,
    card: contactCard.parse(card),
    fullNumber: record.fullNumber,
    // Their names are words that other fields have, too.
    categories: { names: [], ids: categories.flatMap(({ id }) => id ?? []) },
    numbersOfOthers: [],
    note: note === null ? [] : [firstWords(note)],
    numbers: isOpen(card) ? [] : formsOf(record.fullNumber),
    isProtected,
    others: othersOf(customer, contact, nameOf),
    interests: interestsOf(customer, contact, interests),
  }
}

function datedGroups({ partyRoles }: CustomerData, { id }: StoredContact): StoredGroup[] {
  const told = readPartyRoles(partyRoles.get(id) ?? emptyPartyRoles(), READ_AT)
  if (!told.ok) return []
  return told.value.flatMap(({ role, roles }) =>
    roles === null ? [] : { role, state: 'whole', fetchedAt: READ_AT, roles },
  )
}

type Interests = EstateLinks['speculatorOn']

function prospectGroup(interests: Interests): StoredGroup {
  const roles = interests.map(({ estateId, level: raw }): ToldRole => {
    const level = interestLevels.find((known) => known === raw)
    return {
      ...{ estateId, estateKind: null, kind: null, relatedId: null },
      ...{ createdAt: null, approximate: false },
      level: level === undefined ? { state: 'unknown', raw } : { state: 'known', level },
    }
  })
  return { role: 'speculator', state: 'whole', fetchedAt: READ_AT, roles }
}

function estateOf({ estates }: CustomerData, id: string): StoredEstate | null {
  const estate = estates.find(({ estateId }) => estateId === id)
  if (estate === undefined) return null
  const address = `${estate.streetAddress}, ${estate.city}`
  return {
    ...{ estateId: id, address, area: estate.areaName, kind: null },
    ...{ status: estate.status.name, number: estate.objectNumber, fetchedAt: READ_AT },
  }
}

/** Their ids, but for those of estates that a role leads to as well. */
function interestsOf(
  { partyRoles }: CustomerData,
  contact: StoredContact,
  interests: Interests,
): string[] {
  const told = JSON.stringify(partyRoles.get(contact.id) ?? null)
  return interests.map(({ estateId }) => estateId).filter((id) => !told.includes(id))
}

/** Whoever the CRM's own records name, in whatever field, and by what no text of the contact's own says too. */
function othersOf(
  { partyRoles, relations }: CustomerData,
  contact: StoredContact,
  nameOf: (id: ContactId) => string | null,
): SheetCase['others'] {
  const told = JSON.stringify([partyRoles.get(contact.id), relations.get(contact.id)])
  const ids = [...told.matchAll(/"contactId":"([^"]+)"/gi)].map(([, id]) => contactId.parse(id))
  const own = JSON.stringify(contact)
  const textsOf = (id: ContactId) => [id, nameOf(id) ?? ''].filter((text) => !own.includes(text))
  return new Map(ids.map((id) => [id, textsOf(id)]))
}

function part<T>(read: Result<T>) {
  return read.ok ? { value: read.value, fetchedAt: READ_AT } : null
}

function agentOf(customer: CustomerData, id: string | null): Agent {
  if (id === null) return { state: 'none' }
  const user = customer.users.find(({ userId }) => userId === id)
  return user === undefined ? { state: 'unknown' } : { state: 'named', name: user.userName }
}

const isOpen = ({ contact }: UncoveredCard) => contact.number !== null && !contact.number.masked

/** Enough of a note to be told from everything else, and of one line. */
function firstWords(note: string): string {
  return (note.split('\n')[0] ?? '').split(' ').slice(0, 5).join(' ')
}

/** The number as it stands, with and without century and sign. */
export function formsOf(number: string | null): string[] {
  if (number === null || number.length < 8) return []
  const digits = number.replace(/[\s-]/g, '')
  const [, six, four] = /(\d{6})(\w{4})$/.exec(digits) ?? []
  const short = six === undefined ? [] : ['', '-', '+'].map((sign) => `${six}${sign}${four}`)
  return [...new Set([number, digits, ...short])]
}
