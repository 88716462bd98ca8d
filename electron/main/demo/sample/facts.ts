import type { CustomerData, Estate, EstateLinks, WireRecord } from '../office-data'
import { emptyPartyRoles } from '../server/contact-details'

export type PartyRole = 'buyer' | 'seller' | 'tenant' | 'owner'

/** Somebody is a party to an estate. */
export type Party = {
  estateId: string
  contactId: string
  role: PartyRole
  at: string
  share?: string
}
/** Somebody acts for a party of an estate; `forId` is null for a mere contact person. */
export type ExtraParty = {
  estateId: string
  contactId: string
  role: PartyRole
  kind: string
  forId: string | null
  at: string
}
/** `holderId` is signatory, shareholder, proxy … of `towardsId`. */
export type Relation = { kind: string; holderId: string; towardsId: string }
/** `at` is never sent (`addedAt` in `office-data.ts`). */
export type Prospect = { estateId: string; contactId: string; level: string; at?: string }

/**
 * What is so, each thing said once. Roles, relations and estate lists of a contact are all worked
 * out from this, and so cannot contradict each other.
 */
export type Facts = {
  parties: Party[]
  extras: ExtraParty[]
  relations: Relation[]
  prospects: Prospect[]
}

export type Told = Pick<CustomerData, 'partyRoles' | 'relations' | 'estateLinks'>

export function joinFacts(...all: readonly Facts[]): Facts {
  return {
    parties: all.flatMap(({ parties }) => parties),
    extras: all.flatMap(({ extras }) => extras),
    relations: all.flatMap(({ relations }) => relations),
    prospects: all.flatMap(({ prospects }) => prospects),
  }
}

export function tellFacts(facts: Facts, estates: readonly Estate[]): Told {
  const told = { partyRoles: new Map(), relations: new Map(), estateLinks: new Map() } as {
    partyRoles: Map<string, Record<string, unknown[]>>
    relations: Map<string, { relations: WireRecord[]; reverseRelations: WireRecord[] }>
    estateLinks: Map<string, EstateLinks>
  }
  const rolesOf = (id: string) => takeFrom(told.partyRoles, id, emptyPartyRoles)
  const relationsOf = (id: string) =>
    takeFrom(told.relations, id, () => ({ relations: [], reverseRelations: [] }))
  const linksOf = (id: string) =>
    takeFrom(told.estateLinks, id, () => ({ buyerOn: [], sellerOn: [], speculatorOn: [] }))
  const typeOf = new Map(estates.map(({ estateId, estateType }) => [estateId, estateType]))
  const link = (estateId: string) => ({ estateId, estateType: typeOf.get(estateId) ?? 'House' })

  for (const { estateId, contactId, role, at, share } of facts.parties) {
    rolesOf(contactId)[role]?.push({ estateId, roleCreatedAt: at })
    if (role === 'buyer') linksOf(contactId).buyerOn.push(link(estateId))
    if (role === 'seller') {
      linksOf(contactId).sellerOn.push({ ...link(estateId), shareHolding: share ?? null })
    }
  }
  for (const { estateId, contactId, role, kind, forId, at } of facts.extras) {
    rolesOf(contactId)[nameExtra(role)]?.push({
      estateId,
      roleCreatedAt: at,
      partyRole: kind,
      contactId: forId,
    })
  }
  for (const { kind, holderId, towardsId } of facts.relations) {
    relationsOf(towardsId).relations.push({ relation: kind, contactId: holderId })
    relationsOf(holderId).reverseRelations.push({ relation: kind, contactId: towardsId })
  }
  for (const { estateId, contactId, level, at } of facts.prospects) {
    const added = at === undefined ? {} : { addedAt: at }
    linksOf(contactId).speculatorOn.push({ ...link(estateId), level, ...added })
  }
  return told
}

export function nameExtra(role: PartyRole): string {
  return `extra${role.charAt(0).toUpperCase()}${role.slice(1)}`
}

function takeFrom<T>(map: Map<string, T>, id: string, begin: () => T): T {
  const found = map.get(id) ?? begin()
  map.set(id, found)
  return found
}
