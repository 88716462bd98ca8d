import { beforeEach, describe, expect, it } from 'vitest'
import type { ContactKey, CustomerId } from '../../../../../electron/contract/domain/ids'
import { createExpire } from '../../../../../electron/main/copy/expire'
import { createContactRows } from '../../../../../electron/main/store/contact-rows'
import type { ContactRows } from '../../../../../electron/main/store/contact-rows'
import { createStore } from '../../../../../electron/main/store/store'
import { manyRecords, saveMany } from '../../../../builders/many-contacts'
import { aMemoryStore } from '../../../../builders/memory-store'

const NOW = Date.parse('2026-11-22T15:10:00Z')
const DAY_MS = 24 * 60 * 60 * 1000

let rows: ContactRows
let gone: (readonly ContactKey[])[]
let settled: number
let expire: (beforeMs: number) => number

beforeEach(() => {
  const store = aMemoryStore()
  rows = createContactRows(store)
  gone = []
  settled = 0
  expire = createExpire({
    store: { ...store, settle: () => void (settled += 1) },
    rows,
    now: () => NOW,
    gone: (keys) => gone.push(keys),
  })
})

const save = (count: number, first: number, at: number) =>
  saveMany(rows, manyRecords(count, { first }), at)

describe('what has lived its days', () => {
  it('GDPR 17 is deleted, and what was confirmed at that very moment or later stays', () => {
    save(3, 1_000, NOW - 15 * DAY_MS)
    save(2, 2_000, NOW - 14 * DAY_MS)
    save(1, 3_000, NOW)
    expect(expire(NOW - 14 * DAY_MS)).toBe(3)
    expect(rows.count()).toBe(3)
    expect(gone.flat()).toHaveLength(3)
    expect(gone.flat().every((key) => !rows.has(key))).toBe(true)
  })

  it('is deleted a part at a time, each told of, and swept out of the journal once', () => {
    save(1_100, 1_000, NOW - 15 * DAY_MS)
    expect(expire(NOW - 14 * DAY_MS)).toBe(1_100)
    expect(gone.map((keys) => keys.length)).toEqual([500, 500, 100])
    expect(settled).toBe(1)
    expect(rows.count()).toBe(0)
  })

  it('is nothing, as a rule, and then nothing is done', () => {
    save(2, 1_000, NOW)
    expect(expire(NOW - 14 * DAY_MS)).toBe(0)
    expect(gone).toEqual([])
    expect(settled).toBe(0)
  })

  it('GDPR 20 comes for what was confirmed in the future as for what is confirmed now', () => {
    save(1, 1_000, NOW + 3_650 * DAY_MS)
    expect(expire(NOW - 14 * DAY_MS)).toBe(0)
    expect(expire(NOW)).toBe(0)
    expect(expire(NOW + 1)).toBe(1)
  })

  it('takes each office alike', () => {
    const [record] = manyRecords(1)
    if (record === undefined) throw new Error('no record')
    rows.save('M88888' as CustomerId, [record], NOW - 15 * DAY_MS)
    expect(expire(NOW - 14 * DAY_MS)).toBe(1)
    expect(gone.flat()).toEqual([{ customerId: 'M88888', contactId: record.contact.id }])
  })

  it('is not looked for where nobody has opened a copy yet', () => {
    const nobody = createStore(() => {
      throw new Error('An empty copy is made to be looked through')
    })
    const expireNothing = createExpire({
      store: nobody,
      rows: createContactRows(nobody),
      now: () => NOW,
      gone: () => undefined,
    })
    expect(expireNothing(NOW)).toBe(0)
  })
})
