import type { ContactKind } from '../../../contract/domain/contact'
import type { EstateKind, KnownEstateKind } from '../../../contract/domain/estate-kind'
import type { Flag, Matching } from '../../../contract/domain/flags'
import { knownPartyKind } from '../../../contract/domain/party'
import type {
  InterestLevel,
  KnownInterestLevel,
  KnownPartyKind,
  PartyKind,
} from '../../../contract/domain/party'
import { readLine } from './text'

/** Contract section 4. The same number means different things in different fields: one table each. */
interface Values<T> {
  readonly names: Readonly<Record<string, T>>
  readonly numbers: Readonly<Record<number, T>>
}

const contactTypes: Values<ContactKind> = {
  names: { person: 'person', company: 'company', deceasedestate: 'deceased-estate' },
  numbers: { 0: 'person', 1: 'company', 2: 'deceased-estate' },
}

const matchingValues: Values<Matching['state']> = {
  names: { yes: 'yes', no: 'no', notasked: 'not-asked' },
  numbers: { 0: 'yes', 1: 'no', 2: 'not-asked' },
}

const partyKindNames = Object.fromEntries(
  knownPartyKind.options.map((kind) => [kind.toLowerCase(), kind]),
)

/** EstatePartyRelationType and ContactRelationType share names and numbers; each has one the other lacks. */
const sharedPartyNumbers: Readonly<Record<number, KnownPartyKind>> = {
  2: 'EstateParty',
  3: 'CompanySignatory',
  4: 'CompanyContactPerson',
  5: 'PowerOfAttorney',
  6: 'Guardian',
  7: 'LimitedGuardian',
  8: 'Representative',
  9: 'ExecutorUnderTheWill',
  10: 'EstateAdministrator',
}

const partyRoleValues: Values<KnownPartyKind> = {
  names: partyKindNames,
  numbers: { ...sharedPartyNumbers, 1: 'ExtraPartyContactPerson' },
}

const relationValues: Values<KnownPartyKind> = {
  names: partyKindNames,
  numbers: { ...sharedPartyNumbers, 100: 'Deceased' },
}

/** EstateTypeCriteria, of Buyer, Seller and Speculator: other calls have other numbers for the same kinds. */
const estateKindValues: Values<KnownEstateKind> = {
  names: {
    house: 'house',
    housingcooperative: 'housing-cooperative',
    cottage: 'cottage',
    plot: 'plot',
    project: 'project',
    farm: 'farm',
    commercialproperty: 'commercial-property',
    condominium: 'condominium',
    foreignproperty: 'foreign-property',
    premises: 'premises',
  },
  numbers: {
    0: 'house',
    1: 'housing-cooperative',
    2: 'cottage',
    3: 'plot',
    4: 'project',
    5: 'farm',
    6: 'commercial-property',
    7: 'condominium',
    8: 'foreign-property',
    9: 'premises',
  },
}

const interestLevelNumbers = {
  40: 'Reserved',
  50: 'Booked',
  60: 'ParticipateInBidding',
  70: 'OnHoldInBidding',
  75: 'FollowingBidding',
  80: 'VeryInterested',
  90: 'BeenAtOrComingToViewing',
  100: 'Interested',
  110: 'Assigned',
  200: 'NotInterested',
  300: 'Archived',
} as const satisfies Record<number, KnownInterestLevel>

const interestLevelValues: Values<KnownInterestLevel> = {
  names: Object.fromEntries(
    Object.values(interestLevelNumbers).map((level) => [level.toLowerCase(), level]),
  ),
  numbers: interestLevelNumbers,
}

/** By name in any case or by documented number, sent as a number or as digits; else undefined. */
function valueOf<T>(values: Values<T>, raw: string): T | undefined {
  const name = raw.toLowerCase()
  if (Object.hasOwn(values.names, name)) return values.names[name]
  return /^\d{1,3}$/.test(raw) ? values.numbers[Number(raw)] : undefined
}

export function readContactType(value: unknown): { kind: ContactKind; raw: string | null } {
  const raw = readLine(value)
  return { kind: (raw === null ? undefined : valueOf(contactTypes, raw)) ?? 'unknown', raw }
}

export function readMatching(value: unknown): Pick<Matching, 'state' | 'raw'> {
  const raw = readLine(value)
  const state = raw === null ? undefined : valueOf(matchingValues, raw)
  return state === undefined ? { state: 'unknown', raw } : { state, raw: null }
}

export function readPartyRole(value: unknown): PartyKind | null {
  return readPartyKind(partyRoleValues, value)
}

export function readRelationKind(value: unknown): PartyKind {
  return readPartyKind(relationValues, value) ?? { state: 'unknown', raw: '' }
}

function readPartyKind(values: Values<KnownPartyKind>, value: unknown): PartyKind | null {
  const raw = readLine(value)
  if (raw === null) return null
  const kind = valueOf(values, raw)
  return kind === undefined ? { state: 'unknown', raw } : { state: 'known', kind }
}

/** `estateType` of Buyer, Seller and Speculator; null when it does not say. */
export function readEstateType(value: unknown): EstateKind | null {
  const raw = readLine(value)
  return raw === null ? null : estateKindOf(valueOf(estateKindValues, raw), raw)
}

/** `type` of an advertised estate: by name alone, as its numbers are not documented. */
export function readAdvertisedType(id: unknown, name: unknown): EstateKind | null {
  const [rawId, rawName] = [readLine(id), readLine(name)]
  const known = valueOf({ ...estateKindValues, numbers: {} }, rawId ?? '')
  const raw = rawName ?? rawId
  return raw === null ? null : estateKindOf(known, raw)
}

function estateKindOf(kind: KnownEstateKind | undefined, raw: string): EstateKind {
  return kind === undefined ? { state: 'unknown', raw } : { state: 'known', kind }
}

/** The list's names for its collections: a kind, and one of several ways to write "many" (API 7, no. 21). */
export function readEstateCollection(name: string): EstateKind | null {
  const folded = name.toLowerCase()
  const found = Object.entries(estateKindValues.names).find(([kind]) => {
    const stem = kind.replace(/[sy]$/, '')
    return (
      folded.startsWith(stem) && /^(?:y|ys|ies|s|es|ses|eses)?$/.test(folded.slice(stem.length))
    )
  })
  return found === undefined ? null : { state: 'known', kind: found[1] }
}

/** Null when it does not say. */
export function readInterestLevel(value: unknown): InterestLevel | null {
  const raw = readLine(value)
  if (raw === null) return null
  const level = valueOf(interestLevelValues, raw)
  return level === undefined ? { state: 'unknown', raw } : { state: 'known', level }
}

/** Only the two booleans mean anything: a text or a number is no answer (API 1.4, D03). */
export function readFlag(value: unknown): Flag {
  if (value === true) return 'yes'
  return value === false ? 'no' : 'unknown'
}
