import { beforeEach, describe, expect, it } from 'vitest'
import type { ContactKey, CustomerId } from '../../../../../electron/contract/domain/ids'
import { createExpireSome } from '../../../../../electron/main/copy/expire'
import type { ExpireSome } from '../../../../../electron/main/copy/expire'
import { createSearch } from '../../../../../electron/main/search/search'
import { createContactRows } from '../../../../../electron/main/store/contact-rows'
import type { ContactRows } from '../../../../../electron/main/store/contact-rows'
import { dropOtherOffices } from '../../../../../electron/main/store/drop-offices'
import { createReferenceRows } from '../../../../../electron/main/store/reference-rows'
import type { ReferenceRows } from '../../../../../electron/main/store/reference-rows'
import { mergeDue } from '../../../../../electron/main/store/search-index'
import { createStore } from '../../../../../electron/main/store/store'
import type { Store } from '../../../../../electron/main/store/store'
import { manyRecords, saveMany } from '../../../../builders/many-contacts'
import { aMemoryStore } from '../../../../builders/memory-store'
import { toldEstate } from '../../../../builders/roles'

const NOW = Date.parse('2026-11-22T15:10:00Z')
const DAY_MS = 24 * 60 * 60 * 1000
const OFFICE = 'M88888' as CustomerId

let store: Store
let rows: ContactRows
let references: ReferenceRows
let removed: { keys: readonly ContactKey[]; reason: string }[]
let expireSome: ExpireSome

beforeEach(() => {
  store = aMemoryStore()
  rows = createContactRows(store)
  references = createReferenceRows(store)
  removed = []
  expireSome = createExpireSome({
    store,
    rows,
    references,
    now: () => NOW,
    onRemoved: (keys, reason) => removed.push({ keys, reason }),
  })
})

const save = (count: number, first: number, at: number) =>
  saveMany(rows, manyRecords(count, { first }), at)

/** How many steps did something. */
function expire(beforeMs: number): number {
  let steps = 0
  while (expireSome(beforeMs)) steps += 1
  return steps
}

const removedKeys = () => removed.flatMap(({ keys }) => keys)

