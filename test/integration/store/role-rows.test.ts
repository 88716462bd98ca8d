import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import type { OverviewRole, PartyRole } from '../../../electron/contract/domain/party'
import { datedRoles, overviewRoles } from '../../../electron/contract/domain/party-roles'
import type { ToldOverview, ToldRole } from '../../../electron/main/crm-api/crm'
import { withoutProtected } from '../../../electron/main/privacy/protected-identity'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import type { ContactRows } from '../../../electron/main/store/contact-rows'
import { createEstateRows } from '../../../electron/main/store/estate-rows'
import { createReferenceRows } from '../../../electron/main/store/reference-rows'
import { createRolesDue } from '../../../electron/main/store/roles-due'
import type { RolesDue } from '../../../electron/main/store/roles-due'
import type { Store } from '../../../electron/main/store/store'
import type { StoredGroup } from '../../../electron/main/store/stored-roles'
import { recordOf } from '../../builders/many-contacts'
import { aMemoryStore } from '../../builders/memory-store'
import { aPerson } from '../../builders/people'
import {
  interest,
  toldEstate,
  toldGroup,
  toldGroups,
  toldOverview,
  toldRole,
} from '../../builders/roles'
import { removeAll } from '../../fakes/gone'

const M1 = 'M1' as CustomerId
const keyOf = (id: string) => ({ customerId: M1, contactId: id as ContactId })
const PROTECTED = 'Röd akt'

let store: Store
let contacts: ContactRows
let roles: RolesDue
beforeEach(() => {
  store = aMemoryStore()
  contacts = createContactRows(store)
  roles = createRolesDue(store)
})

function aRecord(id: string, category?: string) {
  const categories = category === undefined ? [] : [{ id: 'K1', name: category, readOnly: false }]
  const wire = aPerson({ id, customerId: M1, lastName: `Prov${id}`, categories })
  return withoutProtected(recordOf(wire), [PROTECTED])
}
function add(id: string, category?: string): void {
  contacts.save(M1, [aRecord(id, category)], 100, contacts.asking())
}

function tellDated(id: string, given: Parameters<typeof toldGroups>[0], at = 1_000): void {
  contacts.saveRoles(keyOf(id), toldGroups(given), at, contacts.asking())
}
function tellOutline(
  role: OverviewRole,
  overview: ToldOverview,
  { at = 2_000, asked = contacts.asking(), ids = [...overview.keys()] } = {},
): void {
  roles.saveOverview({
    ...{ customerId: M1, contactIds: ids, told: [{ role, overview }], at, asked },
  })
}

const groupsOf = (id: string) => contacts.get(keyOf(id))?.roles ?? []
const groupOf = (id: string, role: PartyRole) => groupsOf(id).find((one) => one.role === role)
const namesIn = (group: StoredGroup | undefined) => group?.roles.map(({ estateId }) => estateId)
const dueOf = (id: string) =>
  store.read((db) =>
    db
      .prepare<{ overview: number | null; dated: number | null }>(
        'SELECT overview_at AS overview, dated_at AS dated FROM contacts WHERE contact_id = ?',
      )
      .get(id),
  )

