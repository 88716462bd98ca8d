import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import type { ContactRecord } from '../../../electron/main/crm-api/wire/contact'
import { readContact } from '../../../electron/main/crm-api/wire/contact'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import type { Database } from '../../../electron/main/store/driver'
import { createReferenceRows } from '../../../electron/main/store/reference-rows'
import { createSyncRows } from '../../../electron/main/store/sync-rows'
import type { FetchedBatch } from '../../../electron/main/store/sync-rows'
import { start, withRound } from '../../../electron/main/sync/position'
import { aPerson } from '../../builders/people'
import { toldEstate } from '../../builders/roles'
import { keyOf, openMigrated, storeOf } from './sync-line'
import { removeAll } from '../../fakes/gone'

const M1 = 'M1' as CustomerId
const id = (name: string) => name as ContactId
const office = { scope: 'office' as const, own: [] }

let db: Database
let contacts: ReturnType<typeof createContactRows>
let rows: ReturnType<typeof createSyncRows>
beforeEach(() => {
  db = openMigrated()
  const store = storeOf(db)
  contacts = createContactRows(store)
  rows = createSyncRows(store)
})
afterEach(() => db.close())

function aRecord(
  contactId: string,
  name = 'Prova',
  changedAt = '2026-11-01T10:00:00',
): ContactRecord {
  const wire = aPerson({ id: contactId, customerId: M1, firstName: name, changedAt })
  const read = readContact(wire, keyOf(M1, contactId), 0)
  if (!read.ok) throw new Error(read.error.code)
  return read.value.record
}

const found = (...records: ContactRecord[]) =>
  records.map((record) => ({ contactId: record.contact.id, record }))

/** A round over these contacts, and what their answers are stored with. */
function beginRound(...ids: string[]): (given?: Partial<FetchedBatch>) => ReturnType<typeof save> {
  rows.enqueue(
    M1,
    ids.map((one) => ({ contactId: id(one), kind: 'person', changedRaw: 'listed' })),
  )
  const begun = withRound(rows.position(M1) ?? start, {
    kind: 'fill',
    total: ids.length,
    mark: 900,
    listedAt: 1000,
    selection: office,
    shrunk: null,
    tryAll: false,
  })
  rows.savePosition(M1, begun)
  const asked = contacts.asking()
  const save = (given: Partial<FetchedBatch> = {}) =>
    rows.saveBatch({
      customerId: M1,
      round: begun.rounds,
      found: [],
      notUnderstood: [],
      alone: [],
      asked: asked,
      at: 1100,
      keeps: () => true,
      ...given,
    })
  return save
}

describe('a finished batch', () => {
  it('stores its contacts under the text of the list, and the last one ends the round', () => {
    const save = beginRound('A', 'B')
    expect(save({ found: found(aRecord('A')) })).toEqual({ saved: ['A'], left: [] })
    expect(contacts.references(M1)).toMatchObject([{ contactId: 'A', changedRaw: 'listed' }])
    expect(rows.position(M1)).toMatchObject({ round: { total: 2 }, mark: null, filled: null })
    save({ found: found(aRecord('B')) })
    expect(rows.position(M1)).toMatchObject({ round: null, mark: 900, reconciledAt: 1000 })
  })

  it('is nothing or all: what cannot be written takes nothing with it', () => {
    const save = beginRound('A', 'B')
    const broken = {
      ...aRecord('B'),
      contact: { ...aRecord('B').contact, kind: undefined as never },
    }
    expect(() => save({ found: found(aRecord('A'), broken) })).toThrow()
    expect(contacts.count()).toBe(0)
    expect(rows.pendingCount(M1)).toBe(2)
  })

  it('does not bring back a contact that was removed while it was asked for', () => {
    contacts.save(M1, [aRecord('A')], 500, contacts.asking())
    const save = beginRound('A', 'B')
    removeAll(contacts, [keyOf(M1, 'A')])
    expect(rows.pendingCount(M1)).toBe(1)
    expect(save({ found: found(aRecord('A'), aRecord('B')) }).saved).toEqual(['B'])
    expect(contacts.has(keyOf(M1, 'A'))).toBe(false)
    expect(rows.position(M1)?.round).toBeNull()
  })

  it('does not replace what a card has fetched after it was asked for', () => {
    const save = beginRound('A', 'B')
    contacts.save(M1, [aRecord('A', 'Ny')], 1050, contacts.asking())
    save({ found: found(aRecord('A', 'Gammal'), aRecord('B', 'Ny')) })
    expect(contacts.name(keyOf(M1, 'A'))).toBe('Ny Exempelgren')
    expect(contacts.name(keyOf(M1, 'B'))).toBe('Ny Exempelgren')
    expect(rows.pendingCount(M1)).toBe(0)
  })

  it('of a round that is over changes nothing', () => {
    const late = beginRound('A')
    rows.dropPending(M1, 10)
    const save = beginRound('A')
    expect(late({ found: found(aRecord('A', 'Sen')) }).saved).toEqual([])
    expect(rows.pendingCount(M1)).toBe(1)
    save({ found: found(aRecord('A')) })
    expect(contacts.name(keyOf(M1, 'A'))).toBe('Prova Exempelgren')
  })

  it('stores nobody who is not kept, and removes who of the stored that is', () => {
    contacts.save(M1, [aRecord('A')], 500, contacts.asking())
    const save = beginRound('A', 'B')
    const batch = { found: found(aRecord('A'), aRecord('B')), keeps: () => false }
    expect(save(batch)).toEqual({ saved: [], left: ['A'] })
    expect(contacts.count()).toBe(0)
  })

  it('leaves the copy of whom it did not understand, and counts each once', () => {
    contacts.save(M1, [aRecord('A', 'Gammal')], 500, contacts.asking())
    for (let time = 0; time < 2; time += 1) {
      beginRound('A', 'B')({ found: found(aRecord('B')), notUnderstood: [id('A')] })
    }
    expect(rows.notUnderstood()).toBe(1)
    expect(contacts.name(keyOf(M1, 'A'))).toBe('Gammal Exempelgren')
    beginRound('A')({ found: found(aRecord('A', 'Ny')) })
    expect(rows.notUnderstood()).toBe(0)
  })

  it('asks again for those it did not answer, each by itself and after the others', () => {
    const save = beginRound('A', 'B', 'C')
    save({ alone: [id('A')] })
    expect(rows.pending(M1, 0, 10).map((one) => [one.contactId, one.kind])).toEqual([
      ['B', 'person'],
      ['C', 'person'],
      ['A', 'alone'],
    ])
  })
})

