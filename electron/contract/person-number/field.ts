import type { IdentityNumber } from '../domain/identity-number'
import { dayAt, isDay } from '../format/dates'
import { hasRightCheckDigit } from './check-digits'
import { FULLY_MASKED } from './cover'
import { writtenNumbers } from './written'
import type { WrittenNumber } from './written'

/** What stands in the place of the last four. */
const MASKED_TAIL = '••••'

/** A person's number as its field shows it; `foreign` only switches Swedish reading off (GDPR rule 7, D13). */
export function maskPersonNumber(
  written: string,
  foreign: boolean,
  holder: 'person' | 'deceased',
  now: number,
): IdentityNumber {
  const person = foreign ? null : personIn(written, now)
  if (person === null) return fullyMasked()
  const { shown, checkDigitIsWrong, isCoordination } = person
  const living = isCoordination ? 'coordination-number' : 'personal-number'
  const label = holder === 'deceased' ? 'personal-number-of-deceased' : living
  return { label, shown, masked: true, checkDigitIsWrong }
}

/**
 * A company's number is open only when it cannot be a person's: a sole trader's is the personal number,
 * however it is written (GDPR rule 10, D14).
 */
export function maskCorporateNumber(
  written: string,
  foreign: boolean,
  now: number,
): IdentityNumber {
  const number = foreign ? null : soleNumber(written)
  if (number === null) return fullyMasked()
  const label = 'corporate-number'
  if (isOrganisation(number)) {
    const checkDigitIsWrong = !hasRightCheckDigit(number.key)
    return { label, shown: written, masked: false, checkDigitIsWrong }
  }
  // Where twelve digits are wanted, a sole trader's may have the century place of organisations.
  const person = readPerson(number.century === '16' ? { ...number, century: null } : number, now)
  if (person === null) return fullyMasked()
  const { shown, checkDigitIsWrong } = person
  return { label, shown, masked: true, checkDigitIsWrong }
}

/** What a field's number is looked for by: ten digits, and twelve where the century is known. None of another format. */
export function numberForms(written: string, { label, shown }: IdentityNumber): string[] {
  const number = label === 'other-format' ? null : soleNumber(written)
  if (number === null) return []
  const lastTen = number.key.toLowerCase()
  // An organisation's begins with no day, and is shown whole.
  const day = shown.endsWith(MASKED_TAIL) ? shown.slice(0, 8) : null
  return day === null ? [lastTen] : [day + lastTen.slice(6), lastTen]
}

/** The one number of a field; what is written around it has no digits. Here its last four may be parted too. */
function soleNumber(written: string): WrittenNumber | null {
  return soleIn(written) ?? soleIn(written.replace(/\s/gu, ''))
}

function soleIn(text: string): WrittenNumber | null {
  const number = writtenNumbers(text).find(({ shape }) => shape === 'swedish')
  if (number === undefined) return null
  const rest = text.slice(0, number.from) + text.slice(number.to)
  return /\p{Nd}/u.test(rest) ? null : number
}

/** Its third digit is at least 2, where a personal number has the first digit of a month. */
function isOrganisation({ key, century }: WrittenNumber): boolean {
  return /\d{2}[2-9]\d{7}/.test(key) && (century === null || century === '16')
}

interface Person {
  readonly shown: string
  readonly isCoordination: boolean
  readonly checkDigitIsWrong: boolean
}

function personIn(written: string, now: number): Person | null {
  const number = soleNumber(written)
  return number === null ? null : readPerson(number, now)
}

function readPerson(number: WrittenNumber, now: number): Person | null {
  const { key, century, sign, isInterim, checkDigitIsRight } = number
  const [yy, mm, dd] = [key.slice(0, 2), key.slice(2, 4), key.slice(4, 6)]
  const isCoordination = Number(dd) >= 60
  const birth = {
    ...{ century, yy, month: Number(mm) },
    day: isCoordination ? Number(dd) - 60 : Number(dd),
    isOver100: sign === '+',
  }
  const year = yearOf(birth, isCoordination, now)
  if (year === null) return null
  return {
    // As in the number: a coordination number keeps its day + 60.
    shown: `${year}${mm}${dd}-${MASKED_TAIL}`,
    isCoordination,
    // An interim number's last digit follows no published rule, so nothing is said of it.
    checkDigitIsWrong: !isInterim && !checkDigitIsRight,
  }
}

interface Birth {
  readonly century: string | null
  readonly yy: string
  readonly month: number
  readonly day: number
  readonly isOver100: boolean
}

/** Without a century the latest birth that has happened; a plus sign: a hundred years before that. */
function yearOf(birth: Birth, isCoordination: boolean, now: number): number | null {
  // What is not known of a birth date was in any case not before the first.
  const month = isCoordination ? Math.max(birth.month, 1) : birth.month
  const day = isCoordination ? Math.max(birth.day, 1) : birth.day
  const today = dayAt(now)
  const on = (year: number) => `${year}-${two(month)}-${two(day)}`
  const wasBorn = (year: number) => on(year) <= today && isDay(year, month, day)
  if (birth.century !== null) {
    const year = Number(birth.century + birth.yy)
    return year >= 1800 && wasBorn(year) ? year : null
  }
  const thisCentury = Math.floor(Number(today.slice(0, 4)) / 100) * 100 + Number(birth.yy)
  const latest = on(thisCentury) <= today ? thisCentury : thisCentury - 100
  const year = latest - (birth.isOver100 ? 100 : 0)
  return wasBorn(year) ? year : null
}

const two = (number: number) => String(number).padStart(2, '0')

function fullyMasked(): IdentityNumber {
  return { label: 'other-format', shown: FULLY_MASKED, masked: true, checkDigitIsWrong: false }
}
