import { describe, expect, it } from 'vitest'
import { contactId } from '../../../../electron/contract/domain/ids'
import type { KnownInterestLevel } from '../../../../electron/contract/domain/party'
import { sv } from '../../../../electron/contract/texts/sv'
import { OpenEstate } from '../../../../renderer/screens/estate/estate.svelte'
import { estateGroups, firstRows } from '../../../../renderer/screens/estate/estate-groups'
import {
  askedWords,
  estateAbout,
  estateName,
  personDate,
  personFlags,
  personKind,
  personMark,
  personRole,
} from '../../../../renderer/screens/estate/estate-words'
import { anEstatePage, anEstatePerson } from '../estate-builders'
import { fakeCrm } from '../fake-crm'

const prospect = (contactId: string, level: KnownInterestLevel | null) =>
  anEstatePerson({
    contactId,
    level: level === null ? { state: 'unknown', raw: 'Dreaming' } : { state: 'known', level },
  })

describe('the people of an estate', () => {
  it('stand in groups: those who sell and buy, those who act for them, prospects, former ones last', () => {
    const groups = estateGroups([
      prospect('G', 'Archived'),
      prospect('F', 'Booked'),
      anEstatePerson({ contactId: 'E', role: 'tenant' }),
      anEstatePerson({ contactId: 'D', role: 'extraBuyer' }),
      anEstatePerson({ contactId: 'C', role: 'extraSeller' }),
      anEstatePerson({ contactId: 'B', role: 'buyer' }),
      anEstatePerson({ contactId: 'A', role: 'seller' }),
    ])
    expect(
      groups.map(({ name, rows }) => [name, rows.map(({ person }) => person.contactId).join('')]),
    ).toEqual([
      ['seller', 'A'],
      ['buyer', 'B'],
      ['contacts', 'DC'],
      ['tenant', 'E'],
      ['speculator', 'F'],
      ['former', 'G'],
    ])
  })

  it('are prospects by how keen they are, and in the order they came where they are equally keen', () => {
    const levels = [
      prospect('E', null),
      prospect('C', 'Interested'),
      prospect('D', 'Interested'),
      prospect('A', 'Reserved'),
      prospect('F', 'NotInterested'),
    ]
    const ids = estateGroups(levels).map(({ rows }) => rows.map(({ person }) => person.contactId))
    expect(ids).toEqual([['A', 'C', 'D', 'E'], ['F']])
  })

  it('are cut after the first of them, across the groups, and no group is left without a row', () => {
    const groups = estateGroups([
      anEstatePerson({ contactId: 'A', role: 'seller' }),
      prospect('B', 'Booked'),
      prospect('C', 'Interested'),
      prospect('D', 'Archived'),
    ])
    const sizes = (count: number) => firstRows(groups, count).map(({ rows }) => rows.length)
    expect([sizes(2), sizes(3), sizes(9)]).toEqual([
      [1, 1],
      [1, 2],
      [1, 2, 1],
    ])
  })

  it('have a row for each role, also where one stands twice in the same', () => {
    const twice = anEstatePerson({ role: 'extraSeller' })
    const rows = estateGroups([twice, twice, anEstatePerson({ role: 'seller' })]).flatMap(
      (group) => group.rows,
    )
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3)
  })
})

describe('the row that is marked', () => {
  const setUp = () => {
    const crm = fakeCrm()
    crm.answer('estates.closed', () => undefined)
    const estate = new OpenEstate(crm)
    const people = ['A', 'B', 'C'].map((contactId) => anEstatePerson({ contactId }))
    estate.listen()
    estate.take(anEstatePage(people), null)
    const at = () => estate.marked?.person.contactId
    return { crm, estate, people, at }
  }

  it('is the first, moves with the arrows, and stays at either end', () => {
    const { estate, at } = setUp()
    expect(at()).toBe('A')
    estate.move(-1)
    expect(at()).toBe('A')
    estate.move(1)
    expect(at()).toBe('B')
    estate.moveTo('last')
    expect(at()).toBe('C')
    estate.move(1)
    expect(at()).toBe('C')
    estate.moveTo('first')
    expect(at()).toBe('A')
  })

  it('stays with the person when the page comes anew, and at their place when they are gone', () => {
    const { crm, estate, people, at } = setUp()
    estate.moveTo('last')
    crm.push('estate-updated', anEstatePage([anEstatePerson({ contactId: 'N' }), ...people]))
    expect(at()).toBe('C')
    crm.push('estate-updated', anEstatePage(people.slice(0, 2)))
    expect(at()).toBe('B')
    crm.push('estate-updated', anEstatePage())
    expect(at()).toBeUndefined()
  })

  it('stays with the person when it becomes known for whom they act', () => {
    const { crm, estate, at } = setUp()
    const acts = anEstatePerson({ contactId: 'B', role: 'extraSeller' })
    const first = anEstatePerson({ contactId: 'A', role: 'seller' })
    crm.push('estate-updated', anEstatePage([first, acts]))
    estate.moveTo('last')
    const known = { ...acts, related: { contactId: contactId.parse('A'), name: 'Prova' } }
    crm.push('estate-updated', anEstatePage([first, known]))
    expect(at()).toBe('B')
  })

  it('takes no page of another estate, nor one that comes after it was left', () => {
    const { crm, estate } = setUp()
    crm.push('estate-updated', anEstatePage([], { estateId: 'OBJ2' }))
    crm.push('estate-updated', anEstatePage([], { customerId: 'M30011' }))
    expect(estate.rows).toHaveLength(3)
    estate.leave()
    crm.push('estate-updated', anEstatePage())
    estate.leave()
    expect([estate.page, estate.marked]).toEqual([null, null])
    expect(crm.inputsOf('estates.closed')).toHaveLength(1)
  })

  it('is nobody where there is nobody', () => {
    const { estate } = setUp()
    estate.take(anEstatePage(), null)
    estate.move(1)
    estate.moveTo('last')
    expect(estate.marked).toBeNull()
  })
})

