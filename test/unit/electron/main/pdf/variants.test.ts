import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import {
  datedRoles,
  interestLevels,
  partyRoles,
} from '../../../../../electron/contract/domain/party-roles'
import { footerTemplate } from '../../../../../electron/main/pdf/footer'
import { sheetHtml } from '../../../../../electron/main/pdf/sheet-html'
import type { SheetModel } from '../../../../../electron/contract/domain/sheet'
import { contactId } from '../../../../../electron/contract/domain/ids'
import { sv } from '../../../../../electron/contract/texts/sv'
import { buildSheet } from '../../../../../electron/main/pdf/variants'
import type { ContactCard } from '../../../../../electron/contract/domain/card'
import {
  aCompanyCard,
  anAccount,
  anEstateCard,
  anUnknownCard,
  aPersonCard,
  aSparseCard,
  interest,
  listed,
  listedAt,
  noneAsked,
  NOW,
  outlined,
  overview,
  overviewOfEverybody,
  planted,
  sampleAccount,
  TWO_DAYS_AGO,
  unasked,
  whole,
  WORDS_OF_INTEREST,
} from './cards'
import { everythingOf, factsOf, sectionOf, titlesOf } from './model-texts'
import { aPhone } from '../../../../builders/phones'

const sheetOf = (card: ContactCard, account = anAccount, now = NOW) =>
  buildSheet({ variant: 'meeting' }, card, account, now)

function statements(sheet: SheetModel): string[] {
  const flags = sectionOf(sheet, 'Reklam och information')
  if (flags.layout !== 'statements') throw new Error('no flags')
  return flags.statements.map(({ text, notes }) => [text, ...notes].join(' | '))
}

function roles(sheet: SheetModel) {
  const found = sectionOf(sheet, 'Roller')
  if (found.layout !== 'roles') throw new Error('no roles')
  return found
}

function lead(sheet: SheetModel, title: string): string | null {
  const found = sectionOf(sheet, title)
  return found.layout === 'roles' ? null : found.lead
}

