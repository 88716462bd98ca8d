import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clip,
  hideNumbers,
  oneLine,
  withoutNumbers,
} from '../../../../../electron/main/pdf/paper-text'
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

  test.each([
    '19620314-9809',
    '196203149809',
    '620314-9809',
    '620314+9809',
    '620374-9809',
    '19620314 - 9809',
    '620314\u20139809',
    '620314-T809',
  ])('GDPR 28 %s is struck out', (number) => {
    expect(hideNumbers(`före ${number} efter`)).toBe('före ••••••-•••• efter')
    expect(withoutNumbers(`före ${number} efter`)).toBe('före efter')
  })

  test.each([
    '070-174 06 05',
    '0701740605',
    '+46 70 174 06 05',
    '08-465 004 12',
    'OBJ99999_2000000001',
    'ADR00000000000000000000000000001001',
    '559999-9017',
    '990 01 Låtsasstad',
    '2026-11-22',
  ])('%s is not taken for a personal number', (text) => {
    expect(hideNumbers(text)).toBe(text)
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
