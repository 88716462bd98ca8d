import { beforeEach, describe, expect, it } from 'vitest'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import { withoutProtected } from '../../../electron/main/privacy/protected-identity'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import type { ContactRows } from '../../../electron/main/store/contact-rows'
import { createRolesDue } from '../../../electron/main/store/roles-due'
import type { RolesDue } from '../../../electron/main/store/roles-due'
import type { Store } from '../../../electron/main/store/store'
import { startOfRoles } from '../../../electron/main/sync/role-position'
import { recordOf } from '../../builders/many-contacts'
import { aMemoryStore } from '../../builders/memory-store'
import { aPerson } from '../../builders/people'
import { toldGroup, toldGroups, toldOverview } from '../../builders/roles'
import { removeAll } from '../../fakes/gone'

const M1 = 'M1' as CustomerId
const M2 = 'M2' as CustomerId
const ME = 'HAN1'
const PROTECTED = 'Röd akt'
const keyOf = (id: string, customerId = M1) => ({ customerId, contactId: id as ContactId })

let store: Store
let contacts: ContactRows
let roles: RolesDue
beforeEach(() => {
  store = aMemoryStore()
  contacts = createContactRows(store)
  roles = createRolesDue(store)
})

interface Given {
  readonly at?: number
  readonly agentId?: string
  readonly customerId?: CustomerId
  readonly category?: string
}
function add(id: string, { at = 500, agentId = ME, customerId = M1, category }: Given = {}): void {
  const categories = category === undefined ? [] : [{ id: 'K1', name: category, readOnly: false }]
  const record = recordOf(aPerson({ id, customerId, agentId, categories }))
  contacts.save(customerId, [withoutProtected(record, [PROTECTED])], at, contacts.asking())
}
function outline(at: number, ...ids: string[]): void {
  roles.saveOverview({
    ...{ customerId: M1, contactIds: ids as ContactId[], at, asked: contacts.asking() },
    told: [{ role: 'seller', overview: toldOverview({}) }],
  })
}
const dated = (id: string, at: number) =>
  contacts.saveRoles(keyOf(id), toldGroups(), at, contacts.asking())
/** It has lived its days, and nobody has deleted it yet. */
const expire = (id: string) =>
  store.write((db) =>
    db.prepare('UPDATE contacts SET confirmed_at = 0 WHERE contact_id = ?').run(id),
  )

const never = (limit = 9) => roles.overviewDue(M1, 'never', limit)
const told = (limit = 9) => roles.overviewDue(M1, 'told', limit)
const oldest = (before: number, limit = 9) => roles.overviewOldest(M1, before, 1_000_000, limit)

describe('whose roles are asked for in outline', () => {
  it('are those of whom nobody has asked, then those of whom something is new, then the oldest', () => {
    for (const id of ['A', 'B', 'C', 'D']) add(id)
    outline(3_000, 'B')
    outline(2_000, 'C', 'D')
    roles.tell(M1, ['D' as ContactId])
    expect([never(), told(), oldest(9_000)]).toEqual([['A'], ['D'], ['C', 'B']])
    expect([oldest(3_000), oldest(9_000, 1), never(0)]).toEqual([['C'], ['C'], []])
  })

  it('are of one office', () => {
    add('A')
    add('B', { customerId: M2 })
    expect([never(), roles.overviewDue(M2, 'never', 9)]).toEqual([['A'], ['B']])
  })

  it('GDPR 24 are never those of a protected contact', () => {
    add('H', { category: PROTECTED })
    add('A')
    outline(2_000, 'A')
    roles.tell(M1, ['H', 'A'] as ContactId[])
    expect([never(), told(), oldest(9_000)]).toEqual([[], ['A'], []])
    contacts.protect(
      keyOf('A'),
      withoutProtected(
        recordOf(
          aPerson({
            id: 'A',
            customerId: M1,
            categories: [{ id: 'K1', name: PROTECTED, readOnly: false }],
          }),
        ),
        [PROTECTED],
      ),
    )
    expect([never(), told(), oldest(9_000)]).toEqual([[], [], []])
  })

  it('GDPR 17 are never those of one who has expired, and go with whom the CRM has removed', () => {
    for (const id of ['A', 'B', 'C', 'D']) add(id)
    outline(2_000, 'B', 'C')
    roles.tell(M1, ['C' as ContactId])
    for (const id of ['A', 'B', 'C']) expire(id)
    expect([never(), told(), oldest(9_000)]).toEqual([['D'], [], []])
    removeAll(contacts, [keyOf('D')])
    expect(never()).toEqual([])
  })

  it('are those of a contact that comes back anew', () => {
    add('A')
    outline(2_000, 'A')
    expire('A')
    add('A')
    expect(never()).toEqual(['A'])
  })
})

