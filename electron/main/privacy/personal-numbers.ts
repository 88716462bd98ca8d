/**
 * What looks like a personal number in a text that somebody wrote, in the one shape by which sheets,
 * visiting cards, file names and failures tell it: year, month, day and four more, of which the first
 * may be a letter, with up to four signs of any kind between two parts. Letters beside it do not save it.
 */
const NEITHER = String.raw`[^\p{L}\p{Nd}\n]`
const JOINT = `(${NEITHER}{0,4})`
/** The line may end before the last four. */
const SIGN = `(${NEITHER}{0,4}(?:\\n${NEITHER}{0,2})?)`
const TWO = String.raw`(\p{Nd}{2})`
const LAST_FOUR = String.raw`([\p{L}\p{Nd}]\p{Nd}{3})`
/** From one day to another: the year of the second is no end of a number. */
const NO_DATE_FOLLOWS = String.raw`(?![-./]\p{Nd}{2}[-./]\p{Nd}{2}(?!\p{Nd}))`
const SHAPE = new RegExp(
  String.raw`(?<!\p{Nd})(?:${TWO}${JOINT})?${TWO}${JOINT}${TWO}${JOINT}${TWO}${SIGN}${LAST_FOUR}(?!\p{Nd})${NO_DATE_FOLLOWS}`,
  'gu',
)

/** A sole trader's VAT number: theirs as a person, and 01. */
const VAT = /(?<=(?<!\p{L})SE[\s-]?)\d{6}-?\d{4}(?=01(?!\p{Nd}))/giu

/** A number in that shape. */
export interface WrittenNumber {
  /** Year without century, month, day and the rest, in plain digits. */
  readonly lastTen: string
  readonly century: string | null
  readonly isDate: boolean
  readonly isInterim: boolean
  readonly checkDigitIsRight: boolean
  /** Nothing stands between year, month and day. */
  readonly dateIsWhole: boolean
  /** What parts the day from the rest. */
  readonly sign: string
}

/** How sure it must be that a number is a person's. */
export type Likeness = (number: WrittenNumber) => boolean

/** A phone or an account of ten digits looks the same: for texts that need no numbers at all. */
export const ofAnyKind: Likeness = () => true

/** Dashes, plus or slash, also between spaces; or any other sign that stands close on both sides. */
const CLEAR_SIGN = /^(?:[^\S\n]*[-+/\u2010-\u2015\u2212]+[^\S\n]*|[^\s]+)$/u

const isSure: Likeness = ({ century, isDate, isInterim, dateIsWhole, sign }) =>
  isDate && (isInterim || CLEAR_SIGN.test(sign) || (century !== null && dateIsWhole))

/** Written as nothing but a personal number is, or a date of birth whose check digit is right. */
export const ofAPerson: Likeness = (number) =>
  isSure(number) || (number.isDate && number.checkDigitIsRight)

/** As `ofAPerson`, where ten digits, together or parted by spaces, are a phone's. */
export const ofNoPhone: Likeness = (number) => {
  const isBare = number.century === null && number.sign.trim() === ''
  return isBare ? isSure(number) : ofAPerson(number)
}

/** With `cover` in the place of each; where one could be read in two ways, in the place of both. */
export function coverEach(text: string, isOne: Likeness, cover: string): string {
  return coverShapes(coverVat(text, isOne, cover), isOne, cover)
}

function coverVat(text: string, isOne: Likeness, cover: string): string {
  return text.replace(VAT, (number) => {
    const read = firstIn(number)
    return read !== null && isOne(read) ? cover : number
  })
}

function coverShapes(text: string, isOne: Likeness, cover: string): string {
  const shape = new RegExp(SHAPE)
  let covered = ''
  let from = 0
  for (let match = shape.exec(text); match !== null; match = shape.exec(text)) {
    const end = shape.lastIndex
    // Another number may begin within this one; within a character beyond the basic plane the engine would go
    // back to its beginning, and find this one for ever.
    shape.lastIndex = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1)
    if (!isOne(readNumber(match))) continue
    if (match.index >= from) covered += text.slice(from, match.index) + cover
    from = Math.max(from, end)
  }
  return covered + text.slice(from)
}

function readNumber([
  ,
  century,
  ,
  yy = '',
  a,
  mm = '',
  b,
  dd = '',
  sign = '',
  tail = '',
]: RegExpExecArray) {
  const lastTen = plainDigits(yy + mm + dd + tail).toUpperCase()
  const [month, day] = [Number(lastTen.slice(2, 4)), Number(lastTen.slice(4, 6))]
  const before = century === undefined ? null : plainDigits(century)
  // A coordination number has its day raised by 60.
  const dayOfMonth = day > 60 ? day - 60 : day
  const isDay = month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31
  const isInterim = !/^\d$/.test(lastTen.charAt(6))
  return {
    lastTen,
    century: before,
    isDate: isDay && (before === null || /^(?:18|19|20)$/.test(before)),
    isInterim,
    checkDigitIsRight: !isInterim && hasRightCheckDigit(lastTen),
    dateIsWhole: a === '' && b === '',
    sign,
  }
}

/** Those of the first number in a text; null: there is none, as in what is written otherwise than here. */
export function lastTenOf(text: string): string | null {
  return firstIn(text)?.lastTen ?? null
}

function firstIn(text: string): WrittenNumber | null {
  const match = new RegExp(SHAPE).exec(text)
  return match && readNumber(match)
}

/** The Luhn sum over ten digits. */
export function hasRightCheckDigit(digits: string): boolean {
  let sum = 0
  for (const [index, digit] of [...digits].entries()) {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return sum % 10 === 0
}

/** Digits of every script as those of ours; in all of them ten follow one another, from zero to nine. */
function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let first = code
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1
    return String((code - first) % 10)
  })
}

/** Ten digits or more, or an interim number, whatever signs part them. */
const DIGITS = /\p{Nd}(?:[^\p{L}\p{Nd}]*\p{Nd}){9,}/gu
const INTERIM = /(?:\p{Nd}[^\p{L}\p{Nd}]*){6,8}\p{L}\p{Nd}{3}(?!\p{Nd})/gu

/** For titles, names of files and of visiting cards, where not even the place of a number is told (GDPR rules 12 and 32). */
export function withoutNumbers(text: string): string {
  return text.replace(DIGITS, ' ').replace(INTERIM, ' ').replace(/\s+/g, ' ').trim()
}
