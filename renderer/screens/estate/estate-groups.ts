import type { EstatePerson } from '../../../electron/contract/domain/estate'
import type { PartyRole } from '../../../electron/contract/domain/party'
import { isFormerInterest, keenness } from '../../../electron/contract/domain/party-roles'

export type EstateGroupName = (typeof groupNames)[number]

/** In the order they are asked for in a call: who sells, who buys, who acts for them; prospects after all. */
export const groupNames = [
  'seller',
  'buyer',
  'contacts',
  'owner',
  'tenant',
  'speculator',
  'former',
] as const

const groupOfRole: Record<PartyRole, EstateGroupName> = {
  seller: 'seller',
  buyer: 'buyer',
  extraSeller: 'contacts',
  extraBuyer: 'contacts',
  extraOwner: 'contacts',
  extraTenant: 'contacts',
  owner: 'owner',
  tenant: 'tenant',
  speculator: 'speculator',
}

export interface EstateRow {
  /** The same as long as the person has this role here. */
  readonly id: string
  readonly person: EstatePerson
}

export interface EstateGroup {
  readonly name: EstateGroupName
  readonly rows: readonly EstateRow[]
}

/** Only groups with somebody in them; prospects by how keen they are, the others in the order they came. */
export function estateGroups(people: readonly EstatePerson[]): EstateGroup[] {
  const rows = new Map<EstateGroupName, EstateRow[]>(groupNames.map((name) => [name, []]))
  const seen = new Map<string, number>()
  for (const person of people) {
    // For whom somebody acts may become known while the page is open: it is no part of which row this is.
    const key = `${person.contactId} ${person.role}`
    const times = seen.get(key) ?? 0
    seen.set(key, times + 1)
    rows.get(groupOf(person))?.push({ id: times === 0 ? key : `${key} ${times}`, person })
  }
  for (const name of ['speculator', 'former'] as const) {
    rows.get(name)?.sort((one, other) => keenness(one.person.level) - keenness(other.person.level))
  }
  return groupNames.flatMap((name) => {
    const inIt = rows.get(name) ?? []
    return inIt.length > 0 ? [{ name, rows: inIt }] : []
  })
}

/** The first rows of all; a group of which none is among them is not there. */
export function firstRows(groups: readonly EstateGroup[], count: number): EstateGroup[] {
  let left = count
  return groups.flatMap((group) => {
    const rows = group.rows.slice(0, Math.max(0, left))
    left -= group.rows.length
    return rows.length > 0 ? [{ name: group.name, rows }] : []
  })
}

function groupOf({ role, level }: EstatePerson): EstateGroupName {
  return role === 'speculator' && isFormerInterest(level) ? 'former' : groupOfRole[role]
}
