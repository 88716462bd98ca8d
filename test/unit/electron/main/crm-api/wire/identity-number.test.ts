import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FULLY_MASKED } from '../../../../../../electron/contract/person-number/cover'
import {
  readCorporateNumber,
  readPersonNumber,
} from '../../../../../../electron/main/crm-api/wire/identity-number'

// Birth numbers 980–989 belong to nobody: the Swedish Tax Agency's series for tests.
const NOW = Date.parse('2026-11-22T15:10:00Z')
const person = (raw: unknown, foreign: unknown = false) =>
  readPersonNumber(raw, foreign, 'person', NOW)?.number
const company = (raw: unknown, foreign: unknown = false) =>
  readCorporateNumber(raw, foreign, NOW)?.number

describe('a personal number', () => {
  it.each([
    ['19620314-9809', '19620314-••••', 'twelve digits with dash'],
    ['196203149809', '19620314-••••', 'twelve digits'],
    ['620314-9809', '19620314-••••', 'ten digits with dash'],
    ['6203149809', '19620314-••••', 'ten digits'],
    [' 19 620314 - 9809 ', '19620314-••••', 'spaces'],
    ['620314\u20139809', '19620314-••••', 'a dash of print'],
    ['620314/9809', '19620314-••••', 'a slash'],
    ['62-03-14-9809', '19620314-••••', 'dashes all over'],
    ['pnr: 620314.9809', '19620314-••••', 'a dot, and a word before it'],
    ['620314+9809', '18620314-••••', 'a plus: over a hundred years'],
    ['261122-9809', '20261122-••••', 'born today'],
    ['261123-9809', '19261123-••••', 'tomorrow is a hundred years ago'],
    ['20000229-9809', '20000229-••••', 'a leap day'],
    ['850412-T981', '19850412-••••', 'an interim letter'],
  ])('D12 %s is shown as %s (%s)', (raw, shown) => {
    expect(person(raw)).toMatchObject({ label: 'personal-number', shown, masked: true })
  })

  it('D12 keeps the written form for the reveal', () => {
    expect(readPersonNumber(' 620314-9809', false, 'person', NOW)?.full).toBe('620314-9809')
  })

  it('D12 hints at a wrong check digit and still shows the day', () => {
    expect(person('19620314-9808')).toMatchObject({
      shown: '19620314-••••',
      checkDigitIsWrong: true,
    })
    expect(person('19620314-9809')).toMatchObject({ checkDigitIsWrong: false })
    expect(person('850412-T981')).toMatchObject({ checkDigitIsWrong: false })
  })

  it('GDPR 7 D12 calls day + 60 a coordination number and leaves the day as it stands', () => {
    expect(person('19850472-9805')).toMatchObject({
      label: 'coordination-number',
      shown: '19850472-••••',
      masked: true,
    })
  })

  it.each([
    ['19850072-9804', '19850072-••••', false, 'a month that is not known'],
    ['850072-9804', '19850072-••••', false, 'the same in ten digits'],
    ['198504609804', '19850460-••••', false, 'a day that is not known'],
    ['19850060-9804', '19850060-••••', true, 'neither'],
  ])('D24 calls %s a coordination number, shown as %s (%s)', (raw, shown, checkDigitIsWrong) => {
    expect(person(raw)).toEqual({
      ...{ label: 'coordination-number', masked: true, shown, checkDigitIsWrong },
    })
  })

  it.each(['19850012-9804', '19850400-9804', '19850492-9804', '19851372-9804'])(
    'D24 takes %s for no coordination number: only with a raised day may a month be missing',
    (raw) => expect(person(raw)?.label).toBe('other-format'),
  )

  it.each([
    '19621314-9809',
    '19620332-9809',
    '19620292-9809',
    '20271231-9809',
    '17620314-9809',
    'FI-120365-000X',
    '123',
    '1',
    '<b>620314</b>',
    '196203149809196203149809',
  ])('D12 masks %s whole, as it is no Swedish number', (raw) => {
    expect(person(raw)).toEqual({
      label: 'other-format',
      shown: FULLY_MASKED,
      masked: true,
      checkDigitIsWrong: false,
    })
  })

  it('GDPR 7 D13 reads nothing into a number of another format, however Swedish it looks', () => {
    expect(person('19620314-9808', true)).toEqual({
      label: 'other-format',
      shown: FULLY_MASKED,
      masked: true,
      checkDigitIsWrong: false,
    })
  })

  it.each(['193409119835', '19340911-9835', '340911-9835', '3409119835', ' 340911 9835 '])(
    'GDPR 5 D14 is that of the deceased on an estate, and masked: %s',
    (raw) => {
      expect(readPersonNumber(raw, false, 'deceased', NOW)?.number).toMatchObject({
        label: 'personal-number-of-deceased',
        shown: '19340911-••••',
        masked: true,
      })
    },
  )

  it.each([null, undefined, '', '  ', '\u200B', {}, []])(
    'is absent when the CRM says %j',
    (raw) => {
      expect(person(raw)).toBeUndefined()
    },
  )

  it('GDPR 10 D12 is masked whatever it is, at one of two lengths', () => {
    const numbers = fc.oneof(fc.string(), fc.stringMatching(/^(19|20|16)?\d{6}[-+ ]?[A-Z\d]\d{3}$/))
    fc.assert(
      fc.property(numbers, fc.boolean(), (raw, foreign) => {
        const shown = person(raw, foreign)?.shown
        if (shown !== undefined) expect(shown).toMatch(/^(\d{8}-••••|•{10})$/)
      }),
      { numRuns: 500 },
    )
  })
})

