import type { Contact, PhoneNumber } from '../../contract/domain/contact'
import { numberForms } from '../../contract/person-number/field'
import { plain } from '../../contract/person-number/plain'
import type { ContactRecord } from '../crm-api/wire/contact'
import { endsOf, searchForms } from '../phones/phone-forms'
import { exactForm, fold, isAscii, withDigraphs, wordsOf } from './fold'

/**
 * What is said of one contact in the index: words with a space between them, in columns that can be asked
 * one by one. The note is not among them (GDPR rule 33).
 */
export const textColumns = [
  /** Words of the name in exact letters. */
  'names',
  /** Tolerant forms, of those words that have another one. */
  'names_folded',
  /** What a name begins with, in its tolerant form. */
  'first',
  'email',
  'address',
  'category',
  'phone',
  /** What phone numbers end with: a part within a number is the beginning of an end. */
  'phone_end',
  'number',
] as const
export type TextColumn = (typeof textColumns)[number]
/** Beside the words, what the filters look for. */
export const searchColumns = [...textColumns, 'marks'] as const
/** As the table has them. The words of estates once stood in it; it is empty, and goes when the index is built anew. */
export const indexColumns = searchColumns.flatMap((column) =>
  column === 'phone' ? ['estate' as const, column] : [column],
)
export type SearchColumn = (typeof searchColumns)[number]
export type SearchWords = Readonly<Record<SearchColumn, string>>
export type SearchTexts = Omit<SearchWords, 'marks'>

/**
 * What stands before each word of a column. The index lists all words that begin alike together, whatever
 * their columns: without a sign of their own, the digits of phone numbers would stand in the way of house
 * numbers, and everybody's mail domain and street in that of names.
 */
const signs: Partial<Record<SearchColumn, string>> = {
  email: '@',
  address: '=',
  phone: '+',
  phone_end: '-',
  number: '.',
  marks: '_',
}

export function signOf(column: SearchColumn): string {
  return signs[column] ?? ''
}

/** Beyond these a broken server's text is not looked through. */
export const LONGEST_WORD = 64
const MOST_WORDS = 200

/** The values of a contact that a row can be there for, beside its name and its identity number. */
export const valueFields = ['email', 'address', 'category', 'phone'] as const
export type ValueField = (typeof valueFields)[number]

/** A number is found by more than what is written. */
interface Values extends Record<Exclude<ValueField, 'phone'>, readonly string[]> {
  readonly phone: readonly PhoneNumber[]
}

export function valuesOf(contact: Contact): Values {
  const { streetAddress = null, zipCode = null, city = null } = contact.address ?? {}
  return {
    email: contact.emails.map(({ written }) => written),
    address: [streetAddress, zipCode, city].filter((part) => part !== null),
    category: contact.categories.map(({ name }) => name).filter((name) => name !== null),
    phone: contact.phones.flatMap(({ numbers }) => numbers),
  }
}

export function valueTexts(
  field: Exclude<ValueField, 'phone'>,
  values: readonly string[],
): Partial<SearchTexts> {
  return { [field]: fieldText(field, values) }
}

/** One literal with all columns: a fill makes one per contact. */
export function searchTexts({ contact, fullNumber }: ContactRecord): SearchTexts {
  const chunks = (contact.name ?? '').split(/\s+/u)
  const values = valuesOf(contact)
  const { phone, phone_end } = phoneTexts(values.phone)
  return {
    names: columnText(
      'names',
      chunks.flatMap((chunk) => nameWords(exactForm(chunk))),
    ),
    names_folded: columnText('names_folded', chunks.flatMap(tolerantWords)),
    first: columnText('first', nameWords(fold(chunks[0] ?? ''))),
    email: fieldText('email', values.email),
    address: fieldText('address', values.address),
    category: fieldText('category', values.category),
    phone,
    phone_end,
    number: columnText('number', identityForms(contact, fullNumber)),
  }
}

const wordsIn = {
  email: emailParts,
  address: addressWords,
  category: foldedWords,
}

function fieldText(field: keyof typeof wordsIn, values: readonly string[]): string {
  return columnText(field, values.flatMap(wordsIn[field]))
}

export function phoneTexts(
  phones: readonly PhoneNumber[],
): Pick<SearchTexts, 'phone' | 'phone_end'> {
  const numbers = phones.flatMap(searchForms)
  return {
    phone: columnText('phone', numbers),
    phone_end: columnText('phone_end', numbers.flatMap(endsOf)),
  }
}

/** The words of one column, each once. */
export function columnText(column: SearchColumn, words: readonly string[]): string {
  const sign = signOf(column)
  const once = words.length < 2 ? words : [...new Set(words)].slice(0, MOST_WORDS)
  return once.map((word) => sign + word.slice(0, LONGEST_WORD)).join(' ')
}

function foldedWords(text: string): string[] {
  return wordsOf(fold(text))
}

/** A postcode is typed with its space and without. */
function addressWords(part: string): string[] {
  const words = foldedWords(part)
  return /^[\d\s]+$/.test(part) ? [...words, words.join('')] : words
}

/** `anna`, `karin` and `annakarin` of Anna-Karin; so with O’Brien. */
function nameWords(chunk: string): string[] {
  const words = wordsOf(chunk)
  return words.length > 1 ? [...words, words.join('')] : words
}

function tolerantWords(chunk: string): string[] {
  if (isAscii(chunk)) return []
  const exact = nameWords(exactForm(chunk))
  const tolerant = [...nameWords(fold(chunk)), ...nameWords(fold(withDigraphs(chunk)))]
  return tolerant.filter((word) => !exact.includes(word))
}

/** An address and each of its ends, so that the domain and a later part of the name are found too. */
function emailParts(written: string): string[] {
  const address = emailForm(written)
  const ends = [...address.matchAll(/[._+@-]/g)].map(({ index }) => address.slice(index + 1))
  // The last label alone says nothing.
  return [address, ...ends.filter((end) => /[.@]/.test(end))]
}

/** As it is typed and compared: what stands in no address is left out on both sides. */
export function emailForm(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}@._+-]+/gu, '')
}

/** With and without its century, so that both can be typed; of another format only what it is (GDPR rule 7). */
function identityForms({ number }: Contact, full: string | null): string[] {
  if (number === null || full === null) return []
  const forms = numberForms(full, number)
  return forms.length > 0 ? forms : [compact(plain(full))]
}

/** Digits and letters alone: `850412-T123` is `850412t123`. */
export function compact(text: string): string {
  return wordsOf(fold(text)).join('')
}