describe('what PartyRoles says of a contact', () => {
  it('replaces the groups it tells of, and leaves the others as they were', () => {
    add('A')
    tellDated('A', { seller: [toldRole('E1')], buyer: [toldRole('E2')] })
    tellDated('A', { seller: [toldRole('E3')], buyer: null, owner: [] }, 1_500)
    expect(groupOf('A', 'seller')).toEqual({
      ...{ role: 'seller', state: 'whole', fetchedAt: 1_500, roles: [toldRole('E3')] },
    })
    expect(groupOf('A', 'buyer')).toMatchObject({ fetchedAt: 1_000, roles: [{ estateId: 'E2' }] })
    expect(groupOf('A', 'owner')).toMatchObject({ fetchedAt: 1_500, roles: [] })
    expect(dueOf('A')).toMatchObject({ dated: 1_500 })
  })

  it('GDPR 26 leaves a group that it does not speak of unasked, and says "none" of an empty one', () => {
    add('A')
    tellDated('A', { seller: [], buyer: null })
    expect(groupOf('A', 'seller')?.roles).toEqual([])
    expect(groupOf('A', 'buyer')).toBeUndefined()
    expect(groupsOf('A').map(({ role }) => role)).not.toContain('speculator')
  })

  it('keeps all that it tells of a role, in the order it was told', () => {
    add('A')
    const told: ToldRole[] = [
      toldRole('E2', {
        createdAt: '2026-02-01T08:00:00.000Z',
        approximate: true,
        kind: { state: 'unknown', raw: 'Granne' },
        relatedId: 'B' as ContactId,
      }),
      toldRole(null),
      toldRole('E1', { estateKind: { state: 'known', kind: 'plot' } }),
    ]
    tellDated('A', { extraSeller: told })
    expect(groupOf('A', 'extraSeller')?.roles).toEqual(told)
  })

  it('has prospects apart: neither makes the other old, and each is dropped by its own order', () => {
    add('A')
    const early = contacts.asking()
    tellDated('A', { seller: [toldRole('E1')] })
    const level = interest('VeryInterested')
    const prospect = { role: 'speculator' as const, roles: [toldRole('E9', { level })] }
    contacts.saveRoles(keyOf('A'), [prospect], 1_200, early)
    expect(groupOf('A', 'speculator')).toEqual({
      ...{ role: 'speculator', state: 'whole', fetchedAt: 1_200, roles: prospect.roles },
    })
    expect(groupOf('A', 'seller')?.fetchedAt).toBe(1_000)
    expect(dueOf('A')).toEqual({ overview: 0, dated: 1_000 })
  })

  it('is dropped when it was overtaken by one that was asked for later', () => {
    add('A')
    const early = contacts.asking()
    tellDated('A', { seller: [toldRole('E2')] })
    contacts.saveRoles(keyOf('A'), toldGroups({ seller: [toldRole('E1')] }), 3_000, early)
    expect(namesIn(groupOf('A', 'seller'))).toEqual(['E2'])
  })

  it('GDPR 24 is not kept of a protected contact, nor are roles that name one', () => {
    add('A')
    add('H', PROTECTED)
    tellDated('H', { seller: [toldRole('E1')] })
    contacts.saveRoles(keyOf('H'), [toldGroup('speculator', 'E1')], 1, contacts.asking())
    tellOutline('buyer', toldOverview({ H: ['E1'] }))
    expect([groupsOf('H'), dueOf('H')]).toEqual([[], { overview: null, dated: null }])

    const forHidden = toldRole('E5', { relatedId: 'H' as ContactId })
    tellDated('A', { extraSeller: [forHidden, toldRole('E6', { relatedId: 'B' as ContactId })] })
    expect(namesIn(groupOf('A', 'extraSeller'))).toEqual(['E6'])
  })
})

