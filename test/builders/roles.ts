import type { z } from 'zod'
import type { Failure } from '../../electron/contract/errors'
import type { ContactId } from '../../electron/contract/domain/ids'
import { roleEntry as roleEntrySchema, roleGroup } from '../../electron/contract/domain/party'
import type {
  InterestLevel,
  KnownInterestLevel,
  PartyRole,
  RoleEntry,
  RoleGroup,
  RolesPart,
} from '../../electron/contract/domain/party'
import { datedRoles } from '../../electron/contract/domain/party-roles'
import type { ToldEstate, ToldGroup, ToldOverview, ToldRole } from '../../electron/main/crm-api/crm'
import type { StoredGroup } from '../../electron/main/store/stored-roles'
import { FETCHED_AT } from './card'

/** One role as the CRM tells it, of an estate and no more unless told otherwise. */
export function toldRole(estateId: string | null, given: Partial<ToldRole> = {}): ToldRole {
  return {
    estateId,
    estateKind: null,
    createdAt: null,
    approximate: false,
    kind: null,
    relatedId: null,
    level: null,
    ...given,
  }
}

/** A role with these estates. */
export function toldGroup(role: PartyRole, ...estateIds: string[]): ToldGroup {
  return { role, roles: estateIds.map((estateId) => toldRole(estateId)) }
}

type DatedRole = (typeof datedRoles)[number]

/** An answer of PartyRoles: all eight groups, empty where nothing else is given. */
export function toldGroups(
  given: Partial<Record<DatedRole, readonly ToldRole[] | null>> = {},
): ToldGroup[] {
  return datedRoles.map((role) => {
    const roles = given[role]
    return { role, roles: roles === undefined ? [] : roles }
  })
}

/** Whose roles an answer of the overview speaks of, with the estates of each. */
export function toldOverview(given: Readonly<Record<string, readonly string[]>>): ToldOverview {
  return new Map(
    Object.entries(given).map(([contactId, estateIds]) => [
      contactId as ContactId,
      estateIds.map((estateId) => toldRole(estateId)),
    ]),
  )
}

/** An estate of which the CRM has told its address, and no more unless told otherwise. */
export function toldEstate(
  estateId: string,
  address: string | null,
  given: Partial<ToldEstate> = {},
): ToldEstate {
  return { estateId, address, area: null, kind: null, status: null, number: null, ...given }
}

export function interest(level: KnownInterestLevel): InterestLevel {
  return { state: 'known', level }
}

export function storedGroup(
  role: PartyRole,
  roles: readonly ToldRole[],
  given: Partial<StoredGroup> = {},
): StoredGroup {
  return { role, state: 'whole', fetchedAt: Date.parse(FETCHED_AT), roles, ...given }
}

/** An entry of a card; ids may be given as plain texts. */
export function roleEntry(given: Partial<z.input<typeof roleEntrySchema>> = {}): RoleEntry {
  return roleEntrySchema.parse({
    estateId: 'OBJ99999_1',
    estateAddress: null,
    estateAddressAt: null,
    estateKind: null,
    estateStatus: null,
    createdAt: null,
    approximate: false,
    kind: null,
    related: null,
    level: null,
    ...given,
  })
}

/** A group of a card that the CRM has told of. */
export function listedGroup(
  role: PartyRole,
  entries: readonly RoleEntry[] = [],
  given: { state?: 'overview' | 'whole'; fetchedAt?: string } = {},
): RoleGroup {
  return roleGroup.parse({ role, state: 'whole', fetchedAt: FETCHED_AT, entries, ...given })
}

interface Ongoing {
  readonly refreshing?: boolean
  readonly failure?: Failure | null
}

/** The roles of a card, `whole` unless told otherwise. */
export function rolesPart(
  value: RoleGroup[],
  given: Ongoing & { state?: 'overview' | 'whole'; fetchedAt?: string } = {},
): RolesPart {
  return {
    state: 'whole',
    fetchedAt: FETCHED_AT,
    value,
    refreshing: false,
    failure: null,
    ...given,
  }
}

export function rolesNotAsked(given: Ongoing = {}): RolesPart {
  return { state: 'none-asked', refreshing: false, failure: null, ...given }
}

/** All entries of a card's roles, in the order of its groups; null: nobody has asked. */
export function entriesIn(roles: RolesPart): RoleEntry[] | null {
  if (roles.state === 'none-asked') return null
  return roles.value.flatMap((group) => (group.state === 'none-asked' ? [] : group.entries))
}
