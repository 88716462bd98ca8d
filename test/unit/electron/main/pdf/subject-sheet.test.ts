import { describe, expect, test } from 'vitest'
import type { ContactCard } from '../../../../../electron/contract/domain/card'
import { sv } from '../../../../../electron/contract/texts/sv'
import { fetched, notFetched } from '../../../../builders/card'
import {
  aCompanyCard,
  anEstateCard,
  anUnknownCard,
  aPersonCard,
  aSparseCard,
  listed,
  planted,
  plantedInterests,
  whole,
} from './cards'
import { aSubject, everythingOf, factsOf, noteOf, roleLinesOf, sectionOf } from './model-texts'
import { sheetFrom, titlesOf } from './model-texts'
import { aPhone } from '../../../../builders/phones'

const subject = (card: ContactCard, answers: Parameters<typeof aSubject>[0] = {}) =>
  sheetFrom(aSubject(answers), card)

describe('a basis for a register extract', () => {
  test('GDPR 31 says that it is a basis, what it shows and that there may be more', () => {
    const sheet = subject(aPersonCard())
    expect(sheet.variantName).toBe('Registerutdrag – underlag')
    expect(factsOf(sheet, 'Om underlaget')).toEqual([
      'Det här är ett underlag. Det visar vad Kontaktkort läser ut ur CRM. Mer kan finnas i CRM och på kontoret.',
      'Ingen uppgift betyder att CRM inte lämnade något som går att läsa.',
    ])
    expect(titlesOf(sheet)[0]).toBe('Om underlaget')
  })

  test('GDPR 28 holds every field by its kind, with ids and times', () => {
    const person = aPersonCard({
      address: {
        streetAddress: 'Påhittsgatan 12',
        zipCode: '990 01',
        city: 'Låtsasstad',
        countryCode: 'SE',
        coordinate: { latitude: 59.25, longitude: 17.5 },
      },
      categories: [
        { id: planted.categoryId, name: planted.categoryName, setBySystem: true },
        { id: null, name: null, setBySystem: false },
      ],
    })
    const sheet = subject(person)
    expect(factsOf(sheet, 'Identitet')).toEqual([
      'Kontakttyp | Person',
      `Personnummer | ${planted.number}`,
      'Född | 1962-03-14',
      'Avliden | Nej',
      'Kopplad till företag | Nej',
    ])
    expect(factsOf(sheet, 'Adress')).toEqual([
      'Adress | Påhittsgatan 12 | 990 01 Låtsasstad',
      'Landskod | SE',
      'Koordinater (WGS 84) | 59.25, 17.5',
    ])
    expect(factsOf(sheet, 'Ansvarig mäklare')).toEqual([
      'Namn | Maja Mäklare',
      'Mäklarens id | HAN00000000000000000000000000000001',
    ])
    expect(factsOf(sheet, 'Kontorets bedömning')).toEqual(['4 av 5'])
    expect(factsOf(sheet, 'Kategorier')).toEqual([
      'KATEGORIMARKOR (KAT-ID-MARKOR) – sätts av systemet | Kategori utan namn',
    ])
    expect(factsOf(sheet, 'Uppgifter om posten')).toEqual([
      'Kontakt-id | ADR00000000000000000000000000001001',
      'Kund-id | M99999',
      'Skapad i CRM | 2024-05-06 07.08',
      'Ändrad i CRM | 2026-10-11 12.13',
      'Kort hämtat | 2026-11-22 14.02',
      'Roller hämtade | 2026-11-22 14.02',
      'Kopplingar hämtade | 2026-11-22 14.02',
      'Intressen hämtade | 2026-11-22 14.02',
    ])
    expect(sectionOf(sheet, 'Reklam och information')).toMatchObject({
      statements: expect.arrayContaining([{ text: 'Vill matchas', notes: ['ändrat 2026-05-20'] }]),
    })
  })

  test('GDPR 28 holds the interests too, as the office knows them', () => {
    const sheet = subject(aPersonCard())
    for (const text of Object.values(plantedInterests)) expect(everythingOf(sheet)).toContain(text)
    expect(sectionOf(sheet, 'Intressen som spekulant')).toEqual(
      sectionOf(sheetFrom({ variant: 'internal' }, aPersonCard()), 'Intressen som spekulant'),
    )
  })

  test('GDPR 1 what the CRM calls unknown is said as unknown, never as no or as nothing', () => {
    const sheet = subject(aSparseCard({ relations: notFetched() }))
    expect(factsOf(sheet, 'Identitet')).toEqual([
      'Kontakttyp | Person',
      'Personnummer | Ingen uppgift',
      'Född | Ingen uppgift',
      'Avliden | Okänt',
      'Kopplad till företag | Okänt',
    ])
    expect(factsOf(sheet, 'Adress')).toEqual([
      'Adress | Ingen uppgift',
      'Landskod | Ingen uppgift',
      'Koordinater (WGS 84) | Ingen uppgift',
    ])
    expect(factsOf(sheet, 'Nå kontakten')).toEqual([
      'Mobil | Ingen uppgift',
      'Bostad | Ingen uppgift',
      'Arbete | Ingen uppgift',
      'Övrigt | Ingen uppgift',
      'E-post | Ingen uppgift',
      'E-post 2 | Ingen uppgift',
    ])
    const company = aCompanyCard({ homePage: null, phones: [] })
    expect(factsOf(subject(company), 'Nå kontakten')).toEqual([
      'Övrigt | Ingen uppgift',
      'Växel | Ingen uppgift',
      'E-post | ingrid.exempelsson@example.com',
      'E-post 2 | Ingen uppgift',
      'Webbplats | Ingen uppgift',
    ])
    expect(factsOf(sheet, 'Ansvarig mäklare')).toEqual([
      'Namn | Ingen ansvarig mäklare i CRM',
      'Mäklarens id | Ingen uppgift',
    ])
    expect(factsOf(sheet, 'Kontorets bedömning')).toEqual(['Ingen uppgift'])
    expect(factsOf(sheet, 'Andras roll för kontakten')).toEqual(['Ej hämtat'])
    expect(factsOf(sheet, 'Uppgifter om posten')).toEqual(
      expect.arrayContaining(['Skapad i CRM | Ingen uppgift', 'Kopplingar hämtade | Ej hämtat']),
    )
  })

  test('GDPR 5 D01 what a type does not have is left out, and an unknown type has its own word', () => {
    expect(factsOf(subject(anEstateCard()), 'Identitet')).toEqual([
      'Kontakttyp | Dödsbo',
      `Personnummer (avliden) | ${planted.number}`,
    ])
    expect(titlesOf(subject(anEstateCard()))).not.toContain('Kontorets bedömning')
    expect(factsOf(subject(aCompanyCard({ number: null })), 'Identitet')).toEqual([
      'Kontakttyp | Företag',
      'Organisationsnummer | Ingen uppgift',
    ])
    expect(factsOf(subject(anUnknownCard({ number: null })), 'Identitet')).toEqual([
      'Kontakttyp | Okänd kontakttyp: Association',
      'Id-nummer | Ingen uppgift',
    ])
  })
})

