import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  coverNumbers,
  coverParts,
  keysOf,
  withoutNumbers,
} from '../../../../../electron/contract/person-number/cover'
import { hasRightCheckDigit } from '../../../../../electron/contract/person-number/check-digits'
import type { TextPlace } from '../../../../../electron/contract/person-number/find'

const hide = (text: string, where: TextPlace) => coverNumbers(text, where, { cover: '*' })

const always = [
  '19620314-9809',
  '196203149809',
  '620314-9809',
  '620314+9809',
  '620374-9809',
  '19620314 - 9809',
  '620314\u20139809',
  '620314\u20159809',
  '620314/9809',
  '620314.9809',
  '620314-T809',
  '19620314-t809',
  '1962-03-14-9809',
  '19620314--9809',
  '19620314 (9809)',
  '1962 03 14 9809',
  '62 03 14 - 9809',
  '６２０３１４－９８０９',
  '𝟏𝟗𝟔𝟐𝟎𝟑𝟏𝟒-𝟗𝟖𝟎𝟗',
  // As a web page or an address writes a dash or a blank.
  ...['620314&ndash;9809', '620314&#8211;9809', '19620314&#x2d;9809', '620314&nbsp;9809'],
  ...['620314&shy;-9809', '620314%2D9809', '1962&#8209;03&#8209;14&#8209;9809'],
  // Raised, lowered and in circles; struck out, underlined, and each digit in a frame.
  ...['⁶²⁰³¹⁴-⁹⁸⁰⁹', '₆₂₀₃₁₄₉₈₀₉', '⑥②⓪③①④–⑨⑧⓪⑨'],
  ...['\u0336', '\u0332', '\ufe0f\u20e3'].map((mark) => '620314-9809'.replace(/./g, `$&${mark}`)),
]
/** Ten digits with nothing but blanks among them, begun as no phone is. */
const bare = ['6203149809', '620314 9809', '62 03 14 9809', '620314\u00a09809']

const beside = ['', 'Ek ', 'Pnr', 'c/o', '(', 'nr.']

describe('a personal number in a text', () => {
  test.each(always)('GDPR 12 28 %s is one in every text', (number) => {
    for (const before of beside) {
      for (const where of ['failure', 'text', 'phone-field'] as const) {
        const end = number.endsWith(')') ? '), slut' : ', slut'
        expect(hide(`${before}${number}, slut`, where)).toBe(`${before}*${end}`)
      }
      expect(hide(`12 ${number}`, 'failure')).not.toMatch(/[98t]\d*09/i)
    }
  })

  test.each(bare)('D24 GDPR 28 %s is one everywhere, as no Swedish phone begins so', (number) => {
    for (const where of ['text', 'phone-field', 'typed'] as const) {
      for (const before of beside) {
        expect(hide(`${before}${number} slut`, where)).toBe(`${before}* slut`)
      }
      expect(hide(`+${number}`, where === 'text' ? 'typed' : where)).toBe(`+${number}`)
    }
  })

  /** Each reads as a coordination number of 1907, 1908 or 1946, by a check digit that is right or wrong. */
  const phones = [
    ['0701740605', false],
    ['0701740607', true],
    ['070174 0615', true],
    ['0846500412', false],
    ['4604129819', true],
    ['4604129812', false],
  ] as const
  test.each(phones)('D18 D24 %s is a phone in its field and when typed', (digits) => {
    expect(hide(digits, 'phone-field')).toBe(digits)
    expect(hide(digits, 'typed')).toBe(digits)
  })
  test.each(phones)(
    'D24 %s is hidden in a text if its check digit is right: %s',
    (digits, right) => {
      expect(hide(`Ring ${digits} nu`, 'text')).toBe(right ? 'Ring * nu' : `Ring ${digits} nu`)
    },
  )

  test.each([
    '070-174 06 05',
    '0701740605',
    '+46 70 174 06 05',
    '08-465 004 12',
    'OBJ99999_2000000001',
    'ADR00000000000000000000000000001001',
    '559999-9017',
    '16559999-9017',
    '990 01 Låtsasstad',
    '2026-11-22',
    '2026-11-22T13:10:00Z',
    'Hyr 2023-08-01 – 2024-06-30',
    '2023-08-01/2024-06-30',
    '2023.08.01--2024.06.30',
    '2024-05-12, 2024-05-19',
    '2024-05-12\n2024-05-19\n2024-05-26',
    'SE559999901701',
    'den 240506. 1500 kr',
    '621314-9809',
    '620332-9809',
    '17620314-9809',
    '19620314-98091',
  ])('D18 %s is none', (text) => {
    expect(hide(text, 'text')).toBe(text)
    expect(hide(text, 'phone-field')).toBe(text)
  })

  test('GDPR 12 is found however it is written, and whatever stands around it', () => {
    const joint = fc.constantFrom(
      ...['', '-', '+', ' ', '/', '.', '\u2011', '\u2015', ' - ', '--', '_', ':'],
    )
    const part = fc.constantFrom(...['', '-', ' ', '.', '/'])
    const around = fc.string({ unit: fc.constantFrom(...' .,:;()"\'/åz\n'), maxLength: 6 })
    const century = fc.constantFrom('', '19')
    fc.assert(
      fc.property(around, around, century, part, joint, (before, after, first, between, sign) => {
        const number = `${first}62${between}03${between}14${sign}9809`
        const text = `${before}${number}${after}`
        for (const where of ['failure', 'text'] as const) {
          expect(hide(text, where)).toBe(`${before}*${after}`)
        }
        expect(withoutNumbers(text)).not.toMatch(/\d/)
      }),
      { numRuns: 500 },
    )
  })

  test('GDPR 28 D14 is covered within the VAT number of a sole trader', () => {
    expect(hide('Moms SE620314980901.', 'text')).toBe('Moms SE*01.')
    expect(hide('Moms se-620314-980901.', 'text')).toBe('Moms se-*01.')
    expect(hide('Moms SE 6203149809 01.', 'text')).toBe('Moms SE * 01.')
  })

  test('X02 a text full of digits and signs is read through in no time', () => {
    for (const piece of ['1', '𝟏', '12 ', '- ', '620314-', '1a', '620314 a']) {
      const text = piece.repeat(20_000)
      expect(hide(text, 'text')).toBe(text)
      expect(withoutNumbers(text).length).toBeLessThanOrEqual(text.length)
    }
  })
})

