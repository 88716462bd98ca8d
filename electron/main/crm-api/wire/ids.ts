import { contactId } from '../../../contract/domain/ids'
import type { ContactId } from '../../../contract/domain/ids'
import { readLine } from './text'

/** What every id seen so far looks like: nothing in it to clean or to check. */
const PLAIN_ID = /^[\w-]{1,160}$/

export function readContactId(value: unknown): ContactId | null {
  // A list may hold a hundred thousand of them.
  if (typeof value === 'string' && PLAIN_ID.test(value)) return value as ContactId
  const parsed = contactId.safeParse(readLine(value))
  return parsed.success ? parsed.data : null
}

/** Ids are opaque, but seen in one spelling only; the server may not mind the case that was asked with. */
export function isSameId(a: string, b: string): boolean {
  return sameIdKey(a) === sameIdKey(b)
}

/** Equal for ids that are the same, to look one up by. */
export function sameIdKey(id: string): string {
  return id.trim().toLowerCase()
}

/**
 * Finds one of them by an id in any case. Ids that are there in two spellings are two, each found by its own
 * alone (D29); an id that comes twice in one spelling is the first.
 */
export function byId<T>(
  all: readonly T[],
  idOf: (one: T) => string,
): (id: string) => T | undefined {
  const exact = new Map<string, T>()
  const folded = new Map<string, T | null>()
  for (const one of all) {
    const id = idOf(one)
    if (exact.has(id)) continue
    exact.set(id, one)
    const key = sameIdKey(id)
    folded.set(key, folded.has(key) ? null : one)
  }
  return (id) => exact.get(id) ?? folded.get(sameIdKey(id)) ?? undefined
}
