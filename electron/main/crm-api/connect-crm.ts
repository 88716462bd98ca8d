import { failed, ok } from '../../contract/errors'
import { createConnectClient } from './client'
import type { ConnectClientParts } from './client'
import { fetchContact, fetchContactNames, fetchPartyRoles, fetchRelations } from './contacts'
import type { Crm } from './crm'
import { fetchEstateAddresses } from './estates'
import { checkCustomer } from './offices'
import { fetchUserNames } from './users'

/** One login at one CRM. Nothing goes out until something is asked for. */
export function createConnectCrm(parts: ConnectClientParts): Crm {
  const client = createConnectClient(parts)
  const { clock } = parts
  return {
    checkCustomer: (customerId, signal) => checkCustomer(client, customerId, signal),
    contact: (key, signal) => fetchContact(client, clock, key, signal),
    roles: (key, signal) => fetchPartyRoles(client, clock, key, signal),
    relations: (key, signal) => fetchRelations(client, key, signal),
    contactNames: (customerId, ids, signal) =>
      fetchContactNames(client, clock, customerId, ids, signal),
    userNames: (customerId, signal) => fetchUserNames(client, customerId, signal),
    async estateAddresses(customerId, estateIds, signal) {
      const answer = await fetchEstateAddresses(client, customerId, estateIds, signal)
      if (!answer.ok) return answer
      return answer.value.state === 'read' ? ok(answer.value.addresses) : failed('no-access')
    },
    close: () => client.close(),
  }
}
