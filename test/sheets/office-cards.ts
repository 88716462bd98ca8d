import { contactCard } from '../../electron/contract/domain/card'
import type { Agent, ContactCard } from '../../electron/contract/domain/card'
import type { CustomerData, StoredContact } from '../../electron/main/demo/office-data'
import { createSampleOffice } from '../../electron/main/demo/sample-office'
import { protectedIdentity } from '../../electron/main/demo/sample/categories'
import { emptyPartyRoles } from '../../electron/main/demo/server/contact-details'
import { readPartyRoles } from '../../electron/main/crm-api/wire/party-roles'
import { readRelations } from '../../electron/main/crm-api/wire/relations'
import { withoutProtected } from '../../electron/main/privacy/protected-identity'
import { toCard, toEntry, idle } from '../../electron/main/contacts/card-entry'
import type { Result } from '../../electron/contract/errors'
import type { ContactKey } from '../../electron/contract/domain/ids'
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
  const record = withoutProtected(recordOf(contact), protectedIdentity.name)
  const key: ContactKey = { contactId: record.contact.id, customerId: record.contact.customerId }
  const roles = readPartyRoles(customer.partyRoles.get(contact.id) ?? emptyPartyRoles(), READ_AT)
  const relations = readRelations(customer.relations.get(contact.id) ?? { relations: [] })
  const times = { fetchedAt: READ_AT, openedAt: null, changes: [] }
  const parts = { roles: part(roles), relations: part(relations) }
  const entry = toEntry({ key, record, ...times, ...parts }, idle)
  const nameOf = (id: string) => {
    const other = customer.contacts.get(id)
    return other === undefined ? null : recordOf(other).contact.name
  }
  const card = toCard(entry, {
    agentOf: (id): Agent => agentOf(customer, id),
    nameOf,
    addressOf: (id) => {
      const estate = customer.estates.find(({ estateId }) => estateId === id)
      return estate === undefined ? null : `${estate.streetAddress}, ${estate.city}`
    },
  })
  const { note } = record.contact
  return {
    name: `${customer.customerId} ${contact.id}`,
    card: contactCard.parse(card),
    fullNumber: record.fullNumber,
    beyondOffice: [],
    note: note === null ? [] : [firstWords(note)],
    numbers: isOpen(card) ? [] : formsOf(record.fullNumber),
    others: new Map(),
  }
}

function part<T>(read: Result<T>) {
  return read.ok ? { value: read.value, fetchedAt: READ_AT } : null
}

function agentOf(customer: CustomerData, id: string | null): Agent {
  if (id === null) return { state: 'none' }
  const user = customer.users.find(({ userId }) => userId === id)
  return user === undefined ? { state: 'unknown' } : { state: 'named', name: user.userName }
}

const isOpen = ({ contact }: ContactCard) => contact.number !== null && !contact.number.masked

/** Enough of a note to be told from everything else, and of one line. */
function firstWords(note: string): string {
  return (note.split('\n')[0] ?? '').split(' ').slice(0, 5).join(' ')
}

export function formsOf(number: string | null): string[] {
  if (number === null || number.length < 8) return []
  const digits = number.replace(/[\s-]/g, '')
  return [...new Set([number, digits, digits.slice(-10)])]
}
