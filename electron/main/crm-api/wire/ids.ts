import { contactId } from '../../../contract/domain/ids'
import type { ContactId } from '../../../contract/domain/ids'
import { mayBeContactId } from '../../../contract/person-number/typed'
import { readLine } from './text'

/** What every id seen so far looks like: nothing in it to clean or to check. */
const PLAIN_ID = /^[\w-]{1,160}$/

export function readContactId(value: unknown): ContactId | null {
  // A list may hold a hundred thousand of them.
  if (typeof value === 'string' && PLAIN_ID.test(value)) return value as ContactId
  const parsed = contactId.safeParse(readLine(value))
  return parsed.success ? parsed.data : null
}

/**
 * Of somebody whom another contact's parts name, and who stands there by it until the name is known: what may not be asked
 * by leads nowhere, and may be a number of a person (GDPR rule 12).
 */
export function readRelatedId(value: unknown): ContactId | null {
  const id = readContactId(value)
  return id !== null && mayBeContactId(id) ? id : null
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
 * Finds what was put in by an id in any case. Ids that were put in in two spellings are two, each found by its
 * own alone (D29); of an id that comes twice in one spelling the first counts.
 */
export class IdIndex<T> {
  readonly #exact = new Map<string, T>()
  /** Null: in more than one spelling. */
  readonly #folded = new Map<string, T | null>()

  add(id: string, value: T): void {
    if (this.#exact.has(id)) return
    this.#exact.set(id, value)
    const key = sameIdKey(id)
    this.#folded.set(key, this.#folded.has(key) ? null : value)
  }

  find(id: string): T | undefined {
    return this.#exact.get(id) ?? this.#folded.get(sameIdKey(id)) ?? undefined
  }
}
