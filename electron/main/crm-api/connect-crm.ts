import { fetchCategories } from './categories'
import { createConnectClient } from './client'
import type { ConnectClientParts } from './client'
import { fetchContactBatch } from './contact-batch'
import { fetchContact, fetchContactNames, fetchPartyRoles, fetchRelations } from './contacts'
import type { Crm } from './crm'
import { fetchEstates } from './estates'
import { probeFilters } from './filters'
import { checkCustomer } from './offices'
import { fetchReferences } from './references'
import { fetchContactsRelatedSince, probeRelationDates } from './related-since'
import { fetchRolesOverview } from './role-overview'
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
    rolesOverview: (customerId, role, ids, signal, patience) =>
      fetchRolesOverview(client, customerId, role, ids, signal, patience),
    probeRelationDates: (customerId, signal) => probeRelationDates(client, customerId, signal),
    contactsRelatedSince: (customerId, sinceMs, dates, signal) =>
      fetchContactsRelatedSince(client, customerId, sinceMs, dates, signal),
    relations: (key, signal, patience) => fetchRelations(client, key, signal, patience),
    contactNames: (customerId, ids, signal) =>
      fetchContactNames(client, clock, customerId, ids, signal),
    users: (customerId, signal) => fetchUsers(client, customerId, signal),
    categories: (customerId, signal) => fetchCategories(client, customerId, signal),
    estates: (customerId, estateIds, signal, patience) =>
      fetchEstates(client, customerId, estateIds, signal, patience),
    probeFilters: (customerId, signal) => probeFilters(client, customerId, signal),
    references: (customerId, request, signal) =>
      fetchReferences(client, clock, customerId, request, signal),
    contactBatch: (customerId, kind, ids, signal) =>
      fetchContactBatch(client, clock, customerId, kind, ids, signal),
    search: (customerId, term, maxSize, signal) =>
      searchCrm(client, customerId, term, maxSize, signal),
    isIdle: () => client.isIdle(),
    resume: () => client.resume(),
    close: () => client.close(),
  }
}
