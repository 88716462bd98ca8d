import type { ContactId } from '../../../electron/contract/domain/ids'

/** What the text in the search field is taken for. */
export type Typed =
  | { readonly kind: 'nothing' }
  /** `certain`: Enter opens it. Otherwise it may be an id, and the list offers it without insisting. */
  | { readonly kind: 'id'; readonly id: ContactId; readonly certain: boolean }
  /** Or the beginning of one. */
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

/** Letters with digits among them, or in a row no name begins with. Digits alone are a number first. */
function looksLikeId(text: string): boolean {
  return (/\d/.test(text) && /\p{L}/u.test(text)) || /^\p{Lu}{2}/u.test(text)
}

const WITH_CENTURY = /^\d{4}(\d{2})(\d{2})[-+\s]?[\dA-Za-z]{0,4}$/
const WITHOUT_CENTURY = /^\d{2}(\d{2})(\d{2})[-+\s]?[\dA-Za-z]{0,4}$/

/**
 * A day of birth, coordination numbers included, with some or all of what may follow: a number is searched
 * for from its sixth digit on, and half of one must not leave this computer either.
 */
export function looksLikePersonalNumber(text: string): boolean {
  return [WITH_CENTURY, WITHOUT_CENTURY].some((form) => {
    const [, month, day] = (form.exec(text.trim()) ?? []).map(Number)
    return month !== undefined && day !== undefined && isMonth(month) && isDay(day)
  })
}

function isMonth(month: number): boolean {
  return month >= 1 && month <= 12
}

function isDay(day: number): boolean {
  return (day >= 1 && day <= 31) || (day >= 61 && day <= 91)
}
