import { describe, expect, it } from 'vitest'
import { estatePage } from '../../../../../electron/contract/domain/estate'
import type { ContactId, CustomerId } from '../../../../../electron/contract/domain/ids'
import { toEstatePage } from '../../../../../electron/main/estates/estate-page'
import type {
  KnownContacts,
  StoredEstatePage,
} from '../../../../../electron/main/estates/estate-page'
import type {
  StoredEstatePerson,
  StoredRelated,
} from '../../../../../electron/main/store/estate-rows'

const NUMBER = '850412-9803'
const HIDDEN = '••••••-••••'
const SECRET = [{ id: 'KAT1', name: 'Röd akt', setBySystem: false }]

const aPerson = (
  name: string,
  given: Partial<Omit<StoredEstatePerson, 'person'>> & {
    readonly person?: Partial<StoredEstatePerson['person']>
  } = {},
): StoredEstatePerson => ({
  categories: [],
  related: null,
  ...given,
  person: {
    ...{ contactId: `ADR-${name}` as ContactId, contactKind: 'person', name },
    ...{ deceased: 'no', advertising: 'yes', role: 'seller', state: 'whole' },
    ...{ kind: null, level: null, createdAt: null, approximate: false },
    ...given.person,
  },
})
const aRelated = (name: string, told: StoredRelated['told'] = null): StoredRelated => ({
  contactId: `ADR-${name}` as ContactId,
  told,
})
const aPage = (...people: StoredEstatePerson[]): StoredEstatePage => ({
  estate: {
    ...{ customerId: 'M99999' as CustomerId, estateId: 'OBJ1', address: 'Vintervägen 9' },
    ...{ area: null, kind: null, status: null, number: null, fetchedAt: null },
  },
  people,
  asked: { withRoles: 1, contacts: 2 },
})
const nobody: KnownContacts = {
  isInCategory: ({ categories }) => categories.some(({ name }) => name === 'Röd akt'),
  isProtected: () => null,
  nameOf: () => null,
}
const knowing = (
  name: string,
  known: { isProtected: boolean; name?: string | null },
): KnownContacts => ({
  ...nobody,
  isProtected: (id) => (id === `ADR-${name}` ? known.isProtected : null),
  nameOf: (id) => (id === `ADR-${name}` ? (known.name ?? null) : null),
})
const shown = (stored: StoredEstatePage, known = nobody) => {
  const page = toEstatePage(stored, known)
  expect(estatePage.parse(page)).toEqual(page)
  return page.people.map(({ name, related }) => [name, related])
}

describe('the page of an estate', () => {
  it('GDPR 24 has nobody in a category that was named a moment ago, nor who acts for one', () => {
    const told = { name: 'Zack', categories: SECRET }
    expect(
      shown(
        aPage(
          aPerson('Anna'),
          aPerson('Zack', { categories: SECRET }),
          aPerson('Olle', { related: aRelated('Zack', told) }),
        ),
      ),
    ).toEqual([['Anna', null]])
  })

  it('GDPR 24 has nobody of whom this run alone knows that they are protected, nor who acts for one', () => {
    const page = aPage(aPerson('Zack'), aPerson('Olle', { related: aRelated('Zack') }))
    expect(shown(page, knowing('Zack', { isProtected: true }))).toEqual([])
  })

  it('GDPR 24 names nobody beside another of whom it is not known that they may be named', () => {
    const page = aPage(aPerson('Olle', { related: aRelated('Anna') }))
    expect(shown(page)).toEqual([['Olle', null]])
    expect(shown(page, knowing('Anna', { isProtected: false, name: 'Anna' }))).toEqual([
      ['Olle', { contactId: 'ADR-Anna', name: 'Anna' }],
    ])
    expect(shown(page, knowing('Anna', { isProtected: false }))).toEqual([
      ['Olle', { contactId: 'ADR-Anna', name: null }],
    ])
  })

  it('is in the order of the groups, and by name in each', () => {
    const buyer = aPerson('Anna', { person: { role: 'buyer' } })
    expect(shown(aPage(buyer, aPerson('Anna'), aPerson('Bo'))).map(([name]) => name)).toEqual([
      ...['Anna', 'Bo', 'Anna'],
    ])
  })

  it('GDPR 12 D24 has no number of a person in any text, but for the ids of the CRM', () => {
    const stored = aPage(
      aPerson('Anna', {
        person: {
          ...{ contactId: NUMBER as ContactId, name: `Anna ${NUMBER}` },
          ...{ kind: { state: 'unknown', raw: NUMBER }, level: { state: 'unknown', raw: NUMBER } },
        },
        related: { contactId: NUMBER as ContactId, told: { name: `Bo ${NUMBER}`, categories: [] } },
      }),
    )
    const known: KnownContacts = { ...nobody, isProtected: () => false }
    const { estate, people, asked } = toEstatePage(
      {
        ...stored,
        estate: {
          ...{ customerId: NUMBER as CustomerId, estateId: NUMBER, address: `Väg ${NUMBER}` },
          ...{ area: `Vid ${NUMBER}`, kind: { state: 'unknown', raw: NUMBER }, fetchedAt: null },
          ...{ status: `Såld ${NUMBER}`, number: NUMBER },
        },
      },
      known,
    )
    expect(estate).toEqual({
      ...{ customerId: NUMBER, estateId: NUMBER, address: `Väg ${HIDDEN}` },
      ...{ area: `Vid ${HIDDEN}`, kind: { state: 'unknown', raw: HIDDEN }, fetchedAt: null },
      ...{ status: `Såld ${HIDDEN}`, number: HIDDEN },
    })
    expect(people).toEqual([
      expect.objectContaining({
        ...{ contactId: NUMBER, name: `Anna ${HIDDEN}` },
        ...{ kind: { state: 'unknown', raw: HIDDEN }, level: { state: 'unknown', raw: HIDDEN } },
        related: { contactId: NUMBER, name: `Bo ${HIDDEN}` },
      }),
    ])
    expect(asked).toEqual({ withRoles: 1, contacts: 2 })
  })

  it('GDPR 12 leaves no digit of a number that begins in the address and ends in the area', () => {
    const stored = aPage()
    const cut = { ...stored.estate, address: 'Väg 850412-', area: '9803 Provstaden' }
    expect(toEstatePage({ ...stored, estate: cut }, nobody).estate).toMatchObject({
      ...{ address: 'Väg ••••-', area: '•••• Provstaden' },
    })
  })
})
