import { cleanLine } from '../../contract/format/clean-text'
import { MAX_SEARCH_TEXT } from '../../contract/domain/search'
import { withPlainNumbers } from '../../contract/person-number/typed'
import { exactForm, fold, sortKey, wordsOf } from './fold'
import { readPhonePart, searchForms } from '../phones/phone-forms'
import type { PhonePart } from '../phones/phone-forms'
import { readPhones } from '../phones/read-phones'
import { LONGEST_WORD, compact, emailForm } from './search-texts'

/** What somebody typed, read as everything it may be. Nothing in it is ever part of a command (D21). */
export interface Terms {
  /** Each must be found, in any order. None: nothing in the text can be looked for. */
  readonly items: readonly Item[]
  /** Or else, whole phone numbers among other words, as in a pasted signature. */
  readonly phones: readonly string[]
  /** Or else, all of it as one number of another country's format. */
  readonly number: string | null
  /** Or an id. */
  readonly id: string
  /** What the name sorts by that begins with the text. */
  readonly sortKey: string
  /** Digits alone are a phone number first. */
  readonly mainly: 'letters' | 'digits'
}

/** One piece of the text between spaces, or several of digits alone; found when one reading is. */
export interface Item {
  readonly words: readonly Word[]
  /** The words as one: a postcode typed with its space. */
  readonly joined: string | null
  readonly email: string | null
  readonly phone: PhonePart | null
  /** The beginning of a personal or corporate number; a birth date is enough. */
  readonly number: string | null
}

export interface Word {
  readonly exact: string
  readonly folded: string
}

/** More than anybody types to find one contact. */
const MOST_WORDS = 8
const FEWEST_NUMBER_DIGITS = 6
const MOST_NUMBER_DIGITS = 12
const FEWEST_DIGITS_OF_FOREIGN = 4
const LONGEST_FOREIGN = 20
const MOST_CHUNKS_OF_FOREIGN = 3
const FEWEST_PASTED_DIGITS = 7

const DASHES = /[\u2010-\u2015\u2212]/g
const DIGITS_ONLY = /^[\d+()./-]+$/

export function readTerms(typed: string): Terms {
  const text = (cleanLine(typed.slice(0, MAX_SEARCH_TEXT)) ?? '').normalize('NFKC')
  const chunks = withPlainNumbers(text)
    .replace(DASHES, '-')
    .split(/\s+/u)
    .filter((chunk) => chunk.includes('@') || wordsOf(chunk).length > 0)
  const groups = groupDigits(chunks)
  const hasLetters = groups.some((group) => !isDigits(group))
  return {
    items: withinBounds(
      groups.map((group) => (isDigits(group) ? digitItem(group) : wordItem(group))),
    ),
    phones: hasLetters && !text.includes('@') ? pastedNumbers(text) : [],
    number: chunks.length > 1 && chunks.length <= MOST_CHUNKS_OF_FOREIGN ? foreign(text) : null,
    id: text,
    sortKey: sortKey(text.slice(0, LONGEST_WORD)),
    mainly: hasLetters ? 'letters' : 'digits',
  }
}

/** Digits are written in groups: those that stand together are one number, or several words. */
function groupDigits(chunks: readonly string[]): string[] {
  const groups: string[] = []
  for (const chunk of chunks) {
    const before = groups.at(-1)
    if (before !== undefined && isDigits(before) && isDigits(chunk) && !chunk.startsWith('+')) {
      groups[groups.length - 1] = `${before} ${chunk}`
    } else groups.push(chunk)
  }
  return groups
}

function isDigits(group: string): boolean {
  return group.split(' ').every((chunk) => DIGITS_ONLY.test(chunk))
}

function digitItem(group: string): Item {
  const words = readWords(group)
  const digits = group.replace(/\D/g, '')
  const isAbroad = /^\(?\+|^00/.test(group)
  const mayBeNumber =
    digits.length >= FEWEST_NUMBER_DIGITS && digits.length <= MOST_NUMBER_DIGITS && !isAbroad
  return {
    words,
    joined: words.length > 1 ? digits.slice(0, LONGEST_WORD) : null,
    email: null,
    phone: readPhonePart(group),
    // Organisation numbers are written with the century place 16 where twelve digits are wanted.
    number: mayBeNumber ? digits.replace(/^16(?=\d{10}$)/, '') : null,
  }
}

function wordItem(chunk: string): Item {
  const isEmail = chunk.includes('@')
  const mayBeEmail = isEmail || /[\p{L}\p{N}][._][\p{L}\p{N}]/u.test(chunk)
  const email = mayBeEmail ? emailForm(chunk).replace(/^[@._+-]+/, '') : ''
  return {
    words: isEmail ? [] : readWords(chunk),
    joined: null,
    email: email === '' ? null : email.slice(0, LONGEST_WORD),
    phone: null,
    number: foreign(chunk),
  }
}

/** A number with letters in it: an interim one, or of another country. */
function foreign(text: string): string | null {
  const number = compact(text.slice(0, LONGEST_WORD))
  const digits = number.replace(/\D/g, '').length
  const mayBe =
    digits >= FEWEST_DIGITS_OF_FOREIGN &&
    number.length >= FEWEST_NUMBER_DIGITS &&
    number.length <= LONGEST_FOREIGN
  return mayBe ? number : null
}

function pastedNumbers(text: string): string[] {
  return readPhones(text, null)
    .flatMap(searchForms)
    .filter((number) => number.length >= FEWEST_PASTED_DIGITS)
}

function readWords(chunk: string): Word[] {
  return wordsOf(exactForm(chunk))
    .map((word) => word.slice(0, LONGEST_WORD))
    .map((exact) => ({ exact, folded: fold(exact) }))
}

function withinBounds(items: readonly Item[]): Item[] {
  const kept: Item[] = []
  let words = 0
  for (const item of items) {
    words += Math.max(1, item.words.length)
    if (words > MOST_WORDS) break
    kept.push(item)
  }
  const [first] = items
  // One word of many parts, as a key smashed by an elbow: its first parts.
  if (kept.length === 0 && first) return [{ ...first, words: first.words.slice(0, MOST_WORDS) }]
  return kept
}