describe('what a Mötesblad leaves out', () => {
  const cards: Record<string, ContactCard> = {
    person: aPersonCard(),
    deceased: aPersonCard({ deceased: 'yes' }),
    company: aCompanyCard(),
    'company whose number is unmasked': aCompanyCard({
      number: {
        label: 'corporate-number',
        shown: planted.number,
        masked: false,
        checkDigitIsWrong: true,
      },
    }),
    'deceased estate': anEstateCard(),
    'unknown kind': anUnknownCard(),
  }

  test.each(Object.entries(cards))(
    'X18 D14 number, note, score, categories, birth date and third persons of a %s are nowhere in it',
    (_name, card) => {
      const sheet = sheetOf(card)
      const everything = JSON.stringify(sheet) + sheetHtml(sheet) + footerTemplate(sheet.footer)
      for (const marker of Object.values(planted)) expect(everything).not.toContain(marker)
      expect(everything).not.toMatch(
        /bedömning|anteckning|kategori|relation|personnummer|nummermark/i,
      )
      expect(everything).not.toMatch(WORDS_OF_INTEREST)
    },
  )

  /** Every way a card may tell of interests, beside roles that it tells in every way. */
  const interests = {
    many: listed('speculator', ...interestLevels.map((level) => interest(level))),
    none: listed('speculator'),
    outlined: outlined('speculator', interest('Booked')),
    unasked: unasked('speculator'),
    old: listedAt(TWO_DAYS_AGO, 'speculator', interest('Booked')),
    'beside an old address': listed(
      'speculator',
      interest('Booked', { estateAddressAt: TWO_DAYS_AGO }),
    ),
  }
  const beside = {
    whole: whole(datedRoles.map((role) => listed(role, {}))),
    empty: whole(datedRoles.map((role) => listed(role))),
    outlined: overview([outlined('seller', {}), ...datedRoles.slice(1).map(unasked)]),
    unasked: overview(datedRoles.map(unasked)),
  }
  test.each(
    Object.entries(beside).flatMap(([how, roles]) =>
      Object.entries(interests).map(([what, group]) => ({ what, how, roles, group })),
    ),
  )(
    'X18 interests ($what) beside roles ($how) leave no trace: not a row, a word, a count, a time or a state',
    ({ roles, group }) => {
      const groups = [...roles.value.slice(0, 3), group, ...roles.value.slice(3)]
      const fetchedAt = TWO_DAYS_AGO
      const without = sheetOf(aPersonCard({}, { roles }))
      for (const state of ['overview', 'whole'] as const) {
        const card = aPersonCard({}, { roles: { ...roles, state, fetchedAt, value: groups } })
        expect(sheetOf(card)).toEqual(without)
      }
      expect(everythingOf(without)).not.toMatch(WORDS_OF_INTEREST)
    },
  )

  test('X18 interests of any level and with any text beside them are on no sheet for others', () => {
    const marker = fc.stringMatching(/^[a-z]{6}$/).map((text) => `MARKÖR${text}`)
    const entry = fc.record({
      estateId: marker,
      estateAddress: marker,
      estateStatus: marker,
      estateKind: marker.map((raw) => ({ state: 'unknown' as const, raw })),
      level: fc.oneof(
        marker.map((raw) => ({ state: 'unknown' as const, raw })),
        fc.constantFrom(...interestLevels).map((level) => ({ state: 'known' as const, level })),
      ),
      createdAt: fc.constantFrom('2023-03-03T08:00:00Z', null),
      related: fc.option(
        fc.record({ contactId: marker.map((id) => contactId.parse(id)), name: marker }),
      ),
    })
    const role = fc.constantFrom(...datedRoles, 'speculator' as const)
    fc.assert(
      fc.property(fc.array(fc.tuple(role, entry)), (drawn) => {
        const roles = overview([
          listed('seller', {}),
          ...drawn.map(([of, each]) =>
            of === 'speculator' ? listed('speculator', each) : listed(of, { level: each.level }),
          ),
        ])
        expect(everythingOf(sheetOf(aPersonCard({}, { roles })))).not.toMatch(WORDS_OF_INTEREST)
      }),
    )
  })

  test('X18 how it goes with an estate is the office’s affair; its kind stands beside its address', () => {
    const lines = roles(sheetOf(aPersonCard())).groups.flatMap((group) => group.lines)
    expect(lines.flatMap(({ estateNote }) => estateNote ?? [])).toEqual(['Bostadsrätt'])
  })

  test('GDPR 8 X18 D15 a lead score leaves no trace: sheets with and without one are the same', () => {
    expect(sheetOf(aPersonCard({ leadScore: 5 }))).toEqual(
      sheetOf(aPersonCard({ leadScore: null })),
    )
    expect(sheetOf(aCompanyCard({ leadScore: 5 }))).toEqual(
      sheetOf(aCompanyCard({ leadScore: null })),
    )
  })

  test('a sheet has the same sections whatever the card holds beside them', () => {
    expect(sheetOf(aPersonCard()).sections.map(({ title }) => title)).toEqual([
      'Reklam och information',
      'Nå kontakten',
      'Adress',
      'Ansvarig mäklare',
      'Roller',
      'Uppgifter om posten',
    ])
  })

  test('a personal number written into a free text is struck out, and not in the title at all', () => {
    const sheet = sheetOf(
      aPersonCard(
        {
          name: 'Ingrid 19620314-9809 Exempelsson',
          phones: [aPhone('telephone.other', '620314-9809')],
          address: {
            streetAddress: 'c/o 196203149809',
            zipCode: null,
            city: null,
            countryCode: null,
            coordinate: null,
          },
        },
        { agent: { state: 'named', name: 'Maja 620314+9809' } },
      ),
    )
    expect(JSON.stringify(sheet)).not.toMatch(/9809/)
    expect(sheet.heading.name).toBe('Ingrid ••••••-•••• Exempelsson')
    expect(sheet.title).toBe('Kontaktblad Ingrid Exempelsson')
  })
})

