import type { Gender } from './names'
import type { Random } from './random'

/** The check digit of nine digits, or of any number of them (Luhn). */
export function findCheckDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return (10 - (sum % 10)) % 10
}

export type Birth = { year: number; month: number; day: number }

/**
 * A personal number that nobody has: birth numbers 980 to 989 are kept for tests. Twelve digits
 * without a dash; `variant` chooses among the five of each gender.
 */
export function inventPersonalNumber(birth: Birth, gender: Gender, variant = 0): string {
  const birthNumber = 980 + (variant % 5) * 2 + (gender === 'male' ? 1 : 0)
  const date = `${birth.year}${twoDigits(birth.month)}${twoDigits(birth.day)}`
  return `${date}${birthNumber}${findCheckDigit(`${date.slice(2)}${birthNumber}`)}`
}

/** As above, with sixty added to the day. */
export function inventCoordinationNumber(birth: Birth, gender: Gender): string {
  return inventPersonalNumber({ ...birth, day: birth.day + 60 }, gender)
}

/** The ten made-up organisation numbers 559999-90xx. */
export function inventCorporateNumber(index: number): string {
  const digits = `55999990${index % 10}`
  return `559999-90${index % 10}${findCheckDigit(digits)}`
}

export function inventBirth(random: Random, from: number, to: number): Birth {
  return {
    year: random.between(from, to),
    month: random.between(1, 12),
    day: random.between(1, 28),
  }
}

/** Offices write the same number in several ways. */
export function writeNumber(twelve: string, form: 'long-dash' | 'long' | 'short-dash'): string {
  const dashed = `${twelve.slice(0, 8)}-${twelve.slice(8)}`
  if (form === 'long-dash') return dashed
  return form === 'long' ? twelve : dashed.slice(2)
}

export function writeBirth({ year, month, day }: Birth): string {
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T00:00:00`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
