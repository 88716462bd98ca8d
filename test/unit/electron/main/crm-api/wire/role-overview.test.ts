import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contactId } from '../../../../../../electron/contract/domain/ids'
import type { OverviewRole } from '../../../../../../electron/contract/domain/party'
import { overviewRoles } from '../../../../../../electron/contract/domain/party-roles'
import { readRoleOverview } from '../../../../../../electron/main/crm-api/wire/role-overview'
import { toldRole } from './told-role'

function sample(name: string): unknown {
  const path = new URL(`../../../../../fixtures/samples/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8'))
}
const id = (text: string) => contactId.parse(text)
const ingrid = id('ADR00000000000000000000000000001001')
const torkel = id('ADR00000000000000000000000000001002')
const sparse = id('ADR00000000000000000000000000001005')
const dbo = id('ADR00000000000000000000000000003001')

/** Contact → its estates; a contact that was not told of is not in it. */
function estatesIn(body: unknown, role: OverviewRole = 'seller', asked = [id('A'), id('B')]) {
  const result = readRoleOverview(body, role, asked)
  if (!result.ok) return result.error.code
  return Object.fromEntries(
    [...result.value].map(([contact, roles]) => [contact, roles.map((one) => one.estateId)]),
  )
}

describe('an overview of roles', () => {
  it('is read from the samples: which estates, of what kind, and without a date', () => {
    const sellers = readRoleOverview(sample('seller-batch'), 'seller', [ingrid, dbo])
    expect(sellers.ok && [...sellers.value.keys()]).toEqual([ingrid, dbo])
    expect(sellers.ok && sellers.value.get(ingrid)?.[0]).toEqual({
      estateId: 'OBJ99999_2000000004',
      estateKind: { state: 'known', kind: 'cottage' },
      createdAt: null,
      approximate: false,
      kind: null,
      relatedId: null,
      level: null,
    })
    const buyers = readRoleOverview(sample('buyer-batch'), 'buyer', [ingrid, torkel, sparse])
    expect(buyers.ok && buyers.value.get(sparse)).toEqual([])
  })

  it('tells how keen a prospect is, and of nobody else', () => {
    const body = sample('speculator-batch')
    const told = readRoleOverview(body, 'speculator', [torkel])
    expect(told.ok && told.value.get(torkel)).toMatchObject([
      { estateKind: { kind: 'house' }, level: { state: 'known', level: 'FollowingBidding' } },
      {
        estateKind: { kind: 'housing-cooperative' },
        level: { state: 'known', level: 'NotInterested' },
      },
    ])
    const seller = [{ id: 'A', sellerOn: [{ estateId: 'O1', level: 'Booked' }] }]
    const sellers = readRoleOverview(seller, 'seller', [id('A')])
    expect(sellers.ok && sellers.value.get(id('A'))).toMatchObject([{ level: null }])
  })

  it('D02 keeps a kind or a level that nobody knows as the text it was', () => {
    const on = [{ estateId: 'O1', estateType: 'Houseboat', level: 'Dreaming' }]
    const told = readRoleOverview([{ id: 'A', speculatorOn: on }], 'speculator', [id('A')])
    expect(told.ok && told.value.get(id('A'))).toMatchObject([
      {
        estateKind: { state: 'unknown', raw: 'Houseboat' },
        level: { state: 'unknown', raw: 'Dreaming' },
      },
    ])
  })

  it('may come in any order, with nulls, in any case of keys, or as a lone object', () => {
    const [a, b] = [
      { ID: 'a', SellerOn: [{ EstateId: 'O1' }] },
      { id: 'B', sellerOn: [] },
    ]
    expect(estatesIn([null, b, null, a])).toEqual({ A: ['O1'], B: [] })
    expect(estatesIn(a, 'seller', [id('A')])).toEqual({ A: ['O1'] })
    expect(estatesIn([])).toEqual({})
    expect(estatesIn([null])).toEqual({})
  })

  it('D29 tells ids in two spellings apart', () => {
    const body = [{ id: 'a', sellerOn: [{ estateId: 'O1' }] }]
    expect(estatesIn(body, 'seller', [id('a'), id('A')])).toEqual({ a: ['O1'] })
  })

  it('D11 tells “none” from “not told of”', () => {
    const of = (sellerOn: unknown) =>
      estatesIn([
        { id: 'A', sellerOn },
        { id: 'B', sellerOn: [] },
      ])
    for (const none of [[], null, [null]]) expect(of(none)).toEqual({ A: [], B: [] })
    for (const unread of ['x', 1, {}, false, ['x'], [{}], [[], 'x']]) {
      expect(of(unread), JSON.stringify(unread)).toEqual({ B: [] })
    }
    expect(estatesIn([{ id: 'A' }])).toEqual({})
    expect(estatesIn([{ id: 'A', buyerOn: [{ estateId: 'O1' }] }])).toEqual({})
  })

  it('D11 shows the others when one is nothing', () => {
    const sellerOn = [null, 'x', {}, { estateId: 'O1' }, { estateType: 'House' }]
    expect(estatesIn([{ id: 'A', sellerOn }])).toEqual({ A: ['O1', null] })
  })

  it('leaves out who was not asked for, and takes the first that tells of one', () => {
    const body = [
      { id: 'C', sellerOn: [{ estateId: 'O9' }] },
      { id: 'A' },
      { id: 'A', sellerOn: [{ estateId: 'O1' }] },
      { id: 'A', sellerOn: [] },
    ]
    expect(estatesIn(body)).toEqual({ A: ['O1'] })
    expect(estatesIn([{ id: 'C', sellerOn: [] }])).toEqual({})
  })

  it.each([null, 'x', 1, true, ['x'], [1, null], [{}], {}, { message: 'x' }, [[{ id: 'A' }]]])(
    'is not read from %j',
    (body) => {
      expect(estatesIn(body)).toBe('unexpected-format')
    },
  )

  it('never throws and never tells what the contract does not know, whatever the JSON', () => {
    const asked = [id('A'), id('B')]
    const keys = ['estateId', 'estateType', 'level', 'shareHolding']
    const role = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 1 }))
    const list = fc.oneof(fc.array(fc.oneof(role, fc.jsonValue())), fc.jsonValue())
    const element = fc.record(
      { id: fc.constantFrom('A', 'b', 'C', 7), sellerOn: list, buyerOn: list, speculatorOn: list },
      { requiredKeys: [] },
    )
    const bodies = fc.oneof(fc.array(fc.oneof(element, fc.jsonValue())), element, fc.jsonValue())
    fc.assert(
      fc.property(bodies, fc.constantFrom(...overviewRoles), (body, of) => {
        const told = readRoleOverview(body, of, asked)
        if (!told.ok) return
        for (const [contact, roles] of told.value) {
          expect(asked).toContain(contact)
          for (const one of roles) toldRole.parse(one)
        }
      }),
      { numRuns: 500 },
    )
  })
})
