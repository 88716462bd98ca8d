import { describe, expect, it } from 'vitest'
import { findNumbers, readsAsNumber } from '../../../../../electron/contract/person-number/find'
import type { TextPlace, Verdict } from '../../../../../electron/contract/person-number/find'

const everywhere = ['number-field', 'phone-field', 'typed', 'text', 'failure'] as const
const reads = (text: string, where: TextPlace = 'text') => readsAsNumber(text, where)

describe('a text is read as a number of a person', () => {
  it.each([
    ...['850412-9803', '8504129803', '198504129803', '19850412-9803', '850412+9803'],
    ...['850412 9803', '850412\u00a09803', '850412\u202f9803', '850412.9803', '850412_9803'],
    ...['850412/9803', '850412\u20139803', '850412\u22129803', '850412\uff0d9803', '850412 - 9803'],
    ...['(850412-9803)', '"850412-9803"', '”850412-9803”', 'pnr:850412-9803', 'Pnr850412-9803x'],
    ...[
      '８５０４１２−９８０３',
      '٨٥٠٤١٢-٩٨٠٣',
      '85-04-12-9803',
      '1985.04.12.9803',
      '850412-\n9803',
    ],
    ...['19850472-9800', '19850072-9804', '850072-9804', '198504609804'],
  ])('D24 surely, by its right check digit and wherever it stands: %j', (text) => {
    for (const where of everywhere) expect(reads(text, where), where).toBe('surely')
  })

  it.each([
    ...['850412-9811x', '850412-9804', '198504129804', '8504129804', '19850060-9809'],
    ...['850412-T981', '850412t981', '19850412 P981', '198504\u{ff11}2-X981'],
    ...['120595-9811', '120595 9811', '120174-3399', '010185 12345', '01018512345', '410185-12345'],
    ...[
      '131052-308T',
      '131052A308T',
      '131052+308T',
      '131052\u2013308T',
      '131052-308Tjej',
      '131052-3080',
    ],
  ])('D24 maybe, and so it is hidden as well: %j', (text) => {
    expect(reads(text)).toMatch(/maybe|surely/)
    expect(reads(text, 'typed')).not.toBe('no')
    expect(reads(text, 'number-field')).not.toBe('no')
  })

  it.each([
    ...['2026-11-22', '2026-11-22 15:10', '2024-05-12\n2024-05-19', 'den 240506. 1500 kr'],
    ...['2026-11-22T13:10:00.123Z', '2023-08-01 – 2024-06-30', 'kl 13.15', '20240512'],
    ...['559999-9017', '5599999017', '16559999-9017', '165599999017', 'SE559999901701'],
    ...['070-174 06 05', '08-465 004 12', '+46 70 174 06 05', '+46701740605', '46701740605'],
    ...['0046 70 174 06 05', '+45 12 31 56 78', '+4512315678', '0701740605'],
    ...['1 250 000 kr', '12 500 000,00', '4 850 000 kr', 'OCR 7399 1234 5678', 'Faktura 20471'],
    ...['ADR00000000000000000000000000001001', 'ADR85041298030000000000000000000ABCD'.slice(0, 35)],
    ...[
      'OBJ99999_1904121234',
      'lgh 1203',
      'Provvägen 12 B, 990 01 Ort',
      '240506-150kr',
      '131052-308x4',
    ],
    ...['850412-A981', '850412-Ö981', '990012-1234', '851312-9803', '850432-9803'],
  ])('D18 D24 not at all: %j', (text) => {
    expect(reads(text)).toBe('no')
    expect(reads(text, 'phone-field')).toBe('no')
  })

  it('tells of a number in plain writing, in whatever digits and case it was written', () => {
    const of = (text: string) => findNumbers(text, 'text').map(({ key, sign }) => [key, sign])
    expect(of('１９６２-03-14-T８０９ och 620314+t809')).toEqual([
      ['620314T809', '-'],
      ['620314T809', '+'],
    ])
    expect(of('131052a308t')).toEqual([['131052308T', '-']])
  })
})

describe('the same signs in another place', () => {
  /** In the number's field, a field for phones, a typed text, any other text, and one that needs no numbers. */
  it.each<[string, string]>([
    ['850412-9804', 'maybe maybe maybe maybe maybe'],
    ['8504129804', 'maybe maybe maybe maybe maybe'],
    ['85 04 12 9803', 'surely surely surely surely surely'],
    ['85 04 12 9804', 'maybe no no no maybe'],
    ['850412 (9803)', 'surely surely surely surely surely'],
    ['850412 (9804)', 'maybe no no no maybe'],
    ['19850412 (9804)', 'maybe maybe maybe maybe maybe'],
    ['1985 04 12 9804', 'maybe no no no maybe'],
    ['850412 T981', 'maybe maybe maybe maybe maybe'],
    ['0701740607', 'surely no no maybe surely'],
    ['0701740605', 'maybe no no no maybe'],
    ['07-01 74 (0607)', 'surely surely surely surely surely'],
    ['851312-9803', 'no no no no maybe'],
    ['131052-308T', 'maybe maybe maybe maybe surely'],
    ['131052-308X', 'maybe maybe maybe maybe maybe'],
    ['01018510002', 'maybe no maybe maybe surely'],
    ['010185. 12345', 'maybe no no no maybe'],
    ['46018512345', 'maybe no no no maybe'],
    ['46018510081', 'maybe no no maybe surely'],
    ['Ingrid', 'no no no no no'],
  ])('D18 D24 GDPR 12 reads %j as %s', (text, verdicts) => {
    expect(everywhere.map((where): Verdict => reads(text, where)).join(' ')).toBe(verdicts)
  })

  it('D24 is surely one where any in it is', () => {
    expect(reads('850412-9804 och 850412-9803')).toBe('surely')
    expect(reads('850412-9804 och 850412-9804')).toBe('maybe')
  })

  it('D24 is told of in the order of the text, the longer of two first', () => {
    const places = (text: string) => findNumbers(text, 'failure').map(({ from, to }) => [from, to])
    expect(places('SE850412980301')).toEqual([
      [2, 14],
      [2, 12],
    ])
    expect(places('131052A308T, 19850412-T981')).toEqual([
      [0, 11],
      [0, 10],
      [13, 26],
    ])
  })
})
