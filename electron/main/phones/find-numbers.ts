import { readNumber } from './dialling'
import type { ReadNumber } from './dialling'

const MAX_GROUPS = 24
/** Fewer digits are an extension, a time of day or a short number, or the end of the number beside them. */
export const MIN_DIGITS_OF_ANOTHER = 7
/** As short as 112. */
export const MIN_DIGITS = 3
/** Words that part two numbers. */
export const EITHER = /(?:eller|el\.?|och|samt|resp\.?|alt\.?|or|and)/

/** Where a number stands in a text. */
export interface Span {
  readonly from: number
  readonly to: number
  /** Null: digits enough for a number, that cannot be read as one. */
  readonly number: ReadNumber | null
}

const COMMENT = /\([^()]*\p{L}[^()]*\)/gu
/** Their digits would read as the beginning of a number that stands behind them. */
const EXTENSION =
  /(?<!\p{L})(?:ankn|anknytning|ank|anslutning|ext|extension)[.:=\s]*[1-9]\d{0,5}(?!\d)/giu
const TIME_OF_DAY =
  /(?<!\p{L})kl\.?\s*\d{1,2}(?:[.:]\d\d)?(?:\s*-\s*\d{1,2}(?:[.:]\d\d)?)?(?!\d)/giu
/** As in `+ 46 70…`; between two numbers it stands for "and". */
const LONE_PLUS = /(?<=^|\s)\+ (?=[1-9])/g
const AND = /(?<=\s)\+ (?=[0+])/g
/** As in `08/465 004 12`: this slash stands within the number. */
const AREA_CODE = /(?<!\d[\s().-]*)(0\d{1,3}\s*)\/(?=\s*\d)/g

/** Of the same length: what people write for our own signs, and letters for the digits of what is no number. */
function plainSigns(field: string): string {
  const plain = (sign: string) => {
    if (/[\p{Pd}\u2212]/u.test(sign)) return '-'
    if (/\s/u.test(sign)) return sign === '\n' ? sign : ' '
    const folded = /[\p{Nd}\p{P}\p{S}]/u.test(sign) ? sign.normalize('NFKC') : sign
    return folded.length === sign.length ? folded : sign
  }
  const covered = (words: string) => words.replace(/\d/g, 'x')
  return field
    .replace(/[^\x20-\x7e]/gu, plain)
    .replace(COMMENT, (comment) =>
      digitsIn(comment) < MIN_DIGITS_OF_ANOTHER ? covered(comment) : comment,
    )
    .replace(EXTENSION, covered)
    .replace(TIME_OF_DAY, covered)
    .replace(AREA_CODE, '$1 ')
    .replace(LONE_PLUS, ' +')
    .replace(AND, '  ')
}

/** Digits with what may stand within one number; slashes, commas and the like stand between two. */
export const RUN = /[(+]{0,2}\d(?:[ ().+-]*\d)*\)?/g
const GROUP = /[(+]{0,2}\d+\)?/g
/** Letters that touch the digits make something else of them: 070-RING-MIG. */
const LETTER_BEFORE = /[\p{L}\p{M}]-?$/u
const LETTER_BEHIND = /^-?[\p{L}\p{M}]/u
const EITHER_BEFORE = new RegExp(`(?<=\\d[^\\p{L}\\d]*)(?<!\\p{L})${EITHER.source}\\s+$`, 'iu')
const EITHER_BEHIND = new RegExp(`^\\s+${EITHER.source}(?!\\p{L})(?=[^\\p{L}\\d]*\\d)`, 'iu')
/** `*21*…#` tells the exchange to do something. */
const SERVICE_CODE = /[*#]\d|\d[*#]/

/** In the order they stand. */
export function findNumbers(field: string, countryCode: string | null): Span[] {
  const text = plainSigns(field)
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
    // Tel1: the digit is part of a word.
    else if (!touched) loose.push({ from, to })
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

/** What stands in brackets as a whole. */
export function unwrapped(part: string): string {
  return part.replace(/^\(([^()]*)\)$/, '$1')
}

export const digitsIn = (text: string): number => text.replace(/\D/g, '').length
