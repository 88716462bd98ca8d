import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { Contact } from '../../../../../electron/contract/domain/contact'
import { vcardPreview, vcardText } from '../../../../../electron/main/contacts/vcard'
import {
  componentsValue,
  MAX_OCTETS,
  textValue,
  vcardOf,
} from '../../../../../electron/main/contacts/vcard-lines'
import {
  aHostileCard,
  anEstateCard,
  anUnknownCard,
  aCompanyCard,
  aPersonCard,
  planted,
} from '../pdf/cards'

const FETCHED_AT = '2026-11-22T13:02:00.000Z'
const textOf = (contact: Contact, homePageUrl: string | null = null) =>
  vcardText({ contact, homePageUrl }, FETCHED_AT)

type Written = [
  name: string,
  parameters: Record<string, string>,
  type: string,
  ...values: unknown[],
]

/** As another program reads it: name, group, type and value of each property. */
function read(text: string) {
  const [name, properties] = ICAL.parse(text) as [string, Written[]]
  expect(name).toBe('vcard')
  return properties.map(([property, { group, type }, , value]) =>
    [group && `${group}.`, property, type && `;${type}`, ':', JSON.stringify(value)].join(''),
  )
}

function valuesOf(text: string, property: string): unknown[] {
  const [, properties] = ICAL.parse(text) as [string, Written[]]
  return properties.filter(([name]) => name === property).map(([, , , value]) => value)
}

describe('a visiting card', () => {
  it('holds what a person is reached by, each telephone with its label, and nothing else', () => {
    expect(read(textOf(aPersonCard().contact))).toEqual([
      'version:"4.0"',
      'prodid:"-//Kontaktkort//Kontaktkort//SV"',
      'kind:"individual"',
      'fn:"Ingrid Exempelsson"',
      'n:["","Ingrid Exempelsson","","",""]',
      'item1.tel;cell:"070-174 06 05"',
      'item1.x-ablabel:"mobil"',
      'item2.tel;home:"08-465 004 12"',
      'item2.x-ablabel:"bostad"',
      'email:"ingrid.exempelsson@example.com"',
      'adr:["","","Påhittsgatan 12 lgh 1101","Låtsasstad","","990 01",""]',
      'rev:"2026-11-22T13:02:00Z"',
    ])
  })

  it('names a company as an organisation, with its home page where one click may open it', () => {
    const { contact } = aCompanyCard({ name: 'Bröderna; Påhitt, Co' })
    const text = textOf(contact, 'https://www.example.com/om,oss;x')
    expect(valuesOf(text, 'kind')).toEqual(['org'])
    expect(valuesOf(text, 'fn')).toEqual(['Bröderna; Påhitt, Co'])
    expect(valuesOf(text, 'org')).toEqual(['Bröderna; Påhitt, Co'])
    expect(valuesOf(text, 'url')).toEqual(['https://www.example.com/om,oss;x'])
    expect(valuesOf(textOf(contact), 'url')).toEqual([])
  })

  it('GDPR 4 5 leaves it to the preview to say that somebody has died', () => {
    const standing = (contact: Contact) => vcardPreview({ contact, homePageUrl: null }).standing
    expect(standing(aPersonCard({ deceased: 'yes' }).contact)).toBe('deceased')
    expect(standing(aPersonCard({ deceased: 'unknown' }).contact)).toBeNull()
    expect(standing(anEstateCard().contact)).toBe('deceased-estate')
  })

  it('GDPR 5 says of no estate and of no unknown type that it is a person', () => {
    const [estate, unknown] = [textOf(anEstateCard().contact), textOf(anUnknownCard().contact)]
    // Without a kind, a card is a person's to whoever goes by the letter (RFC 6350, 6.1.4).
    expect(valuesOf(estate, 'kind')).toEqual(['org'])
    expect(valuesOf(estate, 'org')).toEqual(['Sixten Testberg'])
    expect(valuesOf(estate, 'n')).toEqual([])
    expect(valuesOf(unknown, 'kind')).toEqual([])
    expect(valuesOf(unknown, 'n')).toEqual([['', 'Ingrid Exempelsson', '', '', '']])
  })

  it('gives the name in parts too, as some address books show no other', () => {
    const text = textOf(aPersonCard({ name: 'Påhitt; Ingrid, dr' }).contact)
    expect(componentsOf(text, 'N')).toEqual(['', 'Påhitt; Ingrid, dr', '', '', ''])
    expect(valuesOf(textOf(aCompanyCard().contact), 'n')).toEqual([])
  })

  it('shows in the preview what stands in the file', () => {
    for (const { contact } of [aPersonCard(), aCompanyCard(), anEstateCard(), aHostileCard()]) {
      const source = { contact, homePageUrl: 'https://www.example.com/' }
      const { name, rows } = vcardPreview(source)
      const text = vcardText(source, FETCHED_AT)
      const inFile = ['fn', 'tel', 'email', 'adr', 'url'].flatMap((each) => valuesOf(text, each))
      const words = (of: unknown) =>
        `${of as string}`
          .split(/[\s,]+/)
          .filter(Boolean)
          .sort()
      expect(words([name, ...rows.map(({ value }) => value)].join(' '))).toEqual(
        words(inFile.flat().join(' ')),
      )
    }
  })

  it('has a name where the CRM has none, as a card without one is refused by telephones', () => {
    expect(valuesOf(textOf(aPersonCard({ name: null }).contact), 'fn')).toEqual(['Namn saknas'])
  })
})

