import { describe, expect, test } from 'vitest'
import type { ContactCard } from '../../../../../electron/contract/domain/card'
import { interestLevels } from '../../../../../electron/contract/domain/party-roles'
import { fetched, notFetched } from '../../../../builders/card'
import {
  aCompanyCard,
  anEstateCard,
  anUnknownCard,
  aPersonCard,
  aSparseCard,
  interest,
  listed,
  listedAt,
  noneAsked,
  overviewOfEverybody,
  planted,
  plantedInterests,
  TWO_DAYS_AGO,
  whole,
} from './cards'
import {
  everythingOf,
  factsOf,
  noteOf,
  roleLinesOf,
  sectionOf,
  sheetFrom,
  titlesOf,
} from './model-texts'

const internal = (card: ContactCard) => sheetFrom({ variant: 'internal' }, card)
const meeting = (card: ContactCard) => sheetFrom({ variant: 'meeting' }, card)

describe('what an internal sheet has beyond a Mötesblad', () => {
  test('GDPR 28 it names its purpose, and everything of the meeting sheet stands there', () => {
    const sheet = internal(aPersonCard())
    expect(sheet.variantName).toBe('Internt blad')
    expect(sheet.footer.purpose).toBe('Internt blad, internt arbetsunderlag')
    for (const title of ['Reklam och information', 'Nå kontakten', 'Adress', 'Ansvarig mäklare']) {
      expect(sectionOf(sheet, title)).toEqual(sectionOf(meeting(aPersonCard()), title))
    }
    expect(titlesOf(sheet)).toEqual([
      'Reklam och information',
      'Nå kontakten',
      'Adress',
      'Identitet',
      'Ansvarig mäklare',
      'Kontorets bedömning',
      'Kategorier',
      'Roller',
      'Intressen som spekulant',
      'Andras roll för kontakten',
      'Kontaktens roll för andra',
      'Anteckning',
      'Uppgifter om posten',
    ])
  })

  test('GDPR 28 X18 number, birth, score, categories, note and other people are planted and found', () => {
    const everything = everythingOf(internal(aPersonCard()))
    const { categoryId, relatedId, relationId, ...shown } = planted
    for (const marker of Object.values({ ...shown, ...plantedInterests })) {
      expect(everything).toContain(marker)
    }
    // Ids are the extract's affair; a name says it to a colleague.
    for (const id of [categoryId, relatedId, relationId]) expect(everything).not.toContain(id)
    expect(factsOf(internal(aPersonCard()), 'Kontorets bedömning')).toEqual(['4 av 5'])
  })

  test('GDPR 10 D14 the number is masked under its own label, whoever it belongs to', () => {
    const shown = '19620314-••••'
    const masked = { shown, masked: true, checkDigitIsWrong: false }
    const number = (card: ContactCard) => factsOf(internal(card), 'Identitet')[0]
    expect(number(aPersonCard({ number: { ...masked, label: 'personal-number' } }))).toBe(
      `Personnummer | ${shown}`,
    )
    expect(number(aPersonCard({ number: { ...masked, label: 'coordination-number' } }))).toBe(
      `Samordningsnummer | ${shown}`,
    )
    expect(number(aCompanyCard({ number: { ...masked, label: 'corporate-number' } }))).toBe(
      `Organisationsnummer | ${shown}`,
    )
    expect(
      number(anEstateCard({ number: { ...masked, label: 'personal-number-of-deceased' } })),
    ).toBe(`Personnummer (avliden) | ${shown}`)
    expect(number(anUnknownCard({ number: { ...masked, label: 'other-format' } }))).toBe(
      `Id-nummer, annat format | ${shown}`,
    )
  })

  test.each(['19620314-9809', '196203149809', '6203149809'])(
    'GDPR 10 D14 a number that came unmasked as %s is a company’s own or it is hidden',
    (shown) => {
      const open = { shown, masked: false, checkDigitIsWrong: false } as const
      const ofTrader = aCompanyCard({ number: { ...open, label: 'corporate-number' } })
      const ofPerson = aPersonCard({ number: { ...open, label: 'personal-number' } })
      for (const card of [ofTrader, ofPerson]) {
        expect(everythingOf(internal(card))).not.toContain(shown.slice(-4))
      }
      const corporate = { ...open, shown: '559999-9017', label: 'corporate-number' } as const
      expect(factsOf(internal(aCompanyCard({ number: corporate })), 'Identitet')).toEqual([
        'Organisationsnummer | 559999-9017',
      ])
    },
  )

  test('D13 one of another format that came unmasked is hidden as a whole', () => {
    const number = {
      label: 'other-format',
      shown: 'XK 5550 1234 B',
      masked: false,
      checkDigitIsWrong: false,
    } as const
    expect(factsOf(internal(aPersonCard({ number })), 'Identitet')[0]).toBe(
      'Id-nummer, annat format | ••••••-••••',
    )
  })

  test('D12 a wrong check digit is a hint beside the number', () => {
    const number = {
      label: 'personal-number',
      shown: '19620314-••••',
      masked: true,
      checkDigitIsWrong: true,
    } as const
    expect(factsOf(internal(aPersonCard({ number })), 'Identitet')[0]).toBe(
      'Personnummer | 19620314-•••• | kontrollsiffran stämmer inte',
    )
  })

  test('on whose behalf a role is, by name, and by id where no name was read', () => {
    const lines = roleLinesOf(internal(aPersonCard()))
    expect(
      lines.filter(({ acting }) => acting?.endsWith(` för ${planted.relatedName}`)),
    ).toHaveLength(4)
    const nameless = fetched([
      {
        direction: 'held' as const,
        kind: { state: 'known' as const, kind: 'Guardian' as const },
        related: { contactId: planted.relationId, name: null },
      },
    ])
    const sheet = internal(aPersonCard({}, { relations: nameless }))
    expect(factsOf(sheet, 'Kontaktens roll för andra')).toEqual([
      `Förmyndare för | ${planted.relationId}`,
    ])
  })

  test('GDPR 5 the deceased of an estate acts for nobody', () => {
    const relations = fetched([
      {
        direction: 'held' as const,
        kind: { state: 'known' as const, kind: 'Deceased' as const },
        related: { contactId: planted.relationId, name: planted.relationName },
      },
    ])
    expect(factsOf(internal(aPersonCard({}, { relations })), 'Kontaktens roll för andra')).toEqual([
      `Den avlidne i dödsboet | ${planted.relationName}`,
    ])
  })

  test('GDPR 5 what a type does not have is left out', () => {
    expect(titlesOf(internal(anEstateCard()))).not.toContain('Kontorets bedömning')
    expect(factsOf(internal(anEstateCard()), 'Identitet')).toHaveLength(1)
    expect(titlesOf(internal(aSparseCard()))).not.toContain('Identitet')
  })
})

