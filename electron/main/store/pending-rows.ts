import type { ContactKind } from '../../contract/domain/contact'
import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { Database } from './driver'

/** `alone`: by itself, as a batch did not answer for it, or a list does not name it any more. */
type PendingKind = ContactKind | 'alone'

/** A contact that a round has still to ask for. */
export interface PendingContact {
  readonly contactId: ContactId
  readonly kind: PendingKind
  /** As the list had it; null: it did not say, or does not name the contact. */
  readonly changedRaw: string | null
  readonly turn: number
}

export function enqueue(
  db: Database,
  customerId: CustomerId,
  contacts: readonly Omit<PendingContact, 'turn'>[],
): void {
  const last = lastTurn(db, customerId)
  const add = db.prepare(
    `INSERT INTO pending (customer_id, contact_id, kind, changed_raw, turn) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       kind = excluded.kind, changed_raw = excluded.changed_raw, turn = excluded.turn`,
  )
  for (const [index, { contactId, kind, changedRaw }] of contacts.entries()) {
    add.run(customerId, contactId, kind, changedRaw, last + 1 + index)
  }
}

export function isAnyPending(db: Database, customerId: CustomerId): boolean {
  return (
    db.prepare('SELECT 1 FROM pending WHERE customer_id = ? LIMIT 1').get(customerId) !== undefined
  )
}

export function pendingCount(db: Database, customerId: CustomerId): number {
  return (
    db
      .prepare<{ n: number }>('SELECT count(*) AS n FROM pending WHERE customer_id = ?')
      .get(customerId)?.n ?? 0
  )
}

/** In turn. */
export function pendingAfter(
  db: Database,
  customerId: CustomerId,
  turn: number,
  limit: number,
): PendingContact[] {
  return db
    .prepare<PendingContact>(
      `SELECT contact_id AS contactId, kind, changed_raw AS changedRaw, turn FROM pending
       WHERE customer_id = ? AND turn > ? ORDER BY turn LIMIT ?`,
    )
    .all(customerId, turn, limit)
}

/** Of any turn; the number of those that went. */
export function dropPending(db: Database, customerId: CustomerId, limit: number): number {
  return db
    .prepare(
      `DELETE FROM pending WHERE customer_id = ? AND contact_id IN
         (SELECT contact_id FROM pending WHERE customer_id = ? LIMIT ?)`,
    )
    .run(customerId, customerId, limit).changes
}

/** Those of them that were pending, with what the list had said. */
export function takePending(
  db: Database,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
): Map<ContactId, Pick<PendingContact, 'changedRaw'>> {
  const rows = db
    .prepare<Pick<PendingContact, 'contactId' | 'changedRaw'>>(
      `DELETE FROM pending WHERE customer_id = ? AND contact_id IN (SELECT value FROM json_each(?))
       RETURNING contact_id AS contactId, changed_raw AS changedRaw`,
    )
    .all(customerId, JSON.stringify(contactIds))
  return new Map(rows.map((row) => [row.contactId, row]))
}

export function askAlone(db: Database, customerId: CustomerId, contactId: ContactId): void {
  db.prepare(
    "UPDATE pending SET kind = 'alone', turn = ? WHERE customer_id = ? AND contact_id = ?",
  ).run(lastTurn(db, customerId) + 1, customerId, contactId)
}

/** Failed by itself while others did not. */
export function blame(
  db: Database,
  customerId: CustomerId,
  contactId: ContactId,
  mostTries: number,
): void {
  const tries = db
    .prepare<{
      tries: number
    }>(
      'UPDATE pending SET tries = tries + 1 WHERE customer_id = ? AND contact_id = ? RETURNING tries',
    )
    .get(customerId, contactId)?.tries
  if (tries !== undefined && tries >= mostTries) giveUp(db, customerId, [contactId])
  else askAlone(db, customerId, contactId)
}

export function giveUp(
  db: Database,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
): void {
  const add = db.prepare('INSERT OR IGNORE INTO not_understood VALUES (?, ?)')
  for (const contactId of takePending(db, customerId, contactIds).keys()) {
    add.run(customerId, contactId)
  }
}

export function understood(
  db: Database,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
): void {
  db.prepare(
    `DELETE FROM not_understood
     WHERE customer_id = ? AND contact_id IN (SELECT value FROM json_each(?))`,
  ).run(customerId, JSON.stringify(contactIds))
}

function lastTurn(db: Database, customerId: CustomerId): number {
  return (
    db
      .prepare<{ turn: number | null }>(
        'SELECT max(turn) AS turn FROM pending WHERE customer_id = ?',
      )
      .get(customerId)?.turn ?? 0
  )
}