describe('what the review decides', () => {
  test('GDPR 28 33 the note stands there or the sentence that it was left out, never both', () => {
    const included = noteOf(subject(aPersonCard(), { note: 'include' }))
    expect(included.paragraphs).toEqual([planted.note])
    const leftOut = subject(aPersonCard(), { note: 'leave-out' })
    expect(noteOf(leftOut)).toEqual({
      layout: 'text',
      title: 'Anteckning',
      lead: null,
      paragraphs: ['Anteckningen är utelämnad efter genomgång.'],
    })
    expect(everythingOf(leftOut)).not.toContain('ANTECKNINGSMARKOR')
    // There was nothing to leave out.
    expect(noteOf(subject(aSparseCard())).paragraphs).toEqual(['Ingen anteckning i CRM.'])
  })

  test('GDPR 28 X18 nobody stands there by name or id whom the review has not named', () => {
    const sheet = subject(aPersonCard())
    const { relatedId, relatedName, relationId, relationName } = planted
    for (const marker of [relatedId, relatedName, relationId, relationName]) {
      expect(everythingOf(sheet)).not.toContain(marker)
    }
    expect(factsOf(sheet, 'Andras roll för kontakten')).toEqual([
      `${sv.roles.kinds.PowerOfAttorney} | annan person, namnet utelämnat`,
    ])
    const acting = roleLinesOf(sheet).flatMap(({ acting: words }) => words ?? [])
    expect(acting).toHaveLength(4)
    for (const words of acting) expect(words).toMatch(/ för annan person, namnet utelämnat$/)
    expect(acting).toContain('Dödsbodelägare för annan person, namnet utelämnat')
  })

  test('GDPR 28 a named one stands there with name and id, and only that one', () => {
    const sheet = subject(aPersonCard(), { named: [planted.relationId] })
    expect(factsOf(sheet, 'Andras roll för kontakten')).toEqual([
      `${sv.roles.kinds.PowerOfAttorney} | ${planted.relationName} (${planted.relationId})`,
    ])
    expect(everythingOf(sheet)).not.toContain(planted.relatedName)
    expect(everythingOf(sheet)).not.toContain(planted.relatedId)
  })

  test('GDPR 10 28 the number stands in full where it is handed over, and nowhere else', () => {
    const full = '19620314-9809'
    const number = (answers: Parameters<typeof aSubject>[0]) =>
      factsOf(subject(aPersonCard(), answers), 'Identitet')[1]
    expect(number({ fullNumber: full })).toBe(`Personnummer | ${full}`)
    expect(number({})).toBe(`Personnummer | ${planted.number}`)
    expect(everythingOf(subject(aPersonCard()))).not.toContain('9809')
  })

  /** The contact's own number, and those of others, in every text. */
  const card = aPersonCard(
    {
      name: 'Ingrid 19620314-9809 och 19710101-1234',
      note: 'Nummer 620314-9809 och 6203149809. Sambon 19710101-1234, 7101011232.',
      phones: [aPhone('telephone.other', '620314-9809, 710101-1234')],
      emails: [{ field: 'email.emailAddress', written: '710101-1234@example.com', writable: true }],
      categories: [{ id: null, name: 'Barn 19710101-1234', setBySystem: false }],
    },
    {
      agent: { state: 'named', name: 'Maja 620314-9809' },
      roles: whole([listed('seller', { estateAddress: 'Ek 710101/1234' })]),
      relations: fetched([
        {
          direction: 'holds',
          kind: { state: 'known', kind: 'Guardian' },
          related: { contactId: planted.relationId, name: 'Firma 710101-1234' },
        },
      ]),
    },
  )

  test('GDPR 12 numbers in free texts are hidden', () => {
    const sheet = subject(card, { note: 'include', named: [planted.relationId] })
    expect(everythingOf(sheet)).not.toMatch(/9809|1234|1232/)
  })

  test('GDPR 12 with the full number the contact’s own alone is left, and never in the title', () => {
    const full = subject(card, {
      note: 'include',
      named: [planted.relationId],
      fullNumber: '19620314-9809',
    })
    expect(everythingOf(full)).not.toMatch(/1234|1232/)
    expect(full.heading.name).toBe('Ingrid 19620314-9809 och ••••••-••••')
    expect(noteOf(full).paragraphs).toEqual([
      'Nummer 620314-9809 och 6203149809. Sambon ••••••-••••, ••••••-••••.',
    ])
    expect(factsOf(full, 'Nå kontakten')).toContain('Övrigt | 620314-9809 | ••••••-••••')
    expect(factsOf(full, 'Andras roll för kontakten')).toEqual([
      `Förmyndare | Firma ••••••-•••• (${planted.relationId})`,
    ])
    expect(full.title).toBe('Kontaktblad Ingrid och')
  })
})
