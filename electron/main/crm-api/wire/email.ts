import type { Email, EmailField } from '../../../contract/domain/contact'
import { readLine } from './text'

/**
 * One plain address, in the signs every mail program takes and none reads as a second address, a
 * header or a display name. Letters beyond ASCII look alike too easily for one click.
 */
const WRITABLE =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i
const MAX_LENGTH = 254

/** Always shown as written; `writable` when a click may open a mail to exactly this text. */
export function readEmail(field: EmailField, raw: unknown): Email | null {
  const written = readLine(raw)
  if (written === null) return null
  return { field, written, writable: written.length <= MAX_LENGTH && WRITABLE.test(written) }
}
