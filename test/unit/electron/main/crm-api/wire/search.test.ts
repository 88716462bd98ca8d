import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { customerId } from '../../../../../../electron/contract/domain/ids'
import { readMatches, readPhoneMatches } from '../../../../../../electron/main/crm-api/wire/search'

function sample(name: string): unknown {
  const path = new URL(`../../../../../fixtures/samples/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8'))
}
const M1 = customerId.parse('M1')
const M99999 = customerId.parse('M99999')
const unexpected = { ok: false, error: { code: 'unexpected-format' } }

describe('what the CRM’s own search finds', () => {
  it('comes by text with the best first, whatever order it was sent in', () => {
    const ids = ['1001', '3001', '1004'].map((tail) => `ADR0000000000000000000000000000${tail}`)
    expect(readMatches(sample('contact-search'), M99999)).toEqual({ ok: true, value: ids })
    const { matches } = sample('contact-search') as { matches: unknown[] }
    expect(readMatches({ Matches: [...matches].reverse() }, M99999)).toEqual({
      ok: true,
      value: ids,
    })
  })

  it('comes by number in the order it was sent in', () => {
    expect(readMatches(sample('contact-search-social-number'), M99999)).toEqual({
      ok: true,
      value: ['ADR00000000000000000000000000001003', 'ADR00000000000000000000000000003001'],
    })
  })

  it('is of the customer that was asked, each contact once', () => {
    const matches = [
      { id: 'A1', customerId: 'M2', score: 9 },
      { id: 'A2', customerId: 'm1', score: null },
      { id: 'A3', score: 'x' },
      { id: 'A2', customerId: 'M1' },
      { id: null, customerId: 'M1' },
      null,
    ]
    expect(readMatches({ matches }, M1)).toEqual({ ok: true, value: ['A2', 'A3'] })
    expect(
      readPhoneMatches(
        [
          { customerId: 'M2', contactIds: ['A1'] },
          { contactIds: ['A2'] },
          { CustomerId: 'M1', ContactIds: ['A3', null, 'A3', 'A4'] },
          { customerId: 'M1', contactIds: null },
        ],
        M1,
      ),
    ).toEqual({ ok: true, value: ['A3', 'A4'] })
  })

  it('may be nobody, but not something else', () => {
    expect(readMatches({ matches: null }, M1)).toEqual({ ok: true, value: [] })
    expect(readPhoneMatches([], M1)).toEqual({ ok: true, value: [] })
    for (const body of [null, {}, [], 'x', { message: 'x' }, { matches: 'x' }]) {
      expect(readMatches(body, M1)).toMatchObject(unexpected)
    }
    for (const body of [null, {}, 'x', [{ customerId: 'M1', contactIds: 'x' }]]) {
      expect(readPhoneMatches(body, M1)).toMatchObject(unexpected)
    }
  })

  it('never makes a reader throw', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        for (const body of [value, { matches: value }, [{ customerId: 'M1', contactIds: value }]]) {
          readMatches(body, M1)
          readPhoneMatches(body, M1)
        }
      }),
      { numRuns: 500 },
    )
  })
})
