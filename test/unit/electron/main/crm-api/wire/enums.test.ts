import { describe, expect, it } from 'vitest'
import {
  readContactType,
  readFlag,
  readMatching,
  readPartyRole,
  readRelationKind,
} from '../../../../../../electron/main/crm-api/wire/enums'

const shared = [
  [2, 'EstateParty'],
  [3, 'CompanySignatory'],
  [4, 'CompanyContactPerson'],
  [5, 'PowerOfAttorney'],
  [6, 'Guardian'],
  [7, 'LimitedGuardian'],
  [8, 'Representative'],
  [9, 'ExecutorUnderTheWill'],
  [10, 'EstateAdministrator'],
] as const

describe('API 4 words that come as a name or as a number', () => {
  it.each([
    ['Person', 0, 'person'],
    ['Company', 1, 'company'],
    ['DeceasedEstate', 2, 'deceased-estate'],
  ] as const)('D01 a contact is %s or %i', (name, number, kind) => {
    for (const value of [name, name.toUpperCase(), number, String(number)]) {
      expect(readContactType(value)).toMatchObject({ kind })
    }
  })

  it.each([
    ['Yes', 0, 'yes'],
    ['No', 1, 'no'],
    ['NotAsked', 2, 'not-asked'],
  ] as const)('GDPR 6 matching is %s or %i', (name, number, state) => {
    for (const value of [name, name.toLowerCase(), number, String(number)]) {
      expect(readMatching(value)).toEqual({ state, raw: null })
    }
  })

  it.each(shared)('%i is %s, of a role and of a relation', (number, kind) => {
    for (const value of [number, String(number), kind, kind.toUpperCase()]) {
      expect(readPartyRole(value)).toEqual({ state: 'known', kind })
      expect(readRelationKind(value)).toEqual({ state: 'known', kind })
    }
  })

  it('each of the two has a number that the other lacks', () => {
    expect(readPartyRole(1)).toEqual({ state: 'known', kind: 'ExtraPartyContactPerson' })
    expect(readRelationKind(1)).toEqual({ state: 'unknown', raw: '1' })
    expect(readRelationKind(100)).toEqual({ state: 'known', kind: 'Deceased' })
    expect(readPartyRole(100)).toEqual({ state: 'unknown', raw: '100' })
  })

  it.each(['Maybe', 'constructor', '3', '0x1', '1e0', '0001'])(
    'D02 %j is kept as the word it was, and taken for no other',
    (raw) => {
      expect(readContactType(raw)).toEqual({ kind: 'unknown', raw })
      expect(readMatching(raw)).toEqual({ state: 'unknown', raw })
    },
  )

  it.each([null, undefined, {}, true, ' '])('%j is no word', (value) => {
    expect(readContactType(value)).toEqual({ kind: 'unknown', raw: null })
    expect(readMatching(value)).toEqual({ state: 'unknown', raw: null })
    expect(readPartyRole(value)).toBeNull()
    expect(readRelationKind(value)).toEqual({ state: 'unknown', raw: '' })
  })
})

describe('GDPR 1 D03 a flag', () => {
  it('is yes or no by the two booleans alone', () => {
    expect([readFlag(true), readFlag(false)]).toEqual(['yes', 'no'])
    for (const value of ['true', 'false', 1, 0, null, undefined, {}, '']) {
      expect(readFlag(value)).toBe('unknown')
    }
  })
})
