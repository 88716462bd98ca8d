import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanLine,
  cleanNote,
  MAX_LINE,
  MAX_NOTE,
} from '../../../../../electron/contract/format/clean-text'

describe('text from the CRM', () => {
  it.each([
    ['a\u202Eb\u202Cc', 'abc', 'direction override'],
    ['a\u2066b\u2069c\u200Ed\u200Fe\u061Cf', 'abcdef', 'isolates and marks'],
    ['a\u200Bb\u2060c\uFEFFd\u00ADe\u200Cf', 'abcdef', 'zero width'],
    ['a\u0000b\u0007c\u001Bd\u007Fe\u009Bf', 'abcdef', 'controls'],
    ['a\nb\tc\r\nd', 'a b c d', 'line breaks on one line'],
    ['a\uD800b', 'a\uFFFDb', 'half a sign'],
    ['  Ek  ', 'Ek', 'outer spaces'],
    ['A\u030A', 'Å', 'composed form'],
    [
      '👩\u200D👧\u200D👦 ❤\uFE0F 👍🏽 1\uFE0F\u20E3',
      '👩\u200D👧\u200D👦 ❤\uFE0F 👍🏽 1\uFE0F\u20E3',
      'emoji',
    ],
    [
      '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
      '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
      'a flag of tags',
    ],
    ['a\u200Db', 'ab', 'a joiner among letters'],
    ['a\u{E0041}\u{E0042}b', 'ab', 'tags among letters'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>', 'markup is text'],
    ['Zoë Ångström-O’Brien', 'Zoë Ångström-O’Brien', 'a name'],
  ])('X02 %j becomes %j (%s)', (raw, clean) => {
    expect(cleanLine(raw)).toBe(clean)
  })

  it('X02 bounds the marks on one letter', () => {
    const zalgo = `Z${'\u0300\u0316\u0327'.repeat(100)}a`
    const clean = cleanLine(zalgo) ?? ''
    expect([...clean].length).toBeLessThanOrEqual(6)
    expect(clean.endsWith('a')).toBe(true)
  })

  it.each(['', '   ', '\u00A0\u2003', '\u200B\u200B', '\u3164', '\u2800', '\n\t\r\n', '\u0000'])(
    'X02 has nothing to show in %j',
    (raw) => {
      expect(cleanLine(raw)).toBeNull()
      expect(cleanNote(raw)).toBeNull()
    },
  )

  it('X02 keeps line breaks and tabs of a note', () => {
    expect(cleanNote('Ringer.\r\n\tSöker\rbalkong\u2028nu\u0085då')).toBe(
      'Ringer.\n\tSöker\nbalkong\nnu\ndå',
    )
  })

  it('X02 cuts what no field holds, and says so', () => {
    expect(cleanLine('a'.repeat(MAX_LINE))).toHaveLength(MAX_LINE)
    expect(cleanLine('a'.repeat(MAX_LINE + 1))).toBe(`${'a'.repeat(MAX_LINE)}…`)
    expect(cleanNote('a'.repeat(5_000_000))).toHaveLength(MAX_NOTE + 1)
  })

  it('GDPR 12 X02 leaves no half of a number where it cuts', () => {
    const number = '19850412-9803'
    for (let part = 1; part < number.length; part++) {
      const before = 'a'.repeat(MAX_LINE - part - 1)
      expect(cleanLine(`${before} ${number} slut`)).toBe(`${before}…`)
      // What is not seen counts, and is taken away.
      const spread = [...number].join('\u200b'.repeat(10))
      expect(cleanLine(`${'a'.repeat(MAX_LINE - 60)}${spread}`)).toBe(
        `${'a'.repeat(MAX_LINE - 60)}…`,
      )
    }
  })

  it('X02 comes to the end of hostile texts, whose length alone would stall a careless pattern', () => {
    for (const piece of ['\u200D', '👩\u200D', '\u0300', '\u202E', '🏴\u{E0067}', '\r']) {
      cleanNote(piece.repeat(MAX_NOTE / piece.length))
    }
  })

  it('X02 leaves no hidden sign, and cleans nothing twice', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 60 })
    const hidden = /[\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069\u200B\u200C\u200E\u200F\uFEFF]/u
    fc.assert(
      fc.property(anyText, (raw) => {
        const clean = cleanLine(raw)
        if (clean === null) return
        expect(clean).not.toMatch(hidden)
        expect(cleanLine(clean)).toBe(clean)
      }),
      { numRuns: 2_000 },
    )
  })
})