describe('what has lived its days', () => {
  it('GDPR 17 is deleted, and what was confirmed at that very moment or later stays', () => {
    save(3, 1_000, NOW - 15 * DAY_MS)
    save(2, 2_000, NOW - 14 * DAY_MS)
    save(1, 3_000, NOW)
    expire(NOW - 14 * DAY_MS)
    expect(rows.count()).toBe(3)
    expect(removedKeys()).toHaveLength(3)
    // Whoever is told of a removal is told of somebody.
    expect(removed.filter(({ keys, reason }) => keys.length === 0 || reason !== 'expired')).toEqual(
      [],
    )
    expect(removedKeys().every((key) => !rows.has(key))).toBe(true)
  })

  it('S26 is deleted in short steps, each told of, whether it is little or much', () => {
    for (const [count, most] of [
      [20, 3],
      [300, 20],
    ] as const) {
      removed = []
      save(count, 1_000 * count, NOW - 15 * DAY_MS)
      expire(NOW - 14 * DAY_MS)
      expect(removedKeys()).toHaveLength(count)
      expect(Math.max(...removed.map(({ keys }) => keys.length))).toBeLessThanOrEqual(most)
      expect(rows.count()).toBe(0)
    }
  })

  it('GDPR 19 S26 leaves no word in the index when much has gone at once, also after a kill in the midst', () => {
    save(300, 1_000, NOW - 15 * DAY_MS)
    save(20, 9_000, NOW)
    while (rows.removeExpired(NOW - 14 * DAY_MS).expired.length > 0) continue
    expect(store.read(mergeDue)).toBe('later')
    // Whoever comes next goes on with it.
    expect(expire(NOW - 14 * DAY_MS)).toBeGreaterThan(0)
    expect(store.read(mergeDue)).toBe('no')
    expect(rows.count()).toBe(20)
    const search = createSearch({ store, own: () => [] })
    const filters = { kind: null, role: null, category: null, ownOnly: false }
    const named = [...manyRecords(20, { first: 9_000 })].map(({ contact }) => contact.name ?? '')
    for (const text of named) expect(search.run({ text, filters }).rows).not.toEqual([])
  })

  it('is nothing, as a rule, and then nothing is done', () => {
    save(2, 1_000, NOW)
    expect(expireSome(NOW - 14 * DAY_MS)).toBe(false)
    expect(removed).toEqual([])
  })

  it('GDPR 20 comes for what was confirmed in the future as for what is confirmed now', () => {
    save(1, 1_000, NOW + 3_650 * DAY_MS)
    expire(NOW - 14 * DAY_MS)
    expire(NOW)
    expect(rows.count()).toBe(1)
    expire(NOW + 1)
    expect(rows.count()).toBe(0)
  })

  it('S26 puts such a time right in a step of its own', () => {
    save(1, 1_000, NOW + DAY_MS)
    save(1, 2_000, NOW - 15 * DAY_MS)
    expect(expireSome(NOW - 14 * DAY_MS)).toBe(true)
    expect(removed).toEqual([])
    expect(expireSome(NOW - 14 * DAY_MS)).toBe(true)
    expect(removedKeys()).toHaveLength(1)
  })

  it('takes each office alike, and what an office is made of', () => {
    saveMany(rows, manyRecords(1), NOW - 15 * DAY_MS)
    const user = { customerId: OFFICE, userId: 'U1', name: 'Maja Mallmäklare', active: true }
    const before = NOW - 15 * DAY_MS
    references.saveUsers(OFFICE, [user], before)
    references.saveCategories(OFFICE, [{ id: '1', name: 'Köpare' }], before)
    references.saveOffice(OFFICE, 'Kontoret', before)
    references.saveEstates(OFFICE, [toldEstate('OBJ1', 'Påhittsgatan 1')], before)
    references.saveEstates(OFFICE, [toldEstate('OBJ2', 'Påhittsgatan 2')], NOW)
    expire(NOW - 14 * DAY_MS)
    expect(rows.count()).toBe(0)
    expect(references.users(OFFICE)).toEqual([])
    expect(references.categories(OFFICE)).toEqual([])
    expect(references.officeName(OFFICE)).toBeNull()
    expect(references.estate(OFFICE, 'OBJ1')).toBeNull()
    expect(references.estate(OFFICE, 'OBJ2')).not.toBeNull()
  })

  it('is not looked for where nobody has opened a copy yet', () => {
    const nobody = createStore({
      empty() {
        throw new Error('An empty copy is made to be looked through')
      },
    })
    const expireNothing = createExpireSome({
      store: nobody,
      rows: createContactRows(nobody),
      references: createReferenceRows(nobody),
      now: () => NOW,
      onRemoved: () => undefined,
    })
    expect(expireNothing(NOW)).toBe(false)
  })
})

describe('an office that is read no more', () => {
  it('S25 is in no answer at once, and is deleted as what is out of the scope', async () => {
    save(40, 1_000, NOW)
    await dropOtherOffices(store, [OFFICE], async () => undefined)
    expect(rows.count()).toBe(0)
    expire(NOW - 14 * DAY_MS)
    expect(removedKeys()).toHaveLength(40)
    expect(new Set(removed.map(({ reason }) => reason))).toEqual(new Set(['out-of-scope']))
  })

  it('S25 goes with its colleagues, categories and estates, and no other office does', async () => {
    const left = 'M77777' as CustomerId
    for (const customerId of [OFFICE, left]) {
      const user = { customerId, userId: 'U1', name: 'Maja Mallmäklare', active: true }
      references.saveUsers(customerId, [user], NOW)
      references.saveCategories(customerId, [{ id: '1', name: 'Köpare' }], NOW)
      references.saveEstates(customerId, [toldEstate('OBJ1', 'Påhittsgatan 1')], NOW)
    }
    await dropOtherOffices(store, [OFFICE], async () => undefined)
    const kept = (customerId: CustomerId) => [
      references.users(customerId).length,
      references.categories(customerId).length,
      references.estate(customerId, 'OBJ1') === null ? 0 : 1,
    ]
    expect([kept(OFFICE), kept(left)]).toEqual([
      [1, 1, 1],
      [0, 0, 0],
    ])
  })
})
