import type { ContactLine } from '../../contract/domain/card'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Relation, RoleGroup } from '../../contract/domain/party'
import { toLine } from '../contacts/contact-line'
import type { ContactRecord } from '../crm-api/wire/contact'
import { LINE, lineOf } from './line-rows'
import type { LineRow } from './line-rows'
import { removePlace, saveRecords } from './save-contact'
import { indexContacts, indexRoles } from './search-index'
import { findStored, placeOf, readStored } from './stored-contact'
import type { StoredContact, StoredReference } from './stored-contact'
import type { Store } from './store'

export interface StoredRecord {
  readonly place: number
  readonly key: ContactKey
  readonly record: ContactRecord
}

export interface ContactRows {
  get(key: ContactKey): StoredContact | null
  /** In any office, for an id that somebody typed. */
  find(contactId: string): StoredContact | null
  name(key: ContactKey): string | null
  has(key: ContactKey): boolean
  /** Each as fetched and confirmed at `at`; changes are marked on those the broker has seen. */
  save(customerId: CustomerId, records: readonly ContactRecord[], at: number): void
  saveRoles(key: ContactKey, roles: RoleGroup[], at: number): void
  saveRelations(key: ContactKey, relations: Relation[], at: number): void
  opened(key: ContactKey, at: number): void
  seen(key: ContactKey): void
  /** Latest first. */
  recents(limit: number): ContactLine[]
  /** Opened since, latest first: their roles are kept fresh. */
  openedSince(at: number, limit: number): ContactKey[]
  references(customerId: CustomerId): StoredReference[]
  confirm(customerId: CustomerId, contactIds: readonly ContactId[], at: number): void
  /** Hard, with all that is said of them in other tables and the index. Those that were there. */
  remove(keys: readonly ContactKey[]): ContactKey[]
  /** Not confirmed since then. */
  unconfirmedSince(at: number, limit: number): ContactKey[]
  /** Confirmed at a moment that has not come yet: it counts as now, once (GDPR rule 20). */
  confirmNotAfter(now: number): void
  /** In the order of their places, beginning behind one. */
  page(afterPlace: number, limit: number): StoredRecord[]
  /** The same answer of the CRM with less in it: its age stays. */
  replaceRecord(key: ContactKey, record: ContactRecord): void
  /** At the next reconciliation, as if the CRM had changed it. */
  refetch(key: ContactKey): void
  /** Of other offices than these. */
  outside(customerIds: readonly CustomerId[]): ContactKey[]
  count(): number
  /** Contacts whose roles have been fetched. */
  countWithRoles(): number
}

