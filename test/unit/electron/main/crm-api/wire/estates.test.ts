import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { estateKind } from '../../../../../../electron/contract/domain/estate-kind'
import { customerId } from '../../../../../../electron/contract/domain/ids'
import {
  readAdvertisedEstate,
  readEstateList,
} from '../../../../../../electron/main/crm-api/wire/estates'
import { MAX_AT_ONCE } from '../../../../../../electron/main/crm-api/visit-in-slices'
import { mostAtOnce } from './most-at-once'

function sample(name: string): unknown {
  const path = new URL(`../../../../../fixtures/samples/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8'))
}
const M99999 = customerId.parse('M99999')
const unexpected = { ok: false, error: { code: 'unexpected-format' } }
const bare = { address: null, area: null, kind: null, status: null, number: null }

async function list(body: unknown) {
  const result = await readEstateList(body, M99999)
  return result.ok ? result.value : result.error.code
}

describe('the list of estates', () => {
  it('tells address, area, kind, status and number, from every collection of it', async () => {
    const estates = await list(sample('estate-list'))
    expect(estates).toHaveLength(5)
    expect(estates).toContainEqual({
      estateId: 'OBJ99999_2000000006',
      address: 'Vintervägen 9',
      area: 'Testköping norra',
      kind: { state: 'known', kind: 'house' },
      status: 'Till salu',
      number: 'EX-1006',
    })
    expect(estates).toContainEqual(
      expect.objectContaining({
        estateId: 'OBJ99999_2000000001',
        kind: { state: 'known', kind: 'housing-cooperative' },
      }),
    )
  })

  it('names a project where it has no street', async () => {
    expect(await list([{ projects: [{ id: 'P1', projectName: 'Kvarteret Ek' }] }])).toMatchObject([
      { estateId: 'P1', address: 'Kvarteret Ek', kind: { kind: 'project' } },
    ])
  })

  it('counts an estate of which nothing but the id is told, and none without an id', async () => {
    const rows = [{ ID: 'O1' }, { id: ' ', streetAddress: 'Påhittsgatan 12' }, null, 'x', {}]
    const kind = { state: 'known', kind: 'plot' }
    expect(await list([{ Plots: rows }])).toEqual([{ estateId: 'O1', ...bare, kind }])
  })

  it('leaves the kind open in a collection that nobody knows', async () => {
    expect(await list([{ houseboats: [{ id: 'O1', status: { name: 'Till salu' } }] }])).toEqual([
      { estateId: 'O1', ...bare, status: 'Till salu' },
    ])
  })

  it('takes each id once, and those of this customer alone', async () => {
    const estates = await list([
      { customerId: 'm99999', houses: [{ id: 'O1', objectNumber: '1' }], plots: null },
      { houses: [{ id: 'O1', objectNumber: '2' }, { id: 'O2' }] },
      { customerId: 'M99998', houses: [{ id: 'O3' }] },
    ])
    expect(estates).toMatchObject([{ estateId: 'O1', number: '1' }, { estateId: 'O2' }])
  })

  it('may be empty, but not something else', async () => {
    expect(await list([])).toEqual([])
    expect(await list([{ customerId: 'M99999', houses: null }])).toEqual([])
    for (const body of [null, {}, 'x', ['x'], [{ message: 'An error has occurred.' }]]) {
      expect(await list(body), JSON.stringify(body)).toBe('unexpected-format')
    }
  })

  it('S26 is read in slices, with turns for others in between', async () => {
    const houses = Array.from({ length: 3 * MAX_AT_ONCE }, (_, index) => ({ id: `OBJ${index}` }))
    const { value, most } = await mostAtOnce(houses, (rows) => list([{ houses: rows }]))
    expect(value).toHaveLength(houses.length)
    expect(most).toBeLessThanOrEqual(MAX_AT_ONCE)
  })
})

describe('an advertised estate', () => {
  it('tells the same, with its town', () => {
    const body = sample('advertising-estate')
    expect(readAdvertisedEstate(body, 'OBJ99999_2000000006')).toEqual({
      ok: true,
      value: {
        estateId: 'OBJ99999_2000000006',
        address: 'Vintervägen 9, Testköping',
        area: 'Testköping norra',
        kind: { state: 'known', kind: 'house' },
        status: 'Till salu',
        number: 'EX-1006',
      },
    })
    expect(readAdvertisedEstate(body, 'OBJ1')).toMatchObject(unexpected)
    expect(readAdvertisedEstate(null, 'OBJ1')).toMatchObject(unexpected)
  })

  it('keeps its address hidden where it hides it, and tells the rest', () => {
    const body = { ...(sample('advertising-estate') as object), address: null }
    expect(readAdvertisedEstate(body, 'obj99999_2000000006')).toMatchObject({
      value: {
        // As it was asked for, or its own roles would not find it.
        estateId: 'obj99999_2000000006',
        address: null,
        area: null,
        status: 'Till salu',
        number: 'EX-1006',
      },
    })
    expect(readAdvertisedEstate({ id: 'O1' }, 'O1')).toEqual({
      ok: true,
      value: { estateId: 'O1', ...bare },
    })
  })
})

it('no reader of estates throws or tells what the contract does not know, whatever the JSON', async () => {
  const text = z.string().min(1).nullable()
  const told = z.strictObject({
    estateId: z.string().min(1),
    address: text,
    area: text,
    kind: estateKind.nullable(),
    status: text,
    number: text,
  })
  const keys = ['id', 'streetAddress', 'projectName', 'areaName', 'status', 'objectNumber', 'type']
  const row = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 2 }))
  const customer = fc.dictionary(
    fc.constantFrom('customerId', 'houses', 'premises', 'other'),
    fc.oneof(fc.array(fc.oneof(row, fc.jsonValue({ maxDepth: 1 }))), fc.jsonValue()),
  )
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.array(customer), row, fc.jsonValue()), async (body) => {
      const listed = await readEstateList(body, M99999)
      if (listed.ok) for (const one of listed.value) told.parse(one)
      const advertised = readAdvertisedEstate(body, 'O1')
      if (advertised.ok) told.parse(advertised.value)
    }),
    { numRuns: 500 },
  )
})
