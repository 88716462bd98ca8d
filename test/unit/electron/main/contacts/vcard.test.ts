import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { Contact } from '../../../../../electron/contract/domain/contact'
import { vcardPreview, vcardText } from '../../../../../electron/main/contacts/vcard'
import type { NameParts } from '../../../../../electron/main/crm-api/wire/contact'
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
import { aPhone } from '../../../../builders/phones'

const FETCHED_AT = '2026-11-22T13:02:00.000Z'
const textOf = (
  contact: Contact,
  homePageUrl: string | null = null,
  nameParts: NameParts | null = null,
) => vcardText({ contact, homePageUrl, nameParts }, FETCHED_AT)

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

const phonesOf = (...written: string[]) => ({
  phones: written.map((one) => aPhone('telephone.cell', one)),
})

describe('a visiting card', () => {
  it('holds what a person is reached by, each telephone with its label, and nothing else', () => {
    expect(read(textOf(aPersonCard().contact))).toEqual([
      'version:"3.0"',
      'prodid:"-//Kontaktkort//Kontaktkort//SV"',
      'fn:"Ingrid Exempelsson"',
      'n:["","Ingrid Exempelsson","","",""]',
      'item1.tel;CELL:"+46701740605"',
      'item1.x-ablabel:"mobil"',
      'item2.tel;HOME:"+46846500412"',
      'item2.x-ablabel:"bostad"',
      'email;INTERNET:"ingrid.exempelsson@example.com"',
      'adr;HOME:["","","Påhittsgatan 12 lgh 1101","Låtsasstad","","990 01",""]',
      'rev:"2026-11-22T13:02:00Z"',
    ])
  })

  it('names a company as an organisation, with its home page where one click may open it', () => {
    const { contact } = aCompanyCard({ name: 'Bröderna; Påhitt, Co' })
    const text = textOf(contact, 'https://www.example.com/om,oss;x')
    expect(componentsOf(text, 'FN')).toEqual(['Bröderna; Påhitt, Co'])
    expect(valuesOf(text, 'org')).toEqual(['Bröderna; Påhitt, Co'])
    expect(valuesOf(text, 'x-abshowas')).toEqual(['COMPANY'])
    expect(valuesOf(text, 'url')).toEqual(['https://www.example.com/om,oss;x'])
    expect(valuesOf(textOf(contact), 'url')).toEqual([])
  })

  it('GDPR 4 5 leaves it to the preview to say that somebody has died', () => {
    const standing = (contact: Contact) =>
      vcardPreview({ contact, nameParts: null, homePageUrl: null }).standing
    expect(standing(aPersonCard({ deceased: 'yes' }).contact)).toBe('deceased')
    expect(standing(aPersonCard({ deceased: 'unknown' }).contact)).toBeNull()
    expect(standing(anEstateCard().contact)).toBe('deceased-estate')
  })

  it('GDPR 5 says of no estate and of no unknown type that it is a person', () => {
    const [estate, unknown] = [textOf(anEstateCard().contact), textOf(anUnknownCard().contact)]
    expect(valuesOf(estate, 'org')).toEqual(['Sixten Testberg'])
    // Version 3.0 wants a name in parts of everybody; nothing of it is known of an estate.
    expect(valuesOf(estate, 'n')).toEqual([['', '', '', '', '']])
    expect(valuesOf(unknown, 'org')).toEqual([])
    expect(valuesOf(unknown, 'n')).toEqual([['', 'Ingrid Exempelsson', '', '', '']])
  })

  it('gives the name in parts too, as some address books show no other', () => {
    const text = textOf(aPersonCard({ name: 'Påhitt; Ingrid, dr' }).contact)
    expect(componentsOf(text, 'N')).toEqual(['', 'Påhitt; Ingrid, dr', '', '', ''])
    expect(valuesOf(textOf(aCompanyCard().contact), 'n')).toEqual([['', '', '', '', '']])
  })

  it('tells family from given name where the CRM does', () => {
    const { contact } = aPersonCard({ name: 'Anna Karin Provsson' })
    const named = (given: string, family: string) => textOf(contact, null, { given, family })
    expect(named('Anna Karin', 'Provsson')).toContain('\r\nN:Provsson;Anna Karin;;;\r\n')
    expect(textOf(contact)).toContain('\r\nN:;Anna Karin Provsson;;;\r\n')
    expect(componentsOf(named('A;B', 'C, D'), 'N')).toEqual(['C, D', 'A;B', '', '', ''])
    // A part that is nothing but a number leaves the whole name, without it.
    expect(named('620314-9809', 'Provsson')).toContain('\r\nN:;Anna Karin Provsson;;;\r\n')
    expect(named('Anna 620314-9809', 'Provsson')).toContain('\r\nN:Provsson;Anna;;;\r\n')
  })

  it.each([
    ['08-465 00 41 ankn 12', ['+4684650041'], ['mobil (ankn 12)']],
    ['+46 (0)70-174 06 05', ['+46701740605'], ['mobil']],
    ['070-174 06 09 (efter kl 17)', ['+46701740609'], ['mobil (efter kl 17)']],
    [
      '070 174 06 07 (Anna) 070 174 06 08 (Bo)',
      ['+46701740607', '+46701740608'],
      ['mobil (Anna)', 'mobil (Bo)'],
    ],
    ['112', [], []],
    ['ring växeln', [], []],
  ])(
    'D26 of %s has one dialable number each, and the rest in its label',
    (written, tel, labels) => {
      const text = textOf(aPersonCard(phonesOf(written)).contact)
      expect(valuesOf(text, 'tel')).toEqual(tel)
      expect(valuesOf(text, 'x-ablabel')).toEqual(labels)
      expect(read(text).filter((line) => /^item/.test(line))).toHaveLength(2 * tel.length)
    },
  )

  it('shows in the preview what stands in the file', () => {
    for (const { contact } of [aPersonCard(), aCompanyCard(), anEstateCard(), aHostileCard()]) {
      const source = { contact, nameParts: null, homePageUrl: 'https://www.example.com/' }
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
      vcardPreview({ contact: aCompanyCard(given).contact, nameParts: null, homePageUrl: page })
        .leftOut
    expect(leftOut({}, 'https://example.com/')).toBe(false)
    expect(leftOut({}, 'https://example.com/19620314-9809')).toBe(true)
    const phone = (written: string) => ({
      phones: [aPhone('telephone.cell', written)],
    })
    expect(leftOut(phone('hemligt'))).toBe(true)
    expect(leftOut(phone('620314-9809'))).toBe(true)
    expect(leftOut(phone('070-174 06 05 (frun)'))).toBe(false)
    expect(leftOut(phone('070-174 06 05 / 0900-123 45 67'))).toBe(true)
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
        JSON.stringify(vcardPreview({ contact, nameParts: null, homePageUrl: null }))
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
        aPhone('telephone.cell', '070-174 06 05, 19620314-9809'),
        aPhone('telephone.other', '620314-9809'),
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
    expect(valuesOf(text, 'tel')).toEqual(['+46701740605'])
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
    expect(componentsOf(text, 'FN')).toEqual([readBack])
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
        expect(componentsOf(text, 'FN')).toEqual([one])
        // It takes no backslash before a semicolon away, as that is new in 3.0's successor.
        expect(valuesOf(text, 'fn')).toEqual([one.replaceAll(';', '\\;')])
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
          phones: [aPhone('telephone.cell', given)],
          emails: [{ field: 'email.emailAddress', written: given, writable: false }],
        })
        const text = textOf(contact)
        const names = (ICAL.parse(text) as [string, Written[]])[1].map(([name]) => name)
        const allowed = ['version', 'prodid', 'fn', 'n', 'tel', 'x-ablabel', 'email', 'adr', 'rev']
        expect(names.filter((name) => !allowed.includes(name))).toEqual([])
        expect(names.filter((name) => name === 'fn')).toHaveLength(1)
        expectSound(text)
      }),
      { numRuns: 100 },
    )
  })
})

