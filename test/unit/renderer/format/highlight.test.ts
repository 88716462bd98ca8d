import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlight } from '../../../../renderer/format/highlight'

const marked = (name: string, typed: string): string =>
  highlight(name, typed)
    .map((piece) => (piece.matches ? `[${piece.text}]` : piece.text))
    .join('')

describe('what of a name was typed', () => {
  it.each([
    ['Ingrid Exempelsson', 'ingrid e', '[Ingrid] [E]xempelsson'],
    ['Ingrid Exempelsson', 'exem ing', '[Ing]rid [Exem]pelsson'],
    ['Åsa Lindén', 'asa linden', '[Åsa] [Lindén]'],
    ['A\u030Asa', 'å', '[A\u030A]sa'],
    ['Per-Erik Påhittad', 'erik', 'Per-[Erik] Påhittad'],
    ['Per-Erik Påhittad', 'per-e', '[Per]-[E]rik Påhittad'],
    ['Bolaget 4 AB', '4', 'Bolaget [4] AB'],
    ['Ingrid Exempelsson', 'rid', 'Ingrid Exempelsson'],
    ['Ingrid Exempelsson', '', 'Ingrid Exempelsson'],
    ['Ingrid Exempelsson', '070', 'Ingrid Exempelsson'],
  ])('is marked in %j for %j', (name, typed, shown) => expect(marked(name, typed)).toBe(shown))

  it('X01 is text whatever stands in it, and the name as a whole is never changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, typed) => {
        const pieces = highlight(name, typed)
        expect(pieces.map((piece) => piece.text).join('')).toBe(name)
      }),
    )
  })

  it('is not looked for in a name longer than any row', () => {
    expect(highlight('n'.repeat(20_000), 'n')).toHaveLength(1)
  })
})
