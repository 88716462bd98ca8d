import type { ContactId } from '../../../electron/contract/domain/ids'

/** What the text in the search field is taken for. */
export type Typed =
  | { readonly kind: 'nothing' }
  /** `certain`: Enter opens it. Otherwise it may be an id, and the list offers it without insisting. */
  | { readonly kind: 'id'; readonly id: ContactId; readonly certain: boolean }
  | { readonly kind: 'personal-number' }
  | { readonly kind: 'text' }

const LONGEST_ID = 160

export function readTyped(raw: string): Typed {
  const text = raw.trim()
  if (text === '') return { kind: 'nothing' }
  // A personal number is never sent as an id: it would stand in an address, and so in a log (GDPR rule 13).
  if (looksLikePersonalNumber(text)) return { kind: 'personal-number' }
  if (!mayBeId(text)) return { kind: 'text' }
  // Ids are opaque texts: the main process and the CRM judge them, not the window.
  return { kind: 'id', id: text as ContactId, certain: looksLikeId(text) }
}

function mayBeId(text: string): boolean {
  return text.length <= LONGEST_ID && !/[\s\p{Cc}@]/u.test(text)
}

/** A digit, or letters in a row no name begins with; phone numbers have digits too. */
function looksLikeId(text: string): boolean {
  return (/\d/.test(text) || /^\p{Lu}{2}/u.test(text)) && !looksLikePhone(text)
}

function looksLikePhone(text: string): boolean {
  return /^(?:\+|0)[\d()/.-]{5,16}$/.test(text)
}

/** Ten or twelve digits whose month and day are possible, coordination numbers included. */
export function looksLikePersonalNumber(text: string): boolean {
  const match = /^(?:\d{2})?\d{2}(\d{2})(\d{2})[-+\s]?[\dA-Za-z]\d{3}$/.exec(text.trim())
  if (!match) return false
  const month = Number(match[1])
  const day = Number(match[2])
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91))
}
