import { beforeEach, describe, expect, it } from 'vitest'
import type { SearchFilters } from '../../../electron/contract/domain/search'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import { recordOf } from '../../builders/many-contacts'
import { aCompany, aDeceasedEstate } from '../../builders/people'
import { CUSTOMER, aSearchDesk } from './desk'
import type { SearchDesk } from './desk'
import { removeAll } from '../../fakes/gone'

let desk: SearchDesk
beforeEach(() => {
  desk = aSearchDesk()
})

/** With nothing but a name, unless told. */
function person(name: string, given: Record<string, unknown> = {}): string {
  return desk.add({ firstName: name, lastName: null, ...given })
}

function names(text: string, filters?: Partial<SearchFilters>) {
  return desk.run(text, filters).rows.map(({ line }) => line.name)
}

const keyOf = (id: string) => ({ customerId: CUSTOMER, contactId: id as ContactId })

describe('those whose names are as typed come first', () => {
  it('finds Åsa by asa and Asa by åsa, the letters that were typed first', () => {
    for (const name of ['Åsa Berg', 'Asa Ek', 'Anna Åsander']) person(name)
    expect(names('asa')).toEqual(['Asa Ek', 'Åsa Berg', 'Anna Åsander'])
    expect(names('åsa')).toEqual(['Åsa Berg', 'Anna Åsander', 'Asa Ek'])
    expect(names('ASA b')).toEqual(['Åsa Berg'])
  })

  it('puts a whole word before the beginning of one, and the first word before others', () => {
    for (const name of ['Boel Ek', 'Anna Bodin', 'Bo Ek', 'Anna Bo']) person(name)
    expect(names('bo')).toEqual(['Bo Ek', 'Anna Bo', 'Boel Ek', 'Anna Bodin'])
  })

  it('minds no order of the words, and takes each for the beginning of one', () => {
    person('Anna Karin Berg')
    person('Anna-Karin Bergström')
    for (const text of ['anna berg', 'berg anna', 'be ann', 'karin b', 'BERG ka an']) {
      expect(names(text)).toEqual(['Anna Karin Berg', 'Anna-Karin Bergström'])
    }
    expect(names('annakarin')).toEqual(['Anna-Karin Bergström'])
    expect(names('anna berg bo')).toEqual([])
  })

  it('puts those opened lately first among equals, and not before better ones', () => {
    person('Anna Ek')
    const ahl = person('Anna Zeta')
    const annika = person('Annika Berg')
    desk.rows.opened(keyOf(annika), 2)
    desk.rows.opened(keyOf(ahl), 1)
    expect(names('anna')).toEqual(['Anna Zeta', 'Anna Ek'])
    expect(names('ann')).toEqual(['Annika Berg', 'Anna Zeta', 'Anna Ek'])
    expect(names('anna e')).toEqual(['Anna Ek'])
  })

  it('sorts equals as a Swedish list', () => {
    for (const name of ['Per Ö', 'Per Å', 'Per Ä', 'Per Z', 'Per']) person(name)
    expect(names('per')).toEqual(['Per', 'Per Z', 'Per Å', 'Per Ä', 'Per Ö'])
  })

  it('finds neighbours’ letters by ours and by two', () => {
    person('Jørgen Kjær')
    for (const text of ['jörgen', 'jorgen', 'joergen', 'kjär', 'kjaer', 'Kjær Jør']) {
      expect([text, names(text)]).toEqual([text, ['Jørgen Kjær']])
    }
  })
})

describe('what else is found, after names', () => {
  beforeEach(() => {
    person('Ingrid Ek', {
      email: { emailAddress: 'jobb@bygg.example', emailAddress2: 'Ingrid.Hem@mejl.example.se' },
      address: { streetAddress: 'Storgatan 12', zipCode: '990 01', city: 'Falby' },
      telephone: { cell: '070-174 06 05', home: '08-465 004 12' },
      socialSecurityNumber: '19850412-9803',
      categories: [{ id: 'KAT1', name: 'Söker villa', readOnly: false }],
    })
  })

  it.each([
    ['ingrid', 'name', null],
    ['hem@mejl', 'email', 'Ingrid.Hem@mejl.example.se'],
    ['example.se', 'email', 'Ingrid.Hem@mejl.example.se'],
    ['@bygg', 'email', 'jobb@bygg.example'],
    ['ingrid.h', 'email', 'Ingrid.Hem@mejl.example.se'],
    ['jobb', 'email', 'jobb@bygg.example'],
    ['storg', 'address', 'Storgatan 12'],
    ['falby storgatan 12', 'address', 'Storgatan 12, Falby'],
    ['99001', 'address', '990 01'],
    ['990 01', 'address', '990 01'],
    ['soker', 'category', 'Söker villa'],
    ['villa', 'category', 'Söker villa'],
    ['0605', 'phone', '070-174 06 05'],
    ['+46 8 465', 'phone', '08-465 004 12'],
    ['Mobil: 0701740605', 'phone', '070-174 06 05'],
    ['850412', 'number', null],
    ['19850412-9803', 'number', null],
    ['ingrid storgatan', 'address', 'Storgatan 12'],
    ['ek falby', 'address', 'Falby'],
    ['ingrid 0701', 'phone', '070-174 06 05'],
    ['ingrid 850412', 'number', null],
    ['villa storg', 'address', 'Storgatan 12'],
  ])('%s finds by %s: %s', (text, reason, matched) => {
    expect(desk.run(text).rows).toEqual([
      { line: expect.objectContaining({ name: 'Ingrid Ek' }), reason, matched },
    ])
  })

  it.each(['ingrid falun', 'stor villan', '605', '1985-04-13', 'se', 'hem@bygg'])(
    '%s finds nobody',
    (text) => {
      expect(desk.run(text)).toEqual({ rows: [], found: { count: 0, orMore: false } })
    },
  )

  it('puts a name before an address, and an address before words found here and there', () => {
    person('Falby AB')
    person('Falby Storgatan')
    person('Bo Ek', {
      address: { streetAddress: 'Storgatan 3', zipCode: null, city: 'Falby' },
    })
    person('Falby Ek', { address: { streetAddress: 'Storgatan 3', zipCode: null, city: null } })
    expect(names('falby storgatan')).toEqual(['Falby Storgatan', 'Bo Ek', 'Ingrid Ek', 'Falby Ek'])
  })

  it('takes digits for a phone number first', () => {
    person('Nummer 4612')
    person('Bo', { telephone: { cell: '0704612000' } })
    person('Al', { telephone: { cell: '4612000' } })
    person('Cia', { telephone: { cell: '0700004612' } })
    expect(names('4612')).toEqual(['Cia', 'Al', 'Bo', 'Nummer 4612'])
  })
})

