import { beforeEach, describe, expect, it } from 'vitest'
import type { ContactId } from '../../../electron/contract/domain/ids'
import { recordOf } from '../../builders/many-contacts'
import { aCompany } from '../../builders/people'
import { toldGroups, toldRole } from '../../builders/roles'
import { aSearchDesk, CUSTOMER } from './desk'
import type { SearchDesk } from './desk'
import { removeAll } from '../../fakes/gone'

let desk: SearchDesk
beforeEach(() => {
  desk = aSearchDesk()
})

const named = (firstName: string, lastName: string) => desk.add({ firstName, lastName })
const keyOf = (id: string) => ({ customerId: CUSTOMER, contactId: id as ContactId })

describe('names', () => {
  it('are found by any words of them in any order, each by its beginning', () => {
    const id = named('Anna-Karin', 'von Exempelström')
    for (const text of ['anna', 'kar', 'exempel von', 'ström', 'EXEMP an', 'von kar an']) {
      expect(desk.find(text), text).toEqual(text === 'ström' ? [] : [id])
    }
  })

  it('are found with and without the dots of å, ä and ö, the letters as typed first', () => {
    const ring = named('Åsa', 'Berg')
    const plain = named('Asa', 'Berg')
    expect(desk.find('asa')).toEqual([plain, ring])
    expect(desk.find('åsa')).toEqual([ring, plain])
    expect(desk.find('ÅSA BERG')).toEqual([ring, plain])
  })

  it.each([
    ['René', 'rene'],
    ['Søren', 'sören'],
    ['Søren', 'soren'],
    ['Müller', 'muller'],
    ['Łukasz', 'lukasz'],
    ['D’Arc', 'arc'],
    ['Björk', 'bjork'],
  ])('%s is found by %s', (name, text) => {
    const id = named(name, 'Exempel')
    expect(desk.find(text)).toEqual([id])
  })

  it('that begin with the text come before those that hold it further on', () => {
    const further = named('Anna', 'Karlsson')
    const first = named('Karl', 'Annasson')
    expect(desk.find('karl')).toEqual([first, further])
  })

  it('of contacts opened lately come first among equals', () => {
    const ids = ['Ada', 'Bea', 'Cia'].map((name) => named(name, 'Likadan'))
    desk.rows.opened(keyOf(ids[2] ?? ''), Date.now())
    expect(desk.find('likadan')).toEqual([ids[2], ids[0], ids[1]])
  })

  it('are listed as a Swedish list is, å, ä and ö last', () => {
    const ids = ['Ö', 'Ä', 'Å', 'Z', 'A'].map((letter) => named(`${letter}xel`, 'Provsson'))
    expect(desk.find('provsson')).toEqual([...ids].reverse().map((_, at) => ids[4 - at]))
    expect(desk.find('provsson')).toEqual([ids[4], ids[3], ids[2], ids[1], ids[0]])
  })
})

