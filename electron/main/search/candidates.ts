import { LINE } from '../store/line-rows'
import type { LineRow } from '../store/line-rows'
import type { Database } from '../store/driver'
import { LIVE } from '../store/store'
import { columnsOf, holds, toMatch } from './query'
import { indexColumns, searchColumns } from './search-texts'
import type { SearchColumn, SearchWords } from './search-texts'
import type { Wanted, Within } from './wanted'

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
const IN_RANGE = 'sort_key >= @from AND sort_key < @to'

function wordsIn(column: SearchColumn): string {
  return `s.c${indexColumns.indexOf(column)} AS ${column}`
}

/** A statement of its own where no role is wanted: the question alone costs a search of many a dozen milliseconds. */
function hasRole(within: Within, place: string): string {
  return (within?.role ?? null) === null
    ? 'true'
    : `EXISTS (SELECT 1 FROM party_roles AS held
         WHERE held.role = @role AND held.place = ${place})`
}

/** Those that are found, in the order they came into the copy. */
function placesOf(wanted: Wanted): string {
  return wanted.query === null
    ? 'SELECT DISTINCT place FROM party_roles WHERE role = @role ORDER BY place'
    : `SELECT rowid AS place FROM search
       WHERE search MATCH @match AND ${hasRole(wanted, 'search.rowid')}`
}

const namesOf = ({ query, role }: Wanted) => ({
  role,
  match: query === null ? null : toMatch(query),
})

function isHeld({ query }: Wanted, texts: Partial<SearchWords>): boolean {
  return query === null || holds(query, texts)
}

/** Where those are that are found, up to a limit, in the order they came into the copy. */
export function placesFound(db: Database, wanted: Wanted, limit: number): Place[] {
  return db.prepare<Place>(`${placesOf(wanted)} LIMIT @limit`).all({ ...namesOf(wanted), limit })
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
  wanted: Wanted,
  limit: number,
  range: NameRange = allNames,
): Candidate[] {
  const places = placesFound(db, wanted, FEW + 1)
  if (places.length <= FEW) return candidatesAt(db, firstOf(db, places, limit, range))
  const looked = isDense(places) ? firstHolding(db, wanted, limit, range) : null
  return looked ?? candidatesAt(db, firstInSet(db, wanted, limit, range))
}

/** The same by looking at one name after the other; null when that takes too long. */
export function firstHolding(
  db: Database,
  wanted: Wanted,
  limit: number,
  range: NameRange = allNames,
): Candidate[] | null {
  const found: Place[] = []
  let looked = 0
  const words = wanted.query === null ? [] : columnsOf(wanted.query).map(wordsIn)
  const rows = db.prepare<Place & Partial<SearchWords> & { held: number }>(
    `SELECT ${['c.place', `${hasRole(wanted, 'c.place')} AS held`, ...words].join(', ')}
     FROM contacts AS c INDEXED BY contacts_by_name CROSS JOIN ${WORDS} AS s ON s.id = c.place
     WHERE ${IN_RANGE} AND ${LIVE} ORDER BY sort_key`,
  )
  for (const row of rows.iterate({ ...range, role: wanted.role })) {
    if (row.held === 1 && isHeld(wanted, row)) found.push(row)
    if (found.length >= limit) break
    if (++looked >= MOST_LOOKED_AT) return null
  }
  return candidatesAt(db, found)
}

function firstOf(db: Database, places: readonly Place[], limit: number, range: NameRange): Place[] {
  return db
    .prepare<Place>(
      `SELECT place FROM json_each(@places) CROSS JOIN contacts ON place = value
       WHERE ${IN_RANGE} AND ${LIVE} ORDER BY sort_key LIMIT @limit`,
    )
    .all({ ...range, places: listOf(places), limit })
}

function firstInSet(db: Database, wanted: Wanted, limit: number, range: NameRange): Place[] {
  return db
    .prepare<Place>(
      `SELECT place FROM contacts INDEXED BY contacts_by_name
       WHERE place IN (${placesOf(wanted)}) AND ${IN_RANGE} AND ${LIVE}
       ORDER BY sort_key LIMIT @limit`,
    )
    .all({ ...range, ...namesOf(wanted), limit })
}

/** The last that somebody has opened; of those, the ones that are wanted. */
export function lastOpened(db: Database, wanted: Wanted, limit: number): Candidate[] {
  const places = db
    .prepare<Place>(
      `SELECT place FROM (SELECT place FROM contacts WHERE opened_at IS NOT NULL AND ${LIVE}
         ORDER BY opened_at DESC LIMIT @limit) WHERE ${hasRole(wanted, 'place')}`,
    )
    .all({ role: wanted.role, limit })
  return candidatesAt(db, places).filter((one) => isHeld(wanted, one))
}

/** In one office or several. Ids are compared as they are written, in capitals and in small letters. */
export function withId(db: Database, id: string, within: Within): Candidate[] {
  return having(
    db,
    'SELECT place FROM contacts WHERE contact_id IN (@id, @upper, @lower)',
    id,
    within,
  )
}

/** Who has a role in the estate of this id. */
export function withEstate(db: Database, id: string, within: Within): Candidate[] {
  const places = 'SELECT DISTINCT place FROM party_roles WHERE estate_id IN (@id, @upper, @lower)'
  return having(db, places, id, within)
}

function having(db: Database, places: string, id: string, within: Within): Candidate[] {
  const found = db
    .prepare<Place>(`SELECT place FROM (${places}) WHERE ${hasRole(within, 'place')}`)
    .all({ id, upper: id.toUpperCase(), lower: id.toLowerCase(), role: within?.role ?? null })
  return candidatesAt(db, found).filter((one) => within === null || isHeld(within, one))
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
