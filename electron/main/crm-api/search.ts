import type { ContactId, CustomerId } from '../../contract/domain/ids'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { ConnectClient } from './client'
import { readMatches, readPhoneMatches } from './wire/search'
import { numberForm, phoneForms } from './search-terms'

/** Contract 1.5. */
export const MIN_TERM = 5
const LIMIT_MAX_SIZE = 1_000

export interface Found {
  readonly contactIds: ContactId[]
  readonly more: boolean
}

/**
 * What looks like a number is looked for as one, which is exact; free text follows only where that finds
 * nobody. No failure repeats the term: it may be a personal number (GDPR rule 13).
 */
export async function searchCrm(
  client: ConnectClient,
  customerId: CustomerId,
  term: string,
  maxSize: number,
  signal?: AbortSignal,
): Promise<Result<Found>> {
  const text = term.replace(/\s+/gu, ' ').trim()
  if ([...text].length < MIN_TERM) return failed('invalid-input')
  // One more than is wanted tells whether there are more.
  const size = Math.min(Math.max(maxSize, 1) + 1, LIMIT_MAX_SIZE)
  const asked = { client, customerId, text, signal, size }
  const exact = await Promise.all([searchNumber(asked), searchPhone(asked)])
  for (const one of exact) if (!one.ok) return one
  const found = exact.flatMap((one) => (one.ok ? one.value : []))
  const all = found.length > 0 ? ok(found) : await searchText(asked)
  if (!all.ok) return all
  const contactIds = [...new Set(all.value)]
  return ok({ contactIds: contactIds.slice(0, maxSize), more: contactIds.length > maxSize })
}

interface Asked {
  readonly client: ConnectClient
  readonly customerId: CustomerId
  readonly text: string
  readonly size: number
  readonly signal: AbortSignal | undefined
}

async function searchText({ client, customerId, text, size, signal }: Asked) {
  const answer = await client.call({
    endpoint: 'textSearch',
    customerId,
    path: { customerId },
    query: { Term: text, MaxSize: String(size) },
    read: (body) => readMatches(body, customerId),
    signal,
  })
  // That there is no such call does not say that nobody was found.
  return !answer.ok && answer.error.code === 'not-found' ? failed('unexpected-format') : answer
}

async function searchNumber({ client, customerId, text, size, signal }: Asked) {
  const number = numberForm(text)
  if (number === null) return ok([])
  const answer = await client.call({
    endpoint: 'numberSearch',
    customerId,
    path: { customerId },
    query: { SocialNumber: number, MaxSize: String(size) },
    read: (body) => readMatches(body, customerId),
    signal,
  })
  return orNobody(answer)
}

/** How the CRM writes numbers down is not known: each form until one is found (API 2.4). */
async function searchPhone({ client, customerId, text, signal }: Asked) {
  for (const phoneNumber of phoneForms(text)) {
    const answer = await client.call({
      endpoint: 'phoneSearch',
      customerId,
      query: { phoneNumber, customerId },
      read: (body) => readPhoneMatches(body, customerId),
      signal,
    })
    const found = orNobody(answer)
    if (!found.ok || found.value.length > 0) return found
  }
  return ok([])
}

/** A special search that is not offered, or will not take the term, leaves it to the general one. */
function orNobody(answer: Result<ContactId[]>): Result<ContactId[]> {
  const isItsOwn =
    !answer.ok &&
    ['rejected-request', 'not-found', 'no-access', 'unexpected-format'].includes(answer.error.code)
  return isItsOwn ? ok([]) : answer
}
