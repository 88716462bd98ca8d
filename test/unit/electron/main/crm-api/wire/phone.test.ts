import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialString, readPhone } from '../../../../../../electron/main/crm-api/wire/phone'

describe('a phone number', () => {
  it.each([
    ['070-174 06 05', '+46701740605'],
    ['070-174 06 05 (frun)', '+46701740605'],
    ['(jobbet) 070-174 06 05', '+46701740605'],
    ['08-12 34 56 ankn 12', '+468123456'],
    ['08-465 004 12, ankn. 12', '+46846500412'],
    ['08-465 004 12 ext 7', '+46846500412'],
    ['08-465 004 12 vx', '+46846500412'],
    ['08-465 004 12 (vx)', '+46846500412'],
    ['(08) 465 004 12', '+46846500412'],
    ['0980-31 92 00', '+46980319200'],
    ['070\u00A0174\u00A006\u00A005', '+46701740605'],
    ['070.174.06.05', '+46701740605'],
    ['+46 70 174 06 05', '+46701740605'],
    ['+46 (0)70-174 06 05', '+46701740605'],
    ['+46 070-174 06 05', '+46701740605'],
    ['0046 70 174 06 05', '+46701740605'],
    ['+47 22 00 00 00', '+4722000000'],
    ['0047 22 00 00 00', '+4722000000'],
    ['+358 40 000 0000', '+358400000000'],
  ])('D18 %s dials %s', (written, dial) => {
    expect(dialString(written, 'SE')).toBe(dial)
    expect(readPhone('telephone.cell', written, 'SE')?.phone).toMatchObject({
      written,
      dialable: true,
    })
  })

  it.each([
    ['112', 'emergency'],
    ['112 (SOS)', 'emergency with a comment'],
    ['0112', 'emergency with a zero'],
    ['+46112', 'emergency from abroad'],
    ['+46 (0)112', 'emergency from abroad with a zero'],
    ['00112', 'emergency behind the exit code'],
    ['+112', 'emergency with a plus'],
    ['11414', 'a short number'],
    ['1177', 'a short number'],
    ['+47 112', 'emergency in Norway'],
    ['0', 'nothing'],
    ['0000000000', 'only zeros'],
    ['46 70 174 06 05', 'a country code without its plus: a guess'],
    ['12 34 56', 'no area code'],
    ['070-174 06', 'too short for a mobile'],
    ['070-174 06 05 6', 'too long for a mobile'],
    ['070-1740605 / 070-1740606', 'two numbers'],
    ['070-1740605, 070-1740606', 'two numbers'],
    ['070-1740605 (070-1740606)', 'two numbers'],
    ['ring frun', 'letters'],
    ['070-1740605 kvällar', 'letters'],
    ['0701740605x', 'letters'],
    ['070-RING-MIG', 'letters'],
    ['0900-123 45 67', 'premium rate'],
    ['*21*0701740605#', 'a service code'],
    ['0701740605;ext=1', 'a parameter'],
    ['tel:0701740605', 'a scheme'],
  ])('D18 %s is shown and not dialled (%s)', (written) => {
    expect(dialString(written, 'SE')).toBeNull()
    expect(readPhone('telephone.cell', written, 'SE')?.phone).toMatchObject({
      written,
      dialable: false,
    })
  })

  it('D18 leaves the national form of another country alone', () => {
    expect(dialString('040-123 45 67', 'FI')).toBeNull()
    expect(dialString('+358 40 123 45 67', 'FI')).toBe('+358401234567')
    expect(dialString('040-628 04 15', null)).toBe('+46406280415')
  })

  it('is absent when nothing is written', () => {
    for (const raw of [null, undefined, '', ' ', {}, true]) {
      expect(readPhone('telephone.home', raw, null)).toBeNull()
    }
  })

  it('D18 dials only plus and 8 to 15 digits, whatever is written', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[+\d() .-]{0,24}$/))
    fc.assert(
      fc.property(texts, (written) => {
        const dial = dialString(written, null)
        if (dial !== null) expect(dial).toMatch(/^\+[1-9]\d{7,14}$/)
      }),
      { numRuns: 1_000 },
    )
  })

  it('comes to the end of a long hostile text, which would stall a careless pattern', () => {
    for (const text of [
      '('.repeat(400_000),
      ' '.repeat(400_000),
      '0'.repeat(400_000),
      'ankn '.repeat(80_000),
    ]) {
      readPhone('telephone.cell', text, null)
    }
  })
})