describe('who', () => {
  test('GDPR 4 D15 "Avliden" stands before the name, and phones may lead to relatives', () => {
    const card = aPersonCard({ deceased: 'yes', advertising: 'yes', leadScore: 5 })
    const sheet = sheetOf(card)
    expect(sheet.heading).toMatchObject({ standing: 'Avliden', name: 'Ingrid Exempelsson' })
    expect(lead(sheet, 'Nå kontakten')).toBe('Telefon och e-post kan gälla anhöriga')
  })

  test('GDPR 5 "Dödsbo" stands before the name, and only what an estate has is said', () => {
    const sheet = sheetOf(anEstateCard())
    expect(sheet.heading).toMatchObject({ standing: 'Dödsbo', name: 'Sixten Testberg', kind: null })
    expect(lead(sheet, 'Nå kontakten')).toContain('kan gälla anhöriga')
    expect(statements(sheet)).toEqual(['Reklam: okänt – behandla som nej'])
  })

  test('the living get neither', () => {
    const sheet = sheetOf(aPersonCard())
    expect(sheet.heading.standing).toBeNull()
    expect(lead(sheet, 'Nå kontakten')).toBeNull()
  })

  test.each([null, '', '   ', '\u200b\u2066'])(
    'D09 a name of %j is "Namn saknas" and the id',
    (name) => {
      const sheet = sheetOf(aPersonCard({ name }))
      expect(sheet.heading).toMatchObject({
        name: 'Namn saknas',
        id: 'ADR00000000000000000000000000001001',
      })
      expect(sheet.title).toBe('Kontaktblad')
    },
  )

  test('D01 an unknown type is read calmly, with what the CRM called it', () => {
    expect(sheetOf(anUnknownCard()).heading.kind).toBe('Okänd kontakttyp: Association')
    expect(sheetOf(anUnknownCard({ rawType: null })).heading.kind).toBe('Okänd kontakttyp')
  })

  test('the sample office is marked on the sheet and in its footer', () => {
    const sheet = sheetOf(aPersonCard(), sampleAccount)
    expect(sheet.sample).toBe('Exempeldata – påhittade personer')
    expect(sheet.footer.sample).toBe('Exempeldata – påhittade personer')
    expect(sheetOf(aPersonCard()).sample).toBeNull()
  })
})

describe('may I', () => {
  test.each([
    ['yes', 'Reklamutskick: tillåts enligt CRM | kanal, datum och källa framgår inte'],
    ['no', 'Reklam avböjd | kontakt i pågående ärende går bra'],
    ['unknown', 'Reklam: okänt – behandla som nej'],
  ] as const)('GDPR 2 D03 advertising %s in the words of the rule', (advertising, says) => {
    expect(statements(sheetOf(aCompanyCard({ advertising })))).toEqual([says])
  })

  test.each([
    [{ state: 'date', on: '2024-03-01' }, 'Informerad 2024-03-01'],
    [{ state: 'unknown', reason: 'missing' }, 'Information: ingen uppgift'],
    [{ state: 'unknown', reason: 'implausible' }, 'Information: orimligt datum i CRM'],
  ] as const)('GDPR 3 D05 informed %j in the words of the rule', (informed, says) => {
    expect(statements(sheetOf(aPersonCard({ informed })))).toContain(says)
  })

  test('GDPR 6 a wanted watch beside refused or unknown advertising gets its sentence', () => {
    const pair = 'Begärd bevakning är inte reklam – följ kontorets rutin'
    const matching = { state: 'yes', raw: null, changedAt: '2026-05-20T22:30:00Z' } as const
    expect(statements(sheetOf(aPersonCard({ matching, advertising: 'no' })))).toContain(pair)
    expect(statements(sheetOf(aPersonCard({ matching, advertising: 'unknown' })))).toContain(pair)
    const allowed = statements(sheetOf(aPersonCard({ matching, advertising: 'yes' })))
    expect(allowed).not.toContain(pair)
    // D06: half past midnight in Sweden is the next day.
    expect(allowed).toContain('Vill matchas | ändrat 2026-05-21')
  })

  test('D02 an unknown matching value is shown as the text it was', () => {
    const matching = { state: 'unknown', raw: 'Kanske', changedAt: null } as const
    expect(statements(sheetOf(aPersonCard({ matching })))).toContain(
      'Matchning: okänt värde: Kanske',
    )
  })

  test('an unknown deceased flag is said', () => {
    expect(statements(sheetOf(aPersonCard({ deceased: 'unknown' })))).toContain('Avliden: okänt')
  })

  test('GDPR 25 past 24 hours the flags ask to be checked before a mailing', () => {
    const day = 24 * 60 * 60 * 1000
    const fetchedAt = Date.parse(aPersonCard().card.fetchedAt)
    const at = (now: number) =>
      lead(sheetOf(aPersonCard(), anAccount, now), 'Reklam och information')
    expect(at(fetchedAt + day)).toBeNull()
    expect(at(fetchedAt + day + 1)).toBe('Hämtat 2026-11-22 14.02 – kontrollera före utskick')
  })

  test('S23 a fetch time that lies ahead is an unknown age', () => {
    const sheet = sheetOf(aPersonCard(), anAccount, NOW - 24 * 60 * 60 * 1000)
    expect(lead(sheet, 'Reklam och information')).toBe(
      'Hämtat vid okänd tid – kontrollera före utskick',
    )
  })
})

