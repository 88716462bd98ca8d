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