export function createContactRows(store: Store): ContactRows {
  return {
    get: (key) => store.read((db) => readStored(db, key)),
    find: (contactId) => store.read((db) => findStored(db, contactId)),
    name: (key) =>
      store.read(
        (db) =>
          db
            .prepare<{
              name: string | null
            }>('SELECT name FROM contacts WHERE contact_id = ? AND customer_id = ?')
            .get(key.contactId, key.customerId)?.name ?? null,
      ),
    has: (key) => store.read((db) => placeOf(db, key) !== null),
    save(customerId, records, at) {
      store.write((db) => {
        saveRecords(db, customerId, records, at)
      })
    },
    saveRoles(key, roles, at) {
      store.write((db) => {
        const place = placeOf(db, key)
        if (place === null) return
        db.prepare('UPDATE records SET roles = ?, roles_at = ? WHERE place = ?').run(
          JSON.stringify(roles),
          at,
          place,
        )
        indexRoles(db, place, roles)
      })
    },
    saveRelations(key, relations, at) {
      store.write((db) => {
        const place = placeOf(db, key)
        if (place === null) return
        db.prepare('UPDATE records SET relations = ?, relations_at = ? WHERE place = ?').run(
          JSON.stringify(relations),
          at,
          place,
        )
      })
    },
    opened: (key, at) =>
      store.write((db) => {
        db.prepare(
          'UPDATE contacts SET opened_at = ? WHERE contact_id = ? AND customer_id = ?',
        ).run(at, key.contactId, key.customerId)
      }),
    seen: (key) =>
      store.write((db) => {
        const place = placeOf(db, key)
        if (place === null) return
        db.prepare("UPDATE contacts SET mark = 'none' WHERE place = ?").run(place)
        db.prepare('UPDATE records SET changes = NULL WHERE place = ?').run(place)
      }),
    recents: (limit) =>
      store.read((db) =>
        db
          .prepare<LineRow>(
            `SELECT ${LINE} FROM contacts WHERE opened_at IS NOT NULL ORDER BY opened_at DESC LIMIT ?`,
          )
          .all(limit)
          .map(lineOf),
      ),
    openedSince: (at, limit) =>
      store.read((db) =>
        db
          .prepare<ContactKey>(
            `SELECT customer_id AS customerId, contact_id AS contactId FROM contacts
             WHERE opened_at >= ? ORDER BY opened_at DESC LIMIT ?`,
          )
          .all(at, limit),
      ),
    references: (customerId) =>
      store.read((db) =>
        db
          .prepare<{
            contactId: ContactId
            changedRaw: string | null
            opened: number
            agentId: string | null
          }>(
            `SELECT contact_id AS contactId, changed_raw AS changedRaw, agent_id AS agentId,
               opened_at IS NOT NULL AS opened
             FROM contacts WHERE customer_id = ?`,
          )
          .all(customerId)
          .map((row) => ({ ...row, opened: row.opened === 1 })),
      ),
    confirm(customerId, contactIds, at) {
      store.write((db) => {
        const confirm = db.prepare(
          `UPDATE contacts SET confirmed_at = ?, missing_since = NULL
           WHERE contact_id = ? AND customer_id = ?`,
        )
        for (const contactId of contactIds) confirm.run(at, contactId, customerId)
      })
    },
    remove: (keys) =>
      store.write((db) =>
        keys.filter((key) => {
          const place = placeOf(db, key)
          if (place !== null) removePlace(db, place)
          return place !== null
        }),
      ),
    unconfirmedSince: (at, limit) =>
      store.read((db) =>
        db
          .prepare<ContactKey>(
            `SELECT customer_id AS customerId, contact_id AS contactId FROM contacts
             WHERE confirmed_at < ? LIMIT ?`,
          )
          .all(at, limit),
      ),
    confirmNotAfter: (now) =>
      store.write((db) => {
        db.prepare('UPDATE contacts SET confirmed_at = ? WHERE confirmed_at > ?').run(now, now)
      }),
    page: (afterPlace, limit) =>
      store.read((db) =>
        db
          .prepare<{ place: number; customerId: CustomerId; contactId: ContactId; record: string }>(
            `SELECT place, customer_id AS customerId, contact_id AS contactId, record
             FROM contacts JOIN records USING (place) WHERE place > ? ORDER BY place LIMIT ?`,
          )
          .all(afterPlace, limit)
          .map(({ place, record, ...key }) => ({
            place,
            key,
            record: JSON.parse(record) as ContactRecord,
          })),
      ),
    replaceRecord: (key, record) =>
      store.write((db) => {
        const before = readStored(db, key)
        const place = placeOf(db, key)
        if (before === null || place === null) return
        db.prepare('UPDATE contacts SET hint = ?, protected = ? WHERE place = ?').run(
          toLine(record).hint,
          record.contact.protectedIdentity ? 1 : 0,
          place,
        )
        db.prepare('UPDATE records SET record = ? WHERE place = ?').run(
          JSON.stringify(record),
          place,
        )
        indexContacts(db, [{ place, record, roles: before.roles?.value ?? [], isNew: false }])
      }),
    refetch: (key) =>
      store.write((db) => {
        const place = placeOf(db, key)
        db.prepare('UPDATE contacts SET changed_raw = NULL WHERE place = ?').run(place)
      }),
    outside: (customerIds) =>
      store.read((db) =>
        db
          .prepare<ContactKey>(
            `SELECT customer_id AS customerId, contact_id AS contactId FROM contacts
             WHERE customer_id NOT IN (SELECT value FROM json_each(?))`,
          )
          .all(JSON.stringify(customerIds)),
      ),
    count: () =>
      store.read(
        (db) => db.prepare<{ n: number }>('SELECT count(*) AS n FROM contacts').get()?.n ?? 0,
      ),
    countWithRoles: () =>
      store.read(
        (db) =>
          db
            .prepare<{ n: number }>('SELECT count(*) AS n FROM records WHERE roles_at IS NOT NULL')
            .get()?.n ?? 0,
      ),
  }
}
