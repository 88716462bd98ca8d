import type { CustomerId } from '../../contract/domain/ids'
import { ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { ConnectClient } from './client'
import { readAdvertisedAddress, readEstateList } from './wire/estates'

export type EstateAddresses =
  /** `all`: every estate of the customer was listed, not only those asked for. */
  | { state: 'read'; all: boolean; addresses: ReadonlyMap<string, string> }
  /** Neither way is granted: "adress saknas" (API 2.7). */
  | { state: 'unavailable' }

/** One call per estate: more than this for a single card would be a storm. */
export const MAX_SINGLE_ESTATES = 20

/** Estate id → address: from the office's list where that is granted, else one by one as advertised. */
export async function fetchEstateAddresses(
  client: ConnectClient,
  customerId: CustomerId,
  estateIds: readonly string[],
  signal?: AbortSignal,
): Promise<Result<EstateAddresses>> {
  const list = await client.call({
    endpoint: 'estateList',
    customerId,
    body: { customerId, typeOfDate: 'None', type: [], statuses: [] },
    read: readEstateList,
    signal,
  })
  if (list.ok) return ok({ state: 'read', all: true, addresses: list.value })
  return isNotOffered(list.error.code)
    ? fetchAdvertised(client, customerId, estateIds.slice(0, MAX_SINGLE_ESTATES), signal)
    : list
}

async function fetchAdvertised(
  client: ConnectClient,
  customerId: CustomerId,
  estateIds: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Result<EstateAddresses>> {
  const addresses = new Map<string, string>()
  const askFor = async (estateId: string) => {
    const answer = await client.call({
      endpoint: 'advertisedEstate',
      customerId,
      path: { customerId, estateId },
      read: (body) => readAdvertisedAddress(body, estateId),
      signal,
    })
    if (answer.ok && answer.value !== null) addresses.set(estateId, answer.value)
    return answer
  }
  // The first one alone: a refusal must be met once, not twenty times over.
  const [first, ...rest] = estateIds
  if (first !== undefined) {
    const answer = await askFor(first)
    if (!answer.ok && answer.error.code === 'no-access') return ok({ state: 'unavailable' })
    // What keeps one from being answered, other than itself, keeps all.
    if (!answer.ok && !isNotOffered(answer.error.code)) return answer
  }
  await Promise.all(rest.map(askFor))
  return ok({ state: 'read', all: false, addresses })
}

function isNotOffered(code: string): boolean {
  return ['no-access', 'not-found', 'rejected-request', 'unexpected-format'].includes(code)
}
