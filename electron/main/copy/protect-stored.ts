import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { isInCategory, withoutProtected } from '../privacy/protected-identity'
import type { ContactRows } from '../store/contact-rows'
import type { Store } from '../store/store'

/**
 * The office has named another category for protected identity (GDPR rule 24). Whoever is in it is reduced
 * at once; whoever was reduced and is in it no more is fetched again at the next reconciliation, as what
 * was dropped is nowhere on this computer. Each is read, judged and written in a step of its own: nothing newer is
 * stored in between, and a search does not feel it when all of them are written anew, with the words they are
 * found by. How many records became different; stops when `signal` ends.
 */
export async function protectStored(
  { store, rows }: { readonly store: Store; readonly rows: ContactRows },
  category: string | null,
  signal: AbortSignal,
): Promise<number> {
  let changed = 0
  let next = rows.next(0)
  while (next !== null && !signal.aborted) {
    const { place, key, record } = next
    const isIn = isInCategory(record.contact, category)
    if (isIn !== record.contact.protectedIdentity) {
      if (isIn) rows.replaceRecord(key, withoutProtected(record, category))
      else rows.refetch(key)
      changed += 1
    }
    await yieldToEventLoop()
    next = rows.next(place)
  }
  if (!signal.aborted) noteJudged(store, category)
  if (changed > 0) store.settle()
  return changed
}

const JUDGED_BY = 'protected-category'

/** Whether all that is stored has been judged by this category: a run may end in the midst of it. */
export function isJudgedBy(store: Store, category: string | null): boolean {
  const noted = store.read((db) =>
    db.prepare<{ value: string }>('SELECT value FROM facts WHERE name = ?').get(JUDGED_BY),
  )
  return (noted?.value ?? '') === (category ?? '')
}

/** With what was changed by it, in the same file. */
function noteJudged(store: Store, category: string | null): void {
  store.write((db) =>
    db.prepare('INSERT OR REPLACE INTO facts VALUES (?, ?)').run(JUDGED_BY, category ?? ''),
  )
}
