import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hideEveryNumber,
  MAX_RUNNING_TEXT,
  paragraphsOf,
} from '../../../../../electron/main/pdf/running-text'
import { hostile } from './cards'

describe('running text', () => {
  test('blank lines part paragraphs, line breaks of every kind stay lines', () => {
    expect(paragraphsOf('a\r\nb\rc\u2028d\n \t \n\ne\n', 'hidden')).toEqual({
      paragraphs: ['a\nb\nc\nd', 'e'],
      isCut: false,
    })
    expect(paragraphsOf(' \n\u202e\n', 'hidden').paragraphs).toEqual([])
  })

  test('X02 no sign that steers or hides survives, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(...Object.values(hostile)),
    )
    fc.assert(
      fc.property(text, (given) => {
        for (const paragraph of paragraphsOf(given, 'as-written').paragraphs) {
          expect(paragraph.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
          expect(paragraph.isWellFormed()).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('X02 one that would keep the printer for minutes is cut, and known to be', () => {
    const { paragraphs, isCut } = paragraphsOf('ord '.repeat(MAX_RUNNING_TEXT), 'hidden')
    expect(isCut).toBe(true)
    expect(paragraphs.join('').length).toBeLessThanOrEqual(MAX_RUNNING_TEXT)
  })
})

describe('numbers in running text', () => {
  test.each([
    '19620314-9809',
    '620314-9809',
    '620314+9809',
    '196203149809',
    '6203149809',
    '620314 9809',
    '19620314 9809',
    '620374-9807',
    '19620314-T809',
  ])('GDPR 28 %s is hidden', (number) => {
    expect(hideEveryNumber(`Ombud ${number}, ring.`)).toBe('Ombud ••••••-••••, ring.')
  })

  test.each(['070-174 06 05', '0701740605', '559999-9017', 'OBJ99999_2000000001', '2026-11-22'])(
    'D18 %s is none',
    (text) => expect(hideEveryNumber(text)).toBe(text),
  )
})
