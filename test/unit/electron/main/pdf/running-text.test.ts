import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hiding } from '../../../../../electron/main/pdf/paper-text'
import { MAX_RUNNING_TEXT, paragraphsOf } from '../../../../../electron/main/pdf/running-text'
import { hostile } from './cards'

const asWritten = (text: string) => text

describe('running text', () => {
  test('blank lines part paragraphs, line breaks of every kind stay lines', () => {
    expect(paragraphsOf('a\r\nb\rc\u2028d\n \t \n\ne\n', asWritten)).toEqual({
      paragraphs: ['a\nb\nc\nd', 'e'],
      isCut: false,
    })
    expect(paragraphsOf(' \n\u202e\n', asWritten).paragraphs).toEqual([])
  })

  test('X02 no sign that steers or hides survives, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(...Object.values(hostile)),
    )
    fc.assert(
      fc.property(text, (given) => {
        for (const paragraph of paragraphsOf(given, asWritten).paragraphs) {
          expect(paragraph.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
          expect(paragraph.isWellFormed()).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('X02 one that would keep the printer for minutes is cut, and known to be', () => {
    const { paragraphs, isCut } = paragraphsOf('ord '.repeat(MAX_RUNNING_TEXT), asWritten)
    expect(isCut).toBe(true)
    expect(paragraphs.join('').length).toBeLessThanOrEqual(MAX_RUNNING_TEXT)
  })
})

test('GDPR 28 numbers are struck out, also where a line ends', () => {
  const { paragraphs } = paragraphsOf(
    'Ombud 6203149809,\n620314-9809\n\n620314\n9809',
    hiding.lines,
  )
  expect(paragraphs).toEqual(['Ombud ••••••-••••,\n••••••-••••', '••••••-••••'])
})

test('GDPR 28 X02 no half of a number is left where it is cut', () => {
  for (const part of [6, 8, 10]) {
    const text = `${'a'.repeat(MAX_RUNNING_TEXT - part)}620314-9809 slut`
    expect(paragraphsOf(text, hiding.lines).paragraphs.join('')).not.toMatch(/\d/)
  }
})
