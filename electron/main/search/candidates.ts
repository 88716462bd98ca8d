import { LINE } from '../store/line-rows'
import type { LineRow } from '../store/line-rows'
import type { Database } from '../store/driver'
import { LIVE } from '../store/store'
import { columnsOf, holds, toMatch } from './query'
import type { Query } from './query'
import { searchColumns } from './search-texts'
import type { SearchColumn, SearchWords } from './search-texts'

/** A contact that may be shown: its words to rank it by, and its line. */
export interface Candidate extends SearchWords, LineRow {
  readonly place: number
  readonly sort_key: string
  readonly opened_at: number | null
}

/** Of the list of all names: those from one key up to, but not including, another. */
export interface NameRange {
  readonly from: string
  readonly to: string
}
export const allNames: NameRange = { from: '', to: '\u{10ffff}' }

/** Names that begin with these letters, or with this word or words. */
export function namesBeginning(key: string, what: 'letters' | 'words'): NameRange {
  // Only a space sorts before `!`.
  return { from: key, to: key + (what === 'words' ? '!' : '\u{10ffff}') }
}

interface Place {
  readonly place: number
}

/** The words of a contact where the index itself keeps them: by way of the index, each row costs a cursor. */
const WORDS = 'search_content'
const COLUMNS = `
  s.id AS place, ${searchColumns.map(wordsIn).join(', ')}, sort_key, opened_at, ${LINE}`
const IN_RANGE = 'sort_key >= ? AND sort_key < ?'

function wordsIn(column: SearchColumn): string {
  return `s.c${searchColumns.indexOf(column)} AS ${column}`
}

/** Where those are that are found, up to a limit, in the order they came into the copy. */
export function placesFound(db: Database, query: Query, limit: number): Place[] {
  return db
    .prepare<Place>('SELECT rowid AS place FROM search WHERE search MATCH ? LIMIT ?')
    .all(toMatch(query), limit)
}

/** Up to here the found ones are sorted; more are picked out of the sorted list of all. */
const FEW = 1_000
/** When every tenth is found, one looks through the list for less than it takes to gather them all. */
const DENSE_WITHIN = 10 * FEW
const MOST_LOOKED_AT = 600

export function isDense(places: readonly Place[]): boolean {
  const last = places.at(-1)
  return last !== undefined && places.length > FEW && last.place <= DENSE_WITHIN
}

/** The first of those found, by the names they are listed under. */
export function firstFound(
  db: Database,
  query: Query,
  limit: number,
  range: NameRange = allNames,
): Candidate[] {
  const places = placesFound(db, query, FEW + 1)
  if (places.length <= FEW) return candidatesAt(db, firstOf(db, places, limit, range))
  const looked = isDense(places) ? firstHolding(db, query, limit, range) : null
  return looked ?? candidatesAt(db, firstInSet(db, query, limit, range))
}

/** The same by looking at one name after the other; null when that takes too long. */
export function firstHolding(
  db: Database,
  query: Query,
  limit: number,
  range: NameRange = allNames,
): Candidate[] | null {
  const found: Place[] = []
  let looked = 0
  const words = columnsOf(query).map(wordsIn)
  const rows = db.prepare<Place & Partial<SearchWords>>(
    `SELECT ${['c.place', ...words].join(', ')} FROM contacts AS c INDEXED BY contacts_by_name
       CROSS JOIN ${WORDS} AS s ON s.id = c.place
     WHERE ${IN_RANGE} AND ${LIVE} ORDER BY sort_key`,
  )
  for (const row of rows.iterate(range.from, range.to)) {
    if (holds(query, row)) found.push(row)
    if (found.length >= limit) break
    if (++looked >= MOST_LOOKED_AT) return null
  }
  return candidatesAt(db, found)
}

function firstOf(db: Database, places: readonly Place[], limit: number, range: NameRange): Place[] {
  return db
    .prepare<Place>(
      `SELECT place FROM json_each(?) CROSS JOIN contacts ON place = value
       WHERE ${IN_RANGE} AND ${LIVE} ORDER BY sort_key LIMIT ?`,
    )
    .all(listOf(places), range.from, range.to, limit)
}

function firstInSet(db: Database, query: Query, limit: number, range: NameRange): Place[] {
  return db
    .prepare<Place>(
      `SELECT place FROM contacts INDEXED BY contacts_by_name
       WHERE place IN (SELECT rowid FROM search WHERE search MATCH ?) AND ${IN_RANGE}
         AND ${LIVE} ORDER BY sort_key LIMIT ?`,
    )
    .all(toMatch(query), range.from, range.to, limit)
}

export function lastOpened(db: Database, limit: number): Candidate[] {
  return candidatesAt(
    db,
    db
      .prepare<Place>(
        `SELECT place FROM contacts WHERE opened_at IS NOT NULL AND ${LIVE}
         ORDER BY opened_at DESC LIMIT ?`,
      )
      .all(limit),
  )
}

/** In one office or several. Ids are compared as they are written, in capitals and in small letters. */
export function withId(db: Database, id: string): Candidate[] {
  return candidatesAt(
    db,
    db
      .prepare<Place>('SELECT place FROM contacts WHERE contact_id IN (?, ?, ?)')
      .all(id, id.toUpperCase(), id.toLowerCase()),
  )
}

/** Those that may be in an answer, in the order of the places: SQLite keeps to the order of a cross join. */
export function candidatesAt(db: Database, places: readonly Place[]): Candidate[] {
  return db
    .prepare<Candidate>(
      `SELECT ${COLUMNS} FROM json_each(?) CROSS JOIN ${WORDS} AS s ON s.id = value
         CROSS JOIN contacts AS c ON c.place = s.id WHERE ${LIVE}`,
    )
    .all(listOf(places))
}

function listOf(places: readonly Place[]): string {
  return JSON.stringify(places.map(({ place }) => place))
}
