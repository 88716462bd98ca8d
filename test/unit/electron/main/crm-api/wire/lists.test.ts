import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { relation } from '../../../../../../electron/contract/domain/party'
import {
  readAdvertisedAddress,
  readEstateList,
} from '../../../../../../electron/main/crm-api/wire/estates'
import { readOfficeName } from '../../../../../../electron/main/crm-api/wire/offices'
import { readReferencesProof } from '../../../../../../electron/main/crm-api/wire/references'
import { readRelations } from '../../../../../../electron/main/crm-api/wire/relations'
import { readUserNames } from '../../../../../../electron/main/crm-api/wire/users'

function sample(name: string): unknown {
  const path = new URL(`../../../../../fixtures/samples/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8'))
}
const unexpected = { ok: false, error: { code: 'unexpected-format' } }

describe('relations', () => {
  it('are read in both directions', () => {
    const result = readRelations(sample('contact-relations-person'))
    expect(result.ok && result.value).toHaveLength(4)
    expect(result.ok && result.value[0]).toEqual({
      direction: 'holds',
      kind: { state: 'known', kind: 'PowerOfAttorney' },
      related: { contactId: 'ADR00000000000000000000000000001004', name: null },
    })
    expect(result.ok && result.value[1]?.direction).toBe('held')
  })

  it('D02 keep unknown kinds as text and leave out who cannot be named', () => {
    const result = readRelations({
      relations: [
        { relation: 'Neighbour', contactId: 'A1' },
        { relation: 100, contactId: 'A2' },
        { relation: 1, contactId: 'A3' },
        { contactId: 'A4' },
        { relation: 'Guardian', contactId: null },
        null,
      ],
      reverseRelations: null,
    })
    expect(result.ok && result.value.map((one) => one.kind)).toEqual([
      { state: 'unknown', raw: 'Neighbour' },
      { state: 'known', kind: 'Deceased' },
      { state: 'unknown', raw: '1' },
      { state: 'unknown', raw: '' },
    ])
  })

  it.each([{}, [], null, 'x', { message: 'x' }])('are not read from %j', (body) => {
    expect(readRelations(body)).toMatchObject(unexpected)
  })
})

describe('users', () => {
  it('are names by id, and nothing of their bank accounts or phones is kept', () => {
    const marked = (sample('users-all') as Record<string, unknown>[]).map((user) => ({
      ...user,
      bank: 'MARKER',
      iban: 'MARKER',
      account: 'MARKER',
    }))
    const result = readUserNames(marked)
    if (!result.ok) throw new Error(result.error.code)
    expect([...result.value]).toEqual([
      ['HAN00000000000000000000000000000001', 'Maja Mallmäklare'],
      ['HAN00000000000000000000000000000002', 'Pelle Provmäklare'],
      ['HAN00000000000000000000000000000003', 'Asta Assistent'],
    ])
    expect(JSON.stringify([...result.value])).not.toContain('MARKER')
  })

  it('may be none, but not something else', () => {
    expect(readUserNames([])).toEqual({ ok: true, value: new Map() })
    expect(readUserNames([{ name: 'x' }])).toMatchObject(unexpected)
    expect(readUserNames({ message: 'x' })).toMatchObject(unexpected)
    expect(readUserNames(null)).toMatchObject(unexpected)
  })
})

describe('an office', () => {
  it('is the customer’s own, and its main one', () => {
    expect(readOfficeName(sample('offices'), 'M99999')).toEqual({
      ok: true,
      value: { name: 'Exempelmäklarna Låtsasstad' },
    })
    const several = [
      { customerId: 'M2', name: 'Grannen' },
      { customerId: 'M1', name: 'Filialen', subOffice: true },
      { CustomerId: 'm1', name: null, customerName: 'Kontoret', subOffice: false },
    ]
    expect(readOfficeName(several, 'M1')).toEqual({ ok: true, value: { name: 'Kontoret' } })
    expect(readOfficeName([{ customerId: 'M1' }], 'M1')).toEqual({
      ok: true,
      value: { name: null },
    })
  })

  it('is not found among those of others', () => {
    expect(readOfficeName([{ customerId: 'M2' }], 'M1')).toMatchObject({
      error: { code: 'not-found' },
    })
    expect(readOfficeName([], 'M1')).toMatchObject({ error: { code: 'not-found' } })
    expect(readOfficeName({}, 'M1')).toMatchObject(unexpected)
  })
})

describe('the reference list', () => {
  it('proves a customer only in its own shape', () => {
    expect(readReferencesProof(sample('contact-references-empty')).ok).toBe(true)
    expect(readReferencesProof({ Persons: null }).ok).toBe(true)
    for (const body of [{}, [], null, 'x', { message: 'x' }]) {
      expect(readReferencesProof(body)).toMatchObject(unexpected)
    }
  })
})

describe('estates', () => {
  it('have their street address by id, from every collection of the list', () => {
    const result = readEstateList(sample('estate-list'))
    if (!result.ok) throw new Error(result.error.code)
    expect(result.value.get('OBJ99999_2000000001')).toBe('Påhittsgatan 12')
    expect(result.value.get('OBJ99999_2000000003')).toBe('Fiktivtorget 7')
    expect(result.value.size).toBe(5)
  })

  it('that are projects go by their name where they have no street', () => {
    const result = readEstateList([{ projects: [{ id: 'P1', projectName: 'Kvarteret Ek' }] }])
    expect(result.ok && result.value.get('P1')).toBe('Kvarteret Ek')
  })

  it('are read one by one as advertised, for the id asked for', () => {
    const body = sample('advertising-estate')
    expect(readAdvertisedAddress(body, 'OBJ99999_2000000006')).toEqual({
      ok: true,
      value: 'Vintervägen 9, Testköping',
    })
    expect(readAdvertisedAddress(body, 'OBJ1')).toMatchObject(unexpected)
    expect(readAdvertisedAddress({ id: 'O', address: null }, 'O')).toEqual({
      ok: true,
      value: null,
    })
  })
})

it('no reader throws, whatever the JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (body) => {
      const relations = readRelations(body)
      if (relations.ok) for (const one of relations.value) relation.parse(one)
      readUserNames(body)
      readOfficeName(body, 'M1')
      readReferencesProof(body)
      readEstateList(body)
      readAdvertisedAddress(body, 'O1')
    }),
    { numRuns: 500 },
  )
})
