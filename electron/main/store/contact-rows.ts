import { markOf } from '../../contract/domain/changes'
import type { ContactChange } from '../../contract/domain/changes'
import type { ContactLine } from '../../contract/domain/card'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Relation, RoleGroup } from '../../contract/domain/party'
import { estateIdsIn } from '../contacts/card-entry'
import { changesBetween } from '../contacts/changes'
import type { ContactRecord } from '../crm-api/wire/contact'
import { toLine } from '../contacts/contact-line'
import { sortKey } from '../search/fold'
import type { Database } from './driver'
import { indexContact, indexRoles, unindexContact } from './search-index'
import type { Store } from './store'

/** Times are milliseconds since 1970, of the trusted clock. */
export interface StoredPart<T> {
  readonly value: T
  readonly fetchedAt: number
}

export interface StoredContact {
  readonly key: ContactKey
  readonly record: ContactRecord
  readonly fetchedAt: number
  readonly openedAt: number | null
  readonly roles: StoredPart<RoleGroup[]> | null
  readonly relations: StoredPart<Relation[]> | null
  readonly changes: readonly ContactChange[]
}

export interface StoredRecord {
  readonly place: number
  readonly key: ContactKey
  readonly record: ContactRecord
}

/** What the sync compares with the CRM's list. */
export interface StoredReference {
  readonly contactId: ContactId
  readonly changedRaw: string | null
  readonly opened: boolean
  readonly agentId: string | null
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

interface Row {
  place: number
  customer_id: CustomerId
  contact_id: ContactId
  fetched_at: number
  opened_at: number | null
  record: string
  roles: string | null
  roles_at: number | null
  relations: string | null
  relations_at: number | null
  changes: string | null
}

const WHOLE = `
  SELECT place, customer_id, contact_id, fetched_at, opened_at,
    record, roles, roles_at, relations, relations_at, changes
  FROM contacts JOIN records USING (place)`

const LINE = 'customer_id AS customerId, contact_id AS contactId, kind, deceased, name, hint, mark'

/** A row of `contacts` as a list shows it. */
export interface LineRow {
  customerId: CustomerId
  contactId: ContactId
  kind: ContactLine['kind']
  deceased: number
  name: string | null
  hint: string | null
  mark: ContactLine['changed']
}

export function lineOf({ mark, deceased, ...row }: LineRow): ContactLine {
  return {
    contactId: row.contactId,
    customerId: row.customerId,
    kind: row.kind,
    deceased: deceased === 1,
    name: row.name,
    hint: row.hint,
    changed: mark,
  }
}

export function createContactRows(store: Store): ContactRows {
  const one = (db: Database, key: ContactKey) =>
    db
      .prepare<Row>(`${WHOLE} WHERE contact_id = ? AND customer_id = ?`)
      .get(key.contactId, key.customerId)

  return {
    get: (key) => store.read((db) => stored(one(db, key))),
    find: (contactId) =>
      store.read((db) =>
        stored(db.prepare<Row>(`${WHOLE} WHERE contact_id = ? LIMIT 1`).get(contactId)),
      ),
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
        for (const record of records) saveRecord(db, customerId, record, at)
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
        const before = stored(one(db, key))
        const place = placeOf(db, key)
        if (before === null || place === null) return
        db.prepare('UPDATE contacts SET hint = ? WHERE place = ?').run(toLine(record).hint, place)
        db.prepare('UPDATE records SET record = ? WHERE place = ?').run(
          JSON.stringify(record),
          place,
        )
        unindexContact(db, place)
        indexContact(db, place, record, before.roles ? estateIdsIn(before.roles.value) : [])
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

function placeOf(db: Database, { contactId, customerId }: ContactKey): number | null {
  return (
    db
      .prepare<{
        place: number
      }>('SELECT place FROM contacts WHERE contact_id = ? AND customer_id = ?')
      .get(contactId, customerId)?.place ?? null
  )
}

/** One contact, wholly old or wholly new; call it inside `write`. */
export function saveRecord(
  db: Database,
  customerId: CustomerId,
  record: ContactRecord,
  at: number,
): void {
  const { contact } = record
  const line = toLine(record)
  const before = stored(
    db
      .prepare<Row>(`${WHOLE} WHERE contact_id = ? AND customer_id = ?`)
      .get(contact.id, customerId),
  )
  const changes =
    before === null || before.openedAt === null
      ? (before?.changes ?? [])
      : changesBetween(before.record, record, before.changes, at)
  const place = db
    .prepare<{ place: number }>(
      `INSERT INTO contacts (contact_id, customer_id, kind, name, sort_key, hint, deceased, agent_id,
         mark, changed_raw, fetched_at, confirmed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (contact_id, customer_id) DO UPDATE SET
         kind = excluded.kind, name = excluded.name, sort_key = excluded.sort_key, hint = excluded.hint,
         deceased = excluded.deceased, agent_id = excluded.agent_id, mark = excluded.mark,
         changed_raw = excluded.changed_raw, fetched_at = excluded.fetched_at,
         confirmed_at = excluded.confirmed_at, missing_since = NULL
       RETURNING place`,
    )
    .get(
      contact.id,
      customerId,
      line.kind,
      line.name,
      sortKey(line.name ?? ''),
      line.hint,
      line.deceased ? 1 : 0,
      contact.agentId,
      markOf(changes),
      record.changedRaw,
      at,
      at,
    )?.place
  if (place === undefined) throw new Error('The row of a contact gave no place')
  db.prepare(
    `INSERT INTO records (place, record, changes) VALUES (?, ?, ?)
     ON CONFLICT (place) DO UPDATE SET record = excluded.record, changes = excluded.changes`,
  ).run(place, JSON.stringify(record), changes.length === 0 ? null : JSON.stringify(changes))
  if (before !== null) unindexContact(db, place)
  indexContact(db, place, record, before?.roles ? estateIdsIn(before.roles.value) : [])
}

function removePlace(db: Database, place: number): void {
  unindexContact(db, place)
  indexRoles(db, place, [])
  db.prepare('DELETE FROM contacts WHERE place = ?').run(place)
}

function stored(row: Row | undefined): StoredContact | null {
  if (row === undefined) return null
  return {
    key: { customerId: row.customer_id, contactId: row.contact_id },
    record: JSON.parse(row.record) as ContactRecord,
    fetchedAt: row.fetched_at,
    openedAt: row.opened_at,
    roles: storedPart(row.roles, row.roles_at),
    relations: storedPart(row.relations, row.relations_at),
    changes: row.changes === null ? [] : (JSON.parse(row.changes) as ContactChange[]),
  }
}

function storedPart<T>(text: string | null, fetchedAt: number | null): StoredPart<T> | null {
  return text === null || fetchedAt === null ? null : { value: JSON.parse(text) as T, fetchedAt }
}
