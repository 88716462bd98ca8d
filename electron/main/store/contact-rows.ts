import type { UncoveredLine } from '../../contract/domain/card'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { PartyRole, Relation } from '../../contract/domain/party'
import { toLine } from '../contacts/contact-line'
import type { ToldGroup } from '../crm-api/crm'
import type { ContactRecord } from '../crm-api/wire/contact'
import { relationsWithout } from '../privacy/protected-parts'
import { LINE, lineOf } from './line-rows'
import type { LineRow } from './line-rows'
import type { ContactGone } from '../crm-api/gone'
import type { AnsweredPart, Asked } from './answer-order'
import type { Database } from './driver'
import { countRoles, countWithRole } from './copy-facts'
import { isProtectedAt, protectedAmong } from './protected-contacts'
import { leaveOut } from './protected-rows'
import { saveTold } from './role-rows'
import { removeDeadRows, removePlace, saveRecords } from './save-contact'
import { indexContacts, mergeDue, mergeIndex } from './search-index'
import { findStored, placeOf, readStored } from './stored-contact'
import type { StoredContact, StoredReference } from './stored-contact'
import { DROPPED_AT, LIVE } from './store'
import type { Store } from './store'

export interface StoredRecord {
  readonly place: number
  readonly key: ContactKey
  readonly record: ContactRecord
}

export interface Removed {
  readonly expired: readonly ContactKey[]
  readonly outOfScope: readonly ContactKey[]
}

/**
 * The contacts of the copy. What the CRM has confirmed too long ago is in no answer, whether it has been deleted
 * yet or not (GDPR rule 17). Nothing is removed by its key alone: each removal here states why it may be.
 */
export interface ContactRows {
  get(key: ContactKey): StoredContact | null
  /** In any office, for an id that somebody typed. */
  find(contactId: string): StoredContact | null
  name(key: ContactKey): string | null
  has(key: ContactKey): boolean
  /** In a category for protected identity, as far as this computer knows; null: it is not here. */
  isProtected(key: ContactKey): boolean | null
  /** The place of a question that is about to leave, among all of this run. */
  asking(): Asked
  /**
   * Each as fetched and confirmed at `at`; changes are marked on those the broker has seen. An answer that was
   * overtaken by a later one is dropped.
   */
  save(customerId: CustomerId, records: readonly ContactRecord[], at: number, asked: Asked): void
  /**
   * What one call told of, the prospect's or all the others; groups that it did not speak of stay. None of a protected
   * contact, and none that names one (GDPR rule 24), whatever was so when they were asked for.
   */
  saveRoles(key: ContactKey, told: readonly ToldGroup[], at: number, asked: Asked): void
  saveRelations(key: ContactKey, relations: Relation[], at: number, asked: Asked): void
  opened(key: ContactKey, at: number): void
  seen(key: ContactKey): void
  /** Latest first. */
  recents(limit: number): UncoveredLine[]
  /** Opened since, latest first: their roles are kept fresh. */
  openedSince(at: number, limit: number): ContactKey[]
  references(customerId: CustomerId): StoredReference[]
  confirm(customerId: CustomerId, contactIds: readonly ContactId[], at: number): void
  /**
   * On the CRM's confirmed word about this contact, unless something later has been stored of it. All removals
   * are hard: with all that is said of the contact in other tables and the index (GDPR rule 19). False: none.
   */
  removeGone(gone: ContactGone, asked: Asked): boolean
  /** Any of the next three has something to do. They are asked for all day, and begin no write for nothing. */
  isAnyDue(now: number, beforeMs: number): boolean
  /** The first of those that the CRM last confirmed before then, or that belong here no more. A short step. */
  removeExpired(beforeMs: number): Removed
  /** One short step of taking their words out of the index, where many have gone; false: there was none to take. */
  clearIndex(): boolean
  /** Confirmed at a moment that has not come yet: it counts as now, once (GDPR rule 20). How many of them. */
  confirmNotAfter(now: number, limit: number): number
  /** The first behind a place; null: there is none. */
  next(afterPlace: number): StoredRecord | null
  /**
   * It is protected: the same answer of the CRM with less in it, whose age stays, and nothing by which its home is
   * found. False: nothing was left to take.
   */
  protect(key: ContactKey, record: ContactRecord): boolean
  /** Somebody who is not here is protected: nobody's roles and relations name them any more. False: none did. */
  leaveOut(customerId: CustomerId, contactIds: readonly ContactId[]): boolean
  /** At the next reconciliation, as if the CRM had changed it. */
  refetch(key: ContactKey): void
  count(): number
  /** The first that will expire; null: there is nobody. Milliseconds since 1970. */
  oldestConfirmedAt(): number | null
  /** Contacts of whom the CRM has told this group of roles, be it empty. */
  countWithRole(role: PartyRole): number
  /** Of all offices. */
  countRoles(): { readonly asked: number; readonly contacts: number }
}

