import type { OwnUser } from '../../contract/domain/copy'
import type { SearchFilters } from '../../contract/domain/search'
import type { ContactRecord } from '../crm-api/wire/contact'
import { anyOf, is, toMatch } from '../search/query'
import { columnText, searchColumns, searchTexts, signOf } from '../search/search-texts'
import type { SearchWords } from '../search/search-texts'
import { withinOf } from '../search/wanted'
import type { Within } from '../search/wanted'
import type { Database } from './driver'
import { LIVE } from './store'

const COLUMNS = searchColumns.join(', ')
const READ = `SELECT ${COLUMNS} FROM search WHERE rowid = ?`
const VALUES = `(rowid, ${COLUMNS}) VALUES (?, ${searchColumns.map(() => '?').join(', ')})`

/** What the index shall say of a contact. */
export interface Indexed {
  readonly place: number
  readonly record: ContactRecord
  /** The index says nothing of it yet. */
  readonly isNew: boolean
}

/**
 * Keeps the index equal to the table, always: call these inside the transaction that writes the contact
 * (D22). Beside a contact's words stand its marks, for the filters: one short word each for its kind, its
 * categories and its broker. No word of a text begins as they do.
 * In place of what the index said of the contact before, and nothing is written when it said the same.
 */
export function indexContacts(db: Database, contacts: readonly Indexed[]): void {
  const markFor = rememberMarks(db)
  const rows = contacts.map(({ record, ...one }) => {
    const marks = [kindMark(record.contact.kind), ...namedMarks(record, markFor)]
    return { ...one, row: { ...searchTexts(record), marks: columnText('marks', marks) } }
  })
  for (const { place, row, isNew } of rows) {
    if (isNew) write(db, 'INSERT', place, row)
    else replace(db, place, row)
  }
}

export function unindexContact(db: Database, place: number): void {
  const before = db.prepare<SearchWords>(READ).get(place)
  if (before === undefined) return
  db.prepare('DELETE FROM search WHERE rowid = ?').run(place)
  dropUnused(db, marksIn(before))
}

/** How many rows of the index are gone with their words still in it, or `going on` while they are taken out. */
const MERGING = 'search-merge'
const GOING_ON = 'going on'
/** Leaves of the index that one step of merging writes, some eight pages of the file. */
const MERGED_AT_ONCE = 32
/** What only takes words away writes no page: so many rows at most are merged at a time, and no step is long. */
const MAX_UNMERGED = 1_000

/**
 * Many at once. One by one each takes pages of every segment for each of its words; so the index only notes that
 * they are gone, and `mergeIndex` takes their words out of it (GDPR rule 19). The file itself remembers that.
 */
export function unindexMany(db: Database, places: readonly number[]): void {
  db.exec("INSERT INTO search (search, rank) VALUES ('secure-delete', 0)")
  const remove = db.prepare('DELETE FROM search WHERE rowid = ?')
  for (const place of places) remove.run(place)
  db.exec("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")
  setMerging(db, String(Number(mergingOf(db) ?? 0) + places.length))
}

/** `now`: before more are taken out. */
export function mergeDue(db: Database): 'no' | 'later' | 'now' {
  const merging = mergingOf(db)
  if (merging === null) return 'no'
  return merging === GOING_ON || Number(merging) >= MAX_UNMERGED ? 'now' : 'later'
}

/** One short step of it; false: there was nothing to do, and no word of those that are gone is left. */
export function mergeIndex(db: Database): boolean {
  const merging = mergingOf(db)
  if (merging === null) return false
  const before = changesOf(db)
  // A negative number begins anew with all there is; a positive one goes on.
  const pages = merging === GOING_ON ? MERGED_AT_ONCE : -MERGED_AT_ONCE
  db.prepare("INSERT INTO search (search, rank) VALUES ('merge', ?)").run(pages)
  // The statement itself counts as one change: with no more than that there was nothing to merge.
  const isDone = changesOf(db) - before < 2
  if (isDone) dropUnused(db, allMarks(db))
  setMerging(db, isDone ? null : GOING_ON)
  return true
}

function mergingOf(db: Database): string | null {
  return (
    db.prepare<{ value: string }>('SELECT value FROM facts WHERE name = ?').get(MERGING)?.value ??
    null
  )
}

function setMerging(db: Database, value: string | null): void {
  if (value === null) db.prepare('DELETE FROM facts WHERE name = ?').run(MERGING)
  else db.prepare('INSERT OR REPLACE INTO facts VALUES (?, ?)').run(MERGING, value)
}

function allMarks(db: Database): string[] {
  return db
    .prepare<{ mark: string }>('SELECT substr(kind, 1, 1) || mark AS mark FROM search_marks')
    .all()
    .map(({ mark }) => mark)
}

function changesOf(db: Database): number {
  return db.prepare<{ n: number }>('SELECT total_changes() AS n').get()?.n ?? 0
}

