import { partyRoles } from '../../../electron/contract/domain/party-roles'
import type { PartyRole, RoleEntry, RoleGroup } from '../../../electron/contract/domain/party'

/** One of the eight, in one of its three states (D11). */
export type RoleSection =
  | { readonly role: PartyRole; readonly state: 'not-fetched' }
  | { readonly role: PartyRole; readonly state: 'none' }
  | { readonly role: PartyRole; readonly state: 'listed'; readonly entries: readonly RoleEntry[] }

/** Always eight, in the order they are shown; newest first within each. */
export function roleSections(groups: readonly RoleGroup[]): RoleSection[] {
  return partyRoles.map((role) => {
    const group = groups.find((one) => one.role === role)
    if (!group || group.state === 'not-fetched') return { role, state: 'not-fetched' }
    if (group.entries.length === 0) return { role, state: 'none' }
    return { role, state: 'listed', entries: newestFirst(group.entries) }
  })
}

/** Rows without a readable date come last; they are rows all the same. */
export function newestFirst(entries: readonly RoleEntry[]): RoleEntry[] {
  return entries
    .map((entry) => ({ entry, at: moment(entry) }))
    .sort((one, other) => other.at - one.at)
    .map(({ entry }) => entry)
}

function moment(entry: RoleEntry): number {
  const at = entry.createdAt === null ? NaN : Date.parse(entry.createdAt)
  return Number.isNaN(at) ? -Infinity : at
}