export function createContactRows(store: Store): ContactRows {
  const { order } = store

  /** Call it with what is done once the part is stored. */
  function saveUnlessOvertaken(
    key: ContactKey,
    part: AnsweredPart,
    asked: Asked,
    save: (db: Database, place: number) => void,
  ): void {
    if (order.isOvertaken(key, part, asked)) return
    store.write((db) => {
      const place = placeOf(db, key)
      if (place !== null) save(db, place)
    })
    order.stored(key, part, asked)
  }

  return {
    get: (key) => store.read((db) => readStored(db, key)),
    find: (contactId) => store.read((db) => findStored(db, contactId)),
    name: (key) =>
      store.read(
        (db) =>
          db
            .prepare<{
              name: string | null
            }>(`SELECT name FROM contacts WHERE contact_id = ? AND customer_id = ? AND ${LIVE}`)
            .get(key.contactId, key.customerId)?.name ?? null,
      ),
    has: (key) => store.read((db) => placeOf(db, key) !== null),
    isProtected: (key) =>
      store.read((db) => {
        const place = placeOf(db, key)
        return place === null ? null : isProtectedAt(db, place)
      }),
    asking: order.asking,
    save(customerId, records, at, asked) {
      const keyOf = ({ contact }: ContactRecord) => ({ customerId, contactId: contact.id })
      const newer = records.filter((one) => !order.isOvertaken(keyOf(one), 'card', asked))
      const isReduced = store.write((db) => saveRecords(db, customerId, newer, at))
      if (isReduced) store.settle()
      for (const record of newer) order.stored(keyOf(record), 'card', asked)
    },
    saveRoles: (key, told, at, asked) =>
      saveUnlessOvertaken(
        key,
        told.some(({ role }) => role === 'speculator') ? 'speculators' : 'roles',
        asked,
        (db, place) => {
          const isOutlined = order.isOvertaken(key, 'overview', asked)
          saveTold(db, { customerId: key.customerId, place, told, at, isOutlined })
        },
      ),
    saveRelations: (key, relations, at, asked) =>
      saveUnlessOvertaken(key, 'relations', asked, (db, place) => {
        if (isProtectedAt(db, place)) return
        const left = protectedAmong(db, key.customerId, relatedIn(relations))
        db.prepare('UPDATE records SET relations = ?, relations_at = ? WHERE place = ?').run(
          JSON.stringify(relationsWithout(relations, left)),
          at,
          place,
        )
      }),
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
            `SELECT ${LINE} FROM contacts WHERE opened_at IS NOT NULL AND ${LIVE}
             ORDER BY opened_at DESC LIMIT ?`,
          )
          .all(limit)
          .map(lineOf),
      ),
    openedSince: (at, limit) =>
      store.read((db) =>
        db
          .prepare<ContactKey>(
            `SELECT customer_id AS customerId, contact_id AS contactId FROM contacts
             WHERE opened_at >= ? AND ${LIVE} ORDER BY opened_at DESC LIMIT ?`,
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
             FROM contacts WHERE customer_id = ? AND ${LIVE}`,
          )
          .all(customerId)
          .map((row) => ({ ...row, opened: row.opened === 1 })),
      ),
    confirm(customerId, contactIds, at) {
      store.write((db) => {
        const confirm = db.prepare(
          `UPDATE contacts SET confirmed_at = max(confirmed_at, ?), missing_since = NULL
           WHERE contact_id = ? AND customer_id = ? AND ${LIVE}`,
        )
        for (const contactId of contactIds) confirm.run(at, contactId, customerId)
      })
    },
    removeGone({ key }, asked) {
      if (order.isOvertaken(key, 'card', asked)) return false
      const isRemoved = store.write((db) => {
        const place = placeOf(db, key)
        if (place !== null) removePlace(db, place)
        return place !== null
      })
      order.removed(key)
      return isRemoved
    },
    isAnyDue: (now, beforeMs) =>
      store.read(
        (db) =>
          mergeDue(db) !== 'no' ||
          db
            .prepare('SELECT 1 FROM contacts WHERE confirmed_at < ? OR confirmed_at > ? LIMIT 1')
            .get(beforeMs, now) !== undefined,
      ),
    removeExpired(beforeMs) {
      const rows = store.write((db) => removeDeadRows(db, beforeMs))
      const keyOf = ({ customerId, contactId }: ContactKey) => ({ customerId, contactId })
      return {
        expired: rows.filter((row) => row.confirmedAt !== DROPPED_AT).map(keyOf),
        outOfScope: rows.filter((row) => row.confirmedAt === DROPPED_AT).map(keyOf),
      }
    },
    clearIndex: () => store.write(mergeIndex),
    confirmNotAfter: (now, limit) =>
      store.write(
        (db) =>
          db
            .prepare(
              `UPDATE contacts SET confirmed_at = ? WHERE place IN
                 (SELECT place FROM contacts WHERE confirmed_at > ? LIMIT ?)`,
            )
            .run(now, now, limit).changes,
      ),
    next: (afterPlace) =>
      store.read((db) => {
        const row = db
          .prepare<{ place: number; customerId: CustomerId; contactId: ContactId; record: string }>(
            `SELECT place, customer_id AS customerId, contact_id AS contactId, record
             FROM contacts JOIN records USING (place)
             WHERE place > ? AND ${LIVE} ORDER BY place LIMIT 1`,
          )
          .get(afterPlace)
        if (row === undefined) return null
        const { place, record, ...key } = row
        return { place, key, record: JSON.parse(record) as ContactRecord }
      }),
    protect: (key, record) =>
      store.write((db) => {
        const place = placeOf(db, key)
        if (place === null) return false
        const wasProtected = isProtectedAt(db, place)
        if (!wasProtected) {
          db.prepare('UPDATE contacts SET hint = ?, protected = 1 WHERE place = ?').run(
            toLine(record).hint,
            place,
          )
          db.prepare('UPDATE records SET record = ? WHERE place = ?').run(
            JSON.stringify(record),
            place,
          )
        }
        const hasLeft = leaveOut(db, key.customerId, [key.contactId])
        indexContacts(db, [{ place, record, isNew: false }])
        return hasLeft || !wasProtected
      }),
    leaveOut: (customerId, contactIds) => store.write((db) => leaveOut(db, customerId, contactIds)),
    refetch: (key) =>
      store.write((db) => {
        const place = placeOf(db, key)
        db.prepare('UPDATE contacts SET changed_raw = NULL WHERE place = ?').run(place)
      }),
    count: () =>
      store.read(
        (db) =>
          db.prepare<{ n: number }>(`SELECT count(*) AS n FROM contacts WHERE ${LIVE}`).get()?.n ??
          0,
      ),
    oldestConfirmedAt: () =>
      store.read(
        (db) =>
          db
            .prepare<{ at: number | null }>(
              `SELECT min(confirmed_at) AS at FROM contacts WHERE ${LIVE}`,
            )
            .get()?.at ?? null,
      ),
    countWithRole: (role) => store.read((db) => countWithRole(db, role)),
    countRoles: () => store.read((db) => countRoles(db, null)),
  }
}

const relatedIn = (relations: readonly Relation[]) =>
  relations.map(({ related }) => related.contactId)
