import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { officeUser } from '../../../../../../electron/contract/domain/copy'
import { customerId } from '../../../../../../electron/contract/domain/ids'
import { relation } from '../../../../../../electron/contract/domain/party'
import { readCategoryNames } from '../../../../../../electron/main/crm-api/wire/categories'
import { readOfficeName } from '../../../../../../electron/main/crm-api/wire/offices'
import { readRelations } from '../../../../../../electron/main/crm-api/wire/relations'
import { readUsers } from '../../../../../../electron/main/crm-api/wire/users'

function sample(name: string): unknown {
  const path = new URL(`../../../../../fixtures/samples/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8'))
}
const M99999 = customerId.parse('M99999')
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
  it('are who they are, and nothing of their bank accounts or phones is kept', () => {
    const marked = (sample('users-all') as Record<string, unknown>[]).map((user) => ({
      ...user,
      bank: 'MARKER',
      iban: 'MARKER',
      account: 'MARKER',
    }))
    const of = { customerId: 'M99999' }
    expect(readUsers(marked, M99999)).toEqual({
      ok: true,
      value: [
        {
          ...of,
          userId: 'HAN00000000000000000000000000000001',
          name: 'Maja Mallmäklare',
          active: true,
        },
        {
          ...of,
          userId: 'HAN00000000000000000000000000000002',
          name: 'Pelle Provmäklare',
          active: false,
        },
        {
          ...of,
          userId: 'HAN00000000000000000000000000000003',
          name: 'Asta Assistent',
          active: true,
        },
      ],
    })
  })

  it('have left when the CRM has archived or deleted them, and each is there once', () => {
    const users = readUsers(
      [
        { UserId: 'H1', userName: ' Maja ', archived: null },
        { userId: 'H2', userName: 'Pelle', archived: true },
        { userId: 'H3', userName: 'Asta', deleted: true },
        { userId: 'H1', userName: 'En annan' },
        { userId: 'H4', userName: '' },
        null,
      ],
      M99999,
    )
    expect(users.ok && users.value.map(({ name, active }) => [name, active])).toEqual([
      ['Maja', true],
      ['Pelle', false],
      ['Asta', false],
    ])
  })

  it('may be none, but not something else', () => {
    expect(readUsers([], M99999)).toEqual({ ok: true, value: [] })
    expect(readUsers([{ name: 'x' }], M99999)).toMatchObject(unexpected)
    expect(readUsers({ message: 'x' }, M99999)).toMatchObject(unexpected)
    expect(readUsers(null, M99999)).toMatchObject(unexpected)
  })
})

describe('categories', () => {
  it('D10 are those of persons and companies, each id once and by its trimmed name', () => {
    const read = readCategoryNames({
      PersonCategories: [
        { id: 'K1', name: ' VIP ' },
        { id: 'K2', name: null },
        { id: null, name: 'Utan id' },
        null,
      ],
      companyCategories: [
        { id: 'K1', name: 'VIP igen' },
        { id: 'K3', name: 'Bank' },
      ],
    })
    expect(read).toEqual({
      ok: true,
      value: [
        { id: 'K1', name: 'VIP' },
        { id: 'K3', name: 'Bank' },
      ],
    })
    expect(readCategoryNames({ personCategories: null })).toEqual({ ok: true, value: [] })
  })

  it.each([{}, [], null, 'x', { message: 'x' }])('are not read from %j', (body) => {
    expect(readCategoryNames(body)).toMatchObject(unexpected)
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

  it('GDPR 12 has no number of a person in its name', () => {
    const offices = [{ customerId: 'M1', name: 'Provmäklaren 850412-9803' }]
    expect(readOfficeName(offices, 'M1')).toEqual({
      ok: true,
      value: { name: 'Provmäklaren ••••••-••••' },
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

it('no reader throws, whatever the JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (body) => {
      const relations = readRelations(body)
      if (relations.ok) for (const one of relations.value) relation.parse(one)
      const users = readUsers(body, M99999)
      if (users.ok) for (const one of users.value) officeUser.parse(one)
      readCategoryNames(body)
      readOfficeName(body, 'M1')
    }),
    { numRuns: 500 },
  )
})
