import type { Phone, PhoneField } from '../../../contract/domain/contact'
import { readLine } from './text'

export interface ReadPhone {
  readonly phone: Phone
  /** In international form, where the number can be read without guessing. */
  readonly dial: string | null
}

/** The written form is always kept; one click dials only what is certain (D18). */
export function readPhone(
  field: PhoneField,
  raw: unknown,
  countryCode: string | null,
): ReadPhone | null {
  const written = readLine(raw)
  if (written === null) return null
  const dial = dialString(written, countryCode)
  return { phone: { field, written, dialable: dial !== null }, dial }
}

const EXTENSION =
  /[\s,;]*\b(?:ankn|anknytning|ank|anslutning|ext|extension|vx|växel)\b[.:\s]*\d{0,6}\s*$/iu
/** Separators people write inside one number. Slashes, commas and the like may stand between two. */
const NUMBER = /^\+?[\d\s.\-\u2010-\u2015\u2212]+$/u
const MAX_LENGTH = 60

/** Null for emergency and short numbers, letters, two numbers in one field, and whatever needs a guess. */
export function dialString(written: string, countryCode: string | null): string | null {
  if (written.length > MAX_LENGTH) return null
  const text = withoutComments(written).replace(EXTENSION, '').trim()
  if (!NUMBER.test(text)) return null
  const digits = text.replace(/\D/g, '')
  if (text.startsWith('+')) return international(digits)
  // 00 is how one dials abroad from Sweden.
  if (digits.startsWith('00')) return international(digits.slice(2))
  // A contact abroad may have its own country's national form, which looks just like ours.
  const isSwedish = countryCode === null || countryCode.toUpperCase() === 'SE'
  return digits.startsWith('0') && isSwedish ? swedish(digits.slice(1)) : null
}

/** A bracket with letters is a comment; `(0)` after a country code and `(08)` in front are not. */
function withoutComments(text: string): string {
  return text
    .replace(/\([^()]*\p{L}[^()]*\)/gu, ' ')
    .replace(/^(\s*(?:\+|00)\s*\d{1,3}\s*)\(0\)/u, '$1')
    .replace(/^\s*\((0\d{1,3})\)/u, '$1 ')
}

function international(digits: string): string | null {
  if (!/^[1-9]\d{7,14}$/.test(digits)) return null
  if (!digits.startsWith('46')) return `+${digits}`
  // `+46 070…` is written often; no Swedish number begins with 0 behind the country code.
  return swedish(digits.slice(2).replace(/^0/, ''))
}

/** Without the leading 0. Mobile numbers have nine digits, others seven to nine (the Swedish number plan). */
function swedish(digits: string): string | null {
  const isMobile = /^7[02369]/.test(digits)
  const isFit = isMobile ? /^\d{9}$/.test(digits) : /^[1-9]\d{6,8}$/.test(digits)
  // Premium-rate series: a click must not cost by the minute.
  const isPremium = /^(900|939|944)/.test(digits)
  return isFit && !isPremium ? `+46${digits}` : null
}
