import type { ContactKind } from '../../../contract/domain/contact'
import type { Flag, Matching } from '../../../contract/domain/flags'
import { knownPartyKind } from '../../../contract/domain/party'
import type { KnownPartyKind, PartyKind } from '../../../contract/domain/party'
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

/** Only the two booleans mean anything: a text or a number is no answer (API 1.4, D03). */
export function readFlag(value: unknown): Flag {
  if (value === true) return 'yes'
  return value === false ? 'no' : 'unknown'
}
