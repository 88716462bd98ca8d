import { describe, expect, it } from 'vitest'
import { interestLevels } from '../../../../../../electron/contract/domain/party-roles'
import {
  readAdvertisedType,
  readContactType,
  readEstateCollection,
  readEstateType,
  readFlag,
  readInterestLevel,
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

  it.each([
    ['House', 0, 'house', 'houses'],
    ['HousingCooperative', 1, 'housing-cooperative', 'housingCooperativeses'],
    ['Cottage', 2, 'cottage', 'cottages'],
    ['Plot', 3, 'plot', 'plots'],
    ['Project', 4, 'project', 'projects'],
    ['Farm', 5, 'farm', 'farms'],
    ['CommercialProperty', 6, 'commercial-property', 'commercialPropertys'],
    ['Condominium', 7, 'condominium', 'condominiums'],
    ['Foreignproperty', 8, 'foreign-property', 'foreignProperties'],
    ['Premises', 9, 'premises', 'premises'],
  ] as const)(
    'an estate is %s or %i in Buyer, Seller and Speculator',
    (name, number, kind, list) => {
      const known = { state: 'known', kind }
      for (const value of [name, name.toUpperCase(), number, String(number)]) {
        expect(readEstateType(value)).toEqual(known)
      }
      expect(readAdvertisedType(name, null)).toEqual(known)
      expect(readEstateCollection(list)).toEqual(known)
    },
  )

  it('an estate’s number is not read where it may be one of another enumeration', () => {
    expect(readAdvertisedType(1, null)).toEqual({ state: 'unknown', raw: '1' })
    expect(readAdvertisedType('RowHouse', 'Radhus')).toEqual({ state: 'unknown', raw: 'Radhus' })
    expect(readAdvertisedType(null, null)).toBeNull()
  })

  it('the collections of estates are told in whatever way “many” is written', () => {
    for (const name of ['housingCooperatives', 'HousingCooperative', 'HOUSINGCOOPERATIVESES']) {
      expect(readEstateCollection(name)).toEqual({ state: 'known', kind: 'housing-cooperative' })
    }
    for (const name of ['commercialProperties', 'commercialproperty']) {
      expect(readEstateCollection(name)).toEqual({ state: 'known', kind: 'commercial-property' })
    }
    for (const name of ['viewingsList', 'houseboats', 'projectManagers', '', 'constructor']) {
      expect(readEstateCollection(name)).toBeNull()
    }
  })

  const numbers = [40, 50, 60, 70, 75, 80, 90, 100, 110, 200, 300]
  it.each(interestLevels.map((level, index) => [level, numbers[index] ?? -1] as const))(
    'a prospect’s level is %s or %i',
    (level, number) => {
      for (const value of [level, level.toLowerCase(), number, String(number)]) {
        expect(readInterestLevel(value)).toEqual({ state: 'known', level })
      }
    },
  )

  it.each(['Curious', 'constructor', '10', '0x1', '0040'])(
    'D02 %j is kept as the estate’s kind or the level it was',
    (raw) => {
      expect(readEstateType(raw)).toEqual({ state: 'unknown', raw })
      expect(readInterestLevel(raw)).toEqual({ state: 'unknown', raw })
    },
  )

  it.each([null, undefined, {}, true, ' '])(
    '%j is neither a kind of estate nor a level',
    (value) => {
      expect(readEstateType(value)).toBeNull()
      expect(readInterestLevel(value)).toBeNull()
    },
  )

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
