import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endsOf, readPhonePart, searchForms } from '../../../../../electron/main/phones/phone-forms'
import { readPhones } from '../../../../../electron/main/phones/read-phones'

const phoneNumbers = (written: string, countryCode: string | null = 'SE') =>
  readPhones(written, countryCode).flatMap(searchForms)

/** As the index finds it: a part begins the number, or one of its ends. */
function finds(written: string, typed: string, countryCode: string | null = 'SE'): boolean {
  const part = readPhonePart(typed)
  return phoneNumbers(written, countryCode).some(
    (number) =>
      (part?.within &&
        [number, ...endsOf(number)].some((end) => end.startsWith(part.within ?? ''))) ||
      (part?.beginning && number.startsWith(part.beginning)),
  )
}

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
/** Without the leading zero. */
const swedish = fc.oneof(
  fc.tuple(fc.constantFrom('70', '72', '73', '76', '79'), digits(7)),
  fc.tuple(fc.constantFrom('8', '31', '40', '980'), digits(6)),
)

/** A number as people write it, cut anywhere but within its country code. */
const groups = (text: string) => text.replace(/(\d{2})(?=\d)/g, '$1 ')
const written: ((area: string, rest: string) => string)[] = [
  (area, rest) => `0${area}${rest}`,
  (area, rest) => `0${area}-${groups(rest)}`,
  (area, rest) => `0${area}\u00A0${groups(rest)}`,
  (area, rest) => `(0${area}) ${rest}`,
  (area, rest) => `0${area}/${rest}`,
  (area, rest) => `0${area}\u2013${groups(rest)}`,
  (area, rest) => `+46${area}${rest}`,
  (area, rest) => `+46 ${area} ${groups(rest)}`,
  (area, rest) => `+46 (0)${area}-${rest}`,
  (area, rest) => `0046${area}${rest}`,
  (area, rest) => `0046 (0)${area} ${rest}`,
]
const around: ((number: string) => string)[] = [
  (number) => number,
  (number) => ` ${number}\u00A0`,
  (number) => `${number} (frun)`,
  (number) => `(jobbet) ${number}`,
  (number) => `${number} ankn 12`,
  (number) => `${number}, ext. 4711`,
  (number) => `tel: ${number}`,
  (number) => `${number} / 031-390 06 12`,
]

describe('a phone number', () => {
  it.each([
    ['070-174 06 05', ['0701740605']],
    ['070-174 06 05 (frun)', ['0701740605']],
    ['070-174 06 05 (efter 17.30)', ['0701740605']],
    ['08-465 004 12 ankn 12', ['0846500412']],
    ['08-465 004 12 ankn. 47110', ['0846500412']],
    ['08/465 004 12', ['0846500412']],
    ['(08) 465 004 12', ['0846500412']],
    ['+46 (0)70-174 06 05', ['0701740605']],
    ['0046 70 174 06 05', ['0701740605']],
    ['+46 070-174 06 05', ['0701740605']],
    ['070-1740605 / 070-1740606', ['0701740605', '0701740606']],
    ['070-1740605, 031-390 06 12', ['0701740605', '0313900612']],
    ['0701740605 (0701740606)', ['0701740605', '0701740606']],
    ['+46701740605+46701740606', ['0701740605', '0701740606']],
    ['0701740605 kl 17-19', ['0701740605']],
    ['+47 22 00 00 00', ['4722000000', '22000000']],
    ['0047 22 00 00 00', ['4722000000', '22000000']],
    ['46701740605', ['46701740605', '0701740605']],
    ['701740605', ['701740605', '0701740605']],
    ['112', ['112']],
    ['ring frun', []],
    ['', []],
  ])('written %s is %j', (text, numbers) => {
    expect(phoneNumbers(text)).toEqual(numbers)
  })

  it.each(['070-174 06 05', '+46701740605', '0046 70 174 06 05'])(
    'D19 written %s is found by any scrap of it',
    (stored) => {
      for (const typed of [
        '0701740605',
        '+46 70 174 06 05',
        '0046701740605',
        '004670',
        '+46 70',
        '46701',
        '70-174',
        '0605',
        '1740',
        '070\u00A0174\u00A006\u00A005',
        '\u200B0701740605\u202C',
      ]) {
        expect([typed, finds(stored, typed)]).toEqual([typed, true])
      }
      expect(finds(stored, '0701740606')).toBe(false)
      expect(finds(stored, '605')).toBe(false)
    },
  )

  it.each([
    ['912 34 567', 'NO', ['+4791234567', '004791234567', '91234567', '4567', '+47 912', '912 34']],
    ['040 123 45 67', 'FI', ['+358401234567', '00358 40 123', '0401234567', '040-123', '4567']],
    ['+358 40 123 45 67', 'SE', ['+358401234567', '00358 40 123', '0401234567', '040-123', '4567']],
    ['+44 20 7946 0958', null, ['020 7946 0958', '+442079460958', '0044 20 79', '0958']],
    [
      '070 174 06 07 (Anna) 070 174 06 08',
      'SE',
      ['+46701740608', '0046701740608', '0701740608', '0608'],
    ],
  ])('D19 D26 %s of somebody in %s is found by %j', (stored, countryCode, all) => {
    for (const typed of all)
      expect([typed, finds(stored, typed, countryCode)]).toEqual([typed, true])
    expect(finds(stored, '0701740600', countryCode)).toBe(false)
  })

  it('D19 is found however it is written, by four or more of its digits however they are', () => {
    fc.assert(
      fc.property(
        swedish,
        fc.constantFrom(...written),
        fc.constantFrom(...around),
        fc.constantFrom(...written),
        fc.nat(),
        fc.nat(),
        ([area, rest], stored, comment, typed, from, length) => {
          const national = `0${area}${rest}`
          const at = from % (national.length - 3)
          const inner = national.slice(at, at + 4 + (length % national.length))
          const text = typed(area, rest)
          const enough = /^\D*(?:\d\D*){4}/.exec(text)?.[0].length ?? 0
          const beginning = text.slice(0, Math.max(enough, length % text.length))
          const where = comment(stored(area, rest))
          expect([where, inner, finds(where, inner)]).toEqual([where, inner, true])
          expect([where, beginning, finds(where, beginning)]).toEqual([where, beginning, true])
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('D18 is not grown by its extension, nor is it told from the number that one click dials', () => {
    fc.assert(
      fc.property(swedish, fc.constantFrom(...written), digits(4), ([area, rest], form, extra) => {
        const [number = ''] = phoneNumbers(form(area, rest))
        expect(phoneNumbers(`${form(area, rest)} ankn ${extra}`)).toEqual([number])
        const dial = readPhones(form(area, rest), 'SE')[0]?.dialable ?? null
        if (dial !== null) expect(number).toBe(`0${dial.slice(3)}`)
      }),
    )
  })

  it('never throws, and stays few', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0146+()-/., aö(\u00A0') }), (text) => {
        expect(phoneNumbers(text).length).toBeLessThanOrEqual(8)
        readPhonePart(text)
      }),
    )
    expect(phoneNumbers('070-1740605/031-3900612/'.repeat(5_000)).length).toBeLessThanOrEqual(8)
  })
})
