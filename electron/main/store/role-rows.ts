import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { OverviewRole, PartyRole } from '../../contract/domain/party'
import type { ToldGroup, ToldOverview, ToldRole } from '../crm-api/crm'
import type { AnsweredPart } from './answer-order'
import type { Database } from './driver'
import { isProtectedAt, protectedAmong } from './protected-contacts'
import { estateIdsIn, groupsAmong, groupsAt, relatedIdsIn } from './stored-roles'
import type { StoredGroup } from './stored-roles'

export interface ToldAnswer {
  readonly customerId: CustomerId
  readonly place: number
  readonly told: readonly ToldGroup[]
  readonly at: number
  /** An outline that was asked for later is stored. */
  readonly isOutlined: boolean
}

/**
 * What PartyRoles, or the call for prospects, says of a contact; a group that is not told of stays as it was, and so does
 * one of which a newer outline names other estates: then PartyRoles is due once more. Nothing of a protected contact,
 * and nothing that names one (GDPR rule 24). Call it inside `write`.
 */
export function saveTold(
  db: Database,
  { customerId, place, told, at, isOutlined }: ToldAnswer,
): void {
  if (isProtectedAt(db, place)) return
  const left = protectedAmong(
    db,
    customerId,
    relatedIdsIn(told.map(({ roles }) => ({ roles: roles ?? [] }))),
  )
  const outlines = isOutlined ? groupsAt(db, place).filter(isOfOverview) : []
  let isDated = false
  let isBehind = false
  for (const { role, roles } of told) {
    if (roles === null) continue
    isDated ||= role !== 'speculator'
    const kept = roles.filter(({ relatedId }) => relatedId === null || !left.has(relatedId))
    const outline = outlines.find((group) => group.role === role)
    if (outline !== undefined && !isSameEstates(outline.roles, kept)) {
      isBehind = true
      const dated = outline.roles.map((one) => withDate(one, kept))
      replaceGroup(db, place, { ...outline, roles: dated })
      continue
    }
    replaceGroup(db, place, { role, state: 'whole', fetchedAt: at, roles: kept })
  }
  db.prepare(
    `UPDATE contacts SET overview_at = coalesce(overview_at, 0), dated_at = coalesce(?, dated_at)
     WHERE place = ?`,
  ).run(isBehind ? 0 : isDated ? at : null, place)
}

export interface OverviewBatch {
  readonly customerId: CustomerId
  readonly contactIds: readonly ContactId[]
  /** Of each call that was answered. */
  readonly told: readonly { readonly role: OverviewRole; readonly overview: ToldOverview }[]
  readonly at: number
}

/** Of the estates that are known, the share that must come back for a batch to be believed about the others. */
const BELIEVED_SHARE = 0.8
/** So few may be missing whatever their share is. */
const FEW = 5

/**
 * The outline of some contacts' roles, without dates. Where it names the same estates as what PartyRoles said, that
 * stays; where it differs, it is newer: dates of what both name are carried over, and PartyRoles is due. Whoever was
 * not told of keeps what was known. `isOvertaken`: something newer is stored of that part. Call it inside `write`.
 */
export function saveOverview(
  db: Database,
  { at, ...batch }: OverviewBatch,
  isOvertaken: (contactId: ContactId, part: AnsweredPart) => boolean,
): void {
  for (const { contactId, place, groups, news } of outlinesOf(db, batch)) {
    let isBehind = false
    for (const { role, roles } of news) {
      const parts = role === 'speculator' ? speculators : outlined
      if (parts.some((part) => isOvertaken(contactId, part))) continue
      const before = groups.find((group) => group.role === role)
      if (role === 'speculator') {
        replaceGroup(db, place, { role, state: 'whole', fetchedAt: at, roles })
      } else if (before?.state === 'whole' && isSameEstates(before.roles, roles)) continue
      else {
        isBehind ||= before?.state === 'whole'
        const carried = roles.map((one) => withDate(one, before?.roles ?? []))
        replaceGroup(db, place, { role, state: 'overview', fetchedAt: at, roles: carried })
      }
    }
    db.prepare(
      'UPDATE contacts SET overview_at = ?, dated_at = iif(?, 0, dated_at) WHERE place = ?',
    ).run(at, isBehind ? 1 : 0, place)
  }
}

