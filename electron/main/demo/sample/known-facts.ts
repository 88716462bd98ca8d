import type { Estate } from '../office-data'
import { contactIdOf, estateIdOf } from './drafts'
import { isRented } from './estates'
import type { ExtraParty, Facts, Party, PartyRole, Prospect } from './facts'
import { everyRole, showcase } from './known-ids'
import type { Moments } from './moments'

const { person, friend, deceased, colleague, company, deceasedEstate } = everyRole

/** What the contract's sample answers say, and what must then be true of the others in them. */
const sampleAnswers: Facts = {
  parties: [
    party(1, person, 'buyer', '2025-05-02T10:15:00'),
    party(4, person, 'seller', '2022-08-19T00:00:00', '1/2'),
    party(6, person, 'seller', '2026-09-01T12:00:00.5'),
    party(3, person, 'tenant', '2023-01-01T00:00:00'),
    party(5, person, 'owner', '2021-10-10T10:10:10'),
    party(1, colleague, 'seller', '2025-04-28T15:30:00'),
    party(2, friend, 'buyer', '2026-02-11T09:30:00'),
    party(4, deceasedEstate, 'seller', '2026-03-01T08:00:00', '1/2'),
    party(3, company, 'tenant', '2023-09-14T11:11:11'),
    party(5, company, 'owner', '2021-10-10T10:10:10'),
  ],
  extras: [
    extra(2, person, 'buyer', 'PowerOfAttorney', friend, '2026-02-11T09:30:00'),
    extra(4, person, 'seller', 'EstateParty', deceasedEstate, '2026-03-01T08:00:00'),
    extra(1, person, 'seller', 'ExtraPartyContactPerson', null, '2025-04-28T16:00:00'),
    extra(3, person, 'tenant', 'CompanyContactPerson', company, '2023-09-14T11:11:11'),
    extra(5, person, 'owner', 'CompanySignatory', company, '2021-10-10T10:10:10'),
    extra(4, colleague, 'seller', 'ExecutorUnderTheWill', deceasedEstate, '2026-03-01T08:00:00'),
  ],
  relations: [
    { kind: 'PowerOfAttorney', holderId: colleague, towardsId: person },
    { kind: 'CompanySignatory', holderId: person, towardsId: company },
    { kind: 'CompanyContactPerson', holderId: colleague, towardsId: company },
    { kind: 'EstateParty', holderId: person, towardsId: deceasedEstate },
    { kind: 'ExecutorUnderTheWill', holderId: colleague, towardsId: deceasedEstate },
    { kind: 'Deceased', holderId: deceased, towardsId: deceasedEstate },
    { kind: 'PowerOfAttorney', holderId: person, towardsId: friend },
  ],
  prospects: [
    { estateId: estateIdOf(6), contactId: friend, level: 'FollowingBidding' },
    { estateId: estateIdOf(1), contactId: friend, level: 'NotInterested' },
  ],
}

/** Vintervägen 9 is for sale and much looked at: somebody in every level, and those who have given up. */
const POPULAR_ESTATE = 6
const popularWith: readonly (readonly [level: string, contactId: string])[] = [
  ['Reserved', contactIdOf(1044)],
  ['Booked', contactIdOf(1045)],
  ['ParticipateInBidding', contactIdOf(1046)],
  ['ParticipateInBidding', showcase.declinedButWatching],
  ['OnHoldInBidding', contactIdOf(1047)],
  ['FollowingBidding', contactIdOf(1048)],
  ['VeryInterested', contactIdOf(1049)],
  ['VeryInterested', contactIdOf(1050)],
  ['BeenAtOrComingToViewing', contactIdOf(1051)],
  ['BeenAtOrComingToViewing', contactIdOf(1052)],
  ['BeenAtOrComingToViewing', contactIdOf(1053)],
  ['Interested', contactIdOf(1054)],
  ['Interested', contactIdOf(1055)],
  ['Assigned', contactIdOf(1056)],
  ['NotInterested', contactIdOf(1057)],
  ['NotInterested', contactIdOf(1058)],
  ['Archived', contactIdOf(1059)],
  ['Archived', showcase.deceasedButMarketed],
]