describe('an id', () => {
  it('that is typed whole wins over everything, in capitals or not', () => {
    person('Anna Ek', { id: 'ADR0a' })
    person('ADR0a')
    const found = (text: string) =>
      desk.run(text).rows.map(({ line: { name }, reason }) => [name, reason])
    expect(found('ADR0a')).toEqual([
      ['Anna Ek', 'id'],
      ['ADR0a', 'name'],
    ])
    expect(found(' ADR0a\u00A0')[0]).toEqual(['Anna Ek', 'id'])
    expect(desk.run('ADR0a').found).toEqual({ count: 2, orMore: false })
  })
})

describe('filters', () => {
  beforeEach(() => {
    desk.own.push(
      { customerId: CUSTOMER, userId: 'HAN1' },
      { customerId: 'M99998' as CustomerId, userId: 'HAN2' },
    )
    const vip = [{ id: 'KAT1', name: 'VIP', readOnly: false }]
    person('Örjan Ek', { id: 'ADR1', agentId: 'HAN1', categories: vip })
    person('Anna Ek', { id: 'ADR2', agentId: 'HAN2', categories: vip })
    desk.save(recordOf(aCompany({ id: 'ADR3', name: 'Ek AB', agentId: 'HAN1' })))
    desk.save(recordOf(aDeceasedEstate({ id: 'ADR4', name: 'Dbo efter Ek', agentId: null })))
  })

  it('list contacts by name when nothing is typed', () => {
    expect(desk.run('', { kind: 'person' })).toMatchObject({
      rows: [
        { line: { name: 'Anna Ek' }, reason: 'filter', matched: null },
        { line: { name: 'Örjan Ek' }, reason: 'filter', matched: null },
      ],
      found: { count: 2, orMore: false },
    })
    expect(names(' ', { category: 'VIP' })).toEqual(['Anna Ek', 'Örjan Ek'])
  })

  it('list nobody when there is no filter either', () => {
    expect(desk.run(' ').rows).toEqual([])
  })

  it('keep to a kind, a category and one’s own contacts in each office', () => {
    expect(names('ek')).toEqual(['Ek AB', 'Anna Ek', 'Dbo efter Ek', 'Örjan Ek'])
    expect(names('ek', { kind: 'company' })).toEqual(['Ek AB'])
    expect(names('ek', { kind: 'deceased-estate' })).toEqual(['Dbo efter Ek'])
    expect(names('ek', { category: 'VIP' })).toEqual(['Anna Ek', 'Örjan Ek'])
    expect(names('ek', { ownOnly: true })).toEqual(['Ek AB', 'Örjan Ek'])
    expect(names('ek', { ownOnly: true, category: 'VIP' })).toEqual(['Örjan Ek'])
    expect(names('ek', { category: 'Julkort' })).toEqual([])
    expect(desk.run('ek', { kind: 'company' }).found.count).toBe(1)
    expect(names('ADR3', { kind: 'person' })).toEqual([])
  })

  it('find nobody of their own for one who has not said who they are', () => {
    desk.own.length = 0
    expect(names('ek', { ownOnly: true })).toEqual([])
  })

  it('can be set to the categories of the contacts in the copy', () => {
    person('Bo Ek', {
      categories: ['Ängel', 'Zeta', 'Julkort', 'Åka'].map((name) => ({ id: name, name })),
    })
    expect(desk.search.choices()).toEqual(['Julkort', 'VIP', 'Zeta', 'Åka', 'Ängel'])
    removeAll(desk.rows, [keyOf('ADR1')])
    expect(desk.search.choices()).toContain('VIP')
    removeAll(desk.rows, [keyOf('ADR2')])
    expect(desk.search.choices()).not.toContain('VIP')
  })
})
