import type { ContactKey } from '../../contract/domain/ids'
import type { Failure, Result } from '../../contract/errors'
import type { StalePart } from '../store/sync-rows'
import { isOfOffice } from './failures'
import type { SyncWork } from './steps'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
/** Who was looked up within this time may be looked up again, perhaps on a train. */
const OPENED_WITHIN_MS = 30 * DAY_MS
const FRESH_FOR_MS = DAY_MS
const AT_MOST = 100
/** What was refused is not asked for again and again. */
const TRY_AGAIN_MS = 6 * HOUR_MS
/** Past this, who was refused is forgotten. */
const MAX_REFUSED = 2_000

/**
 * Keeps roles and relations of contacts opened lately fresh: whether they move a contact's date of change is
 * not documented, so they have an age of their own (API 5.3). A failure leaves what was there.
 */
export interface OpenedParts {
  refresh(mayAsk: (key: ContactKey) => boolean, signal: AbortSignal): Promise<void>
}

export function createOpenedParts(work: SyncWork): OpenedParts {
  const { crm, contacts, rows, time, clock } = work
  /** When, by the monotonic clock. */
  const refused = new Map<string, number>()

  function wasRefused({ customerId, contactId }: ContactKey): boolean {
    const at = refused.get(`${customerId}\n${contactId}`)
    return at !== undefined && clock.monotonic() - at < TRY_AGAIN_MS
  }

  function noteRefused({ customerId, contactId }: ContactKey): void {
    if (refused.size >= MAX_REFUSED) refused.clear()
    refused.set(`${customerId}\n${contactId}`, clock.monotonic())
  }

  async function refreshOne(stale: StalePart, signal: AbortSignal): Promise<Failure[]> {
    const { roles, relations, ...key } = stale
    const asked = contacts.asking()
    async function take<T>(answer: Promise<Result<T>>, save: (value: T) => void) {
      const part = await answer
      if (!part.ok) return part.error
      if (!signal.aborted) save(part.value)
      return null
    }
    const failures = await Promise.all([
      roles
        ? take(crm.roles(key, signal, 'background'), (value) =>
            contacts.saveRoles(key, value, time.now(), asked),
          )
        : null,
      relations
        ? take(crm.relations(key, signal, 'background'), (value) =>
            contacts.saveRelations(key, value, time.now(), asked),
          )
        : null,
    ])
    return failures.filter((failure) => failure !== null)
  }

  return {
    async refresh(mayAsk, signal) {
      const now = time.now()
      const stale = rows
        .staleParts(now - OPENED_WITHIN_MS, now - FRESH_FOR_MS, now, AT_MOST + refused.size)
        .filter((one) => mayAsk(one) && !wasRefused(one))
      for (const one of stale.slice(0, AT_MOST)) {
        const failures = await refreshOne(one, signal)
        if (signal.aborted) return
        const { customerId, contactId } = one
        work.onSaved([{ customerId, contactId }])
        if (!failures.every(isOfOffice)) return
        if (failures.length > 0) noteRefused(one)
        await work.yieldToEventLoop()
      }
    },
  }
}
