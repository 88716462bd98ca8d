import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds, toMatch } from '../../../../../electron/main/search/query'
import { readTerms } from '../../../../../electron/main/search/terms'
import { anywhere, tiersOf } from '../../../../../electron/main/search/tiers'

const wordsIn = (text: string) =>
  readTerms(text).items.flatMap(({ words }) => words.map(({ exact }) => exact))

describe('a typed text', () => {
  it.each([
    ['Anna  Berg', ['anna', 'berg']],
    ['Anna-Karin O’Brien', ['anna', 'karin', 'o', 'brien']],
    ['Åsa\u00A0Öberg\u200B', ['åsa', 'öberg']],
    ['storgatan 12', ['storgatan', '12']],
    ['OBJ99999_2000000001', ['obj99999', '2000000001']],
  ])('%s is these words', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
  })

  it.each([
    ['anna@', 'anna@'],
    ['<Anna.Berg@Example.se>,', 'anna.berg@example.se'],
    ['@example.se', 'example.se'],
    ['anna.b', 'anna.b'],
    ['anna_karin', 'anna_karin'],
    ['anna.', null],
    ['anna', null],
    ['@', null],
  ])('%s is a piece of a mail address: %s', (text, email) => {
    expect(readTerms(text).items.map((item) => item.email)).toEqual([email])
  })

  it.each([
    ['850412', '850412'],
    ['19850412', '19850412'],
    ['850412-9803', '8504129803'],
    ['850412+9803', '8504129803'],
    ['19850412 9803', '198504129803'],
    ['16559999-9017', '165599999017'.slice(2)],
    ['850412-T123', '850412t123'],
    ['FI-120365-000X', 'fi120365000x'],
    ['85041', null],
    ['+46701740605', null],
    ['storgatan', null],
  ])('%s is the beginning of an identity number: %s', (text, number) => {
    expect(readTerms(text).items.map((item) => item.number)).toEqual([number])
  })

  it('is several things at once when it may be', () => {
    expect(readTerms('990 01')).toMatchObject({
      mainly: 'digits',
      items: [{ joined: '99001', phone: { within: '99001' }, number: null }],
    })
    expect(readTerms('Mobil: 070-174 06 05').phones).toEqual(['0701740605'])
    expect(readTerms('FI 00000000').number).toBe('fi00000000')
  })

  it('is several numbers when each has its plus', () => {
    expect(readTerms('+46701740605 +46701740606').items).toHaveLength(2)
  })

  it.each([
    '',
    ' ',
    '"',
    '*',
    '-',
    '%',
    '_',
    '()',
    "';--",
    '@',
    '\u200B',
    '\u202E',
    '🏠',
    '\uD800',
  ])('D21 %j has nothing that can be looked for', (text) => {
    expect(anywhere(readTerms(text))).toBeNull()
    expect(tiersOf(readTerms(text))).toEqual([])
  })

  it('D21 is bounded in words and in their length', () => {
    expect(wordsIn('ord '.repeat(1_250))).toHaveLength(8)
    expect(wordsIn('a.'.repeat(2_500))).toHaveLength(8)
    expect(wordsIn('1 '.repeat(2_500))).toHaveLength(8)
    expect(wordsIn('x'.repeat(5_000))).toEqual(['x'.repeat(64)])
  })
})

describe('an expression for the index', () => {
  const signs = fc.string({
    unit: fc.constantFrom(...'aö9 "*-:^(){}%_;\'@.+,NEARANDOR'),
    maxLength: 60,
  })

  it('D21 has of the text only letters, digits and what stands in a mail address', () => {
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (text) => {
        for (const { query } of tiersOf(readTerms(text))) {
          for (const [, quoted] of toMatch(query).matchAll(/"([^"]*)"/g)) {
            expect(quoted).toMatch(/^[\p{L}\p{N}@._+=-]+$/u)
          }
        }
      }),
    )
  })

  it('finds nothing in an empty contact', () => {
    fc.assert(
      fc.property(signs, (text) => {
        for (const { query } of tiersOf(readTerms(text))) expect(holds(query, {})).toBe(false)
      }),
    )
  })
})
