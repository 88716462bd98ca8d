import type { PurgeReason } from '../../contract/domain/access-log'
import type { ContactKey } from '../../contract/domain/ids'
import type { ContactRows } from '../store/contact-rows'
import type { ReferenceRows } from '../store/reference-rows'
import type { Store } from '../store/store'

export interface ExpireDeps {
  readonly store: Store
  readonly rows: ContactRows
  readonly references: ReferenceRows
  now(): number
  onRemoved(keys: readonly ContactKey[], reason: PurgeReason): void
}

const ROWS_AT_ONCE = 500

/** One short step of deleting what the CRM last confirmed before then; false: there is nothing more to do. */
export type ExpireSome = (beforeMs: number) => boolean

/** What has expired is in no answer any more: here it is deleted, hard (GDPR rules 17 and 19). */
export function createExpireSome({ store, rows, references, ...deps }: ExpireDeps): ExpireSome {
  return (beforeMs) => {
    // At the start, before anybody's copy is open: an empty one would only be made to be looked through.
    if (store.isIdle()) return false
    if (!rows.isAnyDue(deps.now(), beforeMs))
      return references.removeExpired(beforeMs, ROWS_AT_ONCE) > 0
    if (rows.confirmNotAfter(deps.now(), ROWS_AT_ONCE) > 0) return true
    const { expired, outOfScope } = rows.removeExpired(beforeMs)
    if (expired.length > 0) deps.onRemoved(expired, 'expired')
    if (outOfScope.length > 0) deps.onRemoved(outOfScope, 'out-of-scope')
    return expired.length + outOfScope.length > 0 || rows.clearIndex()
  }
}
