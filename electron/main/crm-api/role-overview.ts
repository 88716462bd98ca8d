import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { OverviewRole } from '../../contract/domain/party'
import { ok } from '../../contract/errors'
import type { FailureCode, Result } from '../../contract/errors'
import { isAskable, MAX_IDS_IN_QUERY } from './build-request'
import type { ConnectClient } from './client'
import type { Patience, ToldOverview, ToldRole } from './crm'
import type { EndpointName } from './endpoints'
import { readRoleOverview } from './wire/role-overview'

const calls: Record<OverviewRole, EndpointName> = {
  seller: 'sellers',
  buyer: 'buyers',
  speculator: 'speculators',
}

/** What an id in a batch may be the reason of. A 403 is not: it is about the call, which is then held back. */
const mayBeItemsFault: readonly FailureCode[] = [
  'rejected-request',
  'not-found',
  'unexpected-format',
]

/** So many contacts refused alike, and nobody answered for: it is the call that is not offered. */
export const REFUSALS_OF_CALL = 3

/**
 * Twenty to a call; a batch that is refused is asked for one by one, as a single bad id must not spoil the others.
 * So a call is sent at most once for each batch and once for each contact. Who is refused alone has not been told
 * of, unless that is how the first ones of all are answered.
 */
export async function fetchRolesOverview(
  client: ConnectClient,
  customerId: CustomerId,
  role: OverviewRole,
  contactIds: readonly ContactId[],
  signal?: AbortSignal,
  patience?: Patience,
): Promise<Result<ToldOverview>> {
  const ask = (ids: readonly ContactId[]) =>
    client.call<ToldOverview>({
      endpoint: calls[role],
      customerId,
      path: { customerId },
      query: { contactIds: ids },
      read: (body) => readRoleOverview(body, role, ids),
      signal,
      patience,
    })
  const told = new Map<ContactId, readonly ToldRole[]>()
  const askable = [...new Set(contactIds)].filter(isAskable)
  const left = inBatches(askable)
  let anyAnswered = false
  let refusedAlone: FailureCode[] = []
  for (let ids = left.shift(); ids !== undefined; ids = left.shift()) {
    const answer = await ask(ids)
    if (answer.ok) {
      anyAnswered = true
      for (const [contactId, roles] of answer.value) told.set(contactId, roles)
      continue
    }
    const { code } = answer.error
    if (!mayBeItemsFault.includes(code)) return answer
    if (ids.length > 1) {
      left.unshift(...ids.map((id) => [id]))
      continue
    }
    refusedAlone = refusedAlone.every((one) => one === code) ? [...refusedAlone, code] : [code]
    if (!anyAnswered && refusedAlone.length >= REFUSALS_OF_CALL) return answer
  }
  return ok(told)
}

function inBatches(contactIds: readonly ContactId[]): ContactId[][] {
  const batches: ContactId[][] = []
  for (let from = 0; from < contactIds.length; from += MAX_IDS_IN_QUERY) {
    batches.push(contactIds.slice(from, from + MAX_IDS_IN_QUERY))
  }
  return batches
}
