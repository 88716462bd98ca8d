import { describe, expect, it } from 'vitest'
import {
  maskCorporateNumber,
  maskPersonNumber,
  numberForms,
} from '../../../../../electron/contract/person-number/field'

const NOW = Date.parse('2026-11-22T15:10:00Z')
const person = (written: string, holder: 'person' | 'deceased' = 'person') =>
  maskPersonNumber(written, false, holder, NOW)
const company = (written: string) => maskCorporateNumber(written, false, NOW)

describe('the day of a number in its field', () => {
  it.each([
    ['260314-9809', '20260314-••••', 'earlier this year'],
    ['20261122-9809', '20261122-••••', 'today, with its century'],
    ['261122+9809', '19261122-••••', 'a hundred years ago today'],
    ['18000101-9809', '18000101-••••', 'as long ago as any is taken for one'],
    ['261122-9809', '20261122-••••', 'today'],
    ['261182-9809', '20261182-••••', 'today, raised'],
    ['261183-9809', '19261183-••••', 'tomorrow, raised: a hundred years ago'],
    ['000229-9809', '20000229-••••', 'a leap day'],
    ['620314-98 09', '19620314-••••', 'parted within the last four'],
  ])('D24 of %s is %s (%s)', (written, shown) => {
    expect(person(written).shown).toBe(shown)
  })

  it.each([
    ...['20261123-9809', '17991231-9809', '000229+9809', '010185A3080', '559999-9017'],
    ...['7: 620314-9809', '620314-9809 (2)', 'Ingrid'],
  ])('D12 D24 of %s is told by nobody', (written) => {
    expect(person(written).label).toBe('other-format')
  })

  it('GDPR 5 D24 a coordination number on an estate is that of the deceased', () => {
    expect(person('19850472-9805', 'deceased').label).toBe('personal-number-of-deceased')
  })
})

describe('the number of a company', () => {
  it.each(['851212-1212', '850412-9803', '559999-T017', '19559999-9017', '850472-9800'])(
    'GDPR 10 D14 D24 is masked where a person’s may be in it: %s',
    (written) => expect(company(written).masked).toBe(true),
  )

  it('GDPR 10 D14 is open from the first third digit that no month has', () => {
    expect(company('552000-0000')).toMatchObject({ shown: '552000-0000', masked: false })
    expect(company('551200-0000').masked).toBe(true)
  })

  it('D14 keeps the century it was written with, but for that of organisations', () => {
    expect(company('19121212-1212').shown).toBe('19121212-••••')
    expect(company('16121212-1212').shown).toBe('20121212-••••')
  })

  it('D14 says so where a sole trader’s check digit is wrong', () => {
    expect(company('121212-1212').checkDigitIsWrong).toBe(false)
    expect(company('121212-1213').checkDigitIsWrong).toBe(true)
  })
})

describe('what a number in a field is found by', () => {
  it.each([
    ['19620314-9809', ['196203149809', '6203149809']],
    ['620314 - 98 09', ['196203149809', '6203149809']],
    ['620314+9809', ['186203149809', '6203149809']],
    ['850412-T981', ['19850412t981', '850412t981']],
    ['FI-120365-000X', []],
    ['Ingrid', []],
  ])('D24 %s: %j', (written, forms) => {
    expect(numberForms(written, person(written))).toEqual(forms)
  })

  it.each([
    ['559999-9017', ['5599999017']],
    ['16121212-1212', ['201212121212', '1212121212']],
    ['SE559999901701', []],
  ])('D14 D24 %s of a company: %j', (written, forms) => {
    expect(numberForms(written, company(written))).toEqual(forms)
  })

  it('GDPR 7 D24 nothing where the CRM calls it foreign, or the text is none any more', () => {
    const foreign = maskPersonNumber('620314-9809', true, 'person', NOW)
    expect(numberForms('620314-9809', foreign)).toEqual([])
    expect(numberForms('Ingrid', person('620314-9809'))).toEqual([])
  })
})