describe('of whom something is said to be new', () => {
  const due = (id: string) =>
    store.read((db) =>
      db
        .prepare<{ overview: number | null; dated: number | null }>(
          'SELECT overview_at AS overview, dated_at AS dated FROM contacts WHERE contact_id = ?',
        )
        .get(id),
    )

  it('has outline and dates due, as far as they have been asked for before', () => {
    for (const id of ['A', 'B', 'C']) add(id)
    outline(2_000, 'A', 'B')
    dated('A', 1_500)
    roles.tell(M1, ['A', 'B', 'C', 'NOBODY'] as ContactId[])
    expect(['A', 'B', 'C'].map(due)).toEqual([
      { overview: 0, dated: 0 },
      { overview: 0, dated: null },
      { overview: null, dated: null },
    ])
    expect(due('A')).toEqual({ overview: 0, dated: 0 })
    dated('A', 4_000)
    expect(due('A')).toEqual({ overview: 0, dated: 4_000 })
  })

  it('is nobody of another office', () => {
    add('A')
    outline(2_000, 'A')
    roles.tell(M2, ['A' as ContactId])
    expect(told()).toEqual([])
  })

  it('is whoever was fetched since, and after their outline, some at a time', () => {
    add('OLD', { at: 1_000 })
    for (const id of ['A', 'B', 'C']) add(id, { at: 3_000 })
    outline(2_000, 'OLD', 'A', 'B')
    outline(4_000, 'C')
    expect(roles.tellFetchedSince(M1, 2_500, 1)).toBe(1)
    expect(roles.tellFetchedSince(M1, 2_500, 9)).toBe(1)
    expect(roles.tellFetchedSince(M1, 2_500, 9)).toBe(0)
    expect(told().toSorted()).toEqual(['A', 'B'])
  })
})

