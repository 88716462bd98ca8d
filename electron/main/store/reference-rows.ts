import type { OfficeUser } from '../../contract/domain/copy'
import type { CustomerId } from '../../contract/domain/ids'
import type { CategoryName } from '../crm-api/crm'
import type { Store } from './store'

/** What an office is made of, so that ids have names without a network: users, categories, addresses. */
export interface ReferenceRows {
  /** By name, those who are active first. */
  users(customerId: CustomerId): OfficeUser[]
  user(customerId: CustomerId, userId: string): OfficeUser | null
  hasUsers(customerId: CustomerId): boolean
  /** The whole list: whoever is not in it is forgotten. */
  saveUsers(customerId: CustomerId, users: readonly OfficeUser[]): void
  categories(customerId: CustomerId): CategoryName[]
  /** The whole list. */
  saveCategories(customerId: CustomerId, categories: readonly CategoryName[]): void
  officeName(customerId: CustomerId): string | null
  saveOffice(customerId: CustomerId, name: string | null): void
  estateAddress(customerId: CustomerId, estateId: string): string | null
  /** Adds to those that are known: nobody reads all estates of an office. */
  saveEstates(customerId: CustomerId, addresses: ReadonlyMap<string, string>): void
}

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
          .prepare<UserRow>(`${USER} WHERE customer_id = ? ORDER BY active DESC, name, user_id`)
          .all(customerId)
          .map(userOf),
      ),
    user: (customerId, userId) =>
      store.read((db) => {
        const row = db
          .prepare<UserRow>(`${USER} WHERE customer_id = ? AND user_id = ?`)
          .get(customerId, userId)
        return row === undefined ? null : userOf(row)
      }),
    hasUsers: (customerId) =>
      store.read(
        (db) =>
          db.prepare('SELECT 1 FROM users WHERE customer_id = ? LIMIT 1').get(customerId) !==
          undefined,
      ),
    saveUsers: (customerId, users) =>
      store.write((db) => {
        db.prepare('DELETE FROM users WHERE customer_id = ?').run(customerId)
        const add = db.prepare('INSERT OR REPLACE INTO users VALUES (?, ?, ?, ?)')
        for (const { userId, name, active } of users) {
          add.run(customerId, userId, name, active ? 1 : 0)
        }
      }),
    categories: (customerId) =>
      store.read((db) =>
        db
          .prepare<CategoryName>(
            `SELECT category_id AS id, name FROM categories
             WHERE customer_id = ? ORDER BY name, category_id`,
          )
          .all(customerId),
      ),
    saveCategories: (customerId, categories) =>
      store.write((db) => {
        db.prepare('DELETE FROM categories WHERE customer_id = ?').run(customerId)
        const add = db.prepare('INSERT OR REPLACE INTO categories VALUES (?, ?, ?)')
        for (const { id, name } of categories) add.run(customerId, id, name)
      }),
    officeName: (customerId) =>
      store.read(
        (db) =>
          db
            .prepare<{ name: string | null }>('SELECT name FROM offices WHERE customer_id = ?')
            .get(customerId)?.name ?? null,
      ),
    saveOffice: (customerId, name) =>
      store.write((db) => {
        db.prepare('INSERT OR REPLACE INTO offices VALUES (?, ?)').run(customerId, name)
      }),
    estateAddress: (customerId, estateId) =>
      store.read(
        (db) =>
          db
            .prepare<{
              address: string
            }>('SELECT address FROM estates WHERE customer_id = ? AND estate_id = ?')
            .get(customerId, estateId)?.address ?? null,
      ),
    saveEstates: (customerId, addresses) =>
      store.write((db) => {
        const add = db.prepare('INSERT OR REPLACE INTO estates VALUES (?, ?, ?)')
        for (const [id, address] of addresses) add.run(customerId, id, address)
      }),
  }
}

function userOf({ active, ...row }: UserRow): OfficeUser {
  return { ...row, active: active === 1 }
}
