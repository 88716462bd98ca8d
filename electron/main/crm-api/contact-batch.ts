import type { ContactKind } from '../../contract/domain/contact'
import type { ContactId, CustomerId } from '../../contract/domain/ids'
import { failed, ok } from '../../contract/errors'
import type { FailureCode, Result } from '../../contract/errors'
import type { Clock } from '../clock'
import { isAskable, MAX_IDS_IN_QUERY } from './build-request'
import type { ConnectClient } from './client'
import { fetchContact } from './contacts'
import type { ContactBatch } from './crm'
import type { EndpointName } from './endpoints'
import { readContactBatch } from './wire/contact'
import type { ContactRecord, ReadBatch } from './wire/contact'

const batchCalls: Partial<Record<ContactKind, EndpointName>> = {
  person: 'persons',
  company: 'companies',
  'deceased-estate': 'deceasedEstates',
}

/** What is the matter with the batch, or with one id in it, and not with the line or the login. */
const refusedBatch: readonly FailureCode[] = [
  'rejected-request',
  'not-found',
  'no-access',
  'unexpected-format',
]

/**
 * Contacts of one kind, twenty to a call. A batch that is refused, and whatever one leaves unclear, is asked
 * for one by one: a single bad id must not spoil the others (N29). Nobody is missing on a batch's word alone
 * when the batch was odd.
 */
export async function fetchContactBatch(
  client: ConnectClient,
  clock: Clock,
  customerId: CustomerId,
  kind: ContactKind,
  contactIds: readonly ContactId[],
  signal?: AbortSignal,
): Promise<Result<ContactBatch>> {
  const sorted: Sorted = { found: [], invalid: [], missing: [] }
  const asked = [...new Set(contactIds)]
  sorted.invalid.push(...asked.filter((contactId) => !isAskable(contactId)))
  const askable = asked.filter(isAskable)
  for (let from = 0; from < askable.length; from += MAX_IDS_IN_QUERY) {
    const ids = askable.slice(from, from + MAX_IDS_IN_QUERY)
    const failure = await sortBatch(client, clock, customerId, kind, ids, sorted, signal)
    if (failure !== null) return failure
  }
  return ok(sorted)
}

interface Sorted {
  found: { contactId: ContactId; record: ContactRecord }[]
  invalid: ContactId[]
  missing: ContactId[]
}

type Failed = ReturnType<typeof failed>

/** Null when each id has found its place. */
async function sortBatch(
  client: ConnectClient,
  clock: Clock,
  customerId: CustomerId,
  kind: ContactKind,
  contactIds: readonly ContactId[],
  sorted: Sorted,
  signal: AbortSignal | undefined,
): Promise<Failed | null> {
  const batch = await askBatch(client, clock, customerId, kind, contactIds, signal)
  if (batch !== null && !batch.ok && !refusedBatch.includes(batch.error.code)) return batch
  const read = batch?.ok ? batch.value : null
  for (const contactId of contactIds) {
    const found = read?.found.get(contactId)
    if (found?.complete) sorted.found.push({ contactId, record: found.record })
    else if (read !== null && found === undefined && !read.odd) sorted.missing.push(contactId)
    else {
      const failure = await sortOne(client, clock, customerId, contactId, sorted, signal)
      if (failure !== null) return failure
    }
  }
  return null
}

/** Null where there is no batch of the kind. */
async function askBatch(
  client: ConnectClient,
  clock: Clock,
  customerId: CustomerId,
  kind: ContactKind,
  contactIds: readonly ContactId[],
  signal: AbortSignal | undefined,
): Promise<Result<ReadBatch> | null> {
  const endpoint = batchCalls[kind]
  if (endpoint === undefined) return null
  return client.call({
    endpoint,
    customerId,
    path: { customerId },
    query: { contactIds },
    read: (body) => {
      const batch = readContactBatch(body, customerId, contactIds, clock.now(), kind)
      return batch === null ? failed('unexpected-format') : ok(batch)
    },
    signal,
    patience: 'background',
  })
}

async function sortOne(
  client: ConnectClient,
  clock: Clock,
  customerId: CustomerId,
  contactId: ContactId,
  sorted: Sorted,
  signal: AbortSignal | undefined,
): Promise<Failed | null> {
  const key = { customerId, contactId }
  const one = await fetchContact(client, clock, key, signal, 'background')
  if (one.ok) sorted.found.push({ contactId, record: one.value })
  // Whoever removes it asks once more by itself, as its answer alone is the proof.
  else if (one.gone !== undefined) sorted.missing.push(contactId)
  else if (one.error.extent === 'contact') sorted.invalid.push(contactId)
  else return one
  return null
}
