import type { PhoneNumber } from '../../contract/domain/contact'
import { coverEach, ofNoPhone } from '../privacy/personal-numbers'
import { readNumber } from './dialling'
import type { ReadNumber } from './dialling'

/** Longer than any field of the CRM; beyond it a broken server's text is not looked through. */
export const LONGEST_TEXT = 200
export const MAX_NUMBERS = 8
const MAX_GROUPS = 24
/** Fewer digits are an extension, a time of day or a short number, or the end of the number beside them. */
export const MIN_DIGITS_OF_ANOTHER = 7
/** As short as 112. */
export const MIN_DIGITS = 3

/**
 * The numbers that stand in one field, whatever parts them, each with the words that belong to it (D26); one that
 * cannot be dialled where there is none. What is written stays to the letter, but for the signs between two
 * numbers. Nothing is dialled that needs a guess (D18), or that may be the number of a person.
 */
export function readPhones(field: string, countryCode: string | null): PhoneNumber[] {
  const spans = field.length > LONGEST_TEXT ? [] : findNumbers(plainSigns(field), countryCode)
  const phones = spans.length > MAX_NUMBERS ? [] : cut(field, spans)
  if (phones.length > 0 && hideAsMuch(field, phones)) return phones
  return [{ dialable: null, written: oneLine(field), label: null }]
}

interface Span {
  readonly from: number
  readonly to: number
  /** Null: digits enough for a number, that cannot be read as one. */
  readonly number: ReadNumber | null
}

const COMMENT = /\([^()]*\p{L}[^()]*\)/gu
/** As in `08/465 004 12`: this slash stands within the number. */
const AREA_CODE = /(?<!\d[\s().-]*)(0\d{1,3}\s*)\/(?=\s*\d)/g

/** Of the same length: what people write for our own signs, and no digits of a comment in brackets. */
function plainSigns(field: string): string {
  const plain = (sign: string) => {
    if (/[\p{Pd}\u2212]/u.test(sign)) return '-'
    if (/\s/u.test(sign)) return sign === '\n' ? sign : ' '
    const folded = sign.normalize('NFKC')
    return folded.length === sign.length ? folded : sign
  }
  return field
    .replace(/[^\x20-\x7e]/gu, plain)
    .replace(COMMENT, (comment) =>
      digitsIn(comment) < MIN_DIGITS_OF_ANOTHER ? comment.replace(/\d/g, 'x') : comment,
    )
    .replace(AREA_CODE, '$1 ')
}

