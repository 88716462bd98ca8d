import type { Estate, StoredContact } from '../office-data'
import { isRented } from './estates'
import type { Facts, PartyRole } from './facts'
import type { Moments } from './moments'
import type { Random } from './random'

type People = { persons: StoredContact[]; companies: StoredContact[]; deceased: DeceasedEstate[] }
export type DeceasedEstate = { estate: StoredContact; person: StoredContact }

const levels = [
  'Reserved',
  'Booked',
  'ParticipateInBidding',
  'OnHoldInBidding',
  'FollowingBidding',
  'VeryInterested',
  'BeenAtOrComingToViewing',
  'Interested',
  'Interested',
  'Assigned',
  'NotInterested',
  'Archived',
]

/** Every estate gets its parties: owners and tenants for premises, sellers and buyers for the rest. */
export function inventFacts(
  estates: readonly Estate[],
  people: People,
  random: Random,
  moments: Moments,
): Facts {
  const facts: Facts = { parties: [], extras: [], relations: [], prospects: [] }
  const { persons, companies, deceased } = people
  const staffOf = new Map(companies.map(({ id }) => [id, random.sample(persons, 2)]))
  for (const [companyId, [signatory, contactPerson]] of staffOf) {
    if (signatory) relate('CompanySignatory', signatory.id, companyId)
    if (contactPerson) relate('CompanyContactPerson', contactPerson.id, companyId)
  }
  const heirsOf = new Map(
    deceased.map(({ estate }) => [estate.id, random.sample(persons, random.between(1, 3))]),
  )
  for (const { estate, person } of deceased) {
    relate('Deceased', person.id, estate.id)
    for (const heir of heirsOf.get(estate.id) ?? []) relate('EstateParty', heir.id, estate.id)
  }

  const waitingEstates = deceased.map(({ estate }) => estate)
  for (const estate of estates) {
    const { estateId } = estate
    const begun = random.between(3, 3300)
    if (isRented(estate.estateType)) {
      addCompany('owner', estateId, begun)
      if (random.chance(0.7)) addCompany('tenant', estateId, Math.floor(begun / 2))
      continue
    }
    const dead = random.chance(0.2) ? waitingEstates.pop() : undefined
    if (dead) addDeceasedEstate(dead, estateId, begun)
    else addPersons('seller', estateId, begun)
    if (estate.status.id !== '3' && estate.status.id !== '2') {
      addPersons('buyer', estateId, Math.floor(begun * 0.8))
    }
    for (const [index, { id }] of random.sample(persons, random.between(1, 4)).entries()) {
      const level = random.pick(levels)
      const at = moments.daysAgo(Math.floor(begun / (index + 2)))
      if (!isSeller(id, estateId)) facts.prospects.push({ estateId, contactId: id, level, at })
    }
  }
  return facts

  function isSeller(contactId: string, estateId: string): boolean {
    return facts.parties.some(
      (party) =>
        party.role === 'seller' && party.contactId === contactId && party.estateId === estateId,
    )
  }

  function relate(kind: string, holderId: string, towardsId: string): void {
    facts.relations.push({ kind, holderId, towardsId })
  }

  function addPersons(role: PartyRole, estateId: string, days: number): void {
    const parties = random.sample(persons, random.pick([1, 1, 2]))
    const at = moments.daysAgo(days)
    for (const { id } of parties) {
      const share = parties.length === 2 ? { share: '1/2' } : {}
      facts.parties.push({ estateId, contactId: id, role, at, ...share })
    }
    const [proxy] = random.sample(persons, 1)
    const principal = parties[0]
    if (!proxy || !principal || parties.includes(proxy) || !random.chance(0.2)) return
    const mandate = random.pick(['PowerOfAttorney', 'Representative', 'ExtraPartyContactPerson'])
    const isContactOnly = mandate === 'ExtraPartyContactPerson'
    if (!isContactOnly) relate(mandate, proxy.id, principal.id)
    facts.extras.push({
      estateId,
      contactId: proxy.id,
      role,
      kind: mandate,
      forId: isContactOnly ? null : principal.id,
      at,
    })
  }

  function addCompany(role: PartyRole, estateId: string, days: number): void {
    const company = random.pick(companies)
    const at = moments.daysAgo(days)
    facts.parties.push({ estateId, contactId: company.id, role, at })
    const [signatory, contactPerson] = staffOf.get(company.id) ?? []
    const [who, kind] =
      role === 'owner' ? [signatory, 'CompanySignatory'] : [contactPerson, 'CompanyContactPerson']
    if (!who) return
    facts.extras.push({ estateId, contactId: who.id, role, kind, forId: company.id, at })
  }

  function addDeceasedEstate(dead: StoredContact, estateId: string, days: number): void {
    const at = moments.daysAgo(days % 700)
    facts.parties.push({ estateId, contactId: dead.id, role: 'seller', at, share: '1/1' })
    for (const { id } of heirsOf.get(dead.id) ?? []) {
      facts.extras.push({
        estateId,
        contactId: id,
        role: 'seller',
        kind: 'EstateParty',
        forId: dead.id,
        at,
      })
    }
  }
}