describe('an estate in words', () => {
  it('is its address, and under it only what is known', () => {
    const { estate } = anEstatePage()
    expect(estateName(estate, sv)).toBe('Provvägen 9')
    expect(estateAbout(estate, sv)).toEqual(['Testköping', 'Villa', 'Till salu', 'nr EX-1006'])
    const bare = { ...estate, address: null, area: null, kind: null, status: null, number: null }
    expect(estateName(bare, sv)).toBe('Objekt OBJ1 (adress saknas)')
    expect(estateAbout(bare, sv)).toEqual([])
  })

  it('says how many have been asked, and that there may be others until all have', () => {
    const words = (withRoles: number): string =>
      askedWords({ withRoles, contacts: 4212 }, sv, 'sv').replaceAll('\u00a0', ' ')
    expect(words(3120)).toBe(
      'Roller hämtade för 3 120 av kontorets 4 212 kontakter på datorn: fler kan ha roller här.',
    )
    // Of most of them the outline alone, which does not tell of everybody (GDPR rule 26).
    expect(words(4212)).toBe(
      'Roller hämtade för alla kontorets 4 212 kontakter på datorn. Fler ombud, ägare och hyresgäster kan finnas.',
    )
  })
})

describe('a person of an estate in words', () => {
  const ombud = { state: 'known', kind: 'Representative' } as const

  it('GDPR 4 GDPR 5 is first of all deceased, or an estate somebody left', () => {
    expect(personMark(anEstatePerson({ deceased: 'yes' }), sv)).toBe('Avliden')
    const estate = anEstatePerson({ contactKind: 'deceased-estate', deceased: 'unknown' })
    expect(personMark(estate, sv)).toBe('Dödsbo')
    // It has no such flag: nothing is said of what a type lacks.
    expect(personFlags(estate, sv)).toEqual([])
    expect(personMark(anEstatePerson(), sv)).toBeNull()
    expect(personKind(anEstatePerson({ contactKind: 'company' }), sv)).toBe('Företag')
    expect(personKind(anEstatePerson(), sv)).toBeNull()
  })

  it('GDPR 1 GDPR 2 has its careful flags, unknown ones as unknown, and no word of leave', () => {
    const words = (given: Parameters<typeof anEstatePerson>[0]): string[] =>
      personFlags(anEstatePerson(given), sv).map((flag) => flag.words)
    expect(words({ advertising: 'no' })).toEqual(['Reklam avböjd'])
    expect(words({ advertising: 'unknown', deceased: 'unknown' })).toEqual([
      'Avliden: okänt',
      'Reklam: okänt',
    ])
    expect(words({ advertising: 'yes' })).toEqual([])
  })

  it('says how keen somebody is, and for whom somebody acts', () => {
    expect(personRole(prospect('A', 'FollowingBidding'), sv)).toBe('Följer budgivning')
    expect(personRole(prospect('A', null), sv)).toBe('okänt värde: Dreaming')
    const acts = { role: 'extraSeller' as const, kind: ombud }
    const related = { contactId: 'B', name: 'Nils Hittepå' }
    expect(personRole(anEstatePerson({ ...acts, related }), sv)).toBe('Ombud för Nils Hittepå')
    expect(personRole(anEstatePerson(acts), sv)).toBe('Ombud (kontakt till säljare)')
    expect(personRole(anEstatePerson({ role: 'extraTenant' }), sv)).toBe('Kontakt till hyresgäst')
    expect(personRole(anEstatePerson({ role: 'seller' }), sv)).toBeNull()
  })

  it('misses no date that nobody asked for', () => {
    const date = (given: Parameters<typeof anEstatePerson>[0]): string =>
      personDate(anEstatePerson(given), sv)
    expect(date({ role: 'seller', createdAt: '2026-09-01T09:00:00Z' })).toBe('2026-09-01')
    expect(date({ role: 'seller' })).toBe('datum saknas')
    expect(date({ role: 'seller', state: 'overview' })).toBe('')
    expect(date({ role: 'speculator' })).toBe('')
  })
})
