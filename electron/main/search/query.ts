import { signOf } from './search-texts'
import type { SearchColumn, SearchWords } from './search-texts'

/**
 * A question to the index, in two readings that must agree: as an FTS5 expression, which finds the contacts,
 * and as a test of one contact's words, which ranks those that were found.
 */
export type Query = Piece | AllOf | AnyOf

/** A word that begins with this text, or is all of it, in one of the columns. */
export interface Piece {
  readonly columns: readonly SearchColumn[]
  readonly text: string
  readonly whole: boolean
}
interface AllOf {
  readonly all: readonly Query[]
}
interface AnyOf {
  readonly any: readonly Query[]
}

export function begins(columns: readonly SearchColumn[], text: string): Piece {
  return { columns, text, whole: false }
}

export function is(columns: readonly SearchColumn[], text: string): Piece {
  return { columns, text, whole: true }
}

/** Null, which nothing can answer, when one of them is, or when there is nothing to ask. */
export function allOf(queries: readonly (Query | null)[]): Query | null {
  const all = queries.filter((query) => query !== null)
  return all.length === queries.length && all.length > 0 ? { all } : null
}

/** Null only when all of them are. */
export function anyOf(queries: readonly (Query | null)[]): Query | null {
  const any = queries.filter((query) => query !== null)
  return any.length > 0 ? { any } : null
}

/** Texts hold letters, digits and `.@_+-` only, so nothing in the quotes can end them (D21). */
export function toMatch(query: Query): string {
  if ('all' in query) return `(${query.all.map(toMatch).join(' AND ')})`
  if ('any' in query) return `(${query.any.map(toMatch).join(' OR ')})`
  const { columns, text, whole } = query
  const parts = [...new Set(columns.map(signOf))].map((sign) => {
    const alike = columns.filter((column) => signOf(column) === sign).join(' ')
    return `{${alike}} : "${sign}${text}"${whole ? '' : ' *'}`
  })
  return parts.length === 1 ? parts.join('') : `(${parts.join(' OR ')})`
}

export function holds(query: Query, texts: Partial<SearchWords>): boolean {
  if ('all' in query) return query.all.every((one) => holds(one, texts))
  if ('any' in query) return query.any.some((one) => holds(one, texts))
  const { columns, text, whole } = query
  return columns.some((column) => {
    const words = texts[column]
    return words !== undefined && words !== '' && hasWord(words, signOf(column) + text, whole)
  })
}

/** What must be read of a contact to tell whether it is found. */
export function columnsOf(query: Query): SearchColumn[] {
  if ('columns' in query) return [...query.columns]
  const parts = 'all' in query ? query.all : query.any
  return [...new Set(parts.flatMap(columnsOf))].sort()
}

function hasWord(words: string, wanted: string, whole: boolean): boolean {
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    const begins = at === 0 || words[at - 1] === ' '
    if (begins && (!whole || end === words.length || words[end] === ' ')) return true
  }
  return false
}