describe('D19 phone numbers', () => {
  const FORMS = [
    '0701740605',
    '+46 70 174 06 05',
    '0046701740605',
    '46701740605',
    '070-174 06 05',
    '+46\u00a070\u00a0174\u00a006\u00a005',
    '0605',
    '174 06 05',
    '740605',
    '+46 (0)70-1740605',
  ]

  it.each(FORMS)('are found however they are typed: %s', (typed) => {
    const id = desk.add({ telephone: { cell: '070-174 06 05 (frun)' } })
    desk.add({ telephone: { cell: '070-174 06 99' } })
    expect(desk.row(typed, id)).toMatchObject({ reason: 'phone' })
    expect(desk.find(typed)).not.toHaveLength(2)
  })

  it.each(['+46701740605', '0046 70 174 06 05', '070/174 06 05', '070 - 174 06 05'])(
    'are found however the CRM has them: %s',
    (written) => {
      const id = desk.add({ telephone: { other: written } })
      for (const typed of FORMS) expect(desk.find(typed), typed).toEqual([id])
      expect(desk.row('0605', id).matched).toBe(written)
    },
  )

  it.each([' ', ' - ', '\\', '_', ' / ', ', ', ' eller ', '\n'])(
    'D26 are each found, and shown as what matched, where %j parts two in a field',
    (parting) => {
      const id = desk.add({
        telephone: { home: `070 174 06 07 (Anna)${parting}070 174 06 08 (Bo)` },
      })
      for (const typed of [
        '+46701740608',
        '0046701740608',
        '0701740608',
        '070-174 06 08',
        '0608',
      ]) {
        expect(desk.find(typed), typed).toEqual([id])
        expect(desk.row(typed, id)).toMatchObject({
          reason: 'phone',
          matched: '070 174 06 08 (Bo)',
        })
      }
      expect(desk.row('0701740607', id).matched).toBe('070 174 06 07 (Anna)')
    },
  )

  it.each([
    ['NO', '912 34 567', ['+4791234567', '004791234567', '91234567', '912 34 567', '4567']],
    ['FI', '040 123 45 67', ['+358401234567', '0401234567', '040-123', '4567']],
    [null, '+358 40 123 45 67', ['0401234567', '040-123 45', '00358401234567']],
  ])('D26 of somebody in %s written %s are found by %j', (countryCode, cell, all) => {
    const id = desk.add({ telephone: { cell }, address: { countryCode } })
    desk.add({ telephone: { cell: '070-174 06 99' } })
    for (const typed of all) {
      expect(desk.find(typed), typed).toEqual([id])
      expect(desk.row(typed, id).matched).toBe(cell)
    }
  })

  it('do not swallow an extension', () => {
    const id = desk.add({ telephone: { work: '08-465 004 12 ankn 15' } })
    expect(desk.find('0846500412')).toEqual([id])
    expect(desk.find('084650041215')).toEqual([])
  })

  it('want four digits', () => {
    desk.add({ telephone: { cell: '070-174 06 05' } })
    expect(desk.find('605')).toEqual([])
  })
})

describe('what else a contact is found by', () => {
  it('e-mail, its beginning, and its domain', () => {
    const id = desk.add({
      firstName: 'Någon',
      lastName: 'Annan',
      email: { emailAddress: 'Prova.Exempel@kontor.example.com' },
    })
    for (const text of [
      'prova.ex',
      'prova.exempel@kontor',
      '@kontor.example',
      'kontor.example.com',
    ]) {
      expect(desk.row(text, id), text).toMatchObject({
        reason: 'email',
        matched: 'Prova.Exempel@kontor.example.com',
      })
    }
  })

  it('street, town and postcode', () => {
    const id = desk.add({
      address: { streetAddress: 'Påhittsgatan 12 B', zipCode: '990 02', city: 'Låtsasstad' },
    })
    for (const text of ['påhitts', 'låtsasstad påhittsgatan', '990 02', '99002']) {
      expect(desk.row(text, id), text).toMatchObject({ reason: 'address' })
    }
  })

  it('words of which one is in the name and one in the address', () => {
    const id = desk.add({ firstName: 'Berit', address: { city: 'Falunstad' } })
    desk.add({ firstName: 'Berit', address: { city: 'Annanstad' } })
    expect(desk.find('falun berit')).toEqual([id])
  })

  it('category, estate and id', () => {
    const id = desk.add({ categories: [{ id: 'K1', name: 'Spekulant villa', readOnly: false }] })
    desk.rows.saveRoles(
      keyOf(id),
      toldGroups({ seller: [toldRole('OBJ99999_2000000001')] }),
      Date.now(),
      desk.rows.asking(),
    )
    expect(desk.row('spekulant', id)).toMatchObject({
      reason: 'category',
      matched: 'Spekulant villa',
    })
    expect(desk.row('OBJ99999_2000000001', id)).toMatchObject({ reason: 'estate' })
    expect(desk.row(id, id)).toMatchObject({ reason: 'id' })
  })

  it('never the note (GDPR 33)', () => {
    desk.add({ note: 'Hemligheten om grannen' })
    expect(desk.find('hemligheten')).toEqual([])
  })
})

describe('D12 D14 personal and corporate numbers', () => {
  it.each(['19850412-9803', '198504129803', '850412-9803', '8504129803', '850412', '19850412'])(
    'find the person by %s, and no digit of it is in the row',
    (typed) => {
      const id = desk.add({ socialSecurityNumber: '19850412-9803' })
      const row = desk.row(typed, id)
      expect(row).toMatchObject({ reason: 'number', matched: null })
      expect(JSON.stringify(row.line)).not.toMatch(/850412|9803/)
    },
  )

  it('find a sole trader without showing the number that is a person’s', () => {
    const record = recordOf(aCompany({ id: 'ADR900', corporateNumber: '850412-9803' }))
    desk.save(record)
    for (const typed of ['8504129803', '19850412-9803', '16850412-9803']) {
      const row = desk.row(typed, 'ADR900')
      expect(row, typed).toMatchObject({ reason: 'number', matched: null })
      expect(JSON.stringify(row)).not.toMatch(/850412|9803/)
    }
  })

  it('D13 of another country are found as they are written', () => {
    const id = desk.add({
      socialSecurityNumber: 'AB 12-3456 X',
      isForeignSocialSecurityNumber: true,
    })
    expect(desk.find('ab123456x')).toEqual([id])
    expect(desk.find('AB 12-3456 X')).toEqual([id])
  })
})

