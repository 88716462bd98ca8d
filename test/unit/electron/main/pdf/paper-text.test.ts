import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clip, hiding, oneLine, writerOf } from '../../../../../electron/main/pdf/paper-text'
import { cell } from '../../../../../electron/main/pdf/party-text'
import { dayAt, momentAt, zoneAt } from '../../../../../electron/contract/format/dates'

describe('text for paper', () => {
  test('X02 is one line of visible, well-formed characters with no piled-up marks', () => {
    expect(oneLine('a\r\n\tb\u00a0\u2028c')).toBe('a b c')
    expect(oneLine('\u202eAnna\u2069\u200d\u0000')).toBe('Anna')
    expect(oneLine('Z\u0300\u0301\u0302\u0303')).toBe('Z\u0300\u0301')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = oneLine(text)
        expect(line.isWellFormed()).toBe(true)
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect(line).not.toMatch(/\p{M}{3}/u)
      }),
      { numRuns: 500 },
    )
  })

  test('X02 a text of 5 MB is bounded', () => {
    expect(oneLine('n'.repeat(5_000_000)).length).toBeLessThanOrEqual(20_000)
  })

  test('letters of Swedish and its neighbours stay as they are', () => {
    expect(oneLine('Åsa Öström-Łukasiewicz Šafařík Þór Ægir')).toBe(
      'Åsa Öström-Łukasiewicz Šafařík Þór Ægir',
    )
  })

  test('GDPR 28 a personal number is struck out of every text', () => {
    const written = 'Ek 620314-9809, 6203149809 och 620314 9809'
    expect(hiding.text(written)).toBe('Ek ••••••-••••, ••••••-•••• och ••••••-••••')
    expect(hiding.lines(written)).toBe(hiding.text(written))
    expect(hiding.text('Ek 6203\u200b14\u2011t809')).toBe('Ek ••••••-••••')
  })

  test('D18 a phone of ten digits stays in its field', () => {
    expect(hiding.phone('0701740605, 620314-9809')).toBe('0701740605, ••••••-••••')
    expect(hiding.phone('6203149809')).toBe('••••••-••••')
  })

  test('GDPR 12 the contact’s own number stays where it was asked for, and no other', () => {
    const { text, phone, lines } = writerOf('19620314-9809')
    for (const write of [text, phone, lines]) {
      expect(write('620314+9809 19710101-1234')).toBe('620314+9809 ••••••-••••')
    }
    expect(writerOf('XK 5550 B').text('620314-9809')).toBe('••••••-••••')
  })

  test('GDPR 28 is struck out before a long text is cut', () => {
    const cut = cell(`${'a'.repeat(225)} 19620314-9809`, hiding.text)
    expect(cut).toBe(`${'a'.repeat(225)} ••••••-••••`)
    expect(cell(`${'a'.repeat(230)} 19620314-9809`, hiding.text)).not.toMatch(/\d/)
  })

  test('clipping counts whole characters and says that something is missing', () => {
    expect(clip('😀😀😀', 3)).toBe('😀😀😀')
    expect(clip('😀😀😀😀', 3)).toBe('😀😀…')
  })
})

describe('time for paper', () => {
  test('D06 is Swedish, at both ends of the day and of summer time', () => {
    expect(dayAt(Date.parse('2026-11-22T23:30:00Z'))).toBe('2026-11-23')
    expect(momentAt(Date.parse('2026-11-22T23:00:00Z'))).toBe('2026-11-23 00.00')
    // The hour of 25 October that happens twice.
    const first = Date.parse('2026-10-25T00:30:00Z')
    const second = Date.parse('2026-10-25T01:30:00Z')
    expect([momentAt(first), zoneAt(first)]).toEqual(['2026-10-25 02.30', 'UTC+2'])
    expect([momentAt(second), zoneAt(second)]).toEqual(['2026-10-25 02.30', 'UTC+1'])
  })
})
