import { cleanLine, cleanNote } from '../../../contract/format/clean-text'

/** Null for "not filled in": absent, null, blank (API 1.4), or not a text at all. */
export function readLine(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' ? cleanLine(value) : null
}

export function readNote(value: unknown): string | null {
  return typeof value === 'string' ? cleanNote(value) : null
}