describe('decision 22 an outline beside what PartyRoles has said', () => {
  const dated = (id: string, on = '2026-01-02T08:00:00.000Z') =>
    toldRole(id, { createdAt: on, approximate: true })

  it('of the same estates changes nothing, dates and age included', () => {
    add('A')
    tellDated('A', { seller: [dated('E1'), dated('E2')] })
    const before = groupsOf('A')
    tellOutline('seller', toldOverview({ A: ['E2', 'E1'] }))
    expect(groupsOf('A')).toEqual(before)
    expect(dueOf('A')).toEqual({ overview: 2_000, dated: 1_000 })
  })

  it('of other estates wins: the dates of what both name stay, and PartyRoles is due', () => {
    add('A')
    tellDated('A', { seller: [dated('E1'), dated('E2')], owner: [dated('E4')] })
    tellOutline('seller', toldOverview({ A: ['E3', 'E1'] }))
    expect(groupOf('A', 'seller')).toEqual({
      ...{ role: 'seller', state: 'overview', fetchedAt: 2_000 },
      roles: [toldRole('E3'), dated('E1')],
    })
    expect(groupOf('A', 'owner')).toMatchObject({ state: 'whole', fetchedAt: 1_000 })
    expect(dueOf('A')).toEqual({ overview: 2_000, dated: 0 })
  })

  it('that names none where there was one is "none", as the CRM says it', () => {
    add('A')
    tellDated('A', { buyer: [dated('E1')] })
    tellOutline('buyer', toldOverview({ A: [] }))
    expect(groupOf('A', 'buyer')).toMatchObject({ state: 'overview', roles: [] })
    expect(dueOf('A')?.dated).toBe(0)
  })

  it('makes nothing due of whom PartyRoles was never asked', () => {
    add('A')
    tellOutline('seller', toldOverview({ A: ['E1'] }))
    tellOutline('seller', toldOverview({ A: ['E2'] }))
    expect(groupsOf('A')).toMatchObject([{ role: 'seller', state: 'overview' }])
    expect(dueOf('A')).toEqual({ overview: 2_000, dated: null })
  })

  it('keeps what was known of whom it leaves out, and counts them as asked', () => {
    for (const id of ['A', 'B']) add(id)
    tellOutline('seller', toldOverview({ A: ['E1'], B: ['E2'] }))
    tellOutline('seller', toldOverview({ B: ['E3'] }), {
      at: 4_000,
      ids: ['A', 'B'] as ContactId[],
    })
    expect(groupOf('A', 'seller')).toMatchObject({ fetchedAt: 2_000, roles: [{ estateId: 'E1' }] })
    expect(namesIn(groupOf('B', 'seller'))).toEqual(['E3'])
    expect([dueOf('A')?.overview, dueOf('B')?.overview]).toEqual([4_000, 4_000])
  })

  it('of prospects is all there is of them: whole, and new each time', () => {
    add('A')
    tellOutline('speculator', toldOverview({ A: ['E1'] }))
    const level = interest('Archived')
    const roles = [toldRole('E1', { level })]
    tellOutline('speculator', new Map([['A' as ContactId, roles]]), { at: 3_000 })
    expect(groupOf('A', 'speculator')).toEqual({
      ...{ role: 'speculator', state: 'whole', fetchedAt: 3_000, roles },
    })
    expect(dueOf('A')?.dated).toBeNull()
  })

  it('that was overtaken by PartyRoles, by prospects or by an outline asked for later is dropped', () => {
    add('A')
    const early = contacts.asking()
    tellDated('A', { seller: [dated('E1')] })
    contacts.saveRoles(keyOf('A'), [toldGroup('speculator', 'E8')], 1_000, contacts.asking())
    tellOutline('seller', toldOverview({ A: ['E2'] }), { asked: early })
    tellOutline('speculator', toldOverview({ A: ['E9'] }), { asked: early })
    expect(namesIn(groupOf('A', 'seller'))).toEqual(['E1'])
    expect(namesIn(groupOf('A', 'speculator'))).toEqual(['E8'])

    add('B')
    const late = contacts.asking()
    tellOutline('seller', toldOverview({ B: ['E4'] }))
    tellOutline('seller', toldOverview({ B: ['E3'] }), { asked: late })
    expect(namesIn(groupOf('B', 'seller'))).toEqual(['E4'])
  })

  it('is not replaced by PartyRoles that was asked for before it, and is given its dates', () => {
    add('A')
    const early = contacts.asking()
    tellOutline('seller', toldOverview({ A: ['E1', 'E2'] }))
    const told = toldGroups({ seller: [dated('E1')], owner: [dated('E7')] })
    contacts.saveRoles(keyOf('A'), told, 3_000, early)
    expect(groupOf('A', 'seller')).toMatchObject({
      ...{ state: 'overview', fetchedAt: 2_000, roles: [dated('E1'), toldRole('E2')] },
    })
    expect(groupOf('A', 'buyer')).toMatchObject({ state: 'whole', roles: [] })
    expect(groupOf('A', 'owner')).toMatchObject({ state: 'whole', fetchedAt: 3_000 })
    expect(dueOf('A')).toEqual({ overview: 2_000, dated: 0 })
  })
})

describe('S20 an outline by which much of what is known would be gone at once', () => {
  const known = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`C${at}`, [`E${at}`]]))
  const ids = (count: number) => Object.keys(known(count)) as ContactId[]

  function doubtedOf(count: number, missing: number) {
    for (const id of ids(count)) add(id)
    tellOutline('seller', toldOverview(known(count)))
    const told = Object.fromEntries(
      ids(count).map((id, at) => [id, at < missing ? [] : [`E${at}`]]),
    )
    return roles.doubted(M1, ids(count), [{ role: 'seller', overview: toldOverview(told) }])
  }

  it('is not believed of those who would lose something', () => {
    expect(doubtedOf(20, 6)).toEqual(ids(6))
  })

  it('is believed of a few, and of a small share', () => {
    expect(doubtedOf(6, 5)).toEqual([])
    expect(doubtedOf(40, 8)).toEqual([])
  })

  it('says nothing of those who were left out', () => {
    for (const id of ids(20)) add(id)
    tellOutline('seller', toldOverview(known(20)))
    const overview = toldOverview({ C19: ['E19'] })
    expect(roles.doubted(M1, ids(20), [{ role: 'seller', overview }])).toEqual([])
  })
})

