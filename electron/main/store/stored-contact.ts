import type { ContactChange } from '../../contract/domain/changes'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Relation } from '../../contract/domain/party'
import type { ContactRecord } from '../crm-api/wire/contact'
import type { Database } from './driver'
import { LIVE } from './store'
import { groupsAmong, groupsAt } from './stored-roles'
import type { StoredGroup } from './stored-roles'

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
  /** Those that the CRM has told of. */
  readonly roles: readonly StoredGroup[]
  readonly relations: StoredPart<Relation[]> | null
  readonly changes: readonly ContactChange[]
}

/** What the sync compares with the CRM's list. */
export interface StoredReference {
  readonly contactId: ContactId
  readonly changedRaw: string | null
  readonly opened: boolean
  readonly agentId: string | null
}

interface Row {
  place: number
  customer_id: CustomerId
  contact_id: ContactId
  fetched_at: number
  opened_at: number | null
  record: string
  relations: string | null
  relations_at: number | null
  changes: string | null
}

const WHOLE = `
  SELECT place, customer_id, contact_id, fetched_at, opened_at,
    record, relations, relations_at, changes
  FROM contacts JOIN records USING (place)`

/** Of what may be in an answer; what has expired and is still there is none of it. */
export function placeOf(db: Database, { contactId, customerId }: ContactKey): number | null {
  return (
    db
      .prepare<{
        place: number
      }>(`SELECT place FROM contacts WHERE contact_id = ? AND customer_id = ? AND ${LIVE}`)
      .get(contactId, customerId)?.place ?? null
  )
}

export function readStored(db: Database, key: ContactKey): StoredContact | null {
  return stored(
    db,
    db
      .prepare<Row>(`${WHOLE} WHERE contact_id = ? AND customer_id = ? AND ${LIVE}`)
      .get(key.contactId, key.customerId),
  )
}

/** Those of them that are stored, with their places. */
export function storedAmong(
  db: Database,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
): Map<ContactId, { readonly place: number; readonly contact: StoredContact }> {
  const rows = db
    .prepare<Row>(
      `${WHOLE} WHERE contact_id IN (SELECT value FROM json_each(?)) AND customer_id = ? AND ${LIVE}`,
    )
    .all(JSON.stringify(contactIds), customerId)
  const groups = groupsAmong(
    db,
    rows.map(({ place }) => place),
  )
  return new Map(
    rows.map((row) => [
      row.contact_id,
      { place: row.place, contact: storedContact(row, groups.get(row.place) ?? []) },
    ]),
  )
}

export function findStored(db: Database, contactId: string): StoredContact | null {
  return stored(
    db,
    db.prepare<Row>(`${WHOLE} WHERE contact_id = ? AND ${LIVE} LIMIT 1`).get(contactId),
  )
}

function stored(db: Database, row: Row | undefined): StoredContact | null {
  return row === undefined ? null : storedContact(row, groupsAt(db, row.place))
}

function storedContact(row: Row, roles: readonly StoredGroup[]): StoredContact {
  return {
    key: { customerId: row.customer_id, contactId: row.contact_id },
    record: JSON.parse(row.record) as ContactRecord,
    fetchedAt: row.fetched_at,
    openedAt: row.opened_at,
    roles,
    relations: storedPart(row.relations, row.relations_at),
    changes: row.changes === null ? [] : (JSON.parse(row.changes) as ContactChange[]),
  }
}

function storedPart<T>(text: string | null, fetchedAt: number | null): StoredPart<T> | null {
  return text === null || fetchedAt === null ? null : { value: JSON.parse(text) as T, fetchedAt }
}
