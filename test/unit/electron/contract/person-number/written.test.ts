import { describe, expect, it } from 'vitest'
import {
  writtenNumbers,
  type WrittenNumber,
} from '../../../../../electron/contract/person-number/written'

const swedish: WrittenNumber = {
  ...{ from: 0, to: 11, shape: 'swedish', key: '8504129803', century: null },
  ...{ isDate: true, isInterim: false, checkDigitIsRight: true, dateIsWhole: true },
  ...{ isBare: false, hasSign: true, sign: '-', mayBePhone: false },
}
const wrong = { checkDigitIsRight: false }
const bare = { isBare: true, hasSign: false, sign: '' } as const
const nordic: WrittenNumber = {
  ...{ ...swedish, shape: 'nordic', ...wrong },
}

const only = (text: string, shape: WrittenNumber['shape']) =>
  writtenNumbers(text).filter((number) => number.shape === shape)

describe('a Swedish number in a text', () => {
  it.each<[string, Partial<WrittenNumber>]>([
    ['850412-9803', {}],
    ['850412-9804', { key: '8504129804', ...wrong }],
    ['19850412-9803', { to: 13, century: '19' }],
    ['18850412-9803', { to: 13, century: '18' }],
    ['20850412-9803', { to: 13, century: '20' }],
    ['17850412-9803', { to: 13, century: '17', isDate: false }],
    ['21850412-9803', { to: 13, century: '21', isDate: false }],
    ['8504129803', { to: 10, ...bare }],
    ['850412 9803', bare],
    ['850412\n9803', bare],
    ['850412-\n 9803', { to: 13 }],
    ['850412\u20139803', {}],
    ['850412\u22129803', {}],
    ['850412/9803', {}],
    ['850412 + 9803', { to: 13, sign: '+' }],
    ['850412 .9803', { to: 12, hasSign: false }],
    ['850412. 9803', { to: 12, hasSign: false }],
    ['850412-- 9803', { to: 13 }],
    ['850412..9803', { to: 12 }],
    ['850412 (9803)', { to: 12, hasSign: false }],
    ['85 04 12 9803', { to: 13, ...bare, dateIsWhole: false }],
    ['85-04 12-9803', { to: 13, dateIsWhole: false }],
    ['85 0412-9803', { to: 12, dateIsWhole: false }],
    ['8504 12-9803', { to: 12, dateIsWhole: false }],
    ['19-8504129803', { to: 13, century: '19', ...bare, isBare: false }],
    ['19 850412 9803', { to: 14, century: '19', ...bare }],
    ['850412-T981', { key: '850412T981', isInterim: true, ...wrong }],
    ['850412-p981', { key: '850412P981', isInterim: true, ...wrong }],
    ['850412-\uff34981', { key: '850412T981', isInterim: true, ...wrong }],
    ['850412-A981', { key: '850412A981', isDate: false, ...wrong }],
    ['850412-9803T', {}],
    ['Ek 850412-9803.', { from: 3, to: 14 }],
    ['OBJ99999_2000000001 850412-9803', { from: 20, to: 31 }],
    ['850101-9809', { key: '8501019809' }],
    ['851231-9802', { key: '8512319802', ...wrong }],
    ['851301-9803', { key: '8513019803', isDate: false, ...wrong }],
    ['850001-9803', { key: '8500019803', isDate: false, ...wrong }],
    ['850400-9803', { key: '8504009803', isDate: false, ...wrong }],
    ['850432-9803', { key: '8504329803', isDate: false, ...wrong }],
    ['850459-9803', { key: '8504599803', isDate: false, ...wrong }],
    ['850060-9804', { key: '8500609804', ...wrong }],
    ['850491-9803', { key: '8504919803', ...wrong }],
    ['850492-9803', { key: '8504929803', isDate: false, ...wrong }],
    ['851360-9803', { key: '8513609803', isDate: false }],
    ['0701740607', { to: 10, key: '0701740607', ...bare, mayBePhone: true }],
    ['4604129819', { to: 10, key: '4604129819', ...bare, mayBePhone: true }],
    ['1046041298', { to: 10, key: '1046041298', isDate: false, ...bare, ...wrong }],
    ['+8504129803', { from: 1, to: 11, ...bare, mayBePhone: true }],
    ['+ (8504129803', { from: 3, to: 13, ...bare, mayBePhone: true }],
    ['+:8504129803', { from: 2, to: 12, ...bare }],
    ['00 8504129803', { from: 3, to: 13, ...bare, mayBePhone: true }],
    ['100 8504129803', { from: 4, to: 14, ...bare }],
    ['+190701740607', { from: 1, to: 13, century: '19', key: '0701740607', ...bare }],
    ['+, sade Prova, 8504129803', { from: 15, to: 25, ...bare }],
  ])('D18 D24 in %j is what there is to judge it by', (text, told) => {
    expect(only(text, 'swedish')).toContainEqual({ ...swedish, ...told })
  })

  it.each([
    ...['', '850412-980', '1850412-9803', '850412-98031', '850412-----9803', '85\n0412-9803'],
    ...[
      '850412-9803-11-22',
      '850412-9803.11.22',
      '850412-9803/11/22',
      'SE559999901',
      '850412-AB12',
    ],
    ...[
      'HAN85041298030000000000000000000000',
      'OBJ99999_8504129803',
      'Ek OBJ99999_8504129803 Al',
      'OBJ999_8504129803',
    ],
    ...['obj999999999_8504129803', 'ADR0123456789ABCDEF8504129803000000'],
  ])('D18 is none in %j', (text) => {
    expect(only(text, 'swedish')).toEqual([])
  })

  it.each([
    ...['850412-9803-11', '850412-9803-11-223', '850412-9803 11-22', '850412-9803-1-22'],
    ...[
      'XOBJ99999_8504129803',
      'OBJ99_8504129803',
      'OBJ1234567890_8504129803',
      'OB99999_8504129803',
    ],
    ...['HANG8504129803', 'ADR850412980300000000', 'ADR0123456789ABCDEF8504129803000000X'],
    ...['850412----9803', '850412----\n--9803', '19----850412-9803', '85----04----12----9803'],
  ])('D24 is one in %j, which only looks like something else', (text) => {
    expect(only(text, 'swedish').length > 0 || text.includes('00000')).toBe(true)
  })

  it('D24 GDPR 28 within the VAT number of a sole trader is theirs as a person', () => {
    const told = { ...swedish, ...bare }
    expect(only('SE850412980301', 'swedish')).toContainEqual({ ...told, from: 2, to: 12 })
    expect(only('SE-850412980301', 'swedish')).toContainEqual({ ...told, from: 3, to: 13 })
    expect(only('se 850412-980301 Ek', 'swedish')).toContainEqual({ ...swedish, from: 3, to: 14 })
    expect(only('SE070174060701', 'swedish')).toContainEqual({
      ...{ ...told, key: '0701740607', from: 2, to: 12 },
    })
  })

  it.each(['OSE850412980301', 'SE850412980302', 'SE8504129803011', 'SE--850412980301'])(
    'D18 is none within %s',
    (text) => {
      expect(only(text, 'swedish').filter(({ key }) => key === '8504129803')).toEqual([])
    },
  )

  it('D24 two that overlap are both told of, and one begun by a large character once', () => {
    expect(only('19 85 04 12 9803', 'swedish').map(({ from }) => from)).toEqual([0, 3])
    expect(only('𝟖504129803', 'swedish')).toEqual([{ ...swedish, ...bare, to: 11 }])
    expect(only('850412-9803 850412-9803', 'swedish').map(({ from }) => from)).toEqual([0, 7, 12])
  })
})