describe("a company's number", () => {
  it.each([
    '559999-9017',
    '5599999017',
    '16559999-9017',
    '165599999017',
    '559999 9017',
    '559999.9017',
  ])('is open when it cannot be a person’s: %s', (raw) => {
    expect(company(raw)).toEqual({
      label: 'corporate-number',
      shown: raw,
      masked: false,
      checkDigitIsWrong: false,
    })
  })

  it('hints at a wrong check digit', () => {
    expect(company('559999-9018')).toMatchObject({ masked: false, checkDigitIsWrong: true })
  })

  it.each([
    '121212-1212',
    '1212121212',
    '19121212-1212',
    '191212121212',
    '16121212-1212',
    '161212121212',
    '121212 1212',
    '121212+1212',
    ' 12 12 12 - 12 12 ',
    '121212\u22121212',
  ])('D14 is masked like a person’s when it is one: %s', (raw) => {
    const number = company(raw)
    expect(number).toMatchObject({ label: 'corporate-number', masked: true })
    expect(number?.shown).toMatch(/^(18|19|20)121212-••••$/)
  })

  it.each(['131313-1313', '20559999-9017', 'SE559999901701', '5599999', '121292-1212'])(
    'D14 is masked whole when nobody can tell: %s',
    (raw) => {
      expect(company(raw)?.masked).toBe(true)
      expect(company(raw)?.shown).toMatch(/^(\d{8}-••••|•{10})$/)
    },
  )

  it('is masked whole in another format', () => {
    expect(company('NO 999999999 MVA', true)?.shown).toBe(FULLY_MASKED)
    expect(company('559999-9017', true)?.shown).toBe(FULLY_MASKED)
  })

  it('GDPR 10 D14 never shows the last four digits of any personal number, however it is written', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date(NOW), noInvalidDate: true })
    const forms = fc.record({
      day: days,
      tail: fc.integer({ min: 1000, max: 9999 }),
      century: fc.constantFrom('none', 'own', '16'),
      sign: fc.constantFrom('-', '', '+', ' ', '\u00A0', '\u2013', ' - '),
      coordination: fc.boolean(),
    })
    fc.assert(
      fc.property(forms, ({ day, tail, century, sign, coordination }) => {
        const [year = '', month = '', date = ''] = day.toISOString().slice(0, 10).split('-')
        const shownDay = coordination ? String(Number(date) + 60) : date
        const prefix = { none: '', own: year.slice(0, 2), '16': '16' }[century]
        const number = company(`${prefix}${year.slice(2)}${month}${shownDay}${sign}${tail}`)
        expect(number?.masked).toBe(true)
        expect(number?.shown).toMatch(/^(\d{8}-••••|•{10})$/)
      }),
      { numRuns: 1_000 },
    )
  })
})