/**
 * What an importer does that reads visiting cards by rules of its own, as address books of telephones do: it
 * knows versions 2.1 and 3.0 alone, wants `N`, finds nothing in a property it does not know, and keeps of a
 * number what it can dial, where `p`, `,` and `;` are pauses and `w` waits.
 */
function importedBy(text: string) {
  const lines = text.replaceAll('\r\n ', '').trimEnd().split('\r\n')
  const properties = lines.map((line) => {
    const [, name = '', parameters = '', value = ''] =
      /^(?:\w+\.)?([\w-]+)((?:;[^:]*)?):(.*)$/u.exec(line) ?? []
    return { name: name.toUpperCase(), parameters, value }
  })
  const [begin, version] = properties
  if (
    begin?.name !== 'BEGIN' ||
    version?.name !== 'VERSION' ||
    !/^(?:2\.1|3\.0)$/.test(version.value)
  ) {
    throw new Error('unknown version')
  }
  if (!properties.some(({ name }) => name === 'N')) throw new Error('no name')
  const known = /^(?:BEGIN|VERSION|PRODID|FN|N|ORG|X-ABSHOWAS|TEL|X-ABLABEL|EMAIL|ADR|URL|REV|END)$/
  const types = /^(?:;TYPE=(?:CELL|HOME|WORK|VOICE|INTERNET|POSTAL))?$/
  return {
    odd: properties.filter((one) => !known.test(one.name) || !types.test(one.parameters)),
    dialled: properties
      .filter(({ name }) => name === 'TEL')
      .map(({ value }) => [...value].filter((sign) => /[\d+pPwW,;*#]/.test(sign)).join('')),
  }
}

describe('another importer', () => {
  const written = fc.oneof(
    hostileText,
    fc
      .array(
        fc.constantFrom(
          ...['070-174 06 07', '08-465 00 41 ankn 12', '+47 912 34 567', '112', '0900-123 45 67'],
          ...[' (pappa)', ' p 12', ', ', ';', ' w3', ' eller ', '\n', ' / ', ' (efter kl 17)', ' '],
        ),
        { maxLength: 8 },
      )
      .map((pieces) => pieces.join('')),
  )

  it('D26 would have dialled other people, had a comment stood beside the number', () => {
    const old = (tel: string) =>
      importedBy(
        vcardOf([
          { name: 'N', value: ';A;;;' },
          { name: 'TEL', value: textValue(tel) },
        ]),
      ).dialled
    expect(old('070-174 06 09 (efter kl 17)')).toEqual(['070174060917'])
    expect(old('070-174 06 09 (pappa, 2)')).toEqual(['0701740609ppp,2'])
    expect(() => importedBy('BEGIN:VCARD\r\nVERSION:4.0\r\nN:;A;;;\r\nEND:VCARD\r\n')).toThrow()
  })

  it('D26 dials what one click in the app dials, and nothing else, whatever is written', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 3 }), hostileText, (texts, name) => {
        const { contact } = aPersonCard({
          name,
          ...phonesOf(...texts.filter((text) => /\S/.test(text))),
        })
        const numbers = contact.phones.flatMap((phone) => phone.numbers.map((one) => one.dialable))
        const { dialled, odd } = importedBy(textOf(contact, null, { given: name, family: name }))
        expect(dialled).toEqual(numbers.filter((one) => one !== null))
        expect(odd).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

/** Read by the letter of section 5: `ical.js` takes the backslash that ends a component for an escape. */
function componentsOf(text: string, property: string): string[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const value = lines.find((line) => line.startsWith(`${property}:`))?.slice(property.length + 1)
  const parts = `;${value ?? ''}`.match(/;(?:[^\\;]|\\[^])*/g) ?? []
  return parts.map((part) =>
    part.slice(1).replace(/\\([^])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)),
  )
}

/** RFC 2426, sections 2.6 and 4: CRLF alone, at most 75 octets, whole characters in each line. */
function expectSound(text: string) {
  expect(text.endsWith('END:VCARD\r\n')).toBe(true)
  expect(text.startsWith('BEGIN:VCARD\r\nVERSION:3.0\r\n')).toBe(true)
  const lines = text.slice(0, -2).split('\r\n')
  expect(lines.filter((line) => Buffer.byteLength(line) > MAX_OCTETS)).toEqual([])
  expect(lines.filter((line) => !line.isWellFormed() || /[\r\n]/.test(line))).toEqual([])
}

describe('GDPR 12 D24 a number that is cut over two fields', () => {
  it('is in no visiting card', () => {
    const { contact } = aPersonCard()
    const address = { ...contact.address, streetAddress: 'Provvägen, 850412', zipCode: '9803' }
    const cut = { ...contact, name: 'Prova 850412 9803', address } as typeof contact
    const parts = { given: 'Prova 850412', family: '9803' }
    expect(textOf(cut, null, parts)).not.toMatch(/850412|9803/)
    expect(
      JSON.stringify(vcardPreview({ contact: cut, homePageUrl: null, nameParts: parts })),
    ).not.toMatch(/850412|9803/)
  })
})
