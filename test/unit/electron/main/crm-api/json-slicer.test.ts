import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { parseBody } from '../../../../../electron/main/crm-api/answer'
import { JsonSlicer } from '../../../../../electron/main/crm-api/json-slicer'

afterEach(() => vi.restoreAllMocks())

function parseSliced(pieces: readonly string[], sliceChars: number): unknown {
  const slicer = new JsonSlicer(sliceChars)
  for (const piece of pieces) slicer.add(piece)
  return slicer.end()
}

/** What JSON.parse and the slicer make of it: the value, or that it is refused. */
function both(text: string, pieces: readonly string[], sliceChars: number) {
  const outcomeOf = (parse: () => unknown) => {
    try {
      return { value: parse() }
    } catch (error) {
      return { refused: error instanceof SyntaxError }
    }
  }
  return {
    whole: outcomeOf(() => JSON.parse(text)),
    sliced: outcomeOf(() => parseSliced(pieces, sliceChars)),
  }
}

function cutAt(text: string, places: readonly number[]): string[] {
  const cuts = [0, ...places.map((place) => place % (text.length + 1)), text.length]
  cuts.sort((a, b) => a - b)
  return cuts.slice(1).map((end, index) => text.slice(cuts[index], end))
}

const sizes = fc.integer({ min: 1, max: 40 })
const places = fc.array(fc.nat(), { maxLength: 8 })
/** Rows in lists in objects, as the CRM sends them, and anything else there may be among them. */
const row = fc.oneof(
  fc.record({ id: fc.string(), changedAt: fc.option(fc.string()), on: fc.boolean() }),
  fc.jsonValue({ maxDepth: 6 }),
)
const lists = fc.dictionary(
  fc.oneof(fc.constantFrom('persons', '__proto__', 'a"b', '\\'), fc.string()),
  fc.array(row, { maxLength: 30 }),
)
const value = fc.oneof(lists, fc.array(lists, { maxLength: 4 }), fc.jsonValue({ maxDepth: 7 }))
const text = fc
  .tuple(value, fc.constantFrom(undefined, 1, '\t'))
  .map(([given, space]) => JSON.stringify(given, null, space))

describe('JSON in slices', () => {
  it('is what JSON.parse makes of it, wherever it is cut', () => {
    fc.assert(
      fc.property(text, places, sizes, (json, cuts, size) => {
        const { whole, sliced } = both(json, cutAt(json, cuts), size)
        expect(sliced).toStrictEqual(whole)
        expect(JSON.stringify(sliced)).toBe(JSON.stringify(whole))
      }),
      { numRuns: 1_000 },
    )
  })

  it('is refused where JSON.parse refuses it', () => {
    const edit = fc.record({
      at: fc.nat(),
      drop: fc.nat(2),
      add: fc.constantFrom('', ',', ',,', ']', '[', '{', '}', '"', '\\', ':', '0', ' ', '\u0001'),
    })
    fc.assert(
      fc.property(
        text,
        fc.array(edit, { maxLength: 3 }),
        places,
        sizes,
        (json, edits, cuts, size) => {
          const edited = edits.reduce((before, { at, drop, add }) => {
            const from = at % (before.length + 1)
            return before.slice(0, from) + add + before.slice(from + drop)
          }, json)
          const { whole, sliced } = both(edited, cutAt(edited, cuts), size)
          expect(sliced).toStrictEqual(whole)
        },
      ),
      { numRuns: 1_500 },
    )
  })

  it.each([
    ['', []],
    ['[1,2,,3]', []],
    ['[,1]', []],
    ['[1,2,   ,3]', []],
    ['[   ,1]', []],
    ['[1,2,]', []],
    ['{"a":[1,2,3}', []],
    ['{"a":[1,2,3]}]', []],
    ['{"a":[1],"a":[1,2,3,4,5]}', [3, 5, 9]],
    ['{"__proto__":[1,2,3,4,5,6],"b":[[1,2,3],[4,5,6]]}', [20]],
    ['["\\\\\\"",1,"\\\\",2,"\\u005d",3]', [2, 3, 4, 5, 11, 12]],
    ['["a\\', []],
    [`${'['.repeat(30)}1,2,3${']'.repeat(30)}`, [9]],
  ])('is the same for %s', (json, cuts) => {
    const { whole, sliced } = both(json, cutAt(json, cuts), 2)
    expect(sliced).toStrictEqual(whole)
  })

  it('S26 is parsed a slice at a time, however long the list is', async () => {
    const rows = Array.from({ length: 300_000 }, (_, index) => ({
      id: `ADR${String(index).padStart(32, '0')}`,
      createdAt: '2024-05-06T07:08:09',
      changedAt: '2026-08-31T11:46:09.65',
    }))
    const text = JSON.stringify({ persons: rows, companies: [] })
    const pieces = [text.slice(0, 9), text.slice(9, 5_000_000), text.slice(5_000_000)]
    const parse = vi.spyOn(JSON, 'parse')
    let longest = 0
    let turns = 0
    const watch = setInterval(() => (turns += 1), 0)
    const body = await parseBody(pieces, 'application/json', new AbortController().signal)
    clearInterval(watch)
    for (const [slice] of parse.mock.calls) longest = Math.max(longest, slice.length)
    // Some 1,500 rows of this length.
    expect(longest).toBeLessThan(2 * 128 * 1024)
    expect(parse.mock.calls.length).toBeGreaterThan(100)
    expect(turns).toBeGreaterThan(20)
    expect(body.ok && (body.value as { persons: unknown }).persons).toEqual(rows)
  })

  it('ends where the call does', async () => {
    const pieces = [`[${'1,'.repeat(1_000_000)}`, '1]']
    const end = new AbortController()
    const parsed = parseBody(pieces, null, end.signal)
    const why = new Error('Nobody waits for it any more')
    end.abort(why)
    await expect(parsed).rejects.toBe(why)
  })

  it('N10 is no JSON where it is a long page', async () => {
    const page = ['<!doctype', ' html>', 'x'.repeat(2_000_000)]
    const body = await parseBody(page, 'application/json', new AbortController().signal)
    expect(body).toEqual({ ok: false, code: 'network-sign-in' })
  })
})
