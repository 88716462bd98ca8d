import type { MatchReason } from '../../contract/domain/search'
import { allOf, anyOf, begins, holds, is } from './query'
import type { Query } from './query'
import { valueFields } from './search-texts'
import type { SearchColumn, SearchWords, ValueField } from './search-texts'
import type { Item, Terms } from './terms'

/** A way to be found; the best come first. */
export interface Tier {
  readonly query: Query
  /** Null: here and there, each word for itself. */
  readonly reason: MatchReason | null
  /** First in it are names that begin with what was typed: with all of its words, or its letters. */
  readonly beginning: 'words' | 'letters' | null
}

const EXACT: readonly SearchColumn[] = ['names']
const NAME: readonly SearchColumn[] = ['names', 'names_folded']
const fields = ['email', 'address', 'category'] as const
const WORDS: readonly SearchColumn[] = [...NAME, ...fields]

/** All that can be meant by the text; each tier finds a part of it. */
export function anywhere({ items, phones, number }: Terms): Query | null {
  return anyOf([allOf(items.map(inAnything)), pasted(phones), numberOf(number)])
}

export function tiersOf(terms: Terms): Tier[] {
  const { items } = terms
  const each = (reading: (item: Item) => Query | null) => allOf(items.map(reading))
  const name = [
    tier(
      'name',
      each((item) => words(item, (word) => is(EXACT, word.exact))),
      'words',
    ),
    tier(
      'name',
      each((item) => words(item, (word) => begins(EXACT, word.exact))),
      'letters',
    ),
    ...tolerant(items, is),
    ...tolerant(items, begins),
  ]
  const phone = [
    tier(
      'phone',
      each((item) => wholePhone(item)),
    ),
    tier('phone', anyOf([each(phoneBeginning), pasted(terms.phones)])),
    tier('phone', each(inPhone)),
  ]
  const number = tier(
    'number',
    anyOf([each(({ number }) => numberOf(number)), numberOf(terms.number)]),
  )
  const others = fields.map((field) =>
    tier(
      field,
      each((item) => inField(item, field)),
    ),
  )
  const anything = tier(null, anywhere(terms))
  const inOrder =
    terms.mainly === 'digits'
      ? [...phone, number, ...name, ...others, anything]
      : [...name, ...others, ...phone, number, anything]
  return inOrder.filter((one) => one !== null)
}

/** Names by their tolerant forms: first those that begin with one of the words. */
function tolerant(items: readonly Item[], reading: typeof is): (Tier | null)[] {
  const name = allOf(items.map((item) => words(item, (word) => reading(NAME, word.folded))))
  const typed = items.flatMap((item) => item.words)
  const first = anyOf(typed.map((word) => reading(['first'], word.folded)))
  return [tier('name', allOf([first, name])), tier('name', name)]
}

/** What of the text a name does not say: the row is there for that. */
export function beyondName(terms: Terms, texts: Partial<SearchWords>): Terms {
  const items = terms.items.filter((item) => {
    const name = words(item, (word) => begins(NAME, word.folded))
    return name === null || !holds(name, texts)
  })
  return { ...terms, items }
}

/** Of a contact found here and there. */
export function reasonOf(terms: Terms, texts: Partial<SearchWords>): MatchReason {
  const others = beyondName(terms, texts)
  const field = valueFields.find((one) => meets(others, one, texts))
  if (field !== undefined) return field
  const number = anyOf(others.items.map((item) => numberOf(item.number)))
  return number !== null && holds(number, texts) ? 'number' : 'name'
}

/** Whether something of the text is read in this field. */
export function meets(terms: Terms, field: ValueField, texts: Partial<SearchWords>): boolean {
  const { items, phones } = terms
  const query =
    field === 'phone'
      ? anyOf([...items.map(inPhone), pasted(phones)])
      : anyOf(items.map((item) => inField(item, field)))
  return query !== null && holds(query, texts)
}

type Field = (typeof fields)[number]

function tier(
  reason: MatchReason | null,
  query: Query | null,
  beginning: Tier['beginning'] = null,
): Tier | null {
  return query && { query, reason, beginning }
}

function inAnything(item: Item): Query | null {
  const columns = item.email === null ? WORDS : WORDS.filter((column) => column !== 'email')
  return anyOf([
    words(item, (word) => begins(columns, word.folded)),
    ...fields.map((field) => beyondWords(item, field)),
    inPhone(item),
    numberOf(item.number),
  ])
}

function inField(item: Item, field: Field): Query | null {
  // With its dots and all, a mail address is one word.
  if (field === 'email' && item.email !== null) return begins(['email'], item.email)
  return anyOf([words(item, (word) => begins([field], word.folded)), beyondWords(item, field)])
}

function beyondWords({ email, joined }: Item, field: Field): Query | null {
  if (field === 'email') return email === null ? null : begins(['email'], email)
  return joined === null ? null : begins([field], joined)
}

function words(item: Item, reading: (word: Item['words'][number]) => Query): Query | null {
  return allOf(item.words.map(reading))
}

function inPhone({ phone }: Item): Query | null {
  if (phone === null) return null
  const { within, beginning } = phone
  return anyOf([
    within === null ? null : begins(['phone', 'phone_end'], within),
    beginning === null ? null : begins(['phone'], beginning),
  ])
}

function phoneBeginning({ phone }: Item): Query | null {
  if (phone === null) return null
  const parts = [phone.within, phone.beginning].filter((part) => part !== null)
  return anyOf(parts.map((part) => begins(['phone'], part)))
}

/** A whole number, or what one ends with: the last four digits are what is most often read out. */
function wholePhone({ phone }: Item): Query | null {
  if (phone === null) return null
  const { within, beginning } = phone
  return anyOf([
    within === null ? null : is(['phone', 'phone_end'], within),
    beginning === null ? null : is(['phone'], beginning),
  ])
}

function pasted(numbers: readonly string[]): Query | null {
  return anyOf(numbers.map((number) => is(['phone'], number)))
}

function numberOf(number: string | null): Query | null {
  return number === null ? null : begins(['number'], number)
}
