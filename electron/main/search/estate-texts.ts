import type { Estate } from '../../contract/domain/estate'
import type { KnownEstateKind } from '../../contract/domain/estate-kind'
import { fold, wordsOf } from './fold'
import { LONGEST_WORD } from './search-texts'

/** What brokers call the kinds of estates (API 4). */
const kindWords: Readonly<Record<KnownEstateKind, string>> = {
  house: 'villa',
  'housing-cooperative': 'bostadsrätt',
  cottage: 'fritidshus',
  plot: 'tomt',
  project: 'projekt',
  farm: 'gård',
  'commercial-property': 'kommersiellt',
  condominium: 'ägarlägenhet',
  'foreign-property': 'utlandsobjekt',
  premises: 'lokal',
}

/** The folded words by which an estate is found, each once in its field. */
export interface EstateTexts {
  readonly address: readonly string[]
  readonly area: readonly string[]
  /** With its signs and without: `SM-1023` is typed `sm 1023` and `sm1023`. */
  readonly number: readonly string[]
  readonly kind: readonly string[]
}

/** Of what the CRM has not told there are no words; the id is found by the words of whoever has a role there. */
export function estateTexts({
  address,
  area,
  number,
  kind,
}: Pick<Estate, 'address' | 'area' | 'number' | 'kind'>): EstateTexts {
  return {
    address: distinct(foldedWords(address)),
    area: distinct(foldedWords(area)),
    number: distinct(withJoined(foldedWords(number))),
    kind: distinct(foldedWords(kind && kindText(kind))),
  }
}

function kindText(kind: NonNullable<Estate['kind']>): string {
  return kind.state === 'known' ? kindWords[kind.kind] : kind.raw
}

function foldedWords(text: string | null): string[] {
  return text === null ? [] : wordsOf(fold(text)).map((word) => word.slice(0, LONGEST_WORD))
}

function withJoined(words: readonly string[]): string[] {
  return words.length > 1 ? [...words, words.join('').slice(0, LONGEST_WORD)] : [...words]
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)]
}