describe('a name without any number', () => {
  test.each([
    ...always,
    ...bare,
    '1962 03 14 98 09',
    '6203 1498 09',
    '(620314)...(9809)',
    '6_2_0_3_1_4_9_8_0_9',
    '0701740605',
  ])('GDPR 12 32 %s leaves no trace', (number) => {
    expect(withoutNumbers(`Ek ${number}`).replace(/[()\s]/g, '')).toBe('Ek')
  })

  test.each([
    ['Ek620314-9809Al', 'Ek Al'],
    ['Ek6203 1498 09Al', 'Ek Al'],
    ['Ek6203-14t980Al', 'Ek Al'],
    ['Ek6_2_0_3_1_4_T809Al', 'Ek Al'],
    ['Ek 6 203 14 T809', 'Ek'],
    ['620314-9809 Ek', 'Ek'],
    ['Ek\u00a0\n Al', 'Ek Al'],
    ['Ek 131052-308T', 'Ek'],
    ['Ek 131352-308T', 'Ek'],
    ['Ek 6_2_0_3_1_4_T809', 'Ek'],
    ['Ek 1 9 6 2 0 3 1 4 T809', 'Ek'],
    ['Ek 123456789 Al', 'Ek 123456789 Al'],
    ['Ek 12345 T809', 'Ek 12345 T809'],
    ['Ek 123456 T8091', 'Ek 123456 T8091'],
    ['Ek 12345 a 67890', 'Ek 12345 a 67890'],
  ])('D24 GDPR 12 32 %j is left as %j', (text, left) => {
    expect(withoutNumbers(text)).toBe(left)
  })

  test('what is no number stays', () => {
    expect(withoutNumbers('Brf Ek 12 & 14,  Låtsasstad 990 01')).toBe(
      'Brf Ek 12 & 14, Låtsasstad 990 01',
    )
  })
})

test('D12 the check digit is the Luhn sum', () => {
  expect(['6203149809', '8504129803', '5599999017'].map(hasRightCheckDigit)).toEqual([
    true,
    true,
    true,
  ])
  expect(['6203149808', '8504129083'].map(hasRightCheckDigit)).toEqual([false, false])
})

test('GDPR 12 a small digit behind a number is a footnote, and hides it as little as a measure before it', () => {
  expect(hide('Pnr 620314-9809² och 45 m² (620314-9809)', 'text')).toBe('Pnr *² och 45 m² (*)')
})

describe('texts that are read one after the other', () => {
  const cover = (text: string) => hide(text, 'text')

  test('GDPR 12 D24 have no digit of a number that begins in one and ends in the next', () => {
    expect(coverParts(['Provvägen, 620314', '9809 Ort'], cover)).toEqual([
      'Provvägen, ••••',
      '•••• Ort',
    ])
    expect(coverParts(['620314-', null, '9809'], cover)).toEqual(['••••-', null, '••••'])
    expect(coverParts(['19620314', '', '9809'], cover)).toEqual(['••••', '', '••••'])
  })

  test('are else what each is by itself', () => {
    const parts = ['Provvägen 12 lgh 1101', '990 02', 'Testköping', null]
    expect(coverParts(parts, cover)).toEqual(parts)
    expect(coverParts(['c/o 620314-9809', '990 02'], cover)).toEqual(['c/o *', '990 02'])
  })
})

describe('the keys of a number in its field', () => {
  test('D24 are of every way in which it may be read, and none of what is no number', () => {
    expect([...keysOf('19620314-9809')]).toEqual(['6203149809'])
    expect([...keysOf('131052A308T')]).toEqual(['131052308T'])
    expect([...keysOf('85 04 12 9804')]).toEqual(['8504129804'])
    expect([...keysOf('Ingrid')]).toEqual([])
    expect([...keysOf(null)]).toEqual([])
  })

  test('GDPR 12 D24 what overlaps is covered as one, and but for those that are excepted', () => {
    const except = new Set(['6203149809'])
    expect(hide('SE620314980901', 'failure')).toBe('SE*')
    expect(hide('1962 03 14 9809.', 'failure')).toBe('*.')
    expect(coverNumbers('620314-9809 och 850412-9803', 'text', { except })).toBe(
      '620314-9809 och ••••••-••••',
    )
  })
})
