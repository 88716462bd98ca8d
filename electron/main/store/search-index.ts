import type { OwnUser } from '../../contract/domain/copy'
import type { RoleGroup } from '../../contract/domain/party'
import type { SearchFilters } from '../../contract/domain/search'
import { estateIdsIn } from '../contacts/card-entry'
import type { ContactRecord } from '../crm-api/wire/contact'
import { anyOf, is, toMatch } from '../search/query'
import type { Query } from '../search/query'
import { searchColumns, searchTexts, signOf, text, valueTexts } from '../search/search-texts'
import type { SearchWords } from '../search/search-texts'
import type { Database } from './driver'

const COLUMNS = searchColumns.join(', ')
const READ = `SELECT ${COLUMNS} FROM search WHERE rowid = ?`
const WRITE = `
  INSERT OR REPLACE INTO search (rowid, ${COLUMNS})
  VALUES (?, ${searchColumns.map(() => '?').join(', ')})`

/**
 * Keeps the index equal to the table, always: call these inside the transaction that writes the contact
 * (D22). Beside a contact's words stand its marks, for the filters: one short word each for its kind, its
 * roles, its categories and its broker. No word of a text begins as they do.
 * In place of what the index said of the contact before, and nothing is written when it said the same. Roles
 * are those stored with the contact.
 */
export function indexContact(
  db: Database,
  place: number,
  record: ContactRecord,
  estateIds: readonly string[],
): void {
  const marks = [
    kindMark(record.contact.kind),
    ...roleMarks(storedRoles(db, place)),
    ...namedMarks(db, record),
  ]
  write(db, place, { ...searchTexts(record, estateIds), ...text('marks', marks) })
}

export function unindexContact(db: Database, place: number): void {
  const before = db.prepare<SearchWords>(READ).get(place)
  if (before === undefined) return
  db.prepare('DELETE FROM search WHERE rowid = ?').run(place)
  dropUnused(db, marksIn(before))
}

/** The estates and roles of an indexed contact; an empty list takes them away. */
export function indexRoles(db: Database, place: number, roles: readonly RoleGroup[]): void {
  const before = db.prepare<SearchWords>(READ).get(place)
  if (before === undefined) return
  const others = marksIn(before).filter((mark) => !mark.startsWith(ROLE))
  write(db, place, {
    ...before,
    ...valueTexts('estate', estateIdsIn(roles)),
    ...text('marks', [...others, ...roleMarks(roles)]),
  })
}

/** What a contact must have to be within the filters; null: none can be. */
export function filterQueries(
  db: Database,
  { kind, role, category, ownOnly }: SearchFilters,
  own: readonly OwnUser[],
): Query[] | null {
  const agents = own.map(({ customerId, userId }) => agentName(customerId, userId))
  const wanted = [
    kind === null ? null : [kindMark(kind)],
    role === null ? null : [roleMark(role)],
    category === null ? null : knownMarks(db, 'category', [category]),
    ownOnly ? knownMarks(db, 'agent', agents) : null,
  ].filter((marks) => marks !== null)
  const queries = wanted.map((marks) => anyOf(marks.map((mark) => is(['marks'], mark))))
  return queries.includes(null) ? null : queries.filter((query) => query !== null)
}

/** Names of the categories that contacts of the copy are in. */
export function categoryNames(db: Database): string[] {
  return db
    .prepare<{ value: string }>("SELECT value FROM search_marks WHERE kind = 'category'")
    .all()
    .map(({ value }) => value)
}

function write(db: Database, place: number, row: SearchWords): void {
  const before = db.prepare<SearchWords>(READ).get(place)
  // Most of what is fetched again says nothing new, and a row's words are dear to change.
  if (before !== undefined && searchColumns.every((column) => before[column] === row[column]))
    return
  db.prepare(WRITE).run(place, ...searchColumns.map((column) => row[column]))
  if (before === undefined) return
  const kept = marksIn(row)
  dropUnused(
    db,
    marksIn(before).filter((mark) => !kept.includes(mark)),
  )
}

const KIND = 'k'
const ROLE = 'r'
const letters = { category: 'c', agent: 'a' } as const
type Named = keyof typeof letters

function kindMark(kind: ContactRecord['contact']['kind']): string {
  return KIND + kind.replace('-', '')
}

function roleMark(role: RoleGroup['role']): string {
  return ROLE + role.toLowerCase()
}

function roleMarks(roles: readonly RoleGroup[]): string[] {
  return roles
    .filter((group) => group.state === 'listed' && group.entries.length > 0)
    .map(({ role }) => roleMark(role))
}

function storedRoles(db: Database, place: number): RoleGroup[] {
  const roles = db
    .prepare<{ roles: string | null }>('SELECT roles FROM records WHERE place = ?')
    .get(place)?.roles
  return roles ? (JSON.parse(roles) as RoleGroup[]) : []
}

/** A user is one only within an office; no id holds a line feed. */
function agentName(customerId: string, userId: string): string {
  return `${customerId}\n${userId}`
}

function namedMarks(db: Database, { contact }: ContactRecord): string[] {
  const { customerId, agentId, categories } = contact
  const names = categories.map(({ name }) => name).filter((name) => name !== null)
  return [
    ...(agentId === null ? [] : [markFor(db, 'agent', agentName(customerId, agentId))]),
    ...names.map((name) => markFor(db, 'category', name)),
  ]
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
