import { hasRightCheckDigit, hasRightCheckSign, hasRightControls } from './check-digits'
import { plain } from './plain'

/**
 * What has the shape of a person's number in a text, whoever it may belong to: where it stands, and what is
 * needed to judge it. Letters beside it do not save it.
 */
export interface WrittenNumber {
  readonly from: number
  readonly to: number
  /** `nordic`: as Norway, Denmark, Finland and Iceland write theirs. Nothing says of which a number is. */
  readonly shape: 'swedish' | 'nordic'
  /** By which it is compared: the last ten signs of a Swedish one, all of another. */
  readonly key: string
  readonly century: string | null
  /** Month and day can be some, those of a number whose birth date is not known included. */
  readonly isDate: boolean
  readonly isInterim: boolean
  readonly checkDigitIsRight: boolean
  /** Nothing stands between year, month and day. */
  readonly dateIsWhole: boolean
  /** Blanks at most stand between its parts. */
  readonly isBare: boolean
  /** What parts the day from the rest leaves no doubt that the two belong together. */
  readonly hasSign: boolean
  /** What it comes to in plain writing; a plus is of who is over a hundred. */
  readonly sign: '' | '-' | '+'
  /** As many digits as a Swedish phone has, begun as one is; or begun as one is abroad. */
  readonly mayBePhone: boolean
}

/** A dash or a blank as a web page or an address writes it: its letters and digits part the number, and are none of it. */
const ESCAPED = String.raw`&(?:#\d{2,5}|#[xX][\dA-Fa-f]{2,5}|[A-Za-z]{2,8});|%[\dA-Fa-f]{2}`
const NEITHER = String.raw`(?:${ESCAPED}|[^\p{L}\p{Nd}\n])`
const JOINT = `(${NEITHER}{0,4})`
/** The line may end before the last four. */
const SIGN = `(${NEITHER}{0,4}(?:\\n${NEITHER}{0,2})?)`
/** With the marks on it: struck out, underlined or in a frame it is the same digit. */
const DIGIT = String.raw`\p{Nd}\p{M}{0,4}`
const TWO = `((?:${DIGIT}){2})`
const LAST_FOUR = String.raw`([\p{L}\p{Nd}]\p{M}{0,4}(?:${DIGIT}){3})`
const NO_DIGIT_BEFORE = String.raw`(?<!\p{Nd})`
/** From one day to another: the year of the second is no end of a number. */
const END = String.raw`(?!\p{Nd})(?![-./]\p{Nd}{2}[-./]\p{Nd}{2}(?!\p{Nd}))`

const SWEDISH = new RegExp(
  `${NO_DIGIT_BEFORE}(?:${TWO}${JOINT})?${TWO}${JOINT}${TWO}${JOINT}${TWO}${SIGN}${LAST_FOUR}${END}`,
  'gu',
)
/** Day, month and year come first, and four or five digits follow; or three and a sign of their own. */
const DAY_FIRST = new RegExp(
  `${NO_DIGIT_BEFORE}${TWO}${TWO}${TWO}${SIGN}((?:${DIGIT}){4,5})${END}`,
  'gu',
)
const FINNISH = new RegExp(
  String.raw`${NO_DIGIT_BEFORE}${TWO}${TWO}${TWO}([\p{Pd}\u2212+]|\p{L})\p{M}{0,4}((?:${DIGIT}){3})([\p{L}\p{Nd}])(?!\p{Nd})(?=(\p{L})?)`,
  'gu',
)

/** Letters in the first place of the last four, until somebody has got a number of their own. */
const INTERIM = /[TRSUWXJKLMNP]/
/** Dashes, plus or slash, also between spaces; or any other sign that stands close on both sides. */
const CLEAR_SIGN = /^(?:[^\S\n]*[-+/\p{Pd}\u2212]+\s*|[^\s]+)$/u
/** As nothing else is parted: a dash of any kind, dot or plus, or a blank. */
const PLAIN_SIGN = new RegExp(
  String.raw`^(?:[^\S\n]{0,2}(?:[-+/._\p{Pd}\u2212]\p{M}{0,4}|${ESCAPED})?[^\S\n]{0,2})$`,
  'u',
)
/** A sole trader's VAT number: theirs as a person, and 01. */
const VAT = /(?<=(?<!\p{L})SE[\s-]?)\d{6}-?\d{4}(?=01(?!\p{Nd}))/giu

/** Raised, lowered or in circles. One by itself is a footnote, or the measure of an area. */
const SMALL_DIGITS = /[\u2070\u2074-\u2079\u2080-\u2089\u00b9\u00b2\u00b3\u2460-\u2468\u24ea]{4,}/gu

/** Fewer digits than this are in no number. */
const MIN_DIGITS = /(?:\p{Nd}[^\p{Nd}]*){9}/u

/** The CRM's own ids, among whose digits may be any: of contacts and users, and of estates. */
const CRM_ID = /(?<![\p{L}\p{Nd}])[A-Z]{3}(?:[\dA-F]{32}|\d{3,9}_\d{10})(?![\p{L}\p{Nd}])/giu

/** All there are, in any order; two may overlap where one could be read in two ways. */
export function writtenNumbers(written: string): WrittenNumber[] {
  const read = written.replace(SMALL_DIGITS, (digits) => digits.normalize('NFKC'))
  if (!MIN_DIGITS.test(read)) return []
  const text = read.replace(CRM_ID, (id) => '.'.repeat(id.length))
  return [
    ...vatNumbers(text),
    ...matches(SWEDISH, text).map((match) => readSwedish(match, text)),
    ...matches(DAY_FIRST, text).map((match) => readDayFirst(match, text)),
    ...matches(FINNISH, text).map(readFinnish),
  ].filter((number) => number !== null)
}

