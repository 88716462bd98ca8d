import type { CustomerId } from '../../contract/domain/ids'
import type { PartyRole } from '../../contract/domain/party'
import { overviewRoles } from '../../contract/domain/party-roles'
import type { Database } from './driver'
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

/** Asked for, whatever came of it. The dead are few, and looked up one by one; the living are too many for that. */
const withRoles = (column: 'overview_at' | 'dated_at') => `
  (SELECT count(*) FROM contacts WHERE ${column} IS NOT NULL AND protected = 0)
  - (SELECT count(*) FROM contacts WHERE ${DEAD} AND ${column} IS NOT NULL AND protected = 0)`

/** Contacts of whom this group of roles has been asked for: prospects, sellers and buyers come with the overview. */
export function countWithRole(db: Database, role: PartyRole): number {
  const isOverview = (overviewRoles as readonly PartyRole[]).includes(role)
  const column = isOverview ? 'overview_at' : 'dated_at'
  return db.prepare<{ n: number }>(`SELECT ${withRoles(column)} AS n`).get()?.n ?? 0
}

/**
 * Of an office, or of all: how many have had their roles asked for, of those who may have any. Protected contacts may not
 * (GDPR rule 24).
 */
export function countRoles(
  db: Database,
  customerId: CustomerId | null,
): { readonly asked: number; readonly contacts: number } {
  const ofOffice =
    customerId === null ? 'protected = 0' : 'protected = 0 AND customer_id = @customerId'
  const row = db
    .prepare<{ asked: number; contacts: number }>(
      `SELECT count(overview_at) AS asked, count(*) AS contacts
       FROM contacts WHERE ${ofOffice} AND ${LIVE}`,
    )
    .get({ customerId })
  return row ?? { asked: 0, contacts: 0 }
}

/**
 * Asked of indexes alone, so that 100,000 contacts are counted within one event of the main process: least and
 * greatest each by itself, as only then each is one step into the index. Relations are fetched for what has
 * been opened and for nothing else, and of those there are few: the records themselves are too large to look through.
 */
export const FACTS = `
  SELECT
    (SELECT count(*) FROM contacts WHERE ${LIVE}) AS contacts,
    ${withRoles('overview_at')} AS withRoles,
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