describe('whose roles are asked for with their dates', () => {
  const DUE = { openedSince: 1_000, rolesBefore: 3_000, relationsBefore: 3_000, now: 6_000 }

  it('are those of who was opened lately, too old or from a time that has not come (S23)', () => {
    let openedAt = 5_000
    for (const id of ['A', 'B', 'C', 'D']) add(id)
    for (const id of ['C', 'B', 'A']) contacts.opened(keyOf(id), (openedAt += 1))
    for (const [id, at] of [
      ['B', 4_000],
      ['C', 9_000],
      ['D', 10],
    ] as const) {
      dated(id, at)
      contacts.saveRelations(keyOf(id), [], 4_500, contacts.asking())
    }
    expect(roles.openedDue(M1, DUE, 10)).toEqual([
      { ...keyOf('A'), roles: true, relations: true },
      { ...keyOf('C'), roles: true, relations: false },
    ])
    expect(roles.openedDue(M1, DUE, 1)).toMatchObject([{ contactId: 'A' }])
    expect(roles.openedDue(M1, { ...DUE, openedSince: 5_003 }, 10)).toMatchObject([
      { contactId: 'A' },
    ])
  })

  it('are those of whom an outline says otherwise, or something is said to be new', () => {
    for (const id of ['A', 'B']) {
      add(id)
      contacts.opened(keyOf(id), 5_000)
      dated(id, 4_000)
      contacts.saveRelations(keyOf(id), [], 4_000, contacts.asking())
    }
    expect(roles.openedDue(M1, DUE, 10)).toEqual([])
    roles.saveOverview({
      ...{ customerId: M1, contactIds: ['A' as ContactId], at: 4_500, asked: contacts.asking() },
      told: [{ role: 'buyer', overview: toldOverview({ A: ['E1'] }) }],
    })
    roles.tell(M1, ['B' as ContactId])
    expect(roles.openedDue(M1, DUE, 10)).toMatchObject([{ contactId: 'A' }])
    outline(4_500, 'B')
    roles.tell(M1, ['B' as ContactId])
    expect(
      roles
        .openedDue(M1, DUE, 10)
        .map(({ contactId }) => contactId)
        .toSorted(),
    ).toEqual([...['A', 'B']])
  })

  it('are not made fresh by prospects, who come by another call', () => {
    add('A')
    contacts.opened(keyOf('A'), 5_000)
    contacts.saveRoles(keyOf('A'), [toldGroup('speculator', 'E1')], 5_000, contacts.asking())
    expect(roles.openedDue(M1, DUE, 10)).toMatchObject([{ contactId: 'A', roles: true }])
  })

  it('GDPR 24 GDPR 17 are those of nobody who is protected or has expired', () => {
    add('H', { category: PROTECTED })
    for (const id of ['A', 'B']) add(id)
    for (const id of ['H', 'A', 'B']) contacts.opened(keyOf(id), 5_000)
    expire('A')
    expect(roles.openedDue(M1, DUE, 10)).toEqual([{ ...keyOf('B'), roles: true, relations: true }])
  })

  it('are those of the broker’s own, who were not opened lately: the longest ago first', () => {
    const own = { own: [ME], rolesBefore: 3_000, openedSince: 4_000, now: 6_000 }
    for (const id of ['A', 'B', 'C', 'D', 'OPENED']) add(id)
    add('OTHERS', { agentId: 'HAN2' })
    add('H', { category: PROTECTED })
    add('GONE')
    expire('GONE')
    contacts.opened(keyOf('OPENED'), 5_000)
    contacts.opened(keyOf('B'), 3_000)
    dated('A', 2_000)
    dated('B', 1_000)
    dated('C', 3_500)
    const ids = (given: Partial<typeof own>, limit = 9) =>
      roles.ownDue(M1, { ...own, ...given }, limit).map(({ contactId }) => contactId)
    expect(ids({})).toEqual(['D', 'B', 'A'])
    expect(ids({}, 2)).toEqual(['D', 'B'])
    expect(ids({ own: [] })).toEqual([])
    expect(roles.ownDue(M1, own, 1)).toEqual([{ ...keyOf('D'), roles: true, relations: false }])
  })
})

describe('how far an office has come', () => {
  it('is read back as it was written, office by office', () => {
    const position = { ...startOfRoles, filledAt: 900, open: true, walked: { day: 3, count: 7 } }
    expect(roles.position(M1)).toBeNull()
    roles.savePosition(M1, startOfRoles)
    roles.savePosition(M1, position)
    expect([roles.position(M1), roles.position(M2)]).toEqual([position, null])
  })

  it.each(['{', '[]', '{"version":2}', JSON.stringify({ ...startOfRoles, mark: 'soon' })])(
    'begins anew when it cannot be read: %s',
    (text) => {
      roles.savePosition(M1, startOfRoles)
      store.write((db) => db.prepare('UPDATE role_positions SET position = ?').run(text))
      expect(roles.position(M1)).toBeNull()
    },
  )

  it('GDPR 24 GDPR 17 counts neither who is protected nor who has expired', () => {
    for (const id of ['A', 'B', 'C']) add(id)
    add('H', { category: PROTECTED })
    outline(2_000, 'A', 'B', 'H')
    dated('A', 2_000)
    expire('B')
    expect(contacts.countRoles()).toEqual({ asked: 1, contacts: 2 })
    expect(roles.count(M1)).toBe(2)
    expect([contacts.countWithRole('seller'), contacts.countWithRole('owner')]).toEqual([1, 1])
  })
})