describe('interests', () => {
  const interestsOf = (card: ContactCard) => {
    const found = sectionOf(internal(card), 'Intressen som spekulant')
    if (found.layout !== 'roles') throw new Error('no interests')
    return found
  }

  test('stand in a table of their own, the keenest first, and those who do not buy apart', () => {
    const { groups, caption, dated } = interestsOf(aPersonCard())
    expect(groups.map(({ role, lines }) => [role, ...lines.map(({ acting }) => acting)])).toEqual([
      ['Spekulant', 'Mycket intresserad', 'Intresserad', 'okänt värde: NIVAMARKOR'],
      ['Tidigare eller ej intresserad', 'Ej intresserad', 'Arkiverad'],
    ])
    expect(caption).toBe('5 objekt, störst intresse först')
    expect(dated).toBe(false)
    const { address, status, estateId } = plantedInterests
    expect(groups[0]?.lines[0]).toEqual({
      acting: 'Mycket intresserad',
      estate: address,
      estateNote: `Bostadsrätt, ${status}`,
      estateId,
      date: null,
    })
  })

  test('D02 every level has its Swedish word, and one that was not told is said so', () => {
    const levels = [...interestLevels, null].map((level) => interest(level))
    const { groups } = interestsOf(
      aPersonCard({}, { roles: whole([listed('speculator', ...levels)]) }),
    )
    expect(groups.flatMap(({ lines }) => lines.map(({ acting }) => acting))).toEqual([
      'Reserverat',
      'Bokat',
      'Deltar i budgivning',
      'Stannat i budgivning',
      'Följer budgivning',
      'Mycket intresserad',
      'Varit/kommer på visning',
      'Intresserad',
      'Anvisad',
      'intresse ej angivet',
      'Ej intresserad',
      'Arkiverad',
    ])
  })

  test('GDPR 26 not asked for and none are two sentences, whatever is known of the roles', () => {
    const none = whole([listed('seller', {}), listed('speculator')])
    expect(interestsOf(aPersonCard({}, { roles: none })).sentence).toBe('Finns inga')
    const alone = whole([listed('seller', {})])
    expect(interestsOf(aPersonCard({}, { roles: alone })).sentence).toBe('Ej hämtat')
    expect(interestsOf(aPersonCard({}, { roles: noneAsked() })).sentence).toBe('Ej hämtat')
    expect(interestsOf(aPersonCard({}, { roles: overviewOfEverybody() })).groups).toHaveLength(2)
  })

  test('are not counted among the roles, and the roles are not asked for because they are', () => {
    const sheet = internal(
      aPersonCard({}, { roles: whole([listed('speculator', interest('Booked'))]) }),
    )
    expect(sectionOf(sheet, 'Roller')).toMatchObject({ sentence: 'Roller ej hämtade' })
    expect(factsOf(sheet, 'Uppgifter om posten')).toEqual(
      expect.arrayContaining([
        'Roller hämtade | Ej hämtat',
        'Intressen hämtade | 2026-11-22 14.02',
      ]),
    )
  })

  test('S30 the oldest address tells its age, whichever of the two it stands beside', () => {
    const estateAddressAt = TWO_DAYS_AGO
    const roles = whole([
      listed('seller', {}),
      listed('speculator', interest('Booked', { estateAddressAt })),
    ])
    expect(internal(aPersonCard({}, { roles })).footer.fetched).toContain(
      'adresser hämtade 2026-11-20 09.10 – kan vara inaktuella',
    )
  })

  test('GDPR 12 a number in a status, a level or a kind is hidden', () => {
    const raw = { state: 'unknown' as const, raw: 'Ek 19620314-9809' }
    const hiding = {
      estateStatus: 'Ek 620314-9809',
      estateKind: raw,
      estateAddress: 'Ek 6203149809',
    }
    const roles = whole([listed('buyer', hiding), listed('speculator', { ...hiding, level: raw })])
    expect(everythingOf(internal(aPersonCard({}, { roles })))).not.toContain('9809')
  })
})

