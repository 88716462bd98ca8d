import { DEAD, LIVE } from './store'
import type { Store } from './store'

/** What the copy holds, in numbers. Times are milliseconds since 1970; null: of no contact. */
export interface CopyFacts {
  readonly contacts: number
  readonly withRoles: number
  readonly withRelations: number
  readonly opened: number
  readonly oldestConfirmedAt: number | null
  readonly latestConfirmedAt: number | null
  readonly users: number
  readonly estates: number
  readonly categories: number
  /** Where the database lies; null: in memory. */
  readonly file: string | null
}

/** The dead are few, and looked up one by one; the records of the living are too many for that. */
export const WITH_ROLES = `
  (SELECT count(*) FROM records WHERE roles_at IS NOT NULL)
  - (SELECT count(*) FROM contacts JOIN records USING (place) WHERE ${DEAD} AND roles_at IS NOT NULL)`

/**
 * Asked of indexes alone, so that 100,000 contacts are counted within one event of the main process: least and
 * greatest each by itself, as only then each is one step into the index. Relations are fetched for what has
 * been opened and for nothing else, and of those there are few: the records themselves are too large to look through.
 */
export const FACTS = `
  SELECT
    (SELECT count(*) FROM contacts WHERE ${LIVE}) AS contacts,
    ${WITH_ROLES} AS withRoles,
    (SELECT count(*) FROM contacts JOIN records USING (place)
      WHERE opened_at IS NOT NULL AND relations_at IS NOT NULL AND ${LIVE}) AS withRelations,
    (SELECT count(*) FROM contacts WHERE opened_at IS NOT NULL AND ${LIVE}) AS opened,
    (SELECT min(confirmed_at) FROM contacts WHERE ${LIVE}) AS oldestConfirmedAt,
    (SELECT max(confirmed_at) FROM contacts WHERE ${LIVE}) AS latestConfirmedAt,
    (SELECT count(*) FROM users WHERE ${LIVE}) AS users,
    (SELECT count(*) FROM estates WHERE ${LIVE}) AS estates,
    (SELECT count(*) FROM categories WHERE ${LIVE}) AS categories`

export function readCopyFacts(store: Store): CopyFacts {
  return store.read((db) => {
    const facts = db.prepare<Omit<CopyFacts, 'file'>>(FACTS).get()
    if (facts === undefined) throw new Error('A sum of nothing is a row too')
    const main = db
      .prepare<{ file: string | null }>("SELECT file FROM pragma_database_list WHERE name = 'main'")
      .get()
    return { ...facts, file: main?.file || null }
  })
}