/** The roles and relations that the showcase contacts are there for. */
export function tellKnownFacts(moments: Moments, estates: readonly Estate[]): Facts {
  const many = estates.slice(5, 65).map(({ estateId, estateType }, index): Party => {
    const roles = isRented(estateType)
      ? (['owner', 'tenant'] as const)
      : (['seller', 'buyer'] as const)
    return {
      estateId,
      contactId: showcase.sixtyRoles,
      role: roles[index % 2] ?? 'seller',
      at: moments.daysAgo(2 + index * 61),
    }
  })
  const shareholders = [1032, 1033, 1034, 1035, 1036].map(contactIdOf)
  const signatories = [1037, 1038, 1039, 1040].map(contactIdOf)
  const sold = moments.daysAgo(20)
  return {
    parties: [
      ...sampleAnswers.parties,
      ...many,
      party(70, showcase.manyShareholders, 'seller', sold, '1/1'),
      party(71, showcase.manySignatories, 'buyer', moments.daysAgo(33)),
      party(72, showcase.ward, 'seller', moments.daysAgo(12)),
      party(74, showcase.soleTrader, 'tenant', moments.daysAgo(300)),
      party(73, showcase.deceasedButMarketed, 'seller', moments.daysAgo(2900)),
      party(75, showcase.longNames, 'buyer', moments.daysAgo(64)),
      party(75, contactIdOf(1042), 'buyer', moments.daysAgo(64)),
    ],
    extras: [
      ...sampleAnswers.extras,
      extra(POPULAR_ESTATE, colleague, 'seller', 'PowerOfAttorney', person, moments.daysAgo(9)),
      ...shareholders.map((id) =>
        extra(70, id, 'seller', 'EstateParty', showcase.manyShareholders, sold),
      ),
      extra(70, showcase.trustee, 'seller', 'EstateAdministrator', showcase.manyShareholders, sold),
      ...signatories.map((id) =>
        extra(71, id, 'buyer', 'CompanySignatory', showcase.manySignatories, moments.daysAgo(33)),
      ),
      extra(72, showcase.trustee, 'seller', 'LimitedGuardian', showcase.ward, moments.daysAgo(12)),
      extra(74, showcase.soleTraderOwner, 'tenant', 'Representative', showcase.soleTrader, sold),
      extra(75, contactIdOf(1041), 'buyer', 'Guardian', contactIdOf(1042), moments.daysAgo(63)),
      // A kind that came after this version of the sample: shown as the text it is.
      extra(
        75,
        contactIdOf(1043),
        'buyer',
        'HouseholdAdvisor',
        showcase.longNames,
        moments.daysAgo(62),
      ),
    ],
    relations: [
      ...sampleAnswers.relations,
      ...shareholders.map((holderId) => ({
        kind: 'EstateParty',
        holderId,
        towardsId: showcase.manyShareholders,
      })),
      relate('EstateAdministrator', showcase.trustee, showcase.manyShareholders),
      ...signatories.map((holderId) => ({
        kind: 'CompanySignatory',
        holderId,
        towardsId: showcase.manySignatories,
      })),
      relate('CompanyContactPerson', contactIdOf(1041), showcase.manySignatories),
      relate('LimitedGuardian', showcase.trustee, showcase.ward),
      relate('Guardian', contactIdOf(1041), contactIdOf(1042)),
      relate('Representative', showcase.soleTraderOwner, showcase.soleTrader),
    ],
    prospects: [
      ...sampleAnswers.prospects,
      ...popularWith.map(([level, contactId], index): Prospect => ({
        estateId: estateIdOf(POPULAR_ESTATE),
        contactId,
        level,
        at: moments.daysAgo(1 + index),
      })),
      {
        estateId: estateIdOf(76),
        contactId: showcase.declinedButWatching,
        level: 'VeryInterested',
      },
      { estateId: estateIdOf(77), contactId: showcase.fortyCategories, level: 'Interested' },
    ],
  }
}

/** The estate of the roles below: a seller without a date. */
export const ESTATE_OF_NULL_ROLES = estateIdOf(78)

/** A server that leaves some collections empty-handed: null here, missing there. */
export const rolesWithNulls = {
  buyer: null,
  extraBuyer: [],
  seller: [{ estateId: ESTATE_OF_NULL_ROLES, roleCreatedAt: null }],
  extraSeller: null,
  tenant: null,
  owner: [],
}

function relate(kind: string, holderId: string, towardsId: string) {
  return { kind, holderId, towardsId }
}

function party(estate: number, contactId: string, role: PartyRole, at: string, share?: string) {
  const known = { estateId: estateIdOf(estate), contactId, role, at }
  return share === undefined ? known : { ...known, share }
}

function extra(
  estate: number,
  contactId: string,
  role: PartyRole,
  kind: string,
  forId: string | null,
  at: string,
): ExtraParty {
  return { estateId: estateIdOf(estate), contactId, role, kind, forId, at }
}
