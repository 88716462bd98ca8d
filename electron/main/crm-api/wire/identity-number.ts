import type { IdentityNumber } from '../../../contract/domain/identity-number'
import { dayAt } from '../../../contract/format/dates'
import { hasRightCheckDigit } from '../../privacy/personal-numbers'
import { isDay } from './dates'
import { readLine } from './text'

/** As the window may see it, and as the CRM wrote it. The latter stays in the main process (GDPR rule 12). */
export interface ReadNumber {
  readonly number: IdentityNumber
  readonly full: string
}

/** Always as long as this: not even the length of a foreign number shows (GDPR rule 10). */
export const FULLY_MASKED = '••••••••••'
const MASKED_TAIL = '••••'

/** A person's number; `foreign` only switches Swedish reading off when it says so (GDPR rule 7, D13). */
export function readPersonNumber(
  raw: unknown,
  foreign: unknown,
  holder: 'person' | 'deceased',
  now: number,
): ReadNumber | null {
  const full = readLine(raw)
  if (full === null) return null
  const parsed = foreign === true ? null : parsePersonNumber(compact(full), now)
  if (parsed === null) return { full, number: fullyMasked('other-format') }
  const living = parsed.isCoordination ? 'coordination-number' : 'personal-number'
  return {
    full,
    number: {
      label: holder === 'deceased' ? 'personal-number-of-deceased' : living,
      shown: `${parsed.day}-${MASKED_TAIL}`,
      masked: true,
      checkDigitIsWrong: parsed.checkDigitIsWrong,
    },
  }
}

/**
 * A company's number is open only when it cannot be a person's: a sole trader's is the personal
 * number, with or without dash and century (GDPR rule 10, D14).
 */
export function readCorporateNumber(
  raw: unknown,
  foreign: unknown,
  now: number,
): ReadNumber | null {
  const full = readLine(raw)
  if (full === null) return null
  if (foreign === true) return { full, number: fullyMasked('other-format') }
  const text = compact(full)
  // Organisation numbers are written with the century place 16 where twelve digits are wanted.
  const short = /^16\d{6}-?\d{4}$/.test(text) ? text.slice(2) : text
  // Their third digit is at least 2, where a personal number has the first digit of a month.
  if (/^\d{2}[2-9]\d{3}-?\d{4}$/.test(short)) {
    const checkDigitIsWrong = !hasRightCheckDigit(short.replace('-', ''))
    return {
      full,
      number: { label: 'corporate-number', shown: full, masked: false, checkDigitIsWrong },
    }
  }
  const person = parsePersonNumber(short, now)
  if (person === null) return { full, number: fullyMasked('other-format') }
  return {
    full,
    number: {
      label: 'corporate-number',
      shown: `${person.day}-${MASKED_TAIL}`,
      masked: true,
      checkDigitIsWrong: person.checkDigitIsWrong,
    },
  }
}

interface PersonNumber {
  /** YYYYMMDD as in the number: a coordination number keeps its day + 60. */
  readonly day: string
  readonly isCoordination: boolean
  readonly checkDigitIsWrong: boolean
}

const PERSON_NUMBER = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)(\d{4}|[A-Z]\d{3})$/

/** 10 or 12 digits; an interim number has a letter in the place of the first birth digit (D12). */
function parsePersonNumber(text: string, now: number): PersonNumber | null {
  const match = PERSON_NUMBER.exec(text)
  if (match === null) return null
  const [, century, yy = '', mm = '', dd = '', sign, tail = ''] = match
  const isCoordination = Number(dd) > 60
  const year = yearOf(century, yy, mm, isCoordination ? Number(dd) - 60 : Number(dd), sign, now)
  if (year === null) return null
  const isInterim = /^[A-Z]/.test(tail)
  return {
    day: `${year}${mm}${dd}`,
    isCoordination,
    // An interim number's last digit follows no published rule, so nothing is said of it.
    checkDigitIsWrong: !isInterim && !hasRightCheckDigit(yy + mm + dd + tail),
  }
}

/** Without a century the latest birth that has happened; a plus sign: a hundred years before that. */
function yearOf(
  century: string | undefined,
  yy: string,
  mm: string,
  day: number,
  sign: string | undefined,
  now: number,
): number | null {
  const today = dayAt(now)
  const wasBorn = (year: number) =>
    `${year}-${mm}-${String(day).padStart(2, '0')}` <= today && isDay(year, Number(mm), day)
  if (century !== undefined) {
    const year = Number(century + yy)
    return year >= 1800 && wasBorn(year) ? year : null
  }
  const thisCentury = Math.floor(Number(today.slice(0, 4)) / 100) * 100 + Number(yy)
  const inPast = `${thisCentury}-${mm}-${String(day).padStart(2, '0')}` <= today
  const year = (inPast ? thisCentury : thisCentury - 100) - (sign === '+' ? 100 : 0)
  return wasBorn(year) ? year : null
}

/** Without spaces and with plain dashes, as people write them in many ways. */
function compact(text: string): string {
  return text
    .replace(/\s/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase()
}

function fullyMasked(label: IdentityNumber['label']): IdentityNumber {
  return { label, shown: FULLY_MASKED, masked: true, checkDigitIsWrong: false }
}
