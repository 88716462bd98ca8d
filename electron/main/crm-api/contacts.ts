import type { ContactKind } from '../../contract/domain/contact'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Relation, RoleGroup } from '../../contract/domain/party'
import { ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { Clock } from '../clock'
import type { ConnectClient } from './client'
import { MAX_IDS_IN_PATH } from './build-request'
import type { EndpointName } from './endpoints'
import { probeContacts } from './offices'
import { readContact, readContactNames } from './wire/contact'
import type { ContactRecord, ReadContact } from './wire/contact'
import { readPartyRoles } from './wire/party-roles'
import { readRelations } from './wire/relations'

/** Typed calls, for an answer of the mixed call that lacks the type's own fields (contract 7, no. 5). */
const typedCalls: Partial<Record<ContactKind, EndpointName>> = {
  person: 'person',
  company: 'company',
  'deceased-estate': 'deceasedEstate',
}

/**
 * One contact. `no-access` means this contact alone, confirmed by a look at the customer, or else the
 * whole customer, and then `client.held` says so. A 403 that could not be confirmed is given as what
 * hindered the confirmation, so that nobody deletes on it (contract 5.4).
 */
export async function fetchContact(
  client: ConnectClient,
  clock: Clock,
  key: ContactKey,
  signal?: AbortSignal,
): Promise<Result<ContactRecord>> {
  const mixed = await askContact(client, clock, 'contact', 'unknown', key, signal)
  if (!mixed.ok) return confirmed(mixed, client, key, signal)
  const { record, complete } = mixed.value
  const typedCall = typedCalls[record.contact.kind]
  if (complete || typedCall === undefined) return ok(record)
  const typed = await askContact(client, clock, typedCall, record.contact.kind, key, signal)
  if (typed.ok) return ok(typed.value.record)
  // The contact has just been answered: that its typed call is not there or not granted does not unmake it.
  return ['not-found', 'no-access'].includes(typed.error.code) ? ok(record) : typed
}

/**
 * The names of related contacts, a few in each call. A batch that is refused or not understood leaves
 * its names out: one removed id may spoil it (contract 2.2), and a name is a help, not an answer.
 */
export async function fetchContactNames(
  client: ConnectClient,
  clock: Clock,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
  signal?: AbortSignal,
): Promise<Result<ReadonlyMap<string, string>>> {
  const names = new Map<string, string>()
  for (let from = 0; from < contactIds.length; from += MAX_IDS_IN_PATH) {
    const batch = contactIds.slice(from, from + MAX_IDS_IN_PATH)
    const answer = await client.call({
      endpoint: 'contacts',
      customerId,
      path: { customerId, contactIds: batch },
      read: (body) => ok(readContactNames(body, customerId, batch, clock.now())),
      signal,
    })
    if (answer.ok) for (const [id, name] of answer.value) names.set(id, name)
    else if (!concernsBatchOnly.has(answer.error.code)) return answer
  }
  return ok(names)
}

const concernsBatchOnly = new Set(['not-found', 'rejected-request', 'unexpected-format'])

export function fetchPartyRoles(
  client: ConnectClient,
  clock: Clock,
  key: ContactKey,
  signal?: AbortSignal,
): Promise<Result<RoleGroup[]>> {
  return client.call({
    endpoint: 'partyRoles',
    customerId: key.customerId,
    path: { ...key },
    read: (body) => readPartyRoles(body, clock.now()),
    signal,
  })
}

export function fetchRelations(
  client: ConnectClient,
  key: ContactKey,
  signal?: AbortSignal,
): Promise<Result<Relation[]>> {
  return client.call({
    endpoint: 'contactRelations',
    customerId: key.customerId,
    path: { ...key },
    read: readRelations,
    signal,
  })
}

function askContact(
  client: ConnectClient,
  clock: Clock,
  endpoint: EndpointName,
  assumed: ContactKind,
  key: ContactKey,
  signal: AbortSignal | undefined,
): Promise<Result<ReadContact>> {
  return client.call({
    endpoint,
    customerId: key.customerId,
    path: { ...key },
    read: (body) => readContact(body, key, clock.now(), assumed),
    signal,
  })
}

async function confirmed(
  refused: Result<never> & { ok: false },
  client: ConnectClient,
  key: ContactKey,
  signal: AbortSignal | undefined,
): Promise<Result<ContactRecord>> {
  const { customerId } = key
  if (refused.error.code !== 'no-access' || client.held(customerId, 'contacts')) return refused
  const probe = await probeContacts(client, customerId, signal)
  // A 404 answers too: this customer is not refused as such.
  return probe.ok || probe.error.code === 'not-found' ? refused : probe
}
