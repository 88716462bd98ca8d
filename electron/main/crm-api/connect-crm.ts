import { failed, ok } from '../../contract/errors'
import { fetchCategories } from './categories'
import { createConnectClient } from './client'
import type { ConnectClientParts } from './client'
import { fetchContactBatch } from './contact-batch'
import { fetchContact, fetchContactNames, fetchPartyRoles, fetchRelations } from './contacts'
import type { Crm } from './crm'
import { fetchEstateAddresses } from './estates'
import { probeFilters } from './filters'
import { checkCustomer } from './offices'
import { fetchReferences } from './references'
import { searchCrm } from './search'
import { fetchUsers } from './users'

/** One login at one CRM. Nothing goes out until something is asked for. */
export function createConnectCrm(parts: ConnectClientParts): Crm {
  const client = createConnectClient(parts)
  const { clock } = parts
  return {
    checkCustomer: (customerId, signal) => checkCustomer(client, customerId, signal),
    contact: (key, signal, patience) => fetchContact(client, clock, key, signal, patience),
    roles: (key, signal, patience) => fetchPartyRoles(client, clock, key, signal, patience),
    relations: (key, signal, patience) => fetchRelations(client, key, signal, patience),
    contactNames: (customerId, ids, signal) =>
      fetchContactNames(client, clock, customerId, ids, signal),
    users: (customerId, signal) => fetchUsers(client, customerId, signal),
    categories: (customerId, signal) => fetchCategories(client, customerId, signal),
    async estateAddresses(customerId, estateIds, signal) {
      const answer = await fetchEstateAddresses(client, customerId, estateIds, signal)
      if (!answer.ok) return answer
      return answer.value.state === 'read' ? ok(answer.value.addresses) : failed('no-access')
    },
    probeFilters: (customerId, signal) => probeFilters(client, customerId, signal),
    references: (customerId, request, signal) =>
      fetchReferences(client, clock, customerId, request, signal),
    contactBatch: (customerId, kind, ids, signal) =>
      fetchContactBatch(client, clock, customerId, kind, ids, signal),
    search: (customerId, term, maxSize, signal) =>
      searchCrm(client, customerId, term, maxSize, signal),
    resume: () => client.resume(),
    close: () => client.close(),
  }
}