/** What a contact must have to be within the filters, or that nobody can be. */
export function filterQueries(
  db: Database,
  { kind, role, category, ownOnly }: SearchFilters,
  own: readonly OwnUser[],
): Within | 'nobody' {
  const agents = own.map(({ customerId, userId }) => agentName(customerId, userId))
  const wanted = [
    kind === null ? null : [kindMark(kind)],
    category === null ? null : knownMarks(db, 'category', [category]),
    ownOnly ? knownMarks(db, 'agent', agents) : null,
  ].filter((marks) => marks !== null)
  const queries = wanted.map((marks) => anyOf(marks.map((mark) => is(['marks'], mark))))
  if (queries.includes(null)) return 'nobody'
  return withinOf(
    queries.filter((query) => query !== null),
    role,
  )
}

/** Names of the categories that contacts of the copy are in; one of whom alone has expired is named no more. */
export function categoryNames(db: Database): string[] {
  const somebody = db.prepare(
    `SELECT 1 FROM search CROSS JOIN contacts ON place = search.rowid
     WHERE search MATCH ? AND ${LIVE} LIMIT 1`,
  )
  return db
    .prepare<{ mark: number; value: string }>(
      "SELECT mark, value FROM search_marks WHERE kind = 'category'",
    )
    .all()
    .filter(({ mark }) => somebody.get(toMatch(is(['marks'], letters.category + mark))))
    .map(({ value }) => value)
}

function replace(db: Database, place: number, row: SearchWords): void {
  const before = db.prepare<SearchWords>(READ).get(place)
  // Most of what is fetched again says nothing new, and a row's words are dear to change.
  if (before !== undefined && searchColumns.every((column) => before[column] === row[column]))
    return
  write(db, 'INSERT OR REPLACE', place, row)
  if (before === undefined) return
  const kept = marksIn(row)
  dropUnused(
    db,
    marksIn(before).filter((mark) => !kept.includes(mark)),
  )
}

function write(
  db: Database,
  how: 'INSERT' | 'INSERT OR REPLACE',
  place: number,
  row: SearchWords,
): void {
  db.prepare(`${how} INTO search ${VALUES}`).run(
    place,
    ...searchColumns.map((column) => row[column]),
  )
}

const KIND = 'k'
const letters = { category: 'c', agent: 'a' } as const
type Named = keyof typeof letters

function kindMark(kind: ContactRecord['contact']['kind']): string {
  return KIND + kind.replace('-', '')
}

/** A user is one only within an office; no id holds a line feed. */
function agentName(customerId: string, userId: string): string {
  return `${customerId}\n${userId}`
}

type MarkFor = (kind: Named, name: string) => string

function namedMarks({ contact }: ContactRecord, markFor: MarkFor): string[] {
  const { customerId, agentId, categories } = contact
  const names = categories.map(({ name }) => name).filter((name) => name !== null)
  return [
    ...(agentId === null ? [] : [markFor('agent', agentName(customerId, agentId))]),
    ...names.map((name) => markFor('category', name)),
  ]
}

/** Within one write: many contacts share a few categories and brokers. */
function rememberMarks(db: Database): MarkFor {
  const known: Record<Named, Map<string, string>> = { category: new Map(), agent: new Map() }
  return (kind, name) => {
    const mark = known[kind].get(name) ?? markFor(db, kind, name)
    known[kind].set(name, mark)
    return mark
  }
}

function knownMarks(db: Database, kind: Named, names: readonly string[]): string[] {
  const known = db.prepare<{ mark: number }>(
    'SELECT mark FROM search_marks WHERE kind = ? AND value = ?',
  )
  return names
    .map((name) => known.get(kind, name))
    .filter((row) => row !== undefined)
    .map(({ mark }) => letters[kind] + mark)
}

function markFor(db: Database, kind: Named, name: string): string {
  const [known] = knownMarks(db, kind, [name])
  if (known !== undefined) return known
  const { lastInsertRowid } = db
    .prepare('INSERT INTO search_marks (kind, value) VALUES (?, ?)')
    .run(kind, name)
  return letters[kind] + lastInsertRowid
}

function marksIn({ marks }: SearchWords): string[] {
  return marks.split(' ').map((mark) => mark.slice(signOf('marks').length))
}

/** A category goes with the last contact that was in it (GDPR rule 19). */
function dropUnused(db: Database, marks: readonly string[]): void {
  const user = db.prepare('SELECT 1 FROM search WHERE search MATCH ? LIMIT 1')
  for (const mark of marks) {
    const number = /^[ca](\d+)$/.exec(mark)?.[1]
    if (number === undefined || user.get(toMatch(is(['marks'], mark))) !== undefined) continue
    db.prepare('DELETE FROM search_marks WHERE mark = ?').run(Number(number))
  }
}
