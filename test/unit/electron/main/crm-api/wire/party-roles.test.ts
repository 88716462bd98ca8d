import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { partyRoles } from '../../../../../../electron/contract/domain/party-roles'
import { roleGroup } from '../../../../../../electron/contract/domain/party'
import type { PartyRole, RoleEntry } from '../../../../../../electron/contract/domain/party'
import { readPartyRoles } from '../../../../../../electron/main/crm-api/wire/party-roles'

const NOW = Date.parse('2026-11-22T15:10:00Z')

function read(body: unknown) {
  const result = readPartyRoles(body, NOW)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

function entriesOf(body: unknown, role: PartyRole): RoleEntry[] {
  const group = read(body).find((one) => one.role === role)
  if (group?.state !== 'listed') throw new Error('not listed')
  return group.entries
}

describe('party roles', () => {
  it('N01 are all eight read from the sample', () => {
    const path = new URL('../../../../../fixtures/samples/party-roles.json', import.meta.url)
    const groups = read(JSON.parse(readFileSync(path, 'utf8')))
    expect(groups.map((group) => group.role)).toEqual([...partyRoles])
    const counts = groups.map((group) => (group.state === 'listed' ? group.entries.length : -1))
    expect(counts).toEqual([2, 1, 2, 1, 1, 1, 1, 1])
    expect(groups[2]).toEqual({
      role: 'extraSeller',
      state: 'listed',
      entries: [
        {
          estateId: 'OBJ99999_2000000004',
          estateAddress: null,
          estateAddressAt: null,
          createdAt: '2026-03-01T07:00:00.000Z',
          approximate: false,
          kind: { state: 'known', kind: 'EstateParty' },
          related: { contactId: 'ADR00000000000000000000000000003001', name: null },
        },
        {
          estateId: 'OBJ99999_2000000001',
          estateAddress: null,
          estateAddressAt: null,
          createdAt: '2025-04-28T14:00:00.000Z',
          approximate: false,
          kind: { state: 'known', kind: 'ExtraPartyContactPerson' },
          related: null,
        },
      ],
    })
  })

  it('D11 tell missing, none and some apart', () => {
    const groups = read({ buyer: null, seller: [], Owner: [{ estateId: 'O1' }], tenant: 'x' })
    const stateOf = (role: PartyRole) => {
      const group = groups.find((one) => one.role === role)
      return group?.state === 'listed' ? group.entries.length : 'not-fetched'
    }
    expect(stateOf('buyer')).toBe(0)
    expect(stateOf('seller')).toBe(0)
    expect(stateOf('owner')).toBe(1)
    expect(stateOf('tenant')).toBe('not-fetched')
    expect(stateOf('extraBuyer')).toBe('not-fetched')
  })

  it.each([
    {},
    null,
    [],
    'x',
    1,
    { message: 'An error has occurred.' },
    [{ buyer: [] }, { buyer: [] }],
  ])('D11 are not read from %j: that is no "has no roles"', (body) => {
    expect(readPartyRoles(body, NOW)).toMatchObject({ error: { code: 'unexpected-format' } })
  })

  it('D11 show the others when one has a bad date or is nothing', () => {
    const entries = entriesOf(
      {
        buyer: [
          { estateId: 'O1', roleCreatedAt: 'igår' },
          null,
          'x',
          {},
          { estateId: 'O2', roleCreatedAt: '2024-01-01T00:00:00' },
          { estateId: 'O3', roleCreatedAt: '0001-01-01T00:00:00' },
          { estateId: 'O4', roleCreatedAt: '2025-01-01T00:00:00' },
        ],
      },
      'buyer',
    )
    expect(entries.map((entry) => entry.estateId)).toEqual(['O4', 'O2', 'O1', 'O3'])
    expect(entries.at(-1)).toMatchObject({ createdAt: null, approximate: false })
  })

  it('D11 keep the same estate in three roles', () => {
    const same = [{ estateId: 'O1' }]
    const groups = read({ buyer: same, seller: same, extraOwner: same })
    expect(groups.filter((g) => g.state === 'listed' && g.entries.length === 1)).toHaveLength(3)
  })

  it('D11 read all of 10 000 entries', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      estateId: `OBJ${index}`,
      roleCreatedAt: `20${10 + (index % 16)}-0${1 + (index % 9)}-1${index % 10}T10:00:00`,
    }))
    expect(entriesOf({ buyer: many }, 'buyer')).toHaveLength(10_000)
  })

  it('call a party’s own date approximate, and an extra party’s only where it was converted', () => {
    const dates = (kind: unknown, roleCreatedAt: string) =>
      entriesOf(
        { extraBuyer: [{ estateId: 'O', partyRole: kind, roleCreatedAt }] },
        'extraBuyer',
      )[0]?.approximate
    expect(entriesOf({ buyer: [{ roleCreatedAt: '2026-01-01' }] }, 'buyer')[0]?.approximate).toBe(
      true,
    )
    expect(dates('CompanySignatory', '2023-12-31T23:59:59')).toBe(true)
    expect(dates('CompanySignatory', '2024-01-01T00:00:00')).toBe(false)
    expect(dates('PowerOfAttorney', '2020-01-01T00:00:00')).toBe(false)
    expect(dates('Something', '2020-01-01T00:00:00')).toBe(false)
  })

  it('D02 keep an unknown kind as text and read numbers by their own table', () => {
    const kind = (partyRole: unknown) =>
      entriesOf({ extraBuyer: [{ estateId: 'O', partyRole }] }, 'extraBuyer')[0]?.kind
    expect(kind('Neighbour')).toEqual({ state: 'unknown', raw: 'Neighbour' })
    expect(kind('powerofattorney')).toEqual({ state: 'known', kind: 'PowerOfAttorney' })
    expect(kind(1)).toEqual({ state: 'known', kind: 'ExtraPartyContactPerson' })
    expect(kind('10')).toEqual({ state: 'known', kind: 'EstateAdministrator' })
    expect(kind(100)).toEqual({ state: 'unknown', raw: '100' })
    expect(kind('constructor')).toEqual({ state: 'unknown', raw: 'constructor' })
    expect(kind(null)).toBeNull()
  })

  it('never throw and never give what the contract does not know, whatever the JSON', () => {
    const entry = fc.dictionary(
      fc.constantFrom('estateId', 'roleCreatedAt', 'partyRole', 'contactId'),
      fc.jsonValue({ maxDepth: 1 }),
    )
    const wild = fc.dictionary(
      fc.constantFrom(...partyRoles),
      fc.oneof(fc.array(fc.oneof(entry, fc.jsonValue())), fc.jsonValue()),
    )
    fc.assert(
      fc.property(fc.oneof(wild, fc.jsonValue()), (body) => {
        const result = readPartyRoles(body, NOW)
        if (result.ok) for (const group of result.value) roleGroup.parse(group)
      }),
      { numRuns: 300 },
    )
  })
})
