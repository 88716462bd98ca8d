import type { ContactKind } from '../../contract/domain/contact'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Relation } from '../../contract/domain/party'
import { failed, ok } from '../../contract/errors'
import type { Failure, Ok, Result } from '../../contract/errors'
import type { Clock } from '../clock'
import type { ConnectClient } from './client'
import { MAX_IDS_IN_PATH } from './build-request'
import type { NamedContact, Patience, ToldGroup } from './crm'
import type { EndpointName } from './endpoints'
import { confirmAbsent, confirmRefused, whyNotCrm } from './gone'
import type { AskedHow, ContactRefusal } from './gone'
import { readContact, readContactNames } from './wire/contact'
import type { ContactRecord, ReadContact } from './wire/contact'
import { readPartyRoles } from './wire/party-roles'
import { readRelations } from './wire/relations'

/** Typed calls, for an answer of the mixed call that lacks the type's own fields (API 7, no. 5). */
const typedCalls: Partial<Record<ContactKind, EndpointName>> = {
  person: 'person',
  company: 'company',
  'deceased-estate': 'deceasedEstate',
}

/**
 * One contact, whole. A refusal carries the proof that the contact is gone only where `gone.ts` has confirmed
 * it. An answer that lacks what its type has, and whose typed call does not give it, is no contact: stored over
 * a whole one it would lose name and numbers for good (N35).
 */
export async function fetchContact(
  client: ConnectClient,
  clock: Clock,
  key: ContactKey,
  signal?: AbortSignal,
  patience?: Patience,
): Promise<Ok<ContactRecord> | ContactRefusal> {
  const how = { signal, patience }
  const mixed = await client.call({
    ...asking('contact', 'unknown', clock, key),
    ...how,
    isCrm: async () => (await whyNotCrm(client, clock, key.customerId, how)) === null,
  })
  if (!mixed.ok) return refusalOf(client, clock, key, mixed.error, how)
  if (mixed.value === null) return confirmAbsent(client, clock, key, 'nothing', how)
  const { record, complete } = mixed.value
  const typedCall = typedCalls[record.contact.kind]
  if (complete || typedCall === undefined) return ok(record)
  const typed = await client.call({
    ...asking(typedCall, record.contact.kind, clock, key),
    ...how,
  })
  if (typed.ok && typed.value !== null) return ok(typed.value.record)
  const error = typed.ok ? null : typed.error
  const isHalf = error === null || ['not-found', 'no-access'].includes(error.code)
  return isHalf ? failed('unexpected-format', { extent: 'contact' }) : { ok: false, error }
}

async function refusalOf(
  client: ConnectClient,
  clock: Clock,
  key: ContactKey,
  error: Failure,
  how: AskedHow,
): Promise<ContactRefusal> {
  switch (error.code) {
    case 'not-found':
      return confirmAbsent(client, clock, key, 'status', how)
    case 'no-access':
      return confirmRefused(client, key, error, how)
    case 'unexpected-format':
    case 'rejected-request':
      return { ok: false, error: { ...error, extent: 'contact' } }
    default:
      return { ok: false, error }
  }
}

/**
 * The names of related contacts, a few in each call. A batch that is refused or not understood leaves
 * its names out: one removed id may spoil it (API 2.2), and a name is a help, not an answer.
 */
export async function fetchContactNames(
  client: ConnectClient,
  clock: Clock,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
  signal?: AbortSignal,
): Promise<Result<ReadonlyMap<string, NamedContact>>> {
  const names = new Map<string, NamedContact>()
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
): Promise<Result<ToldGroup[]>> {
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

/** Null: the answer says nothing at all, which is how some calls say that there is no such contact (API 5.4). */
function asking(endpoint: EndpointName, assumed: ContactKind, clock: Clock, key: ContactKey) {
  return {
    endpoint,
    customerId: key.customerId,
    path: { ...key },
    read: (body: unknown): Result<ReadContact | null> =>
      body === null ? ok(null) : readContact(body, key, clock.now(), assumed),
  }
}
