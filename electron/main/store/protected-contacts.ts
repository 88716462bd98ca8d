import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { Database } from './driver'

/** Those of them that are known to be protected, whether they are still in an answer or not. */
export function protectedAmong(
  db: Database,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
): ReadonlySet<ContactId> {
  if (contactIds.length === 0) return new Set()
  const rows = db
    .prepare<{ contactId: ContactId }>(
      `SELECT contact_id AS contactId FROM contacts
       WHERE contact_id IN (SELECT value FROM json_each(?)) AND customer_id = ? AND protected = 1`,
    )
    .all(JSON.stringify(contactIds), customerId)
  return new Set(rows.map(({ contactId }) => contactId))
}

export function isProtectedAt(db: Database, place: number): boolean {
  const row = db
    .prepare<{ protected: number }>('SELECT protected FROM contacts WHERE place = ?')
    .get(place)
  return row?.protected === 1
}