describe('how do I reach them', () => {
  test('D18 phones and addresses stand as they were written', () => {
    const sheet = sheetOf(
      aPersonCard({
        phones: [
          aPhone('telephone.cell', '070-174 06 05 (frun)'),
          aPhone('telephone.work', '08-465 004 12 ankn 12'),
        ],
      }),
    )
    expect(factsOf(sheet, 'Nå kontakten')).toEqual([
      'Mobil | 070-174 06 05 (frun)',
      'Arbete | 08-465 004 12 ankn 12',
      'E-post | ingrid.exempelsson@example.com',
    ])
    expect(factsOf(sheet, 'Adress')).toEqual(['Påhittsgatan 12 lgh 1101 | 990 01 Låtsasstad'])
  })

  test('D26 two numbers of one field stand on two lines, a personal number among them hidden', () => {
    const sheet = sheetOf(
      aPersonCard({
        phones: [aPhone('telephone.cell', '070 174 06 07 (Anna) 620314-9809 / 070 174 06 08 (Bo)')],
        emails: [],
      }),
    )
    expect(factsOf(sheet, 'Nå kontakten')).toEqual([
      'Mobil | 070 174 06 07 (Anna) | ••••••-•••• | 070 174 06 08 (Bo)',
    ])
  })

  test('without phone and e-mail it says that there are none, and nothing of relatives', () => {
    const sheet = sheetOf(anEstateCard({ phones: [], emails: [] }))
    expect(factsOf(sheet, 'Nå kontakten')).toEqual(['Telefon och e-post: Finns inga'])
    expect(lead(sheet, 'Nå kontakten')).toBeNull()
  })

  test('an empty address or no broker is left out; a broker not fetched is said', () => {
    const sheet = sheetOf(aSparseCard())
    expect(titlesOf(sheet)).not.toContain('Adress')
    expect(titlesOf(sheet)).not.toContain('Ansvarig mäklare')
    const waiting = sheetOf(aPersonCard({}, { agent: { state: 'not-fetched' } }))
    expect(factsOf(waiting, 'Ansvarig mäklare')).toEqual(['Ej hämtat'])
    const stranger = sheetOf(aPersonCard({}, { agent: { state: 'unknown' } }))
    expect(factsOf(stranger, 'Ansvarig mäklare')).toEqual(['Okänd mäklare'])
  })

  test.each([
    ['NO', 'Norge'],
    ['fi', 'Finland'],
    ['SE', null],
    ['Lalaland!', 'Lalaland!'],
  ])('country %s is said as %s', (countryCode, says) => {
    const address = {
      streetAddress: 'Fjonkveien 1',
      zipCode: null,
      city: null,
      countryCode,
      coordinate: null,
    }
    const [line] = factsOf(sheetOf(aPersonCard({ address })), 'Adress')
    expect(line).toBe(['Fjonkveien 1', ...(says === null ? [] : [says])].join(' | '))
  })
})

