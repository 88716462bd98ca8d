import { markOf } from '../../contract/domain/changes'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import { changesBetween } from '../contacts/changes'
import { toLine } from '../contacts/contact-line'
import type { ContactRecord } from '../crm-api/wire/contact'
import { sortKey } from '../search/fold'
import type { Database } from './driver'
import { leaveOut } from './protected-rows'
import { indexContacts, mergeDue, unindexContact, unindexMany } from './search-index'
import { DEAD } from './store'
import { storedAmong } from './stored-contact'
import type { StoredContact } from './stored-contact'

/**
 * Each contact wholly old or wholly new; call it inside `write`, with each contact once. First all rows,
 * then all words: a statement between two words makes the index put down what it had gathered. What is
 * there already is looked up for all at once, as a first fill finds nothing. Whether it took anything out that must not
 * stay in the journal: somebody has become protected (GDPR rule 24).
 */
export function saveRecords(
  db: Database,
  customerId: CustomerId,
  records: readonly ContactRecord[],
  at: number,
): boolean {
  const ids = records.map(({ contact }) => contact.id)
  removeDead(db, customerId, ids)
  const stored = storedAmong(db, customerId, ids)
  const written = records.map((record) => {
    const before = stored.get(record.contact.id)?.contact ?? null
    const place = writeRows(db, customerId, record, before, at)
    return { place, record, before }
  })
  const hidden = written.filter(
    ({ record, before }) =>
      record.contact.protectedIdentity && !before?.record.contact.protectedIdentity,
  )
  const isReduced = leaveOut(
    db,
    customerId,
    hidden.map(({ record }) => record.contact.id),
  )
  indexContacts(
    db,
    written.map(({ place, record, before }) => ({ place, record, isNew: before === null })),
  )
  return isReduced || hidden.some(({ before }) => before !== null)
}

function writeRows(
  db: Database,
  customerId: CustomerId,
  record: ContactRecord,
  before: StoredContact | null,
  at: number,
): number {
  const { contact } = record
  const line = toLine(record)
  const changes =
    before === null || before.openedAt === null
      ? (before?.changes ?? [])
      : changesBetween(before.record, record, before.changes, at)
  const place = db
    .prepare<{ place: number }>(
      `INSERT INTO contacts (contact_id, customer_id, kind, name, sort_key, hint, deceased, agent_id,
         mark, protected, changed_raw, fetched_at, confirmed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (contact_id, customer_id) DO UPDATE SET
         kind = excluded.kind, name = excluded.name, sort_key = excluded.sort_key, hint = excluded.hint,
         deceased = excluded.deceased, agent_id = excluded.agent_id, mark = excluded.mark,
         protected = excluded.protected, changed_raw = excluded.changed_raw, fetched_at = excluded.fetched_at,
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
      line.protectedIdentity ? 1 : 0,
      record.changedRaw,
      at,
      at,
    )?.place
  if (place === undefined) throw new Error('The row of a contact gave no place')
  db.prepare(
    `INSERT INTO records (place, record, changes) VALUES (?, ?, ?)
     ON CONFLICT (place) DO UPDATE SET record = excluded.record, changes = excluded.changes`,
  ).run(place, JSON.stringify(record), changes.length === 0 ? null : JSON.stringify(changes))
  return place
}

/** What has expired and is fetched anew before it has been deleted begins anew: not opened, not changed. */
function removeDead(db: Database, customerId: CustomerId, ids: readonly ContactId[]): void {
  const dead = db
    .prepare<{ place: number }>(
      `SELECT place FROM contacts
       WHERE contact_id IN (SELECT value FROM json_each(?)) AND customer_id = ? AND ${DEAD}`,
    )
    .all(JSON.stringify(ids), customerId)
  for (const { place } of dead) removeRow(db, place)
}

/** A contact's words lie all over the index: so many are taken out of it within some milliseconds (S26). */
const REMOVED_AT_ONCE = 3
/** More than so many are taken out together, and the index is merged behind them. */
const FEW = 50
const MANY_AT_ONCE = 12

/** With all that is said of it in other tables and the index; call it inside `write`. */
export function removePlace(db: Database, place: number): void {
  // An answer that is still under way must not bring it back: the leave to store it goes first.
  db.prepare(
    `DELETE FROM pending WHERE (customer_id, contact_id) =
       (SELECT customer_id, contact_id FROM contacts WHERE place = ?)`,
  ).run(place)
  removeRow(db, place)
}

export interface ExpiredRow extends ContactKey {
  readonly place: number
  readonly confirmedAt: number
}

/** The first of what has been in no answer for a while, or none before the index is merged; call it inside `write`. */
export function removeDeadRows(db: Database, beforeMs: number): ExpiredRow[] {
  const due = mergeDue(db)
  if (due === 'now') return []
  const find = db.prepare<ExpiredRow>(
    `SELECT place, customer_id AS customerId, contact_id AS contactId, confirmed_at AS confirmedAt
     FROM contacts WHERE confirmed_at < ? ORDER BY confirmed_at LIMIT ?`,
  )
  const areMany = due === 'later' || find.all(beforeMs, FEW + 1).length > FEW
  const expired = find.all(beforeMs, areMany ? MANY_AT_ONCE : REMOVED_AT_ONCE)
  const places = expired.map(({ place }) => place)
  if (!areMany) for (const place of places) removeRow(db, place)
  else if (places.length > 0) {
    unindexMany(db, places)
    const remove = db.prepare('DELETE FROM contacts WHERE place = ?')
    for (const place of places) remove.run(place)
  }
  return expired
}

/** The leave to store it anew stays: the CRM may have listed again what has been in no answer for a while. */
function removeRow(db: Database, place: number): void {
  unindexContact(db, place)
  db.prepare('DELETE FROM contacts WHERE place = ?').run(place)
}
