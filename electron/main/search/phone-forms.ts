/**
 * Phone numbers as they are found: by any part of four or more digits, written in any way (D19). A number
 * is kept in the form dialled within Sweden; a foreign one begins with its country code.
 */

/** Shorter parts stand in nearly every number. */
export const FEWEST_PHONE_DIGITS = 4
/** Behind letters, fewer digits are an extension or a time of day, not another number (D18). */
const FEWEST_DIGITS_OF_ANOTHER = 7
const FEWEST_DIGITS = 3
const MOST_DIGITS = 24
const LONGEST_TEXT = 200
const MOST_NUMBERS = 4

const COMMENT = /\([^()]*\p{L}[^()]*\)/gu
const TRUNK_ZERO = /((?:\+|\b00)\s*\d{1,3}\s*)\(0\)/gu
const OTHER_NUMBER_IN_BRACKETS = /\((?=(?:[^()]*\d){5})([^()]*)\)/gu
/** An area code in front, as in `08/465 004 12`: the slash stands within the number. */
const AREA_CODE = /(?<!\d[\s().\u2010-\u2015-]*)(0\d{1,3})\s*\/\s*/gu
/** As nearly every number is written: nothing in it needs to be looked at twice. */
const ONE_NUMBER = /^\+?[\d .-]+$/
const PLUS = /^[\s(]*\+/u
const BETWEEN_NUMBERS = /[\p{L}/,;:|&]+|(?=\+)/u

/** The numbers that stand in one field. */
export function phoneNumbers(written: string): string[] {
  const numbers = new Set<string>()
  for (const segment of segmentsOf(written.slice(0, LONGEST_TEXT))) {
    const length = digitsOf(segment).length
    const fewest = numbers.size === 0 ? FEWEST_DIGITS : FEWEST_DIGITS_OF_ANOTHER
    if (length < fewest || length > MOST_DIGITS) continue
    for (const number of nationalForms(segment)) numbers.add(number)
    if (numbers.size >= MOST_NUMBERS) break
  }
  return [...numbers]
}

function segmentsOf(text: string): string[] {
  if (ONE_NUMBER.test(text)) return [text]
  return text
    .normalize('NFKC')
    .replace(COMMENT, ' ')
    .replace(TRUNK_ZERO, '$1')
    .replace(OTHER_NUMBER_IN_BRACKETS, ';$1;')
    .replace(AREA_CODE, '$1')
    .split(BETWEEN_NUMBERS)
}

/** Where a written part may stand in a number. */
export interface PhonePart {
  /** At its beginning or within it. */
  readonly within: string | null
  /** At its beginning only: what was typed, or may have been, with the country code. */
  readonly beginning: string | null
}

/** Reads digits with whatever people write between them; null when they are too few. */
export function readPhonePart(typed: string): PhonePart | null {
  const all = typed.normalize('NFKC')
  const text = all.replace(TRUNK_ZERO, '$1')
  const digits = digitsOf(text)
  if (digitsOf(all).length < FEWEST_PHONE_DIGITS || digits.length > MOST_DIGITS) return null
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
  for (let at = 1; number.length - at >= FEWEST_PHONE_DIGITS; at++) ends.push(number.slice(at))
  return ends
}

function nationalForms(segment: string): string[] {
  const abroad = withoutExitCode(segment)
  if (abroad !== null) return [national(abroad)]
  const digits = digitsOf(segment)
  // Spreadsheets drop the plus and the leading zero; both readings are kept, as one of them is a guess.
  if (/^46[1-9]\d{6,8}$/.test(digits)) return [digits, national(digits)]
  if (/^7[02369]\d{7}$/.test(digits)) return [digits, `0${digits}`]
  return [digits]
}

/** The digits behind + or 00; null when there is neither. */
function withoutExitCode(text: string): string | null {
  const digits = digitsOf(text)
  if (PLUS.test(text)) return digits
  return digits.startsWith('00') ? digits.slice(2) : null
}

/** `+46 070…` is written often; no Swedish number begins with 0 behind the country code. */
function national(digits: string): string {
  return digits.startsWith('46') ? `0${digits.slice(2).replace(/^0/, '')}` : digits
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
