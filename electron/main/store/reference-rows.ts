import type { OfficeUser } from '../../contract/domain/copy'
import type { EstateKind } from '../../contract/domain/estate-kind'
import type { CustomerId } from '../../contract/domain/ids'
import type { CategoryName, ToldEstate } from '../crm-api/crm'
import type { Database } from './driver'
import { LIVE } from './store'
import type { Store } from './store'

/**
 * What an office is made of, so that ids have names without a network: users, categories, addresses. Each as the
 * CRM confirmed it at some time; too old, it is in no answer, as a contact is (GDPR rule 17).
 */
export interface ReferenceRows {
  /** By name, those who are active first. */
  users(customerId: CustomerId): OfficeUser[]
  user(customerId: CustomerId, userId: string): OfficeUser | null
  /** The whole list: whoever is not in it is forgotten. */
  saveUsers(customerId: CustomerId, users: readonly OfficeUser[], at: number): void
  categories(customerId: CustomerId): CategoryName[]
  /** The whole list. */
  saveCategories(customerId: CustomerId, categories: readonly CategoryName[], at: number): void
  officeName(customerId: CustomerId): string | null
  saveOffice(customerId: CustomerId, name: string | null, at: number): void
  estate(customerId: CustomerId, estateId: string): StoredEstate | null
  /** Adds to those that are known. */
  saveEstates(customerId: CustomerId, estates: readonly ToldEstate[], at: number): void
  /** So many at most of what the CRM last confirmed before then, of all kinds; how many went. Writes only then. */
  removeExpired(beforeMs: number, limit: number): number
}

export interface StoredEstate extends ToldEstate {
  /** Milliseconds since 1970. */
  readonly fetchedAt: number
}

/** The tables, and what tells the rows of each apart. */
export const REFERENCE_KEYS = {
  users: 'customer_id, user_id',
  categories: 'customer_id, category_id',
  offices: 'customer_id',
  estates: 'customer_id, estate_id',
}
type Kind = keyof typeof REFERENCE_KEYS
const kinds = Object.keys(REFERENCE_KEYS) as Kind[]

interface UserRow {
  customerId: CustomerId
  userId: string
  name: string
  active: number
}

const USER = 'SELECT customer_id AS customerId, user_id AS userId, name, active FROM users'

export function createReferenceRows(store: Store): ReferenceRows {
  return {
    users: (customerId) =>
      store.read((db) =>
        db
          .prepare<UserRow>(
            `${USER} WHERE customer_id = ? AND ${LIVE} ORDER BY active DESC, name, user_id`,
          )
          .all(customerId)
          .map(userOf),
      ),
    user: (customerId, userId) =>
      store.read((db) => {
        const row = db
          .prepare<UserRow>(`${USER} WHERE customer_id = ? AND user_id = ? AND ${LIVE}`)
          .get(customerId, userId)
        return row === undefined ? null : userOf(row)
      }),
    saveUsers: (customerId, users, at) =>
      store.write((db) => {
        db.prepare('DELETE FROM users WHERE customer_id = ?').run(customerId)
        const add = db.prepare('INSERT OR REPLACE INTO users VALUES (?, ?, ?, ?, ?)')
        for (const { userId, name, active } of users) {
          add.run(customerId, userId, name, active ? 1 : 0, at)
        }
      }),
    categories: (customerId) =>
      store.read((db) =>
        db
          .prepare<CategoryName>(
            `SELECT category_id AS id, name FROM categories
             WHERE customer_id = ? AND ${LIVE} ORDER BY name, category_id`,
          )
          .all(customerId),
      ),
    saveCategories: (customerId, categories, at) =>
      store.write((db) => {
        db.prepare('DELETE FROM categories WHERE customer_id = ?').run(customerId)
        const add = db.prepare('INSERT OR REPLACE INTO categories VALUES (?, ?, ?, ?)')
        for (const { id, name } of categories) add.run(customerId, id, name, at)
      }),
    officeName: (customerId) =>
      store.read(
        (db) =>
          db
            .prepare<{ name: string | null }>(
              `SELECT name FROM offices WHERE customer_id = ? AND ${LIVE}`,
            )
            .get(customerId)?.name ?? null,
      ),
    saveOffice: (customerId, name, at) =>
      store.write((db) => {
        db.prepare('INSERT OR REPLACE INTO offices VALUES (?, ?, ?)').run(customerId, name, at)
      }),
    estate: (customerId, estateId) =>
      store.read((db) => {
        const row = db
          .prepare<Omit<StoredEstate, 'kind'> & { kind: string | null }>(
            `SELECT estate_id AS estateId, address, area, kind, status, number,
               confirmed_at AS fetchedAt
             FROM estates WHERE customer_id = ? AND estate_id = ? AND ${LIVE}`,
          )
          .get(customerId, estateId)
        if (row === undefined) return null
        return { ...row, kind: row.kind === null ? null : (JSON.parse(row.kind) as EstateKind) }
      }),
    saveEstates: (customerId, estates, at) =>
      store.write((db) => {
        const add = db.prepare(
          `INSERT OR REPLACE INTO estates
             (customer_id, estate_id, address, area, kind, status, number, confirmed_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        for (const { estateId, address, area, kind, status, number } of estates) {
          const kindText = kind && JSON.stringify(kind)
          add.run(customerId, estateId, address, area, kindText, status, number, at)
        }
      }),
    removeExpired(beforeMs, limit) {
      const expired = store.read((db) => kinds.filter((kind) => hasExpired(db, kind, beforeMs)))
      if (expired.length === 0) return 0
      return store.write((db) =>
        expired.reduce(
          (removed, kind) => removed + removeFrom(db, kind, beforeMs, limit - removed),
          0,
        ),
      )
    },
  }
}

function hasExpired(db: Database, kind: Kind, beforeMs: number): boolean {
  const one = db.prepare(`SELECT 1 FROM ${kind} WHERE confirmed_at < ? LIMIT 1`)
  return one.get(beforeMs) !== undefined
}

function removeFrom(db: Database, kind: Kind, beforeMs: number, limit: number): number {
  return db
    .prepare(
      `DELETE FROM ${kind} WHERE (${REFERENCE_KEYS[kind]}) IN
         (SELECT ${REFERENCE_KEYS[kind]} FROM ${kind} WHERE confirmed_at < ? LIMIT ?)`,
    )
    .run(beforeMs, limit).changes
}

function userOf({ active, ...row }: UserRow): OfficeUser {
  return { ...row, active: active === 1 }
}
