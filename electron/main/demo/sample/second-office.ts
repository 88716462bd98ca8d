import type { CustomerData, StoredContact } from '../office-data'
import { companyCategories, personCategories } from './categories'
import { contactIdOf, draftPerson, draftPersonPhones, SECOND_CUSTOMER, userIdOf } from './drafts'
import { inventEstate } from './estates'
import { tellFacts, type Facts } from './facts'
import { inventPersons, type Tools } from './ordinary-contacts'
import { secondOfficeSheet, secondStaff } from './staff'

const FIRST_CONTACT = 5001

/** A second customer number with a handful of contacts; the first of them is known to both offices. */
export function draftSecondOffice(tools: Tools): CustomerData {
  const { random, moments } = tools
  const contacts: StoredContact[] = [
    draftPerson({
      id: contactIdOf(FIRST_CONTACT),
      firstName: 'Ingrid',
      lastName: 'Exempelsson',
      telephone: draftPersonPhones({ cell: '070-174 06 05' }),
      gdprApprovalDate: moments.dayAgo(90),
      changedAt: moments.daysAgo(8),
    }),
    ...inventPersons(tools, FIRST_CONTACT + 1, 7),
  ].map((contact) => ({ ...contact, customerId: SECOND_CUSTOMER, agentId: userIdOf(5) }))
  const estates = [1, 2, 3].map((number) => inventEstate(number, random, moments, SECOND_CUSTOMER))
  const facts: Facts = {
    parties: estates.map(({ estateId }, index) => ({
      estateId,
      contactId: contacts[index]?.id ?? '',
      role: index === 1 ? 'buyer' : 'seller',
      at: moments.daysAgo(30 * (index + 1)),
    })),
    extras: [],
    relations: [],
    prospects: [],
  }
  return {
    customerId: SECOND_CUSTOMER,
    office: secondOfficeSheet,
    users: [...secondStaff],
    categories: {
      personCategories: [...personCategories],
      companyCategories: [...companyCategories],
    },
    contacts: new Map(contacts.map((contact) => [contact.id, contact])),
    ...tellFacts(facts, estates),
    estates: estates.map((estate) => ({ ...estate, agentId: userIdOf(5) })),
  }
}