describe('what are they to us', () => {
  test('D11 GDPR 26 not fetched, none and a list are three different sentences', () => {
    const sheet = sheetOf(
      aPersonCard({}, { roles: whole([listed('seller', {}), listed('buyer'), unasked('owner')]) }),
    )
    expect(roles(sheet).groups.map(({ role }) => role)).toEqual(['Säljare'])
    expect(roles(sheet).remarks).toEqual(['Ej hämtat: Ägare/uthyrare', 'Finns inga: Köpare'])
  })

  test('D11 N31 roles that were not fetched are never "none"', () => {
    const all = roles(sheetOf(aPersonCard({}, { roles: noneAsked() })))
    const each = roles(sheetOf(aPersonCard({}, { roles: whole(partyRoles.map(unasked)) })))
    expect(all.sentence).toBe('Roller ej hämtade')
    expect(each.sentence).toBe('Roller ej hämtade')
  })

  test('D11 eight empty lists are "Finns inga"', () => {
    expect(roles(sheetOf(aSparseCard())).sentence).toBe('Finns inga')
  })

  test('D11 an outline is called one, and its rows lack no date', () => {
    const { groups, remarks, caption, dated } = roles(
      sheetOf(aPersonCard({}, { roles: overviewOfEverybody() })),
    )
    expect(remarks).toEqual([
      'Översikt utan datum: Säljare',
      `Ej hämtat: ${datedRoles
        .slice(2)
        .map((role) => sv.roles.names[role])
        .join(', ')}`,
      'Finns inga: Köpare',
    ])
    expect(groups.map(({ lines }) => lines.map(({ date }) => date))).toEqual([[null, null]])
    expect([caption, dated]).toEqual(['2 roller', false])
  })

  test('D11 dates that were known before the outline came stay, and it is not called undated', () => {
    const { groups, remarks, caption, dated } = roles(
      sheetOf(
        aPersonCard(
          {},
          {
            roles: overview([
              outlined('buyer', {}, { createdAt: '2025-05-02T08:15:00Z' }),
              listed('tenant', { createdAt: null }),
            ]),
          },
        ),
      ),
    )
    expect(remarks).toEqual(['Översikt, alla datum är inte hämtade: Köpare'])
    expect(groups.map(({ lines }) => lines.map(({ date }) => date))).toEqual([
      ['2025-05-02', null],
      ['datum saknas'],
    ])
    expect([caption, dated]).toEqual(['3 roller, nyast först i varje grupp', true])
  })

  test('D11 an outline without any estate says "Finns inga" of what was asked for alone', () => {
    const sheet = sheetOf(
      aPersonCard(
        {},
        { roles: overview([outlined('seller'), outlined('buyer'), unasked('owner')]) },
      ),
    )
    expect(roles(sheet)).toMatchObject({
      sentence: null,
      caption: null,
      remarks: ['Ej hämtat: Ägare/uthyrare', 'Finns inga: Säljare, Köpare'],
    })
  })

  test.each([
    [{ state: 'known', kind: 'foreign-property' }, 'Utlandsobjekt'],
    [{ state: 'unknown', raw: 'Husvagn' }, 'okänt värde: Husvagn'],
    [{ state: 'unknown', raw: ' ' }, 'okänt värde'],
    [null, null],
  ] as const)('D02 an estate of kind %j is said to be %s', (estateKind, says) => {
    const card = aPersonCard({}, { roles: whole([listed('buyer', { estateKind })]) })
    expect(roles(sheetOf(card)).groups[0]?.lines[0]?.estateNote).toBe(says)
  })

  test('each group is sorted newest first, and undated entries come last', () => {
    const entries = [
      { createdAt: null, estateAddress: 'C' },
      { createdAt: '2020-01-01T11:00:00Z', estateAddress: 'B', approximate: true },
      { createdAt: '2026-06-30T22:30:00Z', estateAddress: 'A' },
    ]
    const [group] = roles(
      sheetOf(aPersonCard({}, { roles: whole([listed('buyer', ...entries)]) })),
    ).groups
    expect(group?.lines.map(({ estate, date }) => `${estate} ${date}`)).toEqual([
      'A 2026-07-01',
      'B ca 2020-01-01',
      'C datum saknas',
    ])
  })

  test('an extra role shows its kind and the estate, and no one else', () => {
    const lines = roles(sheetOf(aPersonCard())).groups.flatMap((group) => group.lines)
    expect(lines.map(({ acting }) => acting).filter((acting) => acting !== null)).toEqual([
      'Dödsbodelägare',
      sv.roles.kinds.PowerOfAttorney,
      'okänt värde: Janitor',
      'Firmakontaktperson',
    ])
  })

  test('an estate without an address, and one without even an id, are said so', () => {
    const given = [{ estateAddress: null }, { estateAddress: null, estateId: null }]
    const [group] = roles(
      sheetOf(aPersonCard({}, { roles: whole([listed('buyer', ...given)]) })),
    ).groups
    expect(group?.lines).toMatchObject([
      { estate: 'adress saknas', estateId: 'OBJ99999_2000000001' },
      { estate: 'Objekt utan id', estateId: null },
    ])
  })

  test('D11 10,000 roles are all taken onto a sheet', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ estateId: `OBJ${index}` }))
    const card = aPersonCard({}, { roles: whole([listed('buyer', ...many)]) })
    expect(roles(sheetOf(card)).groups[0]?.lines).toHaveLength(10_000)
  })
})

