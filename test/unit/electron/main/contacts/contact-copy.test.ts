import { beforeEach, describe, expect, it } from 'vitest'
import { idle, quiet } from '../../../../../electron/main/contacts/card-entry'
import { createContactCopy, MAX_RECENTS } from '../../../../../electron/main/contacts/contact-copy'
import type { ContactCopy } from '../../../../../electron/main/contacts/contact-copy'
import type { ProtectedCategories } from '../../../../../electron/contract/domain/protected-categories'
import { withoutProtected } from '../../../../../electron/main/privacy/protected-identity'
import { createContactRows } from '../../../../../electron/main/store/contact-rows'
import { StoreError } from '../../../../../electron/main/store/driver'
import type { Store } from '../../../../../electron/main/store/store'
import { datedRoles } from '../../../../../electron/contract/domain/party-roles'
import { aMemoryStore } from '../../../../builders/memory-store'
import { toldGroups } from '../../../../builders/roles'
import { createFakeClock } from '../../../../fakes/clock'
import { aGone } from '../../../../fakes/gone'
import { keyOf, read, sample } from '../crm-api/wire/sample-contact'

const aPerson = (id: string, customerId = 'M99999') => {
  const body = { ...sample('contact-person'), id }
  const key = { ...keyOf(body), customerId: customerId as ReturnType<typeof keyOf>['customerId'] }
  const { record } = read(body)
  return { key, record: { ...record, contact: { ...record.contact, ...key, id: key.contactId } } }
}

const DAY_MS = 24 * 60 * 60 * 1000
let store: Store
let copy: ContactCopy
let full: boolean
let faults: string[]
let named: ProtectedCategories
const clock = createFakeClock()

beforeEach(() => {
  full = false
  faults = []
  named = []
  const real = aMemoryStore()
  store = {
    ...real,
    write(work) {
      if (full) throw new StoreError('full')
      return real.write(work)
    },
  }
  copy = createContactCopy({
    rows: createContactRows(store),
    settle: store.settle,
    now: clock.now,
    visibleSince: () => clock.now() - 14 * DAY_MS,
    protect: (record) => withoutProtected(record, named),
    onRefused: (fault) => void faults.push(fault),
  })
})

function open(id: string, customerId?: string): ReturnType<typeof aPerson>['key'] {
  const { key, record } = aPerson(id, customerId)
  copy.save(key, record, copy.asking())
  copy.opened(key)
  return key
}

const recentIds = () => copy.recents().map((line) => line.contactId)

describe('the copy behind a card', () => {
  it('lists what was opened last first, and a refresh behind the screen moves nothing', () => {
    for (const id of ['A', 'B', 'C']) open(id)
    copy.opened(aPerson('A').key)
    copy.save(aPerson('B').key, aPerson('B').record, copy.asking())
    expect(recentIds()).toEqual(['A', 'C', 'B'])
  })

  it('lists no more than anybody scrolls through (invariant 10)', () => {
    for (let n = 0; n < MAX_RECENTS + 5; n += 1) open(`A${n}`)
    expect(recentIds()).toHaveLength(MAX_RECENTS)
  })

  it('keeps the same id of two offices apart', () => {
    const first = open('A', 'M1')
    open('A', 'M2')
    copy.removeGone(aGone(first), copy.asking())
    expect(copy.find('A')?.key.customerId).toBe('M2')
  })

  it('cannot be confused by ids that look like each other when joined', () => {
    open('","B', 'A')
    expect(copy.get(aPerson('B', 'A","').key)).toBeNull()
  })

  it('counts the age of each part from its own fetch', () => {
    const key = open('A')
    clock.pass(60_000)
    copy.saveRoles(key, toldGroups(), copy.asking())
    const entry = copy.get(key)
    expect(entry?.fetchedAt).toBe('2026-11-22T15:10:00.000Z')
    const at = Date.parse('2026-11-22T15:11:00.000Z')
    expect(entry?.roles.map(({ fetchedAt }) => fetchedAt)).toEqual(datedRoles.map(() => at))
    expect(entry?.relations.state).toBe('not-fetched')
  })

  it('forgets what went on about a contact once nothing does', () => {
    const key = open('A')
    copy.note(key, (before) => ({ ...before, card: { ...quiet, refreshing: true } }))
    expect(copy.noted()).toEqual([key])
    copy.note(key, () => idle)
    expect(copy.noted()).toEqual([])
  })

  it('S04 shows what was fetched while the disk is full, and says so', () => {
    const kept = open('A')
    full = true
    const { key, record } = aPerson('B')
    copy.save(key, record, copy.asking())
    copy.saveRoles(key, toldGroups(), copy.asking())
    expect(copy.get(key)).toMatchObject({ record })
    expect(copy.get(key)?.roles).toHaveLength(datedRoles.length)
    expect(copy.get(kept)).not.toBeNull()
    expect(faults).toContain('full')

    full = false
    copy.save(key, record, copy.asking())
    expect(createContactRows(store).get(key)?.record).toEqual(record)
  })

  it('GDPR 24 shows nothing of one who is protected now, whether the disk took it or not', () => {
    const stored = open('A')
    copy.saveRoles(stored, toldGroups(), copy.asking())
    full = true
    const { key, record } = aPerson('B')
    copy.save(key, record, copy.asking())
    copy.saveRoles(key, toldGroups(), copy.asking())
    expect([copy.isProtected(stored), copy.isProtected(key)]).toEqual([false, false])

    named = record.contact.categories.flatMap(({ name }) => name ?? [])
    expect(named).not.toEqual([])
    for (const one of [stored, key]) {
      expect(copy.get(one)).toMatchObject({
        record: { fullNumber: null, contact: { protectedIdentity: true, phones: [], note: null } },
        roles: [],
        relations: { state: 'not-fetched' },
      })
    }
    expect(copy.isProtected(key)).toBe(true)
    expect(copy.isProtected(aPerson('C').key)).toBeNull()
  })

  it('S04 holds but a few that the disk would not take', () => {
    full = true
    for (let n = 0; n < 60; n += 1)
      copy.save(aPerson(`A${n}`).key, aPerson(`A${n}`).record, copy.asking())
    expect(copy.get(aPerson('A0').key)).toBeNull()
    expect(copy.get(aPerson('A59').key)).not.toBeNull()
  })

  it('GDPR 17 shows nobody past their days, whether the disk took them or not', () => {
    const stored = open('A')
    full = true
    const { key, record } = aPerson('B')
    copy.save(key, record, copy.asking())
    clock.pass(14 * DAY_MS)
    expect(copy.has(key)).toBe(true)
    clock.pass(1)
    expect([copy.get(key), copy.name(key), copy.has(key)]).toEqual([null, null, false])
    expect(stored).toBeDefined()
  })

  it('removes a contact whatever holds it', () => {
    full = true
    const { key, record } = aPerson('A')
    copy.save(key, record, copy.asking())
    full = false
    expect(copy.removeGone(aGone(key), copy.asking())).toBe(true)
    expect(copy.get(key)).toBeNull()
    expect(copy.removeGone(aGone(key), copy.asking())).toBe(false)
  })
})
