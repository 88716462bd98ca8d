import type { InterestLevel, PartyKind } from './party'

// No schema library here: the window uses these and carries no schemas (see renderer/crm.ts).

/** The eight collections of PartyRoles (API 3.6), each with its dates, in the order they are shown. */
export const datedRoles = [
  'seller',
  'buyer',
  'extraSeller',
  'extraBuyer',
  'owner',
  'tenant',
  'extraOwner',
  'extraTenant',
] as const

/** How a contact stands to an estate. Prospects are told by a call of their own (API 2.3). */
export const partyRoles = [...datedRoles, 'speculator'] as const

/** What the overview asks for, of many contacts at a time and without a date (API 2.3). */
export const overviewRoles = ['seller', 'buyer', 'speculator'] as const

/** Contract section 4, `level`: the keenest first, former ones and those who are not interested last. */
export const interestLevels = [
  'Reserved',
  'Booked',
  'ParticipateInBidding',
  'OnHoldInBidding',
  'FollowingBidding',
  'VeryInterested',
  'BeenAtOrComingToViewing',
  'Interested',
  'Assigned',
  'NotInterested',
  'Archived',
] as const

/** Neither buys: they stand apart from those who might. An unknown level may be any, and stays among them. */
export function isFormerInterest(level: InterestLevel | null): boolean {
  return level?.state === 'known' && ['NotInterested', 'Archived'].includes(level.level)
}

/** For sorting, the keenest first. A level that nobody knows comes after those that are known to be interested. */
export function keenness(level: InterestLevel | null): number {
  if (level?.state !== 'known') return interestLevels.indexOf('Assigned') + 0.5
  return interestLevels.indexOf(level.level)
}

/** The deceased of an estate, who acts for nobody. */
export function isDeceased(kind: PartyKind): boolean {
  return kind.state === 'known' && kind.kind === 'Deceased'
}