/** Every text in every row of every table but these, the words of the index among them. */
function textsOutside(...left: string[]): string {
  return store.read((db) => {
    const tables = db
      .prepare<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all()
      .map(({ name }) => name)
      .filter((name) => !left.includes(name) && !name.startsWith('search_'))
    return JSON.stringify(tables.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]))
  })
}

describe('what leads to a contact', () => {
  const actsFor = (estateId: string, id: string) =>
    toldRole(estateId, { relatedId: id as ContactId })

  it('GDPR 19 goes with it: no row of any table has its id or an estate that is in its roles alone', () => {
    for (const id of ['ADR-GONE', 'ADR-STAY']) add(id)
    tellDated('ADR-GONE', { seller: [toldRole('OBJ-HIS')], extraBuyer: [toldRole('OBJ-EXTRA')] })
    contacts.saveRoles(
      keyOf('ADR-GONE'),
      [toldGroup('speculator', 'OBJ-WISH')],
      1,
      contacts.asking(),
    )
    tellOutline('buyer', toldOverview({ 'ADR-GONE': ['OBJ-LATE'], 'ADR-STAY': ['OBJ-STAY'] }))
    const words = ['ADR-GONE', 'OBJ-HIS', 'OBJ-EXTRA', 'OBJ-WISH', 'OBJ-LATE']
    for (const word of words) expect(textsOutside()).toContain(word)
    removeAll(contacts, [keyOf('ADR-GONE')])
    const texts = textsOutside()
    expect(words.filter((word) => texts.includes(word))).toEqual([])
    for (const word of ['ADR-STAY', 'OBJ-STAY']) expect(texts).toContain(word)
  })

  it('GDPR 19 GDPR 17 goes as well when it has expired, in whatever number', () => {
    const ids = Array.from({ length: 60 }, (_, at) => `ADR-${at}`)
    for (const id of ids) add(id)
    for (const id of ids) tellDated(id, { seller: [toldRole(`OBJ-${id}`)] })
    while (contacts.removeExpired(200).expired.length > 0) continue
    while (contacts.clearIndex()) continue
    expect(textsOutside()).not.toMatch(/ADR-|OBJ-/)
  })

  it('GDPR 24 goes when it becomes protected: its roles, those that name it, and the estates of nobody else', () => {
    const references = createReferenceRows(store)
    for (const id of ['H', 'A', 'B']) add(id)
    const estates = ['HOME', 'SHARED', 'PROXY', 'OTHER'].map((id) => toldEstate(id, `${id}vägen 1`))
    references.saveEstates(M1, estates, 100)
    tellDated('H', { seller: [toldRole('HOME'), toldRole('SHARED')] })
    tellOutline('speculator', toldOverview({ H: ['HOME'] }))
    tellDated('A', {
      seller: [toldRole('SHARED')],
      extraSeller: [actsFor('PROXY', 'H'), actsFor('OTHER', 'B')],
    })
    tellOutline('buyer', toldOverview({ B: ['SHARED'] }))
    contacts.protect(keyOf('H'), aRecord('H', PROTECTED))
    expect([groupsOf('H'), dueOf('H')]).toEqual([[], { overview: null, dated: null }])
    expect(namesIn(groupOf('A', 'extraSeller'))).toEqual(['OTHER'])
    expect(namesIn(groupOf('A', 'seller'))).toEqual(['SHARED'])
    expect(groupsOf('B')).toHaveLength(1)
    const left = ['HOME', 'SHARED', 'PROXY', 'OTHER'].filter((id) => references.estate(M1, id))
    expect(left).toEqual(['SHARED', 'OTHER'])
    expect(textsOutside()).not.toMatch(/HOME|PROXY/)
  })

  it('GDPR 24 goes when the CRM says it of a card, and when it is somebody who is not here', () => {
    for (const id of ['H', 'A']) add(id)
    tellDated('H', { seller: [toldRole('HOME')] })
    tellDated('A', { extraSeller: [actsFor('PROXY', 'H'), actsFor('AWAY', 'Z')] })
    add('H', PROTECTED)
    expect([groupsOf('H'), namesIn(groupOf('A', 'extraSeller'))]).toEqual([[], ['AWAY']])
    expect(contacts.leaveOut(M1, ['Z' as ContactId])).toBe(true)
    expect(namesIn(groupOf('A', 'extraSeller'))).toEqual([])
    expect(textsOutside()).not.toMatch(/HOME|PROXY|AWAY/)
    expect(contacts.leaveOut(M1, ['Z' as ContactId])).toBe(false)
  })

  it('GDPR 24 is of one office: the same id in another keeps its roles', () => {
    const M2 = 'M2' as CustomerId
    const other = { customerId: M2, contactId: 'H' as ContactId }
    add('H')
    contacts.save(M2, [aRecord('H')], 100, contacts.asking())
    contacts.saveRoles(other, toldGroups({ seller: [toldRole('E1')] }), 1_000, contacts.asking())
    contacts.protect(keyOf('H'), aRecord('H', PROTECTED))
    expect(contacts.get(other)?.roles).toHaveLength(datedRoles.length)
  })
})

