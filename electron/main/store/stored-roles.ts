import type { ContactId } from '../../contract/domain/ids'
import type { PartyRole } from '../../contract/domain/party'
import type { ToldRole } from '../crm-api/crm'
import type { Database } from './driver'

/** A group that the CRM has told of; one that is not stored has not been asked for (decision 22). */
export interface StoredGroup {
  readonly role: PartyRole
  readonly state: 'overview' | 'whole'
  readonly fetchedAt: number
  /** In the order in which the CRM's reader gave them: the newest first. */
  readonly roles: readonly ToldRole[]
}

/** All estates they name, each once. */
export function estateIdsIn(groups: readonly Pick<StoredGroup, 'roles'>[]): string[] {
  return [...new Set(groups.flatMap(({ roles }) => roles.map(({ estateId }) => estateId)))].filter(
    (id) => id !== null,
  )
}

/** All contacts they name, each once. */
export function relatedIdsIn(groups: readonly Pick<StoredGroup, 'roles'>[]): ContactId[] {
  return [
    ...new Set(groups.flatMap(({ roles }) => roles.map(({ relatedId }) => relatedId))),
  ].filter((id) => id !== null)
}

interface RoleRow {
  readonly place: number
  readonly role: PartyRole
  readonly state: StoredGroup['state']
  readonly fetchedAt: number
  /** Null: the group is empty. */
  readonly roleId: number | null
  readonly estateId: string | null
  readonly estateKind: string | null
  readonly relatedId: ContactId | null
  readonly kind: string | null
  readonly level: string | null
  readonly createdAt: string | null
  readonly approximate: number
}

/** Of several contacts; whoever has none is not in it. */
export function groupsAmong(db: Database, places: readonly number[]): Map<number, StoredGroup[]> {
  const rows = db
    .prepare<RoleRow>(
      `SELECT place, role, state, fetched_at AS fetchedAt, role_id AS roleId, estate_id AS estateId,
         estate_kind AS estateKind, related_id AS relatedId, kind, level, created_at AS createdAt,
         coalesce(approximate, 0) AS approximate
       FROM role_groups LEFT JOIN party_roles USING (place, role)
       WHERE place IN (SELECT value FROM json_each(?)) ORDER BY place, role, role_id`,
    )
    .all(JSON.stringify(places))
  const byPlace = new Map<number, StoredGroup[]>()
  for (const row of rows) {
    const groups = byPlace.get(row.place) ?? []
    byPlace.set(row.place, groups)
    const { role, state, fetchedAt } = row
    const last = groups.at(-1)
    const before = last?.role === role ? last.roles : null
    const roles = [...(before ?? []), ...(row.roleId === null ? [] : [toldRole(row)])]
    if (before === null) groups.push({ role, state, fetchedAt, roles })
    else groups[groups.length - 1] = { role, state, fetchedAt, roles }
  }
  return byPlace
}

export function groupsAt(db: Database, place: number): StoredGroup[] {
  return groupsAmong(db, [place]).get(place) ?? []
}

function toldRole(row: RoleRow): ToldRole {
  const { estateId, relatedId, createdAt } = row
  return {
    ...{ estateId, relatedId, createdAt },
    approximate: row.approximate === 1,
    estateKind: parsed<ToldRole['estateKind']>(row.estateKind),
    kind: parsed<ToldRole['kind']>(row.kind),
    level: parsed<ToldRole['level']>(row.level),
  }
}

function parsed<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T)
}
