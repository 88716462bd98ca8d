import type { CustomerId } from '../../contract/domain/ids'
import { ok } from '../../contract/errors'
import type { FailureCode, Result } from '../../contract/errors'
import type { ConnectClient } from './client'
import type { Patience, ToldEstate, ToldEstates } from './crm'
import { readAdvertisedEstate, readEstateList } from './wire/estates'

/** One call per estate: more than this for a single card would be a storm. */
export const MAX_SINGLE_ESTATES = 20

/** From the office's list where that is granted, else those asked for one by one as advertised (API 2.7). */
export async function fetchEstates(
  client: ConnectClient,
  customerId: CustomerId,
  estateIds: readonly string[],
  signal?: AbortSignal,
  patience?: Patience,
): Promise<Result<ToldEstates>> {
  const list = await client.call({
    endpoint: 'estateList',
    customerId,
    body: { customerId, typeOfDate: 'None', type: [], statuses: [] },
    read: (body) => readEstateList(body, customerId),
    signal,
    patience,
  })
  if (list.ok) return ok({ from: 'office', estates: list.value })
  if (!isNotOffered(list.error.code)) return list
  const asked = [...new Set(estateIds)].slice(0, MAX_SINGLE_ESTATES)
  return fetchAdvertised(client, customerId, asked, signal, patience)
}

async function fetchAdvertised(
  client: ConnectClient,
  customerId: CustomerId,
  estateIds: readonly string[],
  signal: AbortSignal | undefined,
  patience: Patience | undefined,
): Promise<Result<ToldEstates>> {
  const estates: ToldEstate[] = []
  const askFor = async (estateId: string) => {
    const answer = await client.call({
      endpoint: 'advertisedEstate',
      customerId,
      path: { customerId, estateId },
      read: (body) => readAdvertisedEstate(body, estateId),
      signal,
      patience,
    })
    if (answer.ok) estates.push(answer.value)
    return answer
  }
  // The first one alone: a refusal must be met once, not twenty times over.
  const [first, ...rest] = estateIds
  if (first !== undefined) {
    const answer = await askFor(first)
    if (!answer.ok && answer.error.code === 'no-access') return ok({ from: 'none', estates: [] })
    // What keeps one from being answered, other than itself, keeps all.
    if (!answer.ok && !isNotOffered(answer.error.code)) return answer
  }
  await Promise.all(rest.map(askFor))
  return ok({ from: 'advertised', estates })
}

function isNotOffered(code: FailureCode): boolean {
  return ['no-access', 'not-found', 'rejected-request', 'unexpected-format'].includes(code)
}