describe('what a visiting card leaves out', () => {
  it('is told in the preview: a phone that cannot be called, an address or a page with a number', () => {
    const leftOut = (given: Parameters<typeof aCompanyCard>[0], page: string | null = null) =>
      vcardPreview({ contact: aCompanyCard(given).contact, homePageUrl: page }).leftOut
    expect(leftOut({}, 'https://example.com/')).toBe(false)
    expect(leftOut({}, 'https://example.com/19620314-9809')).toBe(true)
    const phone = (written: string) => ({
      phones: [{ field: 'telephone.cell' as const, written, dialable: false }],
    })
    expect(leftOut(phone('hemligt'))).toBe(true)
    expect(leftOut(phone('620314-9809'))).toBe(true)
    expect(leftOut(phone('070-174 06 05'))).toBe(false)
    const written = 'ek6203149809@example.com'
    expect(leftOut({ emails: [{ field: 'email.emailAddress', written, writable: true }] })).toBe(
      true,
    )
  })

  it.each([
    ['person', aPersonCard({ deceased: 'yes' })],
    ['company', aCompanyCard()],
    ['deceased estate', anEstateCard()],
    ['unknown kind', anUnknownCard()],
  ])(
    'GDPR 12 33 X18 number, note, category, score, birth date, id and third persons of a %s',
    (_kind, { contact }) => {
      const text =
        textOf(contact, 'https://www.example.com/') +
        JSON.stringify(vcardPreview({ contact, homePageUrl: null }))
      const unfolded = text.replaceAll('\r\n ', '')
      for (const marker of [...Object.values(planted), contact.id, contact.agentId ?? 'x']) {
        expect(unfolded).not.toContain(marker)
      }
      expect(unfolded).not.toMatch(/NOTE|BDAY|UID|CATEGORIES|RELATED|DEATH/)
    },
  )

  it('GDPR 12 D14 a personal number that was written into name, phone, e-mail, address or home page', () => {
    const { contact } = aCompanyCard({
      name: 'Firma 620314–9809 Ek',
      phones: [
        { field: 'telephone.cell', written: '070-174 06 05, 19620314-9809', dialable: false },
        { field: 'telephone.other', written: '620314-9809', dialable: false },
      ],
      emails: [
        { field: 'email.emailAddress', written: '19620314-9809@example.com', writable: true },
      ],
      address: {
        streetAddress: 'c/o 196203149809',
        zipCode: null,
        city: 'Låtsasstad',
        countryCode: 'NO',
        coordinate: null,
      },
      number: {
        label: 'personal-number',
        shown: '19620314-••••',
        masked: true,
        checkDigitIsWrong: false,
      },
    })
    const text = textOf(contact, 'https://example.com/19620314-9809')
    expect(text).not.toMatch(/9809/)
    expect(valuesOf(text, 'fn')).toEqual(['Firma Ek'])
    expect(valuesOf(text, 'tel')).toEqual(['070-174 06 05'])
    expect(valuesOf(text, 'email')).toEqual([])
    expect(valuesOf(text, 'url')).toEqual([])
    expect(valuesOf(text, 'adr')).toEqual([
      ['', '', 'c/o ••••••-••••', 'Låtsasstad', '', '', 'Norge'],
    ])
  })
})

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300, size: 'max' }),
  fc
    .array(
      fc.constantFrom(
        ...['\n', '\r\n', '\r', ',', ';', '\\', '\\n', ':', '"', '=', '^n', ' ', '\t', '\u2028'],
        ...[
          'BEGIN:VCARD',
          'END:VCARD',
          '\r\nNOTE:x',
          'item1.',
          '😀',
          '👩‍👩‍👧',
          'å',
          '\u202e',
          '\u2067',
        ],
        ...['مدينة', '字', '\u0000', '\ud800'],
      ),
      { maxLength: 60, size: 'max' },
    )
    .map((pieces) => pieces.join('')),
)

