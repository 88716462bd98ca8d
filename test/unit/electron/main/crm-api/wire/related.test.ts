import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contactId, customerId } from '../../../../../../electron/contract/domain/ids'
import {
  countRelatedContacts,
  readRelatedContacts,
} from '../../../../../../electron/main/crm-api/wire/related'
import { MAX_AT_ONCE } from '../../../../../../electron/main/crm-api/visit-in-slices'
import { mostAtOnce } from './most-at-once'

const M99999 = customerId.parse('M99999')

async function read(body: unknown) {
  const result = await readRelatedContacts(body, M99999)
  return result.ok ? result.value : result.error.code
}

const count = (body: unknown) => {
  const result = countRelatedContacts(body)
  return result.ok ? result.value : result.error.code
}

const of = (customer: string, ...ids: unknown[]) => ({
  customerId: customer,
  persons: ids.map((id) => ({ contactId: id, dateChanged: null })),
})

describe('contacts with new roles', () => {
  it('are those of all three lists of the sample', async () => {
    const path = new URL('../../../../../fixtures/samples/contacts-sync-list.json', import.meta.url)
    const body: unknown = JSON.parse(readFileSync(path, 'utf8'))
    expect(await read(body)).toEqual([
      'ADR00000000000000000000000000001001',
      'ADR00000000000000000000000000001002',
      'ADR00000000000000000000000000002001',
      'ADR00000000000000000000000000003001',
    ])
    expect(count(body)).toBe(4)
  })

  it('are each there once, and only those of this customer', async () => {
    const body = [of('m99999', 'A', 'B', 'A', null), null, of('M99998', 'C'), of('M99999', 'D')]
    expect(await read(body)).toEqual(['A', 'B', 'D'])
  })

  it('are counted for every customer, as a date that nobody meets lets nobody through', () => {
    expect(count([of('M99998', 'C'), of('M99999')])).toBe(1)
    expect(count([{ customerId: 'M99999', persons: [], companies: null, estates: [] }])).toBe(0)
    expect(count([])).toBe(0)
  })

  it.each([
    null,
    {},
    'x',
    ['x'],
    [{ message: 'An error has occurred.' }],
    [{ persons: [{ contactId: 'A' }] }],
    [{ customerId: 'M99999' }],
    [{ customerId: 'M99999', persons: 'x' }],
    { persons: [], companies: [], deceasedEstates: [] },
  ])('are not read from %j: that is no “nobody”', async (body) => {
    expect(await read(body)).toBe('unexpected-format')
    expect(count(body)).toBe('unexpected-format')
  })

  it('are not nobody where no id of them can be read', async () => {
    expect(await read([{ customerId: 'M99999', persons: [{ id: 'A' }, 'x'] }])).toBe(
      'unexpected-format',
    )
  })

  it('S26 are read in slices, with turns for others in between', async () => {
    const rows = Array.from({ length: 3 * MAX_AT_ONCE }, (_, index) => ({ id: `ADR${index}` }))
    const { value, most } = await mostAtOnce(rows, (watched) => {
      const persons = watched.map((row) => ({
        get contactId() {
          return row.id
        },
      }))
      return read([{ customerId: 'M99999', persons }])
    })
    expect(value).toHaveLength(rows.length)
    expect(most).toBeLessThanOrEqual(MAX_AT_ONCE)
  })

  it('are never anything but ids, whatever the JSON', async () => {
    const row = fc.record({ contactId: fc.jsonValue({ maxDepth: 1 }) })
    const customer = fc.record(
      {
        customerId: fc.constantFrom('M99999', 'M1', null),
        persons: fc.oneof(fc.array(fc.oneof(row, fc.jsonValue())), fc.jsonValue()),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.array(customer), fc.jsonValue()), async (body) => {
        const ids = await readRelatedContacts(body, M99999)
        if (ids.ok) for (const id of ids.value) contactId.parse(id)
        countRelatedContacts(body)
      }),
      { numRuns: 300 },
    )
  })
})
