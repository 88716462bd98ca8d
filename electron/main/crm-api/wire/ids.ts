import { contactId } from '../../../contract/domain/ids'
import type { ContactId } from '../../../contract/domain/ids'
import { readLine } from './text'

export function readContactId(value: unknown): ContactId | null {
  const parsed = contactId.safeParse(readLine(value))
  return parsed.success ? parsed.data : null
}

/** Ids are opaque, but seen in one spelling only; the server may not mind the case that was asked with. */
export function isSameId(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}