const speculators: readonly AnsweredPart[] = ['speculators']
/** Either is newer than this answer. */
const outlined: readonly AnsweredPart[] = ['roles', 'overview']

function isOfOverview({ role }: StoredGroup): boolean {
  return role === 'seller' || role === 'buyer'
}

interface Outline {
  readonly contactId: ContactId
  readonly place: number
  readonly groups: readonly StoredGroup[]
  readonly news: readonly { readonly role: PartyRole; readonly roles: readonly ToldRole[] }[]
}

type Told = Pick<OverviewBatch, 'customerId' | 'contactIds' | 'told'>

function outlinesOf(db: Database, { customerId, contactIds, told }: Told): Outline[] {
  const rows = db
    .prepare<{ contactId: ContactId; place: number }>(
      `SELECT contact_id AS contactId, place FROM contacts
       WHERE contact_id IN (SELECT value FROM json_each(?)) AND customer_id = ? AND protected = 0`,
    )
    .all(JSON.stringify(contactIds), customerId)
  const stored = groupsAmong(
    db,
    rows.map(({ place }) => place),
  )
  return rows.map(({ contactId, place }) => ({
    contactId,
    place,
    groups: stored.get(place) ?? [],
    news: told.flatMap(({ role, overview }) => {
      const roles = overview.get(contactId)
      return roles === undefined ? [] : [{ role, roles }]
    }),
  }))
}

/**
 * Those of a batch whose answer is not believed, as so much of what is known would be gone at once: each is to be asked
 * for alone, and then the CRM's word stands (S20).
 */
export function doubtedAmong(db: Database, batch: Told): ContactId[] {
  const lost = new Set<ContactId>()
  let known = 0
  let gone = 0
  for (const { contactId, groups, news } of outlinesOf(db, batch)) {
    for (const { role, roles } of news) {
      const estates = estateIdsIn(groups.filter((group) => group.role === role))
      const named = new Set(estateIdsIn([{ roles }]))
      const missing = estates.filter((id) => !named.has(id)).length
      known += estates.length
      gone += missing
      if (missing > 0) lost.add(contactId)
    }
  }
  return gone > FEW && known - gone < BELIEVED_SHARE * known ? [...lost] : []
}

function isSameEstates(before: readonly ToldRole[], after: readonly ToldRole[]): boolean {
  const [known, told] = [estateIdsIn([{ roles: before }]), new Set(estateIdsIn([{ roles: after }]))]
  // One of an estate without an id is a role too.
  const isAny = before.length > 0 === after.length > 0
  return isAny && known.length === told.size && known.every((id) => told.has(id))
}

/** What PartyRoles has said of the same role in the same estate. */
function withDate(one: ToldRole, before: readonly ToldRole[]): ToldRole {
  const same = before.find(({ estateId }) => estateId !== null && estateId === one.estateId)
  return same === undefined
    ? one
    : { ...one, createdAt: same.createdAt, approximate: same.approximate }
}

function replaceGroup(db: Database, place: number, group: StoredGroup): void {
  const { role, state, fetchedAt, roles } = group
  db.prepare('DELETE FROM party_roles WHERE place = ? AND role = ?').run(place, role)
  db.prepare(
    `INSERT INTO role_groups VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET state = excluded.state, fetched_at = excluded.fetched_at`,
  ).run(place, role, state, fetchedAt)
  const add = db.prepare(
    `INSERT INTO party_roles
       (place, role, estate_id, estate_kind, related_id, kind, level, created_at, approximate)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const one of roles) {
    add.run(
      place,
      role,
      one.estateId,
      textOf(one.estateKind),
      one.relatedId,
      textOf(one.kind),
      textOf(one.level),
      one.createdAt,
      one.approximate ? 1 : 0,
    )
  }
}

function textOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

/** Nothing is known of its roles any more, and nobody asks; call it inside `write`. */
export function removeRolesAt(db: Database, place: number): void {
  db.prepare('DELETE FROM role_groups WHERE place = ?').run(place)
  db.prepare('UPDATE contacts SET overview_at = NULL, dated_at = NULL WHERE place = ?').run(place)
}
