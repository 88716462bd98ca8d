import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPhones } from '../../../../../electron/main/phones/read-phones'
import { hiding } from '../../../../../electron/main/pdf/paper-text'

const dialled = (written: string, countryCode: string | null = 'SE') =>
  readPhones(written, countryCode).map(({ dialable }) => dialable)

/** Number, what is written, label. */
const readings = (written: string, countryCode: string | null = 'SE') =>
  readPhones(written, countryCode).map((one) => [one.dialable, one.written, one.label])

describe('a phone number', () => {
  it.each([
    ['070-174 06 05', '+46701740605', null],
    ['070-174 06 05 (frun)', '+46701740605', 'frun'],
    ['070-174 06 09 (efter kl 17)', '+46701740609', 'efter kl 17'],
    ['070-174 06 09 efter kl 17.30', '+46701740609', 'efter kl 17.30'],
    ['070-174 06 05 frun', '+46701740605', 'frun'],
    ['(jobbet) 070-174 06 05', '+46701740605', 'jobbet'],
    ['(Bo 070-174 06 05)', '+46701740605', 'Bo'],
    ['Mobil: 070-174 06 05', '+46701740605', 'Mobil'],
    ['08-465 00 41 ankn 12', '+4684650041', 'ankn 12'],
    ['08-12 34 56 ankn 12', '+468123456', 'ankn 12'],
    ['08-465 004 12, ankn. 12', '+46846500412', 'ankn. 12'],
    ['08-465 004 12 ext 7', '+46846500412', 'ext 7'],
    ['08-465 004 12 vx', '+46846500412', 'vx'],
    ['vx 08-465 004 12', '+46846500412', 'vx'],
    ['070-174 06 05 *ring ej*', '+46701740605', '*ring ej*'],
    ['08-465 004 12 (vx)', '+46846500412', 'vx'],
    ['(08) 465 004 12', '+46846500412', null],
    ['08/465 004 12', '+46846500412', null],
    ['0980-31 92 00', '+46980319200', null],
    ['070\u00A0174\u00A006\u00A005', '+46701740605', null],
    ['070–174 06 05', '+46701740605', null],
    ['０７０-174 06 05', '+46701740605', null],
    ['070.174.06.05', '+46701740605', null],
    ['+46 70 174 06 05', '+46701740605', null],
    ['+46 (0)70-174 06 05', '+46701740605', null],
    ['+46 070-174 06 05', '+46701740605', null],
    ['(+46) 70 174 06 05', '+46701740605', null],
    ['0046 70 174 06 05', '+46701740605', null],
    ['+ 46 70 174 06 05', '+46701740605', null],
    ['+46 (08) 465 004 12', '+46846500412', null],
    ['+1 (212) 555-0100', '+12125550100', null],
    ['Tel1: 070-174 06 05', '+46701740605', 'Tel1'],
    ['08-465 004 12 x12', '+46846500412', 'x12'],
    ['+47 22 00 00 00', '+4722000000', null],
    ['+47 912 34 567 Norge', '+4791234567', 'Norge'],
    ['0047 22 00 00 00', '+4722000000', null],
    ['+358 40 000 0000', '+358400000000', null],
    ['+358 (0)40 000 0000', '+358400000000', null],
    ['+39 06 6982 0000', '+390669820000', null],
    ['+81 3 0000 0000', '+81300000000', null],
    // Nothing but the number is ever dialled, whatever else is written.
    ['tel:0701740605', '+46701740605', 'tel'],
    ['0701740605;ext=1', '+46701740605', 'ext=1'],
  ])('D18 D26 %s dials %s, and the rest is %s', (written, dialable, label) => {
    expect(readPhones(written, 'SE')).toEqual([
      { dialable, written: written.replace(/^\((Bo.*)\)$/, '$1'), label },
    ])
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
    ['113 13', 'a short number'],
    ['1177', 'a short number'],
    ['+47 112', 'emergency in Norway'],
    ['0', 'nothing'],
    ['0000000000', 'only zeros'],
    ['46 70 174 06 05', 'a country code without its plus: a guess'],
    ['12 34 56', 'no area code'],
    ['070-174 06', 'too short for a mobile'],
    ['070-174 06 05 6', 'too long for a mobile'],
    ['070-1740605/06', 'an end for another'],
    ['08-465 004 / 12', 'perhaps the end of it'],
    ['+47 912 34 56', 'too short for Norway'],
    ['ring frun', 'letters'],
    ['0701740605x', 'letters'],
    ['070-RING-MIG', 'letters'],
    ['mob0701740605', 'letters'],
    ['0900-123 45 67', 'premium rate'],
    ['0939-123 45 67', 'premium rate'],
    ['0944-123 45 67', 'premium rate'],
    ['+46 900 123 45 67', 'premium rate from abroad'],
    ['+358 600 123 45', 'premium rate in Finland'],
    ['*21*0701740605#', 'a service code'],
    ['08-465 004 12 #7', 'a sign for the exchange'],
    ['0701740605#', 'a sign for the exchange'],
    ['620314-9809', 'a personal number'],
    ['010203-4567', 'a personal number that begins as a phone'],
    ['070 174 06 07 070 174 06', 'the second is cut'],
  ])('D18 %s is shown and not dialled (%s)', (written) => {
    expect(readPhones(written, 'SE')).toMatchObject([{ dialable: null, written }])
  })

  it.each([
    ['912 34 567', 'NO', '+4791234567'],
    ['912 34 567', 'no', '+4791234567'],
    ['0047 912 34 567', 'NO', '+4791234567'],
    ['040-123 45 67', 'FI', '+358401234567'],
    ['+358 040 123 45 67', 'FI', '+358401234567'],
    ['018 12345', 'AX', '+3581812345'],
    ['20 12 34 56', 'DK', '+4520123456'],
    ['611 1234', 'IS', '+3546111234'],
    ['030 1234567', 'DE', '+49301234567'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['06 6982 0000', 'IT', '+390669820000'],
    ['(212) 555-0100', 'US', '+12125550100'],
    ['+46 70-174 06 05', 'NO', '+46701740605'],
    ['070-174 06 05', '', '+46701740605'],
    ['040-628 04 15', null, '+46406280415'],
    // Who has moved abroad often keeps a Swedish mobile; in Norway no number looks like one.
    ['070-174 06 05', 'NO', '+46701740605'],
    ['070-174 06 05', 'FI', null],
    ['08-465 004 12', 'NO', null],
    ['912 34 567', 'SE', null],
    ['912 34 567', 'XX', null],
    ['070-174 06 05', 'XX', null],
    ['0600 123 45', 'FI', null],
  ])('D18 D26 written %s by somebody in %s dials %s', (written, countryCode, dialable) => {
    expect(dialled(written, countryCode)).toEqual([dialable])
  })

  it('D18 dials only plus and 8 to 15 digits, whatever is written', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[+\d() .,/-]{0,40}$/))
    const countries = fc.constantFrom(null, 'SE', 'NO', 'FI', 'IS', 'IT', 'US', 'XX')
    fc.assert(
      fc.property(texts, countries, (written, countryCode) => {
        for (const dialable of dialled(written, countryCode)) {
          if (dialable !== null) expect(dialable).toMatch(/^\+[1-9]\d{7,14}$/)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('comes to the end of a long hostile text, which would stall a careless pattern', () => {
    const pieces = [
      '(',
      ' ',
      '0',
      'ankn ',
      '(0',
      '070-1740605/',
      '0 ',
      ') eller ',
      '\n',
      '+4',
      'ö',
      '-/',
    ]
    for (const piece of pieces) {
      for (const length of [200, 400_000]) {
        expect(readPhones(piece.repeat(length / piece.length), null).length).toBeGreaterThan(0)
      }
    }
  })
})

describe('D26 two numbers in one field', () => {
  const [anna, bo] = ['+46701740607', '+46701740608']

  it.each([
    ...[
      ' - ',
      '-',
      ' – ',
      '\\',
      ' \\ ',
      '_',
      ' _ ',
      '/',
      ' / ',
      ',',
      ', ',
      ';',
      '; ',
      ' | ',
      ' & ',
    ],
    ...[
      ' eller ',
      ' ELLER ',
      ' alt. ',
      ' el ',
      ' + ',
      ' • ',
      ' => ',
      ' ~ ',
      ' och/eller ',
      ' resp ',
      ' och ',
      ' samt ',
      '\n',
      ' \n\n',
      ' ',
      '\u00a0',
      '  ',
      '. ',
      ' : ',
    ],
  ])('are told apart when %j parts them', (parting) => {
    expect(readings(`070 174 06 07${parting}070 174 06 08`)).toEqual([
      [anna, '070 174 06 07', null],
      [bo, '070 174 06 08', null],
    ])
    expect(dialled(`0701740607${parting}+46701740608`)).toEqual([anna, bo])
  })

  it('each have the words that belong to them', () => {
    const [first, second] = ['070 174 06 07', '070 174 06 08']
    for (const parting of [' ', ' - ', '\\', '_', ' / ', ', ', '; ', ' eller ', '\n']) {
      expect(readings(`${first} (Anna)${parting}${second} (Bo)`)).toEqual([
        [anna, `${first} (Anna)`, 'Anna'],
        [bo, `${second} (Bo)`, 'Bo'],
      ])
    }
    expect(readings(`${first} Anna ${second} Bo`)).toEqual([
      [anna, `${first} Anna`, 'Anna'],
      [bo, `${second} Bo`, 'Bo'],
    ])
    expect(readings(`Anna ${first} Bo ${second}`)).toEqual([
      [anna, `Anna ${first}`, 'Anna'],
      [bo, `Bo ${second}`, 'Bo'],
    ])
    expect(readings(`hem: ${first} mobil: ${second} (Bo)`)).toEqual([
      [anna, `hem: ${first}`, 'hem'],
      [bo, `mobil: ${second} (Bo)`, 'mobil, Bo'],
    ])
    expect(readings(`08-465 00 41, ankn 12, Bo ${second}`)).toEqual([
      ['+4684650041', '08-465 00 41, ankn 12', 'ankn 12'],
      [bo, `Bo ${second}`, 'Bo'],
    ])
    expect(readings(`08-465 00 41 ankn 12 ${second} kl 17-19 ${first}`)).toEqual([
      ['+4684650041', '08-465 00 41 ankn 12', 'ankn 12'],
      [bo, `${second} kl 17-19`, 'kl 17-19'],
      [anna, first, null],
    ])
    expect(readings(`${first} (Anna, dagtid) ${second}`)).toEqual([
      [anna, `${first} (Anna, dagtid)`, 'Anna, dagtid'],
      [bo, second, null],
    ])
  })

  it.each([
    ['0701740607 (0701740608)', [anna, bo]],
    ['070-174 06 07 (Bo 070-174 06 08)', [anna, bo]],
    ['+46701740607+46701740608', [anna, bo]],
    ['08-465 004 12 070-174 06 08', ['+46846500412', bo]],
    ['070/174 06 07 / 070/174 06 08', [anna, bo]],
    ['112 eller 070-174 06 08', [null, bo]],
    ['070-174 06 07, 0900-123 45 67', [anna, null]],
    ['070-174 06 07, 19620314-9809', [anna, null]],
    ['070-174 06 07 / 031-390 06 12 / +47 22 00 00 00', [anna, '+46313900612', '+4722000000']],
  ])('%s are %j', (written, dialable) => {
    expect(dialled(written)).toEqual(dialable)
  })

  it('are told apart in the form of the contact’s country', () => {
    for (const parting of [' ', ' / ', ' - ']) {
      expect(dialled(`912 34 567${parting}912 34 568`, 'NO')).toEqual([
        '+4791234567',
        '+4791234568',
      ])
      expect(dialled(`040 123 45 67${parting}040 123 45 68`, 'FI')).toEqual([
        '+358401234567',
        '+358401234568',
      ])
    }
  })

  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
  const mobile = digits(7).map((rest) => `70${rest}`)
  const form = fc.constantFrom(
    (number: string) => `0${number}`,
    (number: string) =>
      `0${number.slice(0, 2)}-${number.slice(2, 5)} ${number.slice(5, 7)} ${number.slice(7)}`,
    (number: string) => `+46${number}`,
    (number: string) => `+46 (0)${number.slice(0, 2)} ${number.slice(2)}`,
    (number: string) => `0046 ${number.slice(0, 2)} ${number.slice(2, 5)} ${number.slice(5)}`,
  )
  const parting = fc.constantFrom(
    ...[
      ' - ',
      ' \\ ',
      '_',
      ' / ',
      ',',
      ', ',
      '; ',
      ' eller ',
      '\n',
      ' ',
      ' & ',
      ' (Anna) ',
      ' Anna, ',
    ],
  )

  it('are the two that were written, whatever they are and however', () => {
    fc.assert(
      fc.property(
        mobile,
        mobile,
        form,
        form,
        parting,
        (one, other, formOne, formOther, between) => {
          const written = `${formOne(one)}${between}${formOther(other)}`
          const numbers = readPhones(written, 'SE')
          // Digits of a date that stand together with the right sign are nobody's to dial.
          fc.pre(hiding.phone(formOne(one)) === formOne(one))
          fc.pre(hiding.phone(formOther(other)) === formOther(other))
          fc.pre(hiding.phone(written.replace(/\n/g, ' ')) === written.replace(/\n/g, ' ').trim())
          expect([written, numbers.map(({ dialable }) => dialable)]).toEqual([
            written,
            [`+46${one}`, `+46${other}`],
          ])
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('keep every letter and digit, in its place', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'0123456789', ...'07+-/, ()\\;\n', 'Bo ', ' 070-174 06 07'),
    })
    const kept = (written: string) => written.replace(/[^\p{L}\p{N}]/gu, '')
    fc.assert(
      fc.property(text, (written) => {
        fc.pre(/[^\s]/.test(written))
        const shown = readPhones(written, 'SE').map((one) => one.written)
        expect(kept(shown.join(''))).toBe(kept(written))
      }),
      { numRuns: 2_000 },
    )
  })

  it('GDPR 12 hide as much of a personal number as they would together', () => {
    const digit = fc.constantFrom(...'0123456789')
    const born = fc
      .tuple(
        fc.integer({ min: 40, max: 99 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
      )
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''))
    const number = fc
      .tuple(
        fc.constantFrom('', '19'),
        born,
        fc.constantFrom('-', ' ', '+', '/', ' - ', ', '),
        fc.string({ unit: digit, minLength: 4, maxLength: 4 }),
      )
      .map((parts) => parts.join(''))
    const around = fc.constantFrom(
      '',
      '070-174 06 07',
      '070-174 06 07 / ',
      ' (Anna) ',
      ' 08-465 004 12',
    )
    fc.assert(
      fc.property(around, number, around, (before, personal, after) => {
        const written = `${before} ${personal} ${after}`.trim()
        const digitsIn = (text: string) => text.replace(/\D/g, '')
        const phones = readPhones(written, 'SE')
        const shown = phones.map((one) => digitsIn(hiding.phone(one.written))).join('')
        expect(shown.length).toBeLessThanOrEqual(digitsIn(hiding.phone(written)).length)
        for (const one of phones) {
          if (hiding.phone(one.written) !== one.written.replace(/\s+/g, ' '))
            expect(one.dialable).toBeNull()
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
