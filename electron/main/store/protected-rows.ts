import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { Relation, RoleGroup } from '../../contract/domain/party'
import { estateIdsIn } from '../contacts/card-entry'
import { relationsWithout, rolesWithout } from '../privacy/protected-parts'
import type { Database } from './driver'
import { indexRoles } from './search-index'

/** Of more, nobody looks which of them others lead to: their addresses are asked for anew by whoever wants them. */
const MAX_LOOKED_UP = 200

interface PartsRow {
  readonly place: number
  readonly roles: string | null
  readonly relations: string | null
}

/**
 * Takes out of the file by what somebody could find the homes of these contacts (GDPR rule 24): their roles and
 * relations, the rows of others that name them, and the addresses that nobody else leads to. Call it inside the `write`
 * that makes them protected, once their own rows say so. Whether there was anything.
 */
export function leaveOut(
  db: Database,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
): boolean {
  if (contactIds.length === 0) return false
  const estates = new Set<string>()
  const own = takeOwnParts(db, customerId, contactIds, estates)
  const mentions = takeMentions(db, customerId, new Set(contactIds), estates)
  removeEstates(db, customerId, estates)
  return own || mentions
}

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

function takeOwnParts(
  db: Database,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
  estates: Set<string>,
): boolean {
  const rows = db
    .prepare<PartsRow>(
      `SELECT place, roles, relations FROM contacts JOIN records USING (place)
       WHERE contact_id IN (SELECT value FROM json_each(?)) AND customer_id = ? AND protected = 1
         AND (roles_at IS NOT NULL OR relations_at IS NOT NULL)`,
    )
    .all(JSON.stringify(contactIds), customerId)
  const take = db.prepare(
    `UPDATE records SET roles = NULL, roles_at = NULL, relations = NULL, relations_at = NULL
     WHERE place = ?`,
  )
  for (const { place, roles } of rows) {
    for (const id of estateIdsIn(rolesOf(roles))) estates.add(id)
    take.run(place)
    indexRoles(db, place, [])
  }
  return rows.length > 0
}

/** Roles and relations are fetched of those alone that somebody has opened: all others need not be read. */
function takeMentions(
  db: Database,
  customerId: CustomerId,
  left: ReadonlySet<ContactId>,
  estates: Set<string>,
): boolean {
  const rows = db
    .prepare<PartsRow>(
      `SELECT place, roles, relations FROM records JOIN contacts USING (place)
       WHERE place IN (SELECT place FROM records WHERE roles_at IS NOT NULL
           UNION SELECT place FROM contacts WHERE opened_at IS NOT NULL)
         AND customer_id = ? AND EXISTS (SELECT 1 FROM json_each(?) AS id
           WHERE instr(coalesce(roles, ''), id.value) OR instr(coalesce(relations, ''), id.value))`,
    )
    .all(customerId, JSON.stringify([...left].map((id) => JSON.stringify(id))))
  const keep = db.prepare('UPDATE records SET roles = ?, relations = ? WHERE place = ?')
  for (const { place, roles, relations } of rows) {
    const before = rolesOf(roles)
    const after = rolesWithout(before, left)
    const kept = new Set(estateIdsIn(after))
    for (const id of estateIdsIn(before)) if (!kept.has(id)) estates.add(id)
    keep.run(
      roles === null ? null : JSON.stringify(after),
      relations === null ? null : JSON.stringify(relationsWithout(relationsOf(relations), left)),
      place,
    )
    indexRoles(db, place, after)
  }
  return rows.length > 0
}

function removeEstates(db: Database, customerId: CustomerId, estates: ReadonlySet<string>): void {
  const ids = [...estates]
  const isOthers = db.prepare(
    `SELECT 1 FROM records JOIN contacts USING (place)
     WHERE roles_at IS NOT NULL AND customer_id = ? AND instr(roles, ?) LIMIT 1`,
  )
  const remove = db.prepare('DELETE FROM estates WHERE customer_id = ? AND estate_id = ?')
  for (const id of ids) {
    const areFew = ids.length <= MAX_LOOKED_UP
    if (areFew && isOthers.get(customerId, JSON.stringify(id)) !== undefined) continue
    remove.run(customerId, id)
  }
}

function rolesOf(text: string | null): RoleGroup[] {
  return text === null ? [] : (JSON.parse(text) as RoleGroup[])
}

function relationsOf(text: string): Relation[] {
  return JSON.parse(text) as Relation[]
}
