import { sheetSv } from '../../contract/texts/sheet'
import { hideNumbers, plainText } from './paper-text'

/** Whether personal numbers in free texts are hidden, or stand as they were written. */
export type Numbers = 'hidden' | 'as-written'

/** Some forty pages: a text beyond that would keep the printer past its time limit (X02). */
export const MAX_RUNNING_TEXT = 120_000

/** Blank lines part paragraphs; the lines within one stay lines. */
export function paragraphsOf(
  text: string,
  numbers: Numbers,
): { paragraphs: string[]; isCut: boolean } {
  const isCut = text.length > MAX_RUNNING_TEXT
  const lines = text
    .slice(0, MAX_RUNNING_TEXT)
    .split(/\r\n?|[\n\u000b\u000c\u0085\u2028\u2029]/)
    .map((line) => plainText(line))
  const whole = lines.join('\n')
  const shown = numbers === 'hidden' ? hideEveryNumber(whole) : whole
  const paragraphs = shown.split(/\n{2,}/).map((each) => each.replace(/^\n+|\n+$/g, ''))
  return { paragraphs: paragraphs.filter((each) => each !== ''), isCut }
}

/** Ten digits without a sign, together or parted by a space, that no longer number is part of. */
const BARE = /(?<![\p{L}\p{Nd}]|\p{Nd}[-+])\d{6}[ \u00a0]?\d{4}(?![\p{L}\p{Nd}])/gu

/**
 * As `hideNumbers`, and also ten bare digits that are a date with a right check digit. In a phone or an
 * id field those would hide what belongs there; in running text one phone number in twenty may go with
 * them, which is the lesser harm.
 */
export function hideEveryNumber(text: string): string {
  return hideNumbers(text).replace(BARE, (found) =>
    isPersonalNumber(found.replace(/\D/g, '')) ? sheetSv.name.hiddenNumber : found,
  )
}

function isPersonalNumber(digits: string): boolean {
  const month = Number(digits.slice(2, 4))
  const written = Number(digits.slice(4, 6))
  // A coordination number has its day raised by 60.
  const day = written > 60 ? written - 60 : written
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hasRightCheckDigit(digits)
}

function hasRightCheckDigit(digits: string): boolean {
  const products = [...digits].map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
  return products.reduce((sum, each) => sum + (each > 9 ? each - 9 : each), 0) % 10 === 0
}