describe('who fails alone', () => {
  it('is given up after some tries, and the round goes on', () => {
    const save = beginRound('A', 'B')
    save({ found: found(aRecord('B')) })
    rows.blame(M1, [id('A')], 3)
    rows.blame(M1, [id('A')], 3)
    expect(rows.pending(M1, 0, 10)).toMatchObject([{ contactId: 'A', kind: 'alone' }])
    rows.blame(M1, [id('A')], 3)
    expect(rows.position(M1)?.round).toBeNull()
    expect(rows.notUnderstood()).toBe(1)
  })
})

describe('the position', () => {
  it('starts anew when it cannot be read', () => {
    rows.savePosition(M1, start)
    expect(rows.position(M1)).toEqual(start)
    for (const text of ['{', '[]', '{"version":2}', JSON.stringify({ ...start, mark: 'soon' })]) {
      db.prepare('UPDATE positions SET position = ?').run(text)
      expect(rows.position(M1)).toBeNull()
    }
  })
})

describe('the stored contacts', () => {
  it('are read in pages, each once', () => {
    const names = ['A', 'B', 'C', 'D', 'E']
    contacts.save(
      M1,
      names.map((name) => aRecord(name)),
      500,
      contacts.asking(),
    )
    contacts.opened(keyOf(M1, 'B'), 600)
    const first = rows.stored(M1, 0, 2)
    const second = rows.stored(M1, first.next ?? 0, 2)
    const third = rows.stored(M1, second.next ?? 0, 2)
    const all = [first, second, third].flatMap((page) => page.references)
    expect(all.map((one) => one.contactId)).toEqual(names)
    expect(all.map((one) => one.opened)).toEqual([false, true, false, false, false])
    expect(third.next).toBeNull()
    rows.dropUnopened(M1, [id('A'), id('B'), id('Z')])
    expect(contacts.has(keyOf(M1, 'A')), 'in no answer from now on').toBe(false)
    expect(contacts.has(keyOf(M1, 'B'))).toBe(true)
    expect(contacts.removeExpired(1)).toEqual({ expired: [], outOfScope: [keyOf(M1, 'A')] })
  })
})

describe('names of an office', () => {
  it('are replaced as a whole, office by office', () => {
    const references = createReferenceRows(storeOf(db))
    const user = (userId: string, active = true) => ({
      customerId: M1,
      userId,
      name: `Mäklare ${userId}`,
      active,
    })
    references.saveUsers(M1, [user('A', false), user('B')], 1)
    expect(references.users(M1).map((one) => one.userId)).toEqual(['B', 'A'])
    references.saveUsers('M2' as CustomerId, [], 1)
    references.saveUsers(M1, [user('C')], 1)
    expect(references.user(M1, 'A')).toBeNull()
    expect(references.user(M1, 'C')).toEqual(user('C'))
    references.saveCategories(M1, [{ id: '1', name: 'Köpare' }], 1)
    references.saveCategories(M1, [{ id: '2', name: 'Säljare' }], 1)
    expect(references.categories(M1)).toEqual([{ id: '2', name: 'Säljare' }])
    references.saveEstates(M1, [toldEstate('OBJ1', 'Påhittsgatan 1')], 1)
    references.saveEstates(M1, [toldEstate('OBJ2', 'Påhittsgatan 2')], 2)
    expect(references.estate(M1, 'OBJ1')).toEqual({
      ...toldEstate('OBJ1', 'Påhittsgatan 1'),
      fetchedAt: 1,
    })
  })
})