describe('any order of questions and answers', () => {
  const IDS = ['A', 'B', 'C'] as ContactId[]
  const ESTATES = ['E1', 'E2', 'E3']
  const question = fc.record({
    what: fc.constantFrom('dated', 'outline', 'speculator'),
    /** Of each contact; what the CRM would say at that moment. */
    estates: fc.tuple(...IDS.map(() => fc.subarray(ESTATES))),
    /** Where in the order of answers it comes. */
    comes: fc.nat({ max: 99 }),
  })
  type Question = typeof question extends fc.Arbitrary<infer T> ? T : never

  /** Each question is asked in turn, and answered in whatever order. */
  function ask(questions: readonly Question[]): void {
    const drawn = questions.map((one) => ({ ...one, asked: contacts.asking() }))
    for (const { what, estates, asked } of drawn.toSorted((a, b) => a.comes - b.comes)) {
      if (what === 'dated') {
        for (const [at, id] of IDS.entries()) {
          const roles = (estates[at] ?? []).map((one) => toldRole(one, { createdAt: DATE }))
          const told = toldGroups({ seller: roles, buyer: roles })
          contacts.saveRoles(keyOf(id), told, 1_000, asked)
        }
      } else {
        const told = Object.fromEntries(IDS.map((id, at) => [id, estates[at] ?? []]))
        const overview = toldOverview(told)
        roles.saveOverview({
          ...{ customerId: M1, contactIds: IDS, at: 2_000, asked },
          // Sellers and buyers are asked for together.
          told: (what === 'outline' ? DATED_OUTLINES : [what]).map((role) => ({ role, overview })),
        })
      }
    }
  }
  const DATE = '2026-01-02T08:00:00.000Z'
  const DATED_OUTLINES: readonly OverviewRole[] = ['seller', 'buyer']

  it('ends as the newest question says, and an estate has the people whose cards say so', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 12 }), (questions) => {
        store = aMemoryStore()
        contacts = createContactRows(store)
        roles = createRolesDue(store)
        for (const id of IDS) add(id)
        ask(questions)

        for (const [at, id] of IDS.entries()) {
          for (const role of overviewRoles) {
            const newest = questions.findLast(
              ({ what }) => (what === 'speculator') === (role === 'speculator'),
            )
            const group = groupOf(id, role)
            expect(namesIn(group)?.toSorted()).toEqual(newest?.estates[at])
            // "Whole" is said of no outline of which nobody knows the dates.
            const isWhole = group?.state === 'whole' && role !== 'speculator'
            if (isWhole)
              expect(group.roles.map((one) => one.createdAt)).toEqual(group.roles.map(() => DATE))
          }
        }
        const people = createEstateRows(store)
        for (const estateId of ESTATES) {
          const onPage = people
            .people({ customerId: M1, estateId })
            .map(({ person }) => `${person.contactId} ${person.role} ${person.state}`)
          const onCards = IDS.flatMap((id) =>
            groupsOf(id).flatMap((group) =>
              group.roles
                .filter((one) => one.estateId === estateId)
                .map(() => `${id} ${group.role} ${group.state}`),
            ),
          )
          expect(onPage.toSorted()).toEqual(onCards.toSorted())
        }
      }),
      { numRuns: 150 },
    )
  })
})
