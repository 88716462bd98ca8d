import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { MAX_ROWS } from '../../../electron/contract/domain/search'
import type { SearchFilters } from '../../../electron/contract/domain/search'
import type { ContactId } from '../../../electron/contract/domain/ids'
import type { OverviewRole, PartyRole } from '../../../electron/contract/domain/party'
import { overviewRoles } from '../../../electron/contract/domain/party-roles'
import type { ContactRecord } from '../../../electron/main/crm-api/wire/contact'
import { candidatesAt } from '../../../electron/main/search/candidates'
import type { Candidate } from '../../../electron/main/search/candidates'
import { toMatch } from '../../../electron/main/search/query'
import { inOrder, rank } from '../../../electron/main/search/rank'
import { searchTexts } from '../../../electron/main/search/search-texts'
import type { SearchWords } from '../../../electron/main/search/search-texts'
import { readTerms } from '../../../electron/main/search/terms'
import { anywhere, tiersOf } from '../../../electron/main/search/tiers'
import { wantedWithin } from '../../../electron/main/search/wanted'
import { withoutProtected } from '../../../electron/main/privacy/protected-identity'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import { openDatabase } from '../../../electron/main/store/driver'
import { migrate } from '../../../electron/main/store/migrate'
import { migrations } from '../../../electron/main/store/migrations/index'
import { filterQueries } from '../../../electron/main/store/search-index'
import { createRolesDue } from '../../../electron/main/store/roles-due'
import { createStore } from '../../../electron/main/store/store'
import { groupsAt } from '../../../electron/main/store/stored-roles'
import { decryptedStates } from '../../builders/decrypted-pages'
import { READ_AT, manyRecords, recordOf, saveMany } from '../../builders/many-contacts'
import { aPerson } from '../../builders/people'
import { toldGroup, toldGroups, toldOverview, toldRole } from '../../builders/roles'
import { CUSTOMER, aSearchDesk } from './desk'
import type { SearchDesk } from './desk'
import { removeAll } from '../../fakes/gone'

const noFilter: SearchFilters = { kind: null, role: null, category: null, ownOnly: false }
const keyOf = (id: string) => ({ customerId: CUSTOMER, contactId: id as ContactId })

describe('a search in an office with many contacts', () => {
  let desk: SearchDesk
  let all: Candidate[]
  beforeAll(() => {
    desk = aSearchDesk()
    const records = [...manyRecords(4_000, { seed: 7 })]
    saveMany(desk.rows, records)
    for (let index = 0; index < 90; index++) {
      const { contact } = records[index * 44] ?? {}
      if (contact) desk.rows.opened({ ...contact, contactId: contact.id }, 1_000 + index)
    }
    // Of many there is a seller in every other, of few a buyer.
    for (const [index, { contact }] of records.entries()) {
      if (index % 2 === 0) hold(desk, contact.id, 'seller')
      if (index % 97 === 0) hold(desk, contact.id, 'buyer')
    }
    all = desk.store.read((db) =>
      candidatesAt(db, db.prepare<{ place: number }>('SELECT place FROM contacts').all()),
    )
  })

  function withinFilters(filters: Partial<SearchFilters>) {
    const within = desk.store.read((db) => filterQueries(db, { ...noFilter, ...filters }, []))
    if (within === 'nobody') throw new Error('There is such a category')
    return within
  }

  function isHeld(place: number, role: PartyRole | null): boolean {
    const groups = desk.store.read((db) => groupsAt(db, place))
    return role === null || groups.some((one) => one.role === role && one.roles.length > 0)
  }

  /** By the same rules, but for each contact one by one, and for all of them. */
  function slowly(text: string, filters: Partial<SearchFilters>) {
    const terms = readTerms(text)
    const tiers = tiersOf(terms)
    const within = withinFilters(filters)
    const query = anywhere(terms)
    const found = new Set(
      desk.store.read((db) =>
        db
          .prepare<{ rowid: number }>('SELECT rowid FROM search WHERE search MATCH ?')
          .all(query === null ? '"-"' : toMatch(wantedWithin(query, within).query ?? query))
          .map(({ rowid }) => rowid),
      ),
    )
    for (const place of found) if (!isHeld(place, filters.role ?? null)) found.delete(place)
    const ranked = all
      .filter(({ place }) => found.has(place))
      .map((one) => rank(one, terms, tiers))
      .filter((one) => one !== null)
      .sort(inOrder)
    return {
      count: found.size,
      ids: ranked.slice(0, MAX_ROWS).map(({ candidate }) => candidate.contactId),
    }
  }

  it.each([
    ['anna andersson', {}],
    ['Berg an', {}],
    ['åsa ö', {}],
    ['oster', {}],
    ['johansson', {}],
    ['dbo efter', {}],
    ['+46701740605', {}],
    ['08-465004', {}],
    ['4670', {}],
    ['0600', {}],
    ['lars.b', {}],
    ['example.se', {}],
    ['19800101', {}],
    ['990 01', {}],
    ['anna drömby', {}],
    ['julkort', {}],
    ['lars lind', { kind: 'person' as const }],
    ['a', { category: 'VIP' }],
    ['fors', { kind: 'company' as const }],
    ['anna berg', { role: 'seller' as const }],
    ['lind', { role: 'buyer' as const }],
    ['a', { role: 'seller' as const, kind: 'person' as const }],
    ['johansson', { role: 'owner' as const }],
  ])('shows the rows that come first of all, letter by letter: %s %o', (whole, filters) => {
    for (let length = 1; length <= whole.length; length++) {
      const text = whole.slice(0, length)
      const { count, ids } = slowly(text, filters)
      const { rows, found } = desk.run(text, filters)
      expect([text, rows.map(({ line }) => line.contactId)]).toEqual([text, ids])
      expect(found).toEqual({ count: Math.min(count, 1_000), orMore: count > 1_000 })
    }
  })

  it.each([{ kind: 'person' }, { kind: 'company' }, { category: 'Bank' }] as const)(
    'lists the first by name: %o',
    (filters) => {
      const { rows } = desk.run('', filters)
      const ids = new Set(rows.map(({ line }) => line.contactId))
      const last = all.filter(({ contactId }) => ids.has(contactId)).map((one) => one.sort_key)
      const query = withinFilters(filters)?.query
      if (!query) throw new Error('Each of these filters is a word')
      const places = desk.store.read((db) =>
        db
          .prepare<{ sort_key: string }>(
            `SELECT sort_key FROM contacts WHERE place IN (SELECT rowid FROM search WHERE search MATCH ?)
             ORDER BY sort_key LIMIT 50`,
          )
          .all(toMatch(query)),
      )
      expect(last.toSorted()).toEqual(places.map(({ sort_key }) => sort_key))
    },
  )

  it.each(['seller', 'buyer', 'owner'] as const)(
    'lists the first by name who have a role: %s',
    (role) => {
      const held = all.filter(({ place }) => isHeld(place, role))
      const first = held.map(({ sort_key }) => sort_key).toSorted((a, b) => (a < b ? -1 : 1))
      const { rows, found } = desk.run('', { role })
      const ids = rows.map(({ line }) => line.contactId)
      const keys = ids.map((id) => all.find(({ contactId }) => contactId === id)?.sort_key)
      expect(keys).toEqual(first.slice(0, MAX_ROWS))
      expect(found).toEqual({ count: Math.min(held.length, 1_000), orMore: held.length > 1_000 })
    },
  )
})

