import { describe, expect, it } from 'vitest'
import {
  looksLikeContactId,
  mayBeContactId,
  numberIn,
  withPlainNumbers,
} from '../../../../../electron/contract/person-number/typed'

const labels = [
  ...[
    'pnr',
    'p.nr',
    'Pnr',
    'persnr',
    'pers.nr',
    'pers.-nr',
    'personnr',
    'person-nr',
    'PERSONNUMMER',
  ],
  ...['personid', 'pers.id', 'samnr', 'samnummer', 'samordningsnr', 'samordningsnummer'],
  ...['födelsenr', 'födelsenummer'],
]

describe('the number that a typed text is', () => {
  it.each(labels)('D24 is read behind %s, whatever parts the two', (label) => {
    for (const between of ['', ' ', ': ', '.:', ' # ', ' (', ' \u2013 (']) {
      expect(numberIn(`${label}${between}850412-9803`), between).toBe('850412-9803')
    }
  })

  it.each([
    ['198504129803', '198504129803'],
    ['8504129803', '8504129803'],
    ['19850412 \u2013 9803', '19850412-9803'],
    ['(850412+9803)', '850412+9803'],
    ['(pnr: 850412-9803)', '850412-9803'],
    ['0701740607', '0701740607'],
    ['85 04 12 9804', '8504129804'],
    ['850412-t981', '850412-T981'],
    ['\uff18\uff15\uff10\uff14\uff11\uff12\uff0d\uff19\uff18\uff10\uff13', '850412-9803'],
  ])('D24 is %s in plain writing', (typed, number) => {
    expect(numberIn(typed)).toBe(number)
  })

  it.each([
    ...['850412', 'Ingrid', '', '131052A308T', '850412-9803x', 'Ek 850412-9803', '850412-9803 (2)'],
    ...['7: 850412-9803', 'Åpnr 850412-9803', '1pnr 850412-9803', 'pn 850412-9803'],
    ...['pnr \u2013\u2013 (850412-9803', 'pnr pnr 850412-9803', 'pnrx 850412-9803'],
  ])('D24 is none where it says more, or has no Swedish one: %j', (typed) => {
    expect(numberIn(typed)).toBeNull()
  })
})

describe('a typed text with its numbers in plain digits', () => {
  it.each([
    ['pnr:850412\u20139811', '  8504129811 '],
    ['(19850412.9811)', '( 198504129811 )'],
    ['19 85 04 12 9803', ' 198504129803 '],
    ['Ek 850412-9803, Al 620314-T809!', 'Ek  8504129803 , Al  620314T809 !'],
    ['131052A308T Ek', '131052A308T Ek'],
    ['pnr 131052A308T', ' 131052A308T'],
    ['pnr 85041', 'pnr 85041'],
    ['1pnr 850412-9803', '1pnr  8504129803 '],
    ['070-174 06 05', '070-174 06 05'],
    ['', ''],
  ])('D24 GDPR 7 says of %j %j', (typed, plain) => {
    expect(withPlainNumbers(typed)).toBe(plain)
  })
})

describe('the id of a contact', () => {
  it.each([
    ...[
      'ADR00000000000000000000000000001001',
      'ADR1001',
      '1001',
      '10010',
      ' 12345 ',
      '123',
      '0605',
      '12345678',
      'lgh-1002',
    ],
    ...['adr-finns-inte', 'CMP1', '<b>&"', 'a07012', '07012x', '46', '1 23'],
  ])('D25 may be %s, as the CRM promises no form', (text) => {
    expect(mayBeContactId(text)).toBe(true)
  })

  it.each([
    ...[
      '070-174 06 05',
      ' 0701740605 ',
      '070174',
      '+46701740605',
      '+46701',
      ' +46701',
      '(08)46500412',
      '46701740605',
    ],
    ...[
      '031\u20113900690',
      '031\u2212390069',
      '12 34 56',
      '12-34-56',
      '12.34.56',
      '12/34/56',
      '12(3)456',
    ],
    ...['+(0)701740605', '+(46)701740605', 'ingrid@example.com', 'ADR1001@'],
    ...[
      '850412-9803',
      '8504129804',
      'ADR850412-9803',
      'ADR0701740607',
      '010185 12345',
      '131052A308T',
    ],
  ])('D25 GDPR 13 is never %j', (text) => {
    expect(mayBeContactId(text)).toBe(false)
  })

  it.each([
    ...['ADR1', 'ADRx1', 'ADRÅSA1', 'ADRPROV', 'ADRPROVID', 'adr1', 'adr0f', 'adrf0', 'ADRI1'],
    ...[`ADR${'A'.repeat(157)}`, `ADR1${'a'.repeat(156)}`, `adr1${'a'.repeat(156)}`],
  ])('D25 is offered for %s', (text) => {
    expect(looksLikeContactId(text)).toBe(true)
  })

  it.each([
    ...[
      'ADR',
      'adr',
      'ADRABC',
      'ADRIANSSON',
      'Adr1',
      'adrabc',
      'adrg1',
      'adr1g',
      'adrx1',
      'ADRprov',
    ],
    ...[
      'ADR1 2',
      'ADR1/2',
      'ADR1,2',
      'ADR1;2',
      'ADR1\u0007',
      'ADR x1',
      'xADR1',
      'xadr1',
      'xADRPROV',
    ],
    ...['ADRPROVx', `ADR${'A'.repeat(158)}`, `ADR1${'a'.repeat(157)}`, `adr1${'a'.repeat(157)}`],
    ...['ADR8504129803', 'ADR1@example.com'],
  ])('D25 is not offered for %j', (text) => {
    expect(looksLikeContactId(text)).toBe(false)
  })
})