/** Digits with what may stand within one number; slashes, commas and the like stand between two. */
export const RUN = /[(+]{0,2}\d(?:[ ().+-]*\d)*\)?/g
const GROUP = /[(+]{0,2}\d+\)?/g
/** Letters that touch the digits make something else of them: 070-RING-MIG. */
const LETTER_BEFORE = /[\p{L}\p{M}]-?$/u
const LETTER_BEHIND = /^-?[\p{L}\p{M}]/u
const EITHER = String.raw`(?:eller|och|samt|or|and)`
const EITHER_BEFORE = new RegExp(`(?<=\\d[^\\p{L}\\d]*)(?<!\\p{L})${EITHER}\\s+$`, 'iu')
const EITHER_BEHIND = new RegExp(`^\\s+${EITHER}(?!\\p{L})(?=[^\\p{L}\\d]*\\d)`, 'iu')
/** `*21*…#` tells the exchange to do something. */
const SERVICE_CODE = /[*#]/

/** In the order they stand. */
function findNumbers(text: string, countryCode: string | null): Span[] {
  if (SERVICE_CODE.test(text)) return []
  const spans: Span[] = []
  const loose: Pick<Span, 'from' | 'to'>[] = []
  for (const match of text.matchAll(RUN)) {
    const { from, to } = withoutLoneBracket(match.index, match[0])
    const [before, behind] = [text.slice(0, from), text.slice(to)]
    const touched = LETTER_BEFORE.test(before) || LETTER_BEHIND.test(behind)
    const parts = touched ? null : partsOf(text.slice(from, to), countryCode)
    if (parts !== null) {
      for (const one of parts) spans.push({ ...one, from: from + one.from, to: from + one.to })
    } else if (isAnother(match[0], before, behind)) spans.push({ from, to, number: null })
    else loose.push({ from, to })
  }
  // Digits that no word explains may be the end of the number beside them.
  const isCertain = (span: Span) =>
    loose.every(({ from, to }) => {
      const between = from >= span.to ? text.slice(span.to, from) : text.slice(to, span.from)
      return /\p{L}/u.test(between)
    })
  return spans.map((span) => (isCertain(span) ? span : { ...span, number: null }))
}

/** As long as a number, or said to be one: 112 eller 070-174 06 05. */
function isAnother(run: string, before: string, behind: string): boolean {
  const digits = digitsIn(run)
  if (digits >= MIN_DIGITS_OF_ANOTHER) return true
  return digits >= MIN_DIGITS && (EITHER_BEFORE.test(before) || EITHER_BEHIND.test(behind))
}

/** A bracket that opens or closes around more than the digits. */
function withoutLoneBracket(at: number, run: string): { from: number; to: number } {
  const count = (sign: string) => run.split(sign).length - 1
  const more = count('(') - count(')')
  const from = more > 0 && run.startsWith('(') ? at + 1 : at
  return { from, to: at + run.length - (more < 0 && run.endsWith(')') ? 1 : 0) }
}

/** One number, or as few as there can be of which each is one; null when there is no such reading, or are several. */
function partsOf(run: string, countryCode: string | null): Span[] | null {
  const whole = readNumber(unwrapped(run), countryCode)
  if (whole !== null) return [{ from: 0, to: run.length, number: whole }]
  const starts = [...run.matchAll(GROUP)].map(({ index }) => index)
  if (starts.length > MAX_GROUPS) return null
  // From the last group to the first: how the run can be read from there to its end.
  const readings: Span[][][] = []
  for (let at = starts.length - 1; at >= 0; at--) {
    const found: Span[][] = []
    for (let next = at + 1; next <= starts.length; next++) {
      const part = run.slice(starts[at], starts[next]).replace(/[ .-]+$/, '')
      const number = readNumber(unwrapped(part), countryCode)
      if (number === null) continue
      const from = starts[at] ?? 0
      const rest = next === starts.length ? [[]] : (readings[next] ?? [])
      found.push(...rest.map((others) => [{ from, to: from + part.length, number }, ...others]))
    }
    const fewest = Math.min(...found.map((one) => one.length))
    readings[at] = found.filter((one) => one.length === fewest).slice(0, 2)
  }
  const [only = null, ...others] = readings[0] ?? []
  return others.length === 0 ? only : null
}

function unwrapped(part: string): string {
  return part.replace(/^\(([^()]*)\)$/, '$1')
}

/** What parts two numbers, outside of brackets; with the bracket that opens around the second. */
const PARTING = /\([^()]*\)|[,;/\\_|&\n(]|(?<=^|\s)(?:eller|och|samt|or|and)(?=\s|$)/giu

/** The words before, between and behind the numbers go to the one they stand with. */
function cut(field: string, spans: readonly Span[]): PhoneNumber[] {
  const [first, last] = [spans.at(0), spans.at(-1)]
  if (first === undefined || last === undefined) return []
  // `Anna 070… Bo 070…`: the names stand before the numbers.
  const isBefore = hasWords(field.slice(0, first.from)) && !hasWords(field.slice(last.to))
  let from = 0
  return spans.map((span, at) => {
    const next = spans[at + 1]
    const to =
      next === undefined ? field.length : span.to + joint(field.slice(span.to, next.from), isBefore)
    const phone = phoneOf(field, span, from, to)
    from = to
    return phone
  })
}

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text)

/** Where in what stands between two numbers the second one's words begin. */
function joint(between: string, isBefore: boolean): number {
  const parting = [...between.matchAll(PARTING)].filter(([sign]) => !sign.endsWith(')')).at(-1)
  if (parting !== undefined) return parting.index
  return isBefore || /:\s*$/.test(between) ? 0 : between.length
}

const PARTED_BEFORE = /^(?:[\s,;/\\_|&.:\p{Pd}]|(?:eller|och|samt|or|and)(?=\s))+/iu
const PARTED_BEHIND = /(?:[\s,;/\\_|&.:\p{Pd}]|(?<=\s)(?:eller|och|samt|or|and))+$/iu

function phoneOf(field: string, span: Span, from: number, to: number): PhoneNumber {
  const before = field.slice(from, span.from).replace(from === 0 ? /^\s+/ : PARTED_BEFORE, '')
  const behind = field.slice(span.to, to).replace(to === field.length ? /\s+$/ : PARTED_BEHIND, '')
  const written = oneLine(before + field.slice(span.from, span.to) + behind)
  const words = [before, behind].map(labelOf).filter(hasWords)
  return {
    dialable: mayHideAPerson(written) ? null : (span.number?.dialable ?? null),
    written: unwrapped(written),
    label: words.join(', ') || null,
  }
}

/** Without the signs that tie it to the number. */
function labelOf(text: string): string {
  const bare = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:/\\_|&=\p{Pd}]+|[\s,;:/\\_|&=\p{Pd}]+$/gu, '')
  return bare
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(/^\(([^)]*)$|^([^(]*)\)$/, '$1$2')
    .trim()
}

const oneLine = (text: string) => text.replace(/[\n\t]+/g, ' ').trim()
export const digitsIn = (text: string) => text.replace(/\D/g, '').length
/** As a sheet would show it, with nothing in the place of a number it hides. */
const covered = (text: string) => coverEach(text.replace(/\s+/g, ' '), ofNoPhone, '')
const mayHideAPerson = (written: string) => digitsIn(covered(written)) < digitsIn(written)

/** A personal number may not be cut in two, as no half of it is hidden. */
function hideAsMuch(field: string, phones: readonly PhoneNumber[]): boolean {
  const shown = phones.reduce((sum, { written }) => sum + digitsIn(covered(written)), 0)
  return shown <= digitsIn(covered(oneLine(field)))
}
