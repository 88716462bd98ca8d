import type { UncoveredCard } from '../../contract/domain/card'
import type { PartyRole, RoleGroup, RolesPart } from '../../contract/domain/party'
import type { datedRoles } from '../../contract/domain/party-roles'
import type { Instant } from '../../contract/domain/time'

/** One of these groups, in each of its states. */
export type GroupOf<R extends PartyRole> = RoleGroup & { readonly role: R }
export type DatedRole = (typeof datedRoles)[number]

type Ongoing = Pick<RolesPart, 'refreshing' | 'failure'>

/** As the contract's `RolesPart`, of some groups alone. */
export type PartOf<G extends RoleGroup> = Ongoing &
  (
    | { readonly state: 'none-asked' }
    | { readonly state: 'overview' | 'whole'; readonly fetchedAt: Instant; readonly value: G[] }
  )

/** The eight groups of PartyRoles. */
export type SheetRoles = PartOf<GroupOf<DatedRole>>
export type SheetProspects = PartOf<GroupOf<'speculator'>>

/**
 * A card as the sheets of the office take it: what somebody is interested in is a field of its own, and in nothing
 * that is told of the roles, neither in their state nor in their time.
 */
export interface SheetCard extends Omit<UncoveredCard, 'roles'> {
  readonly roles: SheetRoles
  readonly prospects: SheetProspects
}

/** All that a Mötesblad is made from: no builder of it can name another field, and there is none to be found. */
export type MeetingCard = Pick<SheetCard, 'contact' | 'card' | 'agent' | 'roles'>

export function sheetCard({ roles, ...rest }: UncoveredCard): SheetCard {
  return { ...rest, roles: partOf(roles, isDated), prospects: partOf(roles, isOfProspects) }
}

export function meetingCard({ contact, card, agent, roles }: SheetCard): MeetingCard {
  return { contact, card, agent, roles }
}

const isOfProspects = (group: RoleGroup): group is GroupOf<'speculator'> =>
  group.role === 'speculator'
const isDated = (group: RoleGroup): group is GroupOf<DatedRole> => group.role !== 'speculator'

/** What is said of all groups of a card need not be true of some of them. */
function partOf<G extends RoleGroup>(
  roles: RolesPart,
  isOfPart: (group: RoleGroup) => group is G,
): PartOf<G> {
  const { refreshing, failure } = roles
  const value = roles.state === 'none-asked' ? [] : roles.value.filter(isOfPart)
  const [fetchedAt] = value
    .flatMap((group) => (group.state === 'none-asked' ? [] : [group.fetchedAt]))
    .sort((a, b) => Date.parse(a) - Date.parse(b))
  if (fetchedAt === undefined) return { state: 'none-asked', refreshing, failure }
  const state = value.some((group) => group.state === 'overview') ? 'overview' : 'whole'
  return { state, fetchedAt, value, refreshing, failure }
}