describe('the footer', () => {
  test('GDPR 30 says of roles that they are known in outline', () => {
    const sheet = sheetOf(aPersonCard({}, { roles: overviewOfEverybody() }))
    expect(sheet.footer.fetched).toBe('Kort och roller i översikt hämtade 2026-11-22 14.02')
    expect(factsOf(sheet, 'Uppgifter om posten')).toContain(
      'Rollöversikt hämtad | 2026-11-22 14.02',
    )
  })

  test('GDPR 30 31 names exporter, account, time with zone, parts, purpose and care', () => {
    expect(sheetOf(aPersonCard()).footer).toEqual({
      purpose: 'Mötesblad, underlag för möte med kontakten',
      care: 'Innehåller personuppgifter – förvara och gallra enligt kontorets rutin',
      extract:
        'Utdrag ur CRM 2026-11-22 16.10 (svensk tid, UTC+1) av maja.maklare, Provkontoret (M99999)',
      fetched: 'Kort och roller hämtade 2026-11-22 14.02',
      sample: null,
    })
  })

  test('GDPR 30 summer time is told as such', () => {
    const summer = Date.parse('2026-07-01T06:05:00Z')
    expect(sheetOf(aPersonCard(), anAccount, summer).footer.extract).toContain(
      '2026-07-01 08.05 (svensk tid, UTC+2)',
    )
  })

  test('GDPR 25 30 N31 an old part is told with its own time', () => {
    const old = whole([listedAt(TWO_DAYS_AGO, 'seller')])
    expect(sheetOf(aPersonCard({}, { roles: old })).footer.fetched).toBe(
      'Kort hämtat 2026-11-22 14.02, roller hämtade 2026-11-20 09.10 – kan vara inaktuella',
    )
    expect(sheetOf(aPersonCard({}, { roles: noneAsked() })).footer.fetched).toBe(
      'Kort hämtat 2026-11-22 14.02, roller ej hämtade',
    )
  })

  test('GDPR 30 groups of several ages are told by the oldest', () => {
    const roles = whole([
      listed('seller', {}),
      listedAt(TWO_DAYS_AGO, 'buyer', {}),
      listed('owner', {}),
      unasked('tenant'),
    ])
    expect(sheetOf(aPersonCard({}, { roles })).footer.fetched).toContain(
      'roller hämtade 2026-11-20 09.10',
    )
  })

  test('S30 addresses that are older than the roles beside them are told with their own time', () => {
    const at = (estateAddressAt: string) => whole([listed('seller', { estateAddressAt })])
    expect(sheetOf(aPersonCard({}, { roles: at(TWO_DAYS_AGO) })).footer.fetched).toBe(
      'Kort och roller hämtade 2026-11-22 14.02, adresser hämtade 2026-11-20 09.10 – kan vara inaktuella',
    )
  })

  test('a long login and office name are bounded, a missing office name is left out', () => {
    const long = { ...anAccount, username: 'a'.repeat(200), officeName: 'b'.repeat(200) }
    expect(sheetOf(aPersonCard(), long).footer.extract.length).toBeLessThan(140)
    const nameless = { ...anAccount, officeName: null }
    expect(sheetOf(aPersonCard(), nameless).footer.extract).toMatch(/av maja\.maklare, M99999$/)
  })
})

test('GDPR 12 28 a login or an office that is called by a number does not carry it onto the foot of a sheet', () => {
  const account = { ...anAccount, username: '850412-9803', officeName: 'Prov 198504129803' }
  const { footer } = buildSheet({ variant: 'meeting' }, aPersonCard(), account, NOW)
  expect(JSON.stringify(footer)).not.toContain('9803')
})
