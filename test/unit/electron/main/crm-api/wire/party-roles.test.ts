import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { datedRoles } from '../../../../../../electron/contract/domain/party-roles'
import type { PartyRole } from '../../../../../../electron/contract/domain/party'
import type { ToldRole } from '../../../../../../electron/main/crm-api/crm'
import { readPartyRoles } from '../../../../../../electron/main/crm-api/wire/party-roles'
import { toldRole } from './told-role'

const NOW = Date.parse('2026-11-22T15:10:00Z')

function read(body: unknown) {
  const result = readPartyRoles(body, NOW)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

function entriesOf(body: unknown, role: PartyRole): readonly ToldRole[] {
  const group = read(body).find((one) => one.role === role)
  if (!group?.roles) throw new Error('not told of')
  return group.roles
}

describe('party roles', () => {
  it('N01 are all eight read from the sample', () => {
    const path = new URL('../../../../../fixtures/samples/party-roles.json', import.meta.url)
    const groups = read(JSON.parse(readFileSync(path, 'utf8')))
    expect(groups.map((group) => group.role)).toEqual([...datedRoles])
    const counts = groups.map((group) => group.roles?.length)
    expect(counts).toEqual([2, 1, 2, 1, 1, 1, 1, 1])
    expect(groups[2]).toEqual({
      role: 'extraSeller',
      roles: [
        {
          estateId: 'OBJ99999_2000000004',
          estateKind: null,
          createdAt: '2026-03-01T07:00:00.000Z',
          approximate: false,
          kind: { state: 'known', kind: 'EstateParty' },
          relatedId: 'ADR00000000000000000000000000003001',
          level: null,
        },
        {
          estateId: 'OBJ99999_2000000001',
          estateKind: null,
          createdAt: '2025-04-28T14:00:00.000Z',
          approximate: false,
          kind: { state: 'known', kind: 'ExtraPartyContactPerson' },
          relatedId: null,
          level: null,
        },
      ],
    })
  })

  it('D11 tell missing, none and some apart', () => {
    const groups = read({ buyer: null, seller: [], Owner: [{ estateId: 'O1' }], tenant: 'x' })
    const countOf = (role: PartyRole) => groups.find((one) => one.role === role)?.roles?.length
    expect(countOf('buyer')).toBe(0)
    expect(countOf('seller')).toBe(0)
    expect(countOf('owner')).toBe(1)
    expect(countOf('tenant')).toBeUndefined()
    expect(countOf('extraBuyer')).toBeUndefined()
  })

  it('D11 say nothing of prospects, who have a call of their own', () => {
    const groups = read({ buyer: [], speculator: [{ estateId: 'O1' }] })
    expect(groups.map(({ role }) => role)).not.toContain('speculator')
    expect(readPartyRoles({ speculator: [] }, NOW)).toMatchObject({ ok: false })
  })

  it.each([
    {},
    null,
    [],
    'x',
    1,
    { message: 'An error has occurred.' },
    [{ buyer: [] }, { buyer: [] }],
    { seller: 'x', buyer: 1 },
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
    expect(groups.filter((group) => group.roles?.length === 1)).toHaveLength(3)
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
      fc.constantFrom(...datedRoles),
      fc.oneof(fc.array(fc.oneof(entry, fc.jsonValue())), fc.jsonValue()),
    )
    fc.assert(
      fc.property(fc.oneof(wild, fc.jsonValue()), (body) => {
        const result = readPartyRoles(body, NOW)
        if (!result.ok) return
        for (const { roles } of result.value) for (const role of roles ?? []) toldRole.parse(role)
      }),
      { numRuns: 300 },
    )
  })
})
