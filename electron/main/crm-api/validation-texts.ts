import { bounded, cleanLine } from '../../contract/format/clean-text'
import { coverNumbers, FULLY_MASKED } from '../../contract/person-number/cover'
import { fieldsOf } from './wire/keys'

/** What a 400 may say is short; more than this is a broken or hostile server. */
export const MAX_DETAILS = 10
export const MAX_DETAIL_LENGTH = 300
const MAX_DEPTH = 4
const MAX_VISITED = 200

/** Keys whose texts are for a person; the server's own diagnostics (stack traces, types) are not. */
const MESSAGE_KEYS = ['message', 'messageDetail', 'exceptionMessage', 'title', 'detail', 'error']
const FIELD_KEYS = ['modelState', 'errors', 'validationErrors']

/**
 * The server's validation texts as plain lines (N05). Their shape is undocumented (API 1.6), so
 * the usual ones are read: message with modelState, a list, a bare text; anything else gives none.
 */
export function readValidationTexts(body: unknown): string[] {
  const found: string[] = []
  let visited = 0

  function collect(value: unknown, depth: number): void {
    visited += 1
    if (depth > MAX_DEPTH || visited > MAX_VISITED) return
    if (typeof value === 'string') found.push(value)
    else if (Array.isArray(value)) {
      for (const one of value.slice(0, MAX_VISITED)) collect(one, depth + 1)
    } else {
      const fields = fieldsOf(value)
      if (fields === null) return
      const perField = FIELD_KEYS.flatMap((key) => {
        const inner = fields.get(key)
        return fieldsOf(inner)?.values() ?? (inner === undefined ? [] : [inner])
      })
      for (const one of perField.slice(0, MAX_VISITED)) collect(one, depth + 1)
      // The general sentence ("The request is invalid.") only where no field says it better.
      if (perField.length > 0 && found.length > 0) return
      for (const key of MESSAGE_KEYS) collect(fields.get(key), depth + 1)
    }
  }

  collect(body, 0)
  const lines = found.map(toLine).filter((line) => line !== null)
  return [...new Set(lines)].slice(0, MAX_DETAILS)
}

function toLine(text: string): string | null {
  // A page instead of a sentence says nothing to a broker.
  if (/^\s*<(!doctype|html)/i.test(text)) return null
  const read = cleanLine(bounded(text, MAX_DETAIL_LENGTH * 4))
  // No error text holds a personal number (GDPR rule 12).
  const line = read && coverNumbers(read, 'failure', { cover: FULLY_MASKED })
  return line !== null && line.length > MAX_DETAIL_LENGTH
    ? `${line.slice(0, MAX_DETAIL_LENGTH - 1)}…`
    : line
}