describe('D21 signs are signs', () => {
  it.each([
    '"',
    '*',
    '-',
    'NEAR(',
    'AND',
    'OR NOT',
    '%',
    '_',
    "';--",
    'names:anna',
    '^anna',
    '{}',
    '\\',
    '\u0000',
    'a'.repeat(5_000),
    'a '.repeat(2_500),
    '"'.repeat(5_000),
    '1'.repeat(5_000),
    '\ud800',
  ])('%s', (text) => {
    const id = named('Anna', 'Näranäs')
    expect(() => desk.run(text)).not.toThrow()
    expect(desk.find('anna')).toEqual([id])
    expect(desk.find(`anna${text}`).filter((one) => one !== id)).toEqual([])
  })

  it('a word of the query language is a word', () => {
    const id = named('Near', 'Andor')
    expect(desk.find('near')).toEqual([id])
    expect(desk.find('andor near')).toEqual([id])
  })
})

describe('filters', () => {
  it('narrow what is found, and list it when nothing is typed', () => {
    const person = named('Prova', 'Provsson')
    desk.save(recordOf(aCompany({ id: 'ADR901', name: 'Provbolaget AB' })))
    expect(desk.find('prov').sort()).toEqual([person, 'ADR901'].sort())
    expect(desk.find('prov', { kind: 'company' })).toEqual(['ADR901'])
    expect(desk.find('', { kind: 'person' })).toEqual([person])
    expect(desk.run('', { kind: 'person' }).rows[0]).toMatchObject({ reason: 'filter' })
  })

  it('by role see those whose roles are known', () => {
    const seller = named('Sälja', 'Provsson')
    named('Okänd', 'Provsson')
    desk.rows.saveRoles(
      keyOf(seller),
      toldGroups({ seller: [toldRole('OBJ1')] }),
      Date.now(),
      desk.rows.asking(),
    )
    expect(desk.find('provsson', { role: 'seller' })).toEqual([seller])
    expect(desk.find('provsson', { role: 'buyer' })).toEqual([])
    desk.rows.saveRoles(
      keyOf(seller),
      toldGroups({ buyer: [toldRole('OBJ1')] }),
      Date.now(),
      desk.rows.asking(),
    )
    expect(desk.find('provsson', { role: 'seller' })).toEqual([])
  })

  it('by category and by broker', () => {
    const id = desk.add({
      firstName: 'Prova',
      agentId: 'HAN1',
      categories: [{ id: 'K1', name: 'VIP', readOnly: false }],
    })
    desk.add({ firstName: 'Prova', agentId: 'HAN2' })
    desk.own.push({ customerId: CUSTOMER, userId: 'HAN1' })
    expect(desk.find('prova', { category: 'VIP' })).toEqual([id])
    expect(desk.find('prova', { ownOnly: true })).toEqual([id])
    expect(desk.search.choices()).toEqual(['VIP'])
  })
})

describe('D22 what is no more', () => {
  it('a renamed contact is not found by the old name', () => {
    const id = desk.add({ id: 'ADR7', firstName: 'Ogift', lastName: 'Flicknamn' })
    desk.add({ id: 'ADR7', firstName: 'Gift', lastName: 'Nyttnamn' })
    expect(desk.find('flicknamn')).toEqual([])
    expect(desk.find('nyttnamn')).toEqual([id])
    expect(desk.rows.count()).toBe(1)
  })

  it('of a merged pair one is left, without a ghost of the other', () => {
    const source = named('Dubbel', 'Provsson')
    const destination = named('Dubbla', 'Provsson')
    removeAll(desk.rows, [keyOf(source)])
    expect(desk.find('provsson')).toEqual([destination])
    expect(desk.find('dubbel')).toEqual([])
    expect(desk.run('', { kind: 'person' }).found.count).toBe(1)
  })
})