function matches(shape: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  shape.lastIndex = 0
  for (let match = shape.exec(text); match !== null; match = shape.exec(text)) {
    found.push(match)
    // Another number may begin within this one, but never at its second digit. A first digit beyond the basic
    // plane is as long as two: one step would let the engine go back to it, and find this one for ever.
    shape.lastIndex = match.index + 2
  }
  return found
}

function vatNumbers(text: string): WrittenNumber[] {
  return [...text.matchAll(VAT)].flatMap(({ index, 0: number }) =>
    matches(SWEDISH, number).map((match) => ({
      ...readSwedish(match, number),
      from: index,
      to: index + number.length,
      mayBePhone: false,
    })),
  )
}

function readSwedish(match: RegExpExecArray, text: string): WrittenNumber {
  const [all, first, a = '', yy = '', b = '', mm = '', c = '', dd = '', sign = '', tail = ''] =
    match
  const key = plain(yy + mm + dd + tail)
  const century = first === undefined ? null : plain(first)
  const isDigits = /\d{10}/.test(key)
  const isInterim = INTERIM.test(key)
  return {
    ...{ from: match.index, to: match.index + all.length, shape: 'swedish', key, century },
    isDate:
      isSwedishDate(Number(key.slice(2, 4)), Number(key.slice(4, 6))) &&
      (century === null || /18|19|20/.test(century)) &&
      (isDigits || isInterim),
    isInterim,
    checkDigitIsRight: isDigits && hasRightCheckDigit(key),
    dateIsWhole: b === '' && c === '',
    isBare: (a + b + c + sign).trim() === '',
    hasSign: CLEAR_SIGN.test(sign),
    sign: plainSign(sign),
    mayBePhone:
      century === null &&
      beginsLikePhone(key, text.slice(Math.max(0, match.index - 8), match.index)),
  }
}

/** A coordination number has its day raised by 60; its month is 00 and its day 60 where they are not known. */
function isSwedishDate(month: number, day: number): boolean {
  const isCoordination = day >= 60
  const dayOfMonth = isCoordination ? day - 60 : day
  return (
    month >= (isCoordination ? 0 : 1) &&
    month <= 12 &&
    dayOfMonth >= (isCoordination ? 0 : 1) &&
    dayOfMonth <= 31
  )
}

function readDayFirst(match: RegExpExecArray, text: string): WrittenNumber | null {
  const [all, dd = '', mm = '', yy = '', sign = '', tail = ''] = match
  if (!PLAIN_SIGN.test(sign)) return null
  const key = plain(dd + mm + yy + tail)
  const isNorwegian = key.length === 11
  const checkDigitIsRight = isNorwegian && hasRightControls(key)
  const [day, month] = [Number(key.slice(0, 2)), Number(key.slice(2, 4))]
  return {
    ...{ from: match.index, to: match.index + all.length, shape: 'nordic', key, century: null },
    isDate: isNorwegian ? isNorwegianDate(day, month, checkDigitIsRight) : isDay(day, month),
    isInterim: false,
    checkDigitIsRight,
    dateIsWhole: true,
    isBare: sign.trim() === '',
    hasSign: CLEAR_SIGN.test(sign),
    sign: plainSign(sign),
    mayBePhone: beginsLikePhone(key, text.slice(Math.max(0, match.index - 8), match.index)),
  }
}

const isDay = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12

/** The day is raised by 40 for who does not live there; the month by 40 or 80 in numbers that stand in for one. */
function isNorwegianDate(day: number, month: number, checkDigitIsRight: boolean): boolean {
  const dayOfMonth = day > 40 ? day - 40 : day
  // One of five runs of eleven digits has a raised month.
  return isDay(dayOfMonth, checkDigitIsRight ? month % 40 : month)
}

function readFinnish(match: RegExpExecArray): WrittenNumber | null {
  const [all, dd = '', mm = '', yy = '', century = '', three = '', last = '', after] = match
  const [date, sign, check] = [plain(dd + mm + yy), plain(century), plain(last)]
  if (/\p{L}/u.test(sign) && !/^[A-FU-Y]$/.test(sign)) return null
  const number = date + plain(three)
  const checkDigitIsRight = hasRightCheckSign(number, check)
  // A word may follow close behind a number, and close behind an amount its currency.
  const isFinnish = /^[0-9A-Y]$/.test(check) && (checkDigitIsRight || after === undefined)
  if (!isFinnish) return null
  return {
    ...{ from: match.index, to: match.index + all.length, shape: 'nordic', key: number + check },
    century: null,
    isDate: isDay(Number(date.slice(0, 2)), Number(date.slice(2, 4))),
    isInterim: false,
    checkDigitIsRight,
    dateIsWhole: true,
    isBare: false,
    hasSign: true,
    sign: plainSign(sign),
    mayBePhone: false,
  }
}

function plainSign(sign: string): WrittenNumber['sign'] {
  if (sign.includes('+')) return '+'
  return sign.trim() === '' ? '' : '-'
}

/** Looks at what stands just before it as well: a plus there is that of a country. */
function beginsLikePhone(key: string, before: string): boolean {
  // Behind its zero a Swedish phone has nine digits at most, behind the country's number too.
  const isSwedish = key.length > 10 ? /^46/.test(key) : /^(?:0|46)/.test(key)
  return isSwedish || /(?:\+|(?<!\d)00)[\s(]*$/.test(before)
}
