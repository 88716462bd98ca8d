import type { ContactId } from '../../../electron/contract/domain/ids'
import { looksLikeContactId } from '../../../electron/contract/person-number/typed'

/** What the text in the search field is taken for. */
export type Typed =
  | { readonly kind: 'nothing' }
  /** Enter opens it, unless something is found. */
  | { readonly kind: 'id'; readonly id: ContactId }
  | { readonly kind: 'text' }

/** Only what looks like an id is taken for one: it is sent in an address, and so stands in a log (GDPR rule 13). */
export function readTyped(raw: string): Typed {
  const text = raw.trim()
  if (text === '') return { kind: 'nothing' }
  return looksLikeContactId(text) ? { kind: 'id', id: text as ContactId } : { kind: 'text' }
}