describe('a number of another Nordic country', () => {
  const norwegian = { ...nordic, to: 11, key: '01018512345', ...bare }
  it.each<[string, WrittenNumber]>([
    ['01018512345', norwegian],
    ['010185 12345', { ...norwegian, to: 12 }],
    ['410185-12345', { ...nordic, to: 12, key: '41018512345' }],
    ['710185-12345', { ...nordic, to: 12, key: '71018512345' }],
    ['720185-12345', { ...nordic, to: 12, key: '72018512345', isDate: false }],
    ['400185-12345', { ...nordic, to: 12, key: '40018512345', isDate: false }],
    ['310185-12345', { ...nordic, to: 12, key: '31018512345' }],
    ['320185-12345', { ...nordic, to: 12, key: '32018512345', isDate: false }],
    ['000185-12345', { ...nordic, to: 12, key: '00018512345', isDate: false }],
    ['010085-12345', { ...nordic, to: 12, key: '01008512345', isDate: false }],
    ['011285-12345', { ...nordic, to: 12, key: '01128512345' }],
    ['011385-12345', { ...nordic, to: 12, key: '01138512345', isDate: false }],
    ['014185-12345', { ...nordic, to: 12, key: '01418512345', isDate: false }],
    ['Ek 010185_12345', { ...nordic, from: 3, to: 15, key: '01018512345' }],
    ['010185  - 12345', { ...nordic, to: 15, key: '01018512345' }],
    ['010185 -  12345', { ...nordic, to: 15, key: '01018512345' }],
    ['46018512345', { ...norwegian, key: '46018512345', mayBePhone: true }],
    ['01014612345', { ...norwegian, key: '01014612345' }],
    ['07018512345', { ...norwegian, key: '07018512345' }],
    ['+01018512345', { ...norwegian, from: 1, to: 12, mayBePhone: true }],
    ['120595-9811', { ...nordic, key: '1205959811' }],
    ['310195-9811', { ...nordic, key: '3101959811' }],
    ['320195-9811', { ...nordic, key: '3201959811', isDate: false }],
    ['011395-9811', { ...nordic, key: '0113959811', isDate: false }],
    ['131052-308T', { ...nordic, key: '131052308T', checkDigitIsRight: true }],
    ['131052A308T', { ...nordic, key: '131052308T', checkDigitIsRight: true }],
    ['131052y308T', { ...nordic, key: '131052308T', checkDigitIsRight: true }],
    ['131052+308T', { ...nordic, key: '131052308T', checkDigitIsRight: true, sign: '+' }],
    ['131052\u2212308T', { ...nordic, key: '131052308T', checkDigitIsRight: true }],
    ['131052-308Tjej', { ...nordic, key: '131052308T', checkDigitIsRight: true }],
    ['131052-308X', { ...nordic, key: '131052308X' }],
    ['131052-3080', { ...nordic, key: '1310523080' }],
    ['321052-308T', { ...nordic, key: '321052308T', isDate: false }],
    ['131352-308T', { ...nordic, key: '131352308T', isDate: false }],
  ])('GDPR 7 D24 in %j is what there is to judge it by', (text, told) => {
    expect(only(text, 'nordic')).toContainEqual(told)
  })

  it.each([
    ...[
      '131052G308T',
      '131052\ufb00308T',
      '131052-308\ufb00',
      '131052Z308T',
      '131052Ö308T',
      '131052-308Ö',
      '131052-308Xa',
      '131052/308T',
    ],
    ...['1131052A308T', '131052A308T1', '010185:12345', '010185--12345', '010185   -12345'],
    ...['010185-   12345'],
    ...['010185\n12345', '101018512345', '010185123456', '131052-308Z'],
  ])('D18 is none in %j', (text) => {
    expect(only(text, 'nordic')).toEqual([])
  })

  it.each([
    ...['01018510002', '01418510095', '01528510023', '01818510078', '01928510006', '41018510187'],
    '71128510057',
  ])('GDPR 7 D24 is one by both its control digits, a raised month or not: %s', (key) => {
    const told = { ...norwegian, key, checkDigitIsRight: true }
    expect(only(key, 'nordic')).toContainEqual(told)
  })

  it.each(['01408510186', '01538510013', '01808510088', '01938510187', '72018510058'])(
    'D18 its control digits make no date of what is none: %s',
    (key) => expect(only(key, 'nordic').map(({ isDate }) => isDate)).toEqual([false]),
  )
})
