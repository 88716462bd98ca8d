import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { Relation } from '../../contract/domain/party'
import { relationsWithout } from '../privacy/protected-parts'
import type { Database } from './driver'
import { removeRolesAt } from './role-rows'
import { estateIdsIn, groupsAmong } from './stored-roles'

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
  const mentions = takeMentions(db, customerId, contactIds, estates)
  removeEstates(db, customerId, estates)
  return own || mentions
}

function takeOwnParts(
  db: Database,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
  estates: Set<string>,
): boolean {
  const rows = db
    .prepare<{ place: number }>(
      `SELECT place FROM contacts JOIN records USING (place)
       WHERE contact_id IN (SELECT value FROM json_each(?)) AND customer_id = ? AND protected = 1
         AND (overview_at IS NOT NULL OR relations_at IS NOT NULL)`,
    )
    .all(JSON.stringify(contactIds), customerId)
  const groups = groupsAmong(
    db,
    rows.map(({ place }) => place),
  )
  for (const { place } of rows) {
    for (const id of estateIdsIn(groups.get(place) ?? [])) estates.add(id)
    db.prepare('UPDATE records SET relations = NULL, relations_at = NULL WHERE place = ?').run(
      place,
    )
    removeRolesAt(db, place)
  }
  return rows.length > 0
}

/** A role goes as a whole: with its estate left, whoever knows for whom it was held would know where that is. */
function takeMentions(
  db: Database,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
  estates: Set<string>,
): boolean {
  const roles = db
    .prepare<{ roleId: number; estateId: string | null }>(
      `SELECT role_id AS roleId, estate_id AS estateId
       FROM party_roles JOIN contacts USING (place)
       WHERE related_id IN (SELECT value FROM json_each(?)) AND customer_id = ?`,
    )
    .all(JSON.stringify(contactIds), customerId)
  const remove = db.prepare('DELETE FROM party_roles WHERE role_id = ?')
  for (const { roleId, estateId } of roles) {
    if (estateId !== null) estates.add(estateId)
    remove.run(roleId)
  }
  const isNamed = takeRelations(db, customerId, contactIds)
  return isNamed || roles.length > 0
}

/** Relations are fetched of those alone that somebody has opened: all others need not be read. */
function takeRelations(
  db: Database,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
): boolean {
  const rows = db
    .prepare<{ place: number; relations: string }>(
      `SELECT place, relations FROM records JOIN contacts USING (place)
       WHERE opened_at IS NOT NULL AND relations IS NOT NULL AND customer_id = ?
         AND EXISTS (SELECT 1 FROM json_each(?) AS id WHERE instr(relations, id.value))`,
    )
    .all(customerId, JSON.stringify(contactIds.map((id) => JSON.stringify(id))))
  const left = new Set(contactIds)
  const keep = db.prepare('UPDATE records SET relations = ? WHERE place = ?')
  for (const { place, relations } of rows) {
    const kept = relationsWithout(JSON.parse(relations) as Relation[], left)
    keep.run(JSON.stringify(kept), place)
  }
  return rows.length > 0
}

function removeEstates(db: Database, customerId: CustomerId, estates: ReadonlySet<string>): void {
  const isOthers = db.prepare(
    `SELECT 1 FROM party_roles JOIN contacts USING (place)
     WHERE estate_id = ? AND customer_id = ? LIMIT 1`,
  )
  const remove = db.prepare('DELETE FROM estates WHERE customer_id = ? AND estate_id = ?')
  for (const id of estates) {
    if (isOthers.get(id, customerId) === undefined) remove.run(customerId, id)
  }
}