function hold({ store, rows }: SearchDesk, id: ContactId, role: OverviewRole): void {
  createRolesDue(store).saveOverview({
    ...{ customerId: CUSTOMER, contactIds: [id], at: READ_AT, asked: rows.asking() },
    told: [{ role, overview: toldOverview({ [id]: ['OBJ99999_1'] }) }],
  })
}

interface RoleChange {
  readonly id: string
  readonly estates: readonly string[]
  readonly role: (typeof overviewRoles)[number]
}

/** Each of the ways in which what is known of roles changes. */
const changesOfRoles = {
  dated({ rows }: SearchDesk, { id, estates }: RoleChange) {
    const seller = estates.map((estateId) => toldRole(estateId))
    const extraBuyer = estates.map((estateId) =>
      toldRole(estateId, { relatedId: 'ADR1' as ContactId }),
    )
    rows.saveRoles(keyOf(id), toldGroups({ seller, extraBuyer }), READ_AT, rows.asking())
  },
  prospect({ rows }: SearchDesk, { id, estates }: RoleChange) {
    rows.saveRoles(keyOf(id), [toldGroup('speculator', ...estates)], READ_AT, rows.asking())
  },
  overview({ rows, store }: SearchDesk, { id, estates, role }: RoleChange) {
    createRolesDue(store).saveOverview({
      ...{ customerId: CUSTOMER, contactIds: [id as ContactId], at: READ_AT },
      told: [{ role, overview: toldOverview({ [id]: estates }) }],
      asked: rows.asking(),
    })
  },
  protect({ rows }: SearchDesk, { id }: RoleChange) {
    const stored = rows.get(keyOf(id))
    if (stored !== null) rows.protect(keyOf(id), bareOf(stored.record))
  },
  'leave-out': ({ rows }: SearchDesk, { id }: RoleChange) =>
    rows.leaveOut(CUSTOMER, [id as ContactId]),
  expire({ rows, store }: SearchDesk, { id }: RoleChange) {
    store.write((db) =>
      db.prepare('UPDATE contacts SET confirmed_at = 1 WHERE contact_id = ?').run(id),
    )
    rows.removeExpired(2)
  },
}

function bareOf(record: ContactRecord): ContactRecord {
  const category = { id: 'K9', name: 'Röd akt', setBySystem: false }
  const contact = { ...record.contact, categories: [category] }
  return withoutProtected({ ...record, contact }, ['Röd akt'])
}

