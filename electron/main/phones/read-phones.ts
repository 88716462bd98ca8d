import type { PhoneNumber } from '../../contract/domain/contact'
import { coverNumbers } from '../../contract/person-number/cover'
import { EITHER, digitsIn, findNumbers, unwrapped } from './find-numbers'
import type { Span } from './find-numbers'

/** Longer than any field of the CRM; beyond it a broken server's text is not looked through. */
export const LONGEST_TEXT = 200
export const MAX_NUMBERS = 8

/**
 * The numbers that stand in one field, whatever parts them, each with the words that belong to it (D26); one that
 * cannot be dialled where there is none. What is written stays to the letter, but for the signs between two
 * numbers. Nothing is dialled that needs a guess (D18), or that may be the number of a person.
 */
export function readPhones(field: string, countryCode: string | null): PhoneNumber[] {
  const spans = field.length > LONGEST_TEXT ? [] : findNumbers(field, countryCode)
  const phones = spans.length > MAX_NUMBERS ? [] : cut(field, spans)
  if (phones.length === 1 || (phones.length > 1 && hideAsMuch(field, phones))) return phones
  return [{ dialable: null, written: oneLine(field), label: null }]
}

/** What parts two numbers, outside of brackets; with the bracket that opens around the second. */
const PARTING = new RegExp(
  String.raw`\([^()]*\)|[,;/\\_|&\n(]|(?<=^|\s)${EITHER.source}(?=\s|$)`,
  'giu',
)

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

const PARTED = String.raw`[^\p{L}\p{N}()"'”’]`
const PARTED_BEFORE = new RegExp(`^(?:${PARTED}|${EITHER.source}(?=\\s))+`, 'iu')
const PARTED_BEHIND = new RegExp(`(?:${PARTED}|(?<=\\s)${EITHER.source})+$`, 'iu')

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
/** As a sheet would show it, with nothing in the place of a number it hides. */
const covered = (text: string) =>
  coverNumbers(text.replace(/\s+/g, ' '), 'phone-field', { cover: '' })
const mayHideAPerson = (written: string) => digitsIn(covered(written)) < digitsIn(written)

/** A personal number may not be cut in two, as no half of it is hidden. */
function hideAsMuch(field: string, phones: readonly PhoneNumber[]): boolean {
  const shown = phones.reduce((sum, { written }) => sum + digitsIn(covered(written)), 0)
  return shown <= digitsIn(covered(oneLine(field)))
}