describe('not fetched and none', () => {
  test('GDPR 26 relations, categories and broker each have two sentences', () => {
    const none = internal(aSparseCard({ relations: fetched([]) }))
    expect(factsOf(none, 'Andras roll för kontakten')).toEqual(['Finns inga'])
    expect(factsOf(none, 'Kontaktens roll för andra')).toEqual(['Finns inga'])
    expect(factsOf(none, 'Kategorier')).toEqual(['Finns inga'])
    expect(factsOf(none, 'Ansvarig mäklare')).toEqual(['Ingen ansvarig mäklare i CRM'])
    const missing = internal(
      aPersonCard({}, { relations: notFetched(), agent: { state: 'not-fetched' } }),
    )
    expect(factsOf(missing, 'Andras roll för kontakten')).toEqual(['Ej hämtat'])
    expect(factsOf(missing, 'Kontaktens roll för andra')).toEqual(['Ej hämtat'])
    expect(factsOf(missing, 'Ansvarig mäklare')).toEqual(['Ej hämtat'])
    expect(missing.footer.fetched).toContain('kopplingar ej hämtade')
  })

  test('GDPR 30 the footer tells the age of relations and interests too, and one time where all have it', () => {
    expect(internal(aPersonCard()).footer.fetched).toBe(
      'Kort, roller, kopplingar och intressen hämtade 2026-11-22 14.02',
    )
    const old = fetched([], { fetchedAt: TWO_DAYS_AGO })
    expect(internal(aPersonCard({}, { relations: old })).footer.fetched).toBe(
      'Kort, roller och intressen hämtade 2026-11-22 14.02, kopplingar hämtade 2026-11-20 09.10 – kan vara inaktuella',
    )
    const roles = whole([listedAt(TWO_DAYS_AGO, 'seller'), listedAt(TWO_DAYS_AGO, 'speculator')])
    expect(internal(aPersonCard({}, { roles, relations: old })).footer.fetched).toBe(
      'Kort hämtat 2026-11-22 14.02, roller, kopplingar och intressen hämtade 2026-11-20 09.10 – kan vara inaktuella',
    )
    const nothing = internal(aPersonCard({}, { roles: noneAsked(), relations: notFetched() }))
    expect(nothing.footer.fetched).toBe(
      'Kort hämtat 2026-11-22 14.02, roller, kopplingar och intressen ej hämtade',
    )
  })
})

describe('the note', () => {
  test('GDPR 33 is plain text in paragraphs, with the line that it may be about others', () => {
    const note = 'Ringde 12 maj.\nVill sälja <b>snart</b>.\n\nEgen rad\u202e efteråt.\n\n\n'
    const { lead, paragraphs } = noteOf(internal(aPersonCard({ note })))
    expect(lead).toBe('Fri text ur CRM. Kan handla om andra än kontakten.')
    expect(paragraphs).toEqual(['Ringde 12 maj.\nVill sälja <b>snart</b>.', 'Egen rad efteråt.'])
    expect(everythingOf(internal(aPersonCard({ note })))).toContain('&lt;b&gt;snart&lt;/b&gt;')
  })

  test('GDPR 28 numbers written into it and into other texts are hidden', () => {
    const note = 'Ombud 19620314-9809, 620314-9809, 196203149809 och 6203149809. Tel 070-174 06 05.'
    const sheet = internal(
      aPersonCard({
        note,
        name: 'Ingrid 19620314-9809',
        categories: [{ id: null, name: 'VIP 620314-9809', setBySystem: false }],
      }),
    )
    expect(everythingOf(sheet)).not.toMatch(/9809/)
    expect(noteOf(sheet).paragraphs[0]).toContain('Tel 070-174 06 05.')
  })

  test('without one the sheet says so', () => {
    expect(noteOf(internal(aSparseCard()))).toMatchObject({
      lead: null,
      paragraphs: ['Ingen anteckning i CRM.'],
    })
  })
})
