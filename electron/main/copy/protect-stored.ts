import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { PROTECTION_WORDS } from '../../contract/domain/protected-categories'
import type { ProtectedCategories } from '../../contract/domain/protected-categories'
import { isInCategory, withoutProtected } from '../privacy/protected-identity'
import type { ContactRows } from '../store/contact-rows'
import type { Store } from '../store/store'

/**
 * The office has named other categories for protected identity (GDPR rule 24). Whoever is in one is reduced at once,
 * with what others' cards say of them; whoever was reduced and is in none any more is fetched again at the next
 * reconciliation, as what was dropped is nowhere on this computer. Each is read, judged and written in a step of its
 * own: nothing newer is stored in between, and a search does not feel it when all of them are written anew, with the
 * words they are found by. How many contacts became different; stops when `signal` ends.
 */
export async function protectStored(
  { store, rows }: { readonly store: Store; readonly rows: ContactRows },
  named: ProtectedCategories,
  signal: AbortSignal,
): Promise<number> {
  let changed = 0
  let next = rows.next(0)
  while (next !== null && !signal.aborted) {
    const { place, key, record } = next
    if (isInCategory(record.contact, named)) {
      // Also of one that is protected already: a version before this one kept its roles.
      if (rows.protect(key, withoutProtected(record, named))) changed += 1
    } else if (record.contact.protectedIdentity) {
      rows.refetch(key)
      changed += 1
    }
    await yieldToEventLoop()
    next = rows.next(place)
  }
  if (!signal.aborted) recordJudged(store, named)
  if (changed > 0) store.settle()
  return changed
}

/** The version before this one has the bare name of its one category here: each judges anew what the other has had. */
const JUDGED_BY = 'protected-category'

/** Whether all that is stored has been judged by these categories: a run may end in the midst of it. */
export function isJudgedBy(store: Store, named: ProtectedCategories): boolean {
  const recorded = store.read((db) =>
    db.prepare<{ value: string }>('SELECT value FROM facts WHERE name = ?').get(JUDGED_BY),
  )
  return recorded?.value === ruleOf(named)
}

/** With what was changed by it, in the same file. */
function recordJudged(store: Store, named: ProtectedCategories): void {
  store.write((db) =>
    db.prepare('INSERT OR REPLACE INTO facts VALUES (?, ?)').run(JUDGED_BY, ruleOf(named)),
  )
}

function ruleOf(named: ProtectedCategories): string {
  return JSON.stringify(named ?? { speaksOf: PROTECTION_WORDS })
}
