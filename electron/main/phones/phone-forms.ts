import type { PhoneNumber } from '../../contract/domain/contact'
import { dialledForms } from './dialling'
import { MIN_DIGITS, MIN_DIGITS_OF_ANOTHER, RUN, digitsIn } from './find-numbers'
import { LONGEST_TEXT, MAX_NUMBERS } from './read-phones'

/**
 * Phone numbers as they are found: by any part of four or more digits, written in any way (D19). A number
 * is kept in the form dialled within its country, and a foreign one with its country code too.
 */

/** Shorter parts stand in nearly every number. */
export const MIN_PHONE_DIGITS = 4
const MAX_DIGITS = 24

/** What a number is found by, in digits alone. */
export function searchForms({ dialable, written }: PhoneNumber): string[] {
  if (dialable !== null) return dialledForms(dialable)
  const runs = [...written.slice(0, LONGEST_TEXT).normalize('NFKC').matchAll(RUN)].map(
    ([run]) => run,
  )
  return runs.slice(0, MAX_NUMBERS).flatMap((run, at) => {
    const digits = digitsIn(run)
    // Behind another one, few digits are an extension or a time of day (D18).
    const enough = at === 0 ? MIN_DIGITS : MIN_DIGITS_OF_ANOTHER
    return digits < enough || digits > MAX_DIGITS ? [] : unreadForms(run)
  })
}

/** Where a written part may stand in a number. */
export interface PhonePart {
  /** At its beginning or within it. */
  readonly within: string | null
  /** At its beginning only: what was typed, or may have been, with the country code. */
  readonly beginning: string | null
}

const TRUNK_ZERO = /((?:\+|\b00)\s*\d{1,3}\s*)\(0\)/gu
const PLUS = /^[\s(]*\+/u

/** Reads digits with whatever people write between them; null when they are too few. */
export function readPhonePart(typed: string): PhonePart | null {
  const all = typed.normalize('NFKC')
  const text = all.replace(TRUNK_ZERO, '$1')
  const digits = text.replace(/\D/g, '')
  if (digitsIn(all) < MIN_PHONE_DIGITS || digits.length > MAX_DIGITS) return null
  // Without its plus a country code looks like any other digits, and so do two zeros.
  const abroad = withoutExitCode(text) ?? (/^46\d{2}/.test(digits) ? digits : null)
  return {
    within: PLUS.test(text) ? null : digits,
    beginning: abroad === null ? null : national(abroad),
  }
}

/** A number and each of its ends: a part within it is the beginning of one of them. */
export function endsOf(number: string): string[] {
  const ends: string[] = []
  for (let at = 1; number.length - at >= MIN_PHONE_DIGITS; at++) ends.push(number.slice(at))
  return ends
}

/** Of digits that nobody can dial: as they stand, and what they may stand for. */
function unreadForms(run: string): string[] {
  const text = run.replace(TRUNK_ZERO, '$1')
  const abroad = withoutExitCode(text)
  if (abroad !== null) return [national(abroad)]
  const digits = text.replace(/\D/g, '')
  // Spreadsheets drop the plus and the leading zero; both readings are kept, as one of them is a guess.
  if (/^46[1-9]\d{6,8}$/.test(digits)) return [digits, national(digits)]
  if (/^7[02369]\d{7}$/.test(digits)) return [digits, `0${digits}`]
  return [digits]
}

/** The digits behind + or 00; null when there is neither. */
function withoutExitCode(text: string): string | null {
  const digits = text.replace(/\D/g, '')
  if (PLUS.test(text)) return digits
  return digits.startsWith('00') ? digits.slice(2) : null
}

/** `+46 070…` is written often; no Swedish number begins with 0 behind the country code. */
function national(digits: string): string {
  return digits.startsWith('46') ? `0${digits.slice(2).replace(/^0/, '')}` : digits
}
