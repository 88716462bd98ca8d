import type { PurgeReason } from '../../contract/domain/access-log'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Clock } from '../clock'
import type { Crm } from '../crm-api/crm'
import type { ContactRows } from '../store/contact-rows'
import type { StoredReference } from '../store/stored-contact'
import type { ReferenceRows } from '../store/reference-rows'
import type { RolesDue } from '../store/roles-due'
import type { SyncRows } from '../store/sync-rows'

/** What every piece of the sync works with. */
export interface SyncWork {
  readonly crm: Crm
  readonly contacts: ContactRows
  readonly rows: SyncRows
  readonly references: ReferenceRows
  readonly roles: RolesDue
  /** The trusted time, for stamps and ages. */
  readonly time: { now(): number }
  readonly clock: Pick<Clock, 'monotonic'>
  /** Between two steps: whoever waits for the main process has its turn. */
  yieldToEventLoop(): Promise<void>
  /** Deletes what is in no answer any more, in short steps; never rejects. */
  deleteDropped(): Promise<void>
  onSaved(keys: readonly ContactKey[]): void
  /** In work that nobody waits for. */
  onBug(where: string, error: unknown): void
  onRemoved(keys: readonly ContactKey[], reason: PurgeReason): void
}

/** Each step keeps the main process for some milliseconds, also with a full disk cache and a slow disk. */
const ROWS_AT_ONCE = 200
const READ_AT_ONCE = 1_000

export function keysOf(customerId: CustomerId, contactIds: readonly ContactId[]): ContactKey[] {
  return contactIds.map((contactId) => ({ customerId, contactId }))
}

/** In steps; breaks off between two of them when aborted. */
export async function inSteps<T>(
  work: Pick<SyncWork, 'yieldToEventLoop'>,
  all: readonly T[],
  signal: AbortSignal,
  step: (some: readonly T[]) => void,
  size = ROWS_AT_ONCE,
): Promise<void> {
  for (let from = 0; from < all.length && !signal.aborted; from += size) {
    step(all.slice(from, from + size))
    await work.yieldToEventLoop()
  }
}

export async function readStored(
  work: Pick<SyncWork, 'rows' | 'yieldToEventLoop'>,
  customerId: CustomerId,
): Promise<StoredReference[]> {
  const pages: StoredReference[][] = []
  for (let after: number | null = 0; after !== null;) {
    const page: ReturnType<SyncRows['stored']> = work.rows.stored(customerId, after, READ_AT_ONCE)
    pages.push(page.references)
    after = page.next
    await work.yieldToEventLoop()
  }
  return pages.flat()
}

/** Whoever has been opened meanwhile stays. When it resolves, the others are deleted. */
export async function removeUnopened(
  work: SyncWork,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
  signal: AbortSignal,
): Promise<void> {
  if (contactIds.length === 0) return
  await inSteps(work, contactIds, signal, (some) => work.rows.dropUnopened(customerId, some))
  await work.deleteDropped()
}