describe('the writing of a vCard', () => {
  it.each(['a', 'å', '字', '😀'])('folds a long line of %s between characters', (letter) => {
    const text = vcardOf([{ name: 'FN', value: textValue(letter.repeat(200)) }])
    expectSound(text)
    expect(valuesOf(text, 'fn')).toEqual([letter.repeat(200)])
  })

  const card = (one: string, other: string) =>
    vcardOf([
      { name: 'FN', value: textValue(one) },
      { name: 'ADR', value: componentsValue(['', '', one, other, '', '', '']) },
    ])

  it.each([
    ['Påhitt, Co; "x" \\ \\n ^n', 'Påhitt, Co; "x" \\ \\n ^n'],
    ['ett\r\ntvå\rtre\u2028fyra\u0085fem\nsex', 'ett\ntvå\ntre\nfyra\nfem\nsex'],
    ['en\ttab', 'en\ttab'],
    ['a\u0000b\u0007c\u009fd', 'abcd'],
    ['halv \ud800 bokstav', 'halv \ufffd bokstav'],
    ['\r\nEND:VCARD\r\nNOTE:x', '\nEND:VCARD\nNOTE:x'],
  ])('X02 %j is read as %j', (given, readBack) => {
    const text = card(given, given)
    expect(valuesOf(text, 'fn')).toEqual([readBack])
    expect(componentsOf(text, 'ADR')).toEqual(['', '', readBack, readBack, '', '', ''])
    expectSound(text)
  })

  it('X02 gives every plain text back as it was', () => {
    const plainText = fc
      .array(
        fc.constantFrom(
          ...['\n', ',', ';', '\\', '\\n', ':', '"', '=', '^n', ' ', '\t', 'å', '😀', '\u202e'],
          ...['BEGIN:VCARD', 'END:VCARD', 'item1.', '👩‍👩‍👧', 'مدينة', '字'],
        ),
        { maxLength: 60, size: 'max' },
      )
      .map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(plainText, plainText, (one, other) => {
        const text = card(one, other)
        expect(valuesOf(text, 'fn')).toEqual([one])
        expect(componentsOf(text, 'ADR')).toEqual(['', '', one, other, '', '', ''])
      }),
      { numRuns: 100 },
    )
  })

  it('X02 puts every text into lines that no program cuts', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => expectSound(card(one, other))),
      { numRuns: 100 },
    )
  })

  it('X02 no text of a contact becomes a property of its card', () => {
    fc.assert(
      fc.property(hostileText, (given) => {
        const { contact } = aPersonCard({
          name: given,
          phones: [{ field: 'telephone.cell', written: given, dialable: false }],
          emails: [{ field: 'email.emailAddress', written: given, writable: false }],
        })
        const text = textOf(contact)
        const names = (ICAL.parse(text) as [string, Written[]])[1].map(([name]) => name)
        const allowed = [
          'version',
          'prodid',
          'kind',
          'fn',
          'n',
          'tel',
          'x-ablabel',
          'email',
          'adr',
          'rev',
        ]
        expect(names.filter((name) => !allowed.includes(name))).toEqual([])
        expect(names.filter((name) => name === 'fn')).toHaveLength(1)
        expectSound(text)
      }),
      { numRuns: 100 },
    )
  })
})

/** Read by the letter of section 3.4: `ical.js` takes the backslash that ends a component for an escape. */
function componentsOf(text: string, property: string): string[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const value = lines.find((line) => line.startsWith(`${property}:`))?.slice(property.length + 1)
  const parts = `;${value ?? ''}`.match(/;(?:[^\\;]|\\[^])*/g) ?? []
  return parts.map((part) =>
    part.slice(1).replace(/\\([^])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)),
  )
}

/** RFC 6350, sections 3.2 and 3.3: CRLF alone, at most 75 octets, whole characters in each line. */
function expectSound(text: string) {
  expect(text.endsWith('END:VCARD\r\n')).toBe(true)
  expect(text.startsWith('BEGIN:VCARD\r\nVERSION:4.0\r\n')).toBe(true)
  const lines = text.slice(0, -2).split('\r\n')
  expect(lines.filter((line) => Buffer.byteLength(line) > MAX_OCTETS)).toEqual([])
  expect(lines.filter((line) => !line.isWellFormed() || /[\r\n]/.test(line))).toEqual([])
}
