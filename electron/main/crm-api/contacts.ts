import type { ContactKind } from '../../contract/domain/contact'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Relation, RoleGroup } from '../../contract/domain/party'
import { ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { Clock } from '../clock'
import type { ConnectClient } from './client'
import { MAX_IDS_IN_PATH } from './build-request'
import type { Patience } from './crm'
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

/** So soon after an answer of the CRM, it is the CRM that answers. */
const SAME_BREATH_MS = 5_000

/**
 * One contact. `no-access` means this contact alone, confirmed by a look at the customer, or else the
 * whole customer, and then `client.held` says so. A 403 that could not be confirmed is given as what
 * hindered the confirmation, so that nobody deletes on it (contract 5.4). `not-found` is the CRM's own word:
 * a page with a 404 counts only when the CRM has just answered something else on the same line.
 */
export async function fetchContact(
  client: ConnectClient,
  clock: Clock,
  key: ContactKey,
  signal?: AbortSignal,
  patience?: Patience,
): Promise<Result<ContactRecord>> {
  const how = { signal, patience }
  const mixed = await client.call({
    ...asking('contact', 'unknown', clock, key),
    ...how,
    isCrm: () => isCrm(client, clock, key.customerId, how),
  })
  if (!mixed.ok) return confirmed(mixed, client, key.customerId, how)
  const { record, complete } = mixed.value
  const typedCall = typedCalls[record.contact.kind]
  if (complete || typedCall === undefined) return ok(record)
  const typed = await client.call({
    ...asking(typedCall, record.contact.kind, clock, key),
    ...how,
  })
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
  patience?: Patience,
): Promise<Result<RoleGroup[]>> {
  return client.call({
    endpoint: 'partyRoles',
    customerId: key.customerId,
    path: { ...key },
    read: (body) => readPartyRoles(body, clock.now()),
    signal,
    patience,
  })
}

export function fetchRelations(
  client: ConnectClient,
  key: ContactKey,
  signal?: AbortSignal,
  patience?: Patience,
): Promise<Result<Relation[]>> {
  return client.call({
    endpoint: 'contactRelations',
    customerId: key.customerId,
    path: { ...key },
    read: readRelations,
    signal,
    patience,
  })
}

function asking(endpoint: EndpointName, assumed: ContactKind, clock: Clock, key: ContactKey) {
  return {
    endpoint,
    customerId: key.customerId,
    path: { ...key },
    read: (body: unknown): Result<ReadContact> => readContact(body, key, clock.now(), assumed),
  }
}

interface How {
  readonly signal: AbortSignal | undefined
  readonly patience: Patience | undefined
}

async function isCrm(
  client: ConnectClient,
  clock: Clock,
  customerId: CustomerId,
  { signal, patience }: How,
): Promise<boolean> {
  const answeredAt = client.answeredAt(customerId, 'contacts')
  if (answeredAt !== null && clock.monotonic() - answeredAt < SAME_BREATH_MS) return true
  return (await probeContacts(client, customerId, signal, patience)).ok
}

async function confirmed(
  refused: Result<never> & { ok: false },
  client: ConnectClient,
  customerId: CustomerId,
  { signal, patience }: How,
): Promise<Result<ContactRecord>> {
  if (refused.error.code !== 'no-access' || client.held(customerId, 'contacts')) return refused
  const probe = await probeContacts(client, customerId, signal, patience)
  // A 404 answers too: this customer is not refused as such.
  return probe.ok || probe.error.code === 'not-found' ? refused : probe
}
