import type { ContactKey } from '../../contract/domain/ids'
import type { ContactRows } from '../store/contact-rows'
import type { Store } from '../store/store'

export interface ExpireParts {
  readonly store: Store
  readonly rows: ContactRows
  now(): number
  gone(keys: readonly ContactKey[]): void
}

/** So many in each transaction: a whole office that has expired is not removed in one long step. */
const AT_ONCE = 500

/** Deletes what the CRM last confirmed before the moment, hard (GDPR rules 17 and 19). How many that were. */
export function createExpire(parts: ExpireParts): (beforeMs: number) => number {
  const { store, rows } = parts
  return (beforeMs) => {
    // At the start, before anybody's copy is open: an empty one would only be made to be looked through.
    if (store.isIdle()) return 0
    rows.confirmNotAfter(parts.now())
    let removed = 0
    for (;;) {
      const keys = rows.unconfirmedSince(beforeMs, AT_ONCE)
      if (keys.length === 0) break
      parts.gone(rows.remove(keys))
      removed += keys.length
    }
    if (removed > 0) store.settle()
    return removed
  }
}
