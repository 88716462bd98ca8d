import { findNumbers, readsAsNumber } from './find'

/** What people write before a number, and what nobody is found by. */
const LABEL =
  /(?<![\p{L}\p{Nd}])(?:p\.?nr|pers(?:on)?\.?-?(?:nr|nummer|id)|sam(?:ordnings)?(?:nr|nummer)|födelse(?:nr|nummer))[\s.:#]*(?=[^\p{L}\p{Nd}]{0,3}\p{Nd}{6})/giu

/**
 * A text somebody typed, with each number of a person in plain digits and without what it is called by:
 * `pnr:850412–9811` and `(850412.9811)` look for the same person.
 */
export function withPlainNumbers(typed: string): string {
  const text = typed.replace(LABEL, ' ')
  let read = ''
  let done = 0
  for (const { shape, from, to, key, century } of findNumbers(text, 'typed')) {
    // One of another country is found as it is written (GDPR rule 7).
    if (shape !== 'swedish' || from < done) continue
    read += `${text.slice(done, from)} ${century ?? ''}${key} `
    done = to
  }
  return read + text.slice(done)
}

/** The number that a text is, with a plain sign; null where it is none, or says more than that. */
export function numberIn(typed: string): string | null {
  const text = typed.replace(LABEL, '')
  const number = findNumbers(text, 'number-field').find(({ shape }) => shape === 'swedish')
  if (number === undefined) return null
  const { from, to, century, key, sign } = number
  const rest = text.slice(0, from) + text.slice(to)
  if (/[\p{L}\p{Nd}]/u.test(rest)) return null
  return (century ?? '') + key.slice(0, 6) + sign + key.slice(6)
}

/**
 * A contact's, shorter or longer than they are today. In small letters, or without a digit, only where it can be
 * nobody's name: `Adrian`, `ADRIANSSON` and `adriansgatan9` are no ids.
 */
const CONTACT_ID =
  /^(?:ADR(?=\S*\d)[^\s\p{Cc}/,;]{1,157}|ADR(?!I)[A-Z]{4,157}|adr(?=[a-f]*\d)[\da-f]{1,157})$/u
/** Digits as they are dialled, from as many on as a number has without its area code. */
const PHONE = /^[+(]?[\d\s().\-/\p{Pd}\u2212]{5,}$/u

/**
 * Whether a text may go to the CRM as the id of a contact. The CRM promises no form of its ids, so whoever got
 * one from it may ask by it; but no id is a number of a person, a phone or an e-mail address.
 */
export function mayBeContactId(text: string): boolean {
  // Here a phone is none either, so that digits need not be told from one.
  return !text.includes('@') && !isPhone(text) && readsAsNumber(text, 'number-field') === 'no'
}

/** Digits alone may be an id, but not those that are dialled. */
function isPhone(text: string): boolean {
  return PHONE.test(text.trim()) && /^[+(]*(?:0|46)|[\s().\-/]/u.test(text.trim())
}

/** Whether a text that somebody typed is offered as one, to be opened (`ADR…`): it is sent in an address. */
export function looksLikeContactId(text: string): boolean {
  return CONTACT_ID.test(text) && mayBeContactId(text)
}
