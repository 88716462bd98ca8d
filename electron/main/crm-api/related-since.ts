import type { ContactId, CustomerId } from '../../contract/domain/ids'
import { ok } from '../../contract/errors'
import type { FailureCode, Result } from '../../contract/errors'
import type { ConnectClient } from './client'
import { relationDates } from './crm'
import type { RelationDate } from './crm'
import { NEVER, writeMoment } from './filters'
import { countRelatedContacts, readRelatedContacts } from './wire/related'

/** Of ContactCriteria (API 2.6). Several in one body would have to be met together, so each has a call of its own. */
const criteria: Record<RelationDate, string> = {
  seller: 'sellerRelationDateFrom',
  buyer: 'buyerRelationDateFrom',
  bidding: 'biddingDateFrom',
  viewing: 'viewingDateFrom',
}

/** The CRM may take its time for a long list, and there is another way. */
const TRIES = 2

const refused: readonly FailureCode[] = [
  'rejected-request',
  'not-found',
  'no-access',
  'unexpected-format',
]

/** An office where nobody has such a relation proves nothing, and reads as one where the date is honoured. */
export async function probeRelationDates(
  client: ConnectClient,
  customerId: CustomerId,
  signal?: AbortSignal,
): Promise<Result<readonly RelationDate[]>> {
  const honoured: RelationDate[] = []
  for (const date of relationDates) {
    const count = await client.call({
      ...asking(customerId, date, NEVER, signal),
      read: countRelatedContacts,
    })
    if (count.ok && count.value === 0) honoured.push(date)
    if (!count.ok && !refused.includes(count.error.code)) return count
  }
  return ok(honoured)
}

export interface RelatedContacts {
  readonly contactIds: readonly ContactId[]
  /** Of the earliest answer, as what came after it may be missing; null as soon as one did not say. */
  readonly serverAt: number | null
}

export async function fetchContactsRelatedSince(
  client: ConnectClient,
  customerId: CustomerId,
  sinceMs: number,
  dates: readonly RelationDate[],
  signal?: AbortSignal,
): Promise<Result<RelatedContacts>> {
  const all = new Set<ContactId>()
  const times: (number | null)[] = []
  for (const date of new Set(dates)) {
    const answer = await client.call<RelatedContacts>({
      ...asking(customerId, date, sinceMs, signal),
      read: async (body, serverAt) => {
        const contactIds = await readRelatedContacts(body, customerId)
        return contactIds.ok ? ok({ contactIds: contactIds.value, serverAt }) : contactIds
      },
    })
    if (!answer.ok) return answer
    for (const contactId of answer.value.contactIds) all.add(contactId)
    times.push(answer.value.serverAt)
  }
  return ok({ contactIds: [...all], serverAt: earliest(times) })
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null)
  return known.length === 0 || known.length < times.length ? null : Math.min(...known)
}

function asking(
  customerId: CustomerId,
  date: RelationDate,
  fromMs: number,
  signal: AbortSignal | undefined,
) {
  return {
    endpoint: 'contactsRelated' as const,
    customerId,
    body: { customerId, [criteria[date]]: writeMoment(fromMs) },
    signal,
    patience: 'background' as const,
    tries: TRIES,
  }
}