describe('D22 the index', () => {
  const estates = ['OBJ99999_1', 'OBJ99999_2']
  const whats = [
    ...(['save', 'save', 'dated', 'prospect', 'overview', 'overview', 'remove'] as const),
    ...(['protect', 'leave-out', 'expire'] as const),
  ]
  const change = fc.record({
    id: fc.integer({ min: 1, max: 5 }).map((number) => `ADR${number}`),
    what: fc.constantFrom(...whats),
    name: fc.constantFrom('Anna Berg', 'Åsa-Karin Öberg', 'Bo', ''),
    cell: fc.constantFrom('070-174 06 05', '+46 8 465 004 12 ankn 3', null),
    email: fc.constantFrom('anna.berg@example.se', null),
    categories: fc.subarray(['VIP', 'Julkort', 'Bank']),
    agentId: fc.constantFrom('HAN1', 'HAN2', null),
    estates: fc.subarray(estates),
    role: fc.constantFrom(...overviewRoles),
  })

  it('says of each contact what its record says, and of nobody else, after any changes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const desk = aSearchDesk()
        for (const one of changes) {
          if (one.what === 'remove') removeAll(desk.rows, [keyOf(one.id)])
          else if (one.what in changesOfRoles) {
            changesOfRoles[one.what as keyof typeof changesOfRoles](desk, one)
          } else {
            const categories = one.categories.map((name) => ({ id: name, name }))
            const { id, name, agentId } = one
            desk.add({
              ...{ id, agentId, categories, firstName: name },
              telephone: { cell: one.cell },
              email: { emailAddress: one.email },
            })
          }
        }
        expectIndexIsTable(desk)
      }),
      { numRuns: 80 },
    )
  })

  function expectIndexIsTable({ store }: SearchDesk) {
    store.read((db) => {
      db.exec("INSERT INTO search (search) VALUES ('integrity-check')")
      const indexed = db
        .prepare<SearchWords & { place: number }>('SELECT rowid AS place, * FROM search ORDER BY 1')
        .all()
      const named = db
        .prepare<{ mark: number; kind: string; value: string }>('SELECT * FROM search_marks')
        .all()
      const stored = db
        .prepare<{ place: number; record: string }>(
          'SELECT place, record FROM contacts JOIN records USING (place) ORDER BY place',
        )
        .all()
      const markOf = (kind: string, value: string) => {
        const found = named.find((one) => one.kind === kind && one.value === value)
        return `_${kind[0]}${found?.mark}`
      }
      const used = new Set<string>()
      expect(indexed.map((row) => ({ ...row, marks: row.marks.split(' ').toSorted() }))).toEqual(
        stored.map(({ place, record }) => {
          const read = JSON.parse(record) as ContactRecord
          const { contact } = read
          const own = contact.categories.map(({ name }) => markOf('category', name ?? ''))
          if (contact.agentId !== null) {
            own.push(markOf('agent', `${contact.customerId}\n${contact.agentId}`))
          }
          for (const mark of own) used.add(mark)
          return {
            ...{ place, ...searchTexts(read), estate: null },
            marks: ['_kperson', ...own].toSorted(),
          }
        }),
      )
      expect(named.map(({ kind, mark }) => `_${kind[0]}${mark}`).toSorted()).toEqual(
        [...used].toSorted(),
      )
    })
  }

  it('has no word of a contact that was removed or renamed, in any page of the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kontaktkort-index-'))
    const [path, key] = [join(folder, 'kopia.db'), 'ab'.repeat(32)]
    const db = openDatabase(path, key)
    try {
      migrate(db, migrations)
      const store = createStore({ empty: () => db })
      const rows = createContactRows(store)
      const planted = aPerson({
        id: 'ADR1',
        firstName: 'Zackarina',
        lastName: 'Unikdotter',
        email: { emailAddress: 'zackarina@unikat.example' },
        categories: [{ id: 'KAT1', name: 'Unikkategori' }],
        socialSecurityNumber: '19770707-9805',
      })
      saveMany(rows, manyRecords(300))
      rows.save(CUSTOMER, [recordOf(planted)], READ_AT, rows.asking())
      rows.save(
        CUSTOMER,
        [recordOf({ ...planted, lastName: 'Senaredotter' })],
        READ_AT,
        rows.asking(),
      )
      saveMany(rows, manyRecords(300, { seed: 2, first: 200_000 }))
      store.settle()
      const traces = () => {
        const pages = decryptedStates(path, key).toString('latin1').toLowerCase()
        return ['zackarina', 'karina', 'unik', 'ikdotter', 'senaredotter', '7707079805'].filter(
          (word) => pages.includes(word),
        )
      }
      expect(traces()).toEqual(['zackarina', 'karina', 'unik', 'senaredotter', '7707079805'])
      removeAll(rows, [keyOf('ADR1')])
      store.settle()
      expect(traces()).toEqual([])
    } finally {
      db.close()
      rmSync(folder, { recursive: true })
    }
  })
})
