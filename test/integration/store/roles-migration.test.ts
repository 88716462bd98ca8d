import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import type { PartyRole } from '../../../electron/contract/domain/party'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import { openDatabase } from '../../../electron/main/store/driver'
import type { Database } from '../../../electron/main/store/driver'
import { migrate } from '../../../electron/main/store/migrate'
import { migrations } from '../../../electron/main/store/migrations/index'
import { createReferenceRows } from '../../../electron/main/store/reference-rows'
import { createRolesDue } from '../../../electron/main/store/roles-due'
import { createStore } from '../../../electron/main/store/store'
import { READ_AT, recordOf } from '../../builders/many-contacts'
import { aPerson } from '../../builders/people'
import { toldRole } from '../../builders/roles'
import { CUSTOMER, aSearchDesk } from '../search/desk'

const BEFORE = 5
const KEY = 'cd'.repeat(32)
const ROLES_AT = READ_AT - 60_000
const DATE = '2026-01-02T08:00:00.000Z'
let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontaktkort-sex-'))
  path = join(folder, 'kopia.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const keyOf = (id: string) => ({ customerId: CUSTOMER, contactId: id as ContactId })
const POWER = { state: 'known', kind: 'PowerOfAttorney' } as const

/** An entry as version 5 wrote it. */
const entry = (estateId: string | null, given: object = {}) => ({
  ...{ estateId, estateAddress: null, estateAddressAt: null },
  ...{ createdAt: DATE, approximate: false, kind: null, related: null },
  ...given,
})
const listed = (role: PartyRole, ...entries: object[]) => ({ role, state: 'listed', entries })
const OF_OPENED = [
  listed('seller', entry('OBJ99999_2'), entry('OBJ99999_1', { approximate: true })),
  listed('buyer'),
  listed(
    'extraSeller',
    entry('OBJ99999_3', { kind: POWER, related: { contactId: 'ADR2', name: null } }),
    entry(null, { createdAt: null, kind: { state: 'unknown', raw: 'Granne' } }),
  ),
  { role: 'extraBuyer', state: 'not-fetched' },
]

interface Old {
  readonly id: string
  /** As it stands in the file; null: never opened. */
  readonly roles: string | null
  readonly estates?: readonly string[]
  readonly marks?: string
}
const olds: readonly Old[] = [
  {
    id: 'ADR1',
    roles: JSON.stringify(OF_OPENED),
    estates: ['OBJ99999_2', 'OBJ99999_1', 'OBJ99999_3'],
    marks: '_kperson _rseller _rextraseller',
  },
  { id: 'ADR2', roles: null },
  { id: 'ADR3', roles: JSON.stringify([{ role: 'seller', state: 'not-fetched' }]) },
]

/** A file as the version before wrote it: its words by this version's rules, which are the same. */
function fileOfFive(rows: readonly Old[] = olds): Database {
  const db = openDatabase(path, KEY)
  migrate(db, migrations.slice(0, BEFORE))
  rows.forEach(({ id, roles, estates = [], marks = '_kperson' }, index) => {
    const place = index + 1
    const record = recordOf(aPerson({ id, customerId: CUSTOMER }))
    db.prepare(
      `INSERT INTO contacts (place, contact_id, customer_id, kind, name, sort_key, hint, deceased,
         fetched_at, confirmed_at, opened_at)
       VALUES (?, ?, ?, 'person', ?, 'prova', NULL, 0, ?, ?, ?)`,
    ).run(place, id, CUSTOMER, record.contact.name, READ_AT, READ_AT, roles && READ_AT)
    db.prepare(
      `INSERT INTO records (place, record, roles, roles_at, relations, relations_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
    ).run(place, JSON.stringify(record), roles, roles && ROLES_AT, roles && '[]', roles && ROLES_AT)
    db.prepare(
      `INSERT INTO search (rowid, names, names_folded, first, email, address, category, estate,
         phone, phone_end, number, marks)
       VALUES (?, 'prova exempelgren', '', 'prova', '', '', '', ?, '', '', '', ?)`,
    ).run(place, estates.join(' ').toLowerCase().replaceAll('_', ' '), marks)
  })
  const addEstate = db.prepare('INSERT INTO estates VALUES (?, ?, ?, ?)')
  addEstate.run(CUSTOMER, 'OBJ99999_1', 'Påhittsgatan 12', READ_AT - 5)
  addEstate.run('M2', 'OBJ2_1', 'Låtsasvägen 3', READ_AT)
  return db
}

function migrated(db: Database) {
  expect(migrate(db, migrations)).toBe('ready')
  const store = createStore({ empty: () => db })
  return { store, rows: createContactRows(store), due: createRolesDue(store) }
}

const STEPPED = ['roles', 'roles_at', 'overview_at', 'dated_at', 'estate', 'marks']
/** What a step must not touch. */
const others = (db: Database) =>
  ['contacts', 'records', 'search'].map((table) =>
    db
      .prepare<Record<string, unknown>>(`SELECT rowid AS row, * FROM ${table} ORDER BY 1`)
      .all()
      .map((row) => Object.entries(row).filter(([column]) => !STEPPED.includes(column))),
  )

describe('the step from version 5 of the copy to 6', () => {
  it('carries over the roles of who was opened, group by group, with dates and age', () => {
    const db = fileOfFive()
    const { rows } = migrated(db)
    const groups = rows.get(keyOf('ADR1'))?.roles ?? []
    const whole = { state: 'whole', fetchedAt: ROLES_AT }
    expect(groups.toSorted((a, b) => a.role.localeCompare(b.role))).toEqual([
      { role: 'buyer', ...whole, roles: [] },
      {
        ...{ role: 'extraSeller', ...whole },
        roles: [
          toldRole('OBJ99999_3', { createdAt: DATE, kind: POWER, relatedId: 'ADR2' as ContactId }),
          toldRole(null, { kind: { state: 'unknown', raw: 'Granne' } }),
        ],
      },
      {
        ...{ role: 'seller', ...whole },
        roles: [
          toldRole('OBJ99999_2', { createdAt: DATE }),
          toldRole('OBJ99999_1', { createdAt: DATE, approximate: true }),
        ],
      },
    ])
    expect(['ADR2', 'ADR3'].map((id) => rows.get(keyOf(id))?.roles)).toEqual([[], []])
    db.close()
  })

  it('loses nothing else: contacts, records and the index are as they were, but for estates and roles', () => {
    const db = fileOfFive()
    const before = others(db)
    const { rows } = migrated(db)
    expect(others(db)).toEqual(before)
    expect(db.prepare('SELECT estate, marks FROM search WHERE rowid < 3').all()).toEqual([
      { estate: '', marks: '_kperson' },
      { estate: '', marks: '_kperson' },
    ])
    expect(rows.count()).toBe(olds.length)
    expect(rows.get(keyOf('ADR1'))?.relations).toEqual({ value: [], fetchedAt: ROLES_AT })
    db.exec("INSERT INTO search (search) VALUES ('integrity-check')")
    db.close()
  })

  it('S30 keeps the addresses, with their age, in the office they are of', () => {
    const db = fileOfFive()
    const { store } = migrated(db)
    const references = createReferenceRows(store)
    expect(references.estate(CUSTOMER, 'OBJ99999_1')).toEqual({
      ...{ estateId: 'OBJ99999_1', address: 'Påhittsgatan 12', fetchedAt: READ_AT - 5 },
      ...{ area: null, kind: null, status: null, number: null },
    })
    expect(references.estate('M2' as CustomerId, 'OBJ2_1')?.address).toBe('Låtsasvägen 3')
    expect(references.estate(CUSTOMER, 'OBJ2_1')).toBeNull()
    db.close()
  })

  it('finds contacts by their estates and roles as before, without a network', () => {
    const db = fileOfFive()
    const desk = aSearchDesk(migrated(db).store)
    for (const text of ['OBJ99999_1', 'OBJ99999_3']) expect(desk.find(text)).toEqual(['ADR1'])
    expect(desk.find('', { role: 'seller' })).toEqual(['ADR1'])
    expect(desk.find('', { role: 'buyer' })).toEqual([])
    expect(desk.find('prova').toSorted()).toEqual(['ADR1', 'ADR2', 'ADR3'])
    db.close()
  })

  it('has the outline of whoever was opened due, and of everybody else never asked for', () => {
    const db = fileOfFive()
    const { due, rows } = migrated(db)
    expect(due.overviewDue(CUSTOMER, 'told', 9).toSorted()).toEqual(['ADR1', 'ADR3'])
    expect(due.overviewDue(CUSTOMER, 'never', 9)).toEqual(['ADR2'])
    expect(rows.countWithRole('owner')).toBe(2)
    db.close()
  })

  it.each(['{"role":', 'null', '{}', '"seller"'])(
    'S06 roles that nobody can read are as if never asked for, and cost nobody else theirs: %s',
    (roles) => {
      const db = fileOfFive([{ id: 'ADR9', roles }, ...olds])
      const { rows, due } = migrated(db)
      expect(rows.get(keyOf('ADR9'))?.roles).toEqual([])
      expect(due.overviewDue(CUSTOMER, 'never', 9)).toContain('ADR9')
      const opened = { openedSince: 1, rolesBefore: 1, relationsBefore: 1, now: READ_AT }
      expect(due.openedDue(CUSTOMER, opened, 9)).toMatchObject([{ contactId: 'ADR9', roles: true }])
      expect(rows.get(keyOf('ADR1'))?.roles).toHaveLength(3)
      db.close()
    },
  )

  it.each([
    [[null]],
    [['seller']],
    [[{ role: 'seller', state: 'listed', entries: [null] }]],
    [[{ role: 'seller', state: 'listed', entries: [{}] }]],
    [[{ role: 'seller', state: 'listed', entries: [{ estateId: 7, approximate: 'ja' }] }]],
    [[{ state: 'listed', entries: [] }]],
  ])('S06 a group of another shape costs no more than that contact its roles: %j', (groups) => {
    const db = fileOfFive([{ id: 'ADR9', roles: JSON.stringify(groups) }, ...olds])
    const { rows } = migrated(db)
    expect(rows.get(keyOf('ADR9'))?.roles).toEqual([])
    expect(rows.get(keyOf('ADR1'))?.roles).toHaveLength(3)
    db.close()
  })

  it('is done for however many there are', () => {
    const many = Array.from({ length: 1_203 }, (_, at) => ({
      id: `ADR${at}`,
      roles: JSON.stringify([listed('seller', entry(`OBJ99999_${at}`))]),
    }))
    const db = fileOfFive(many)
    const { rows } = migrated(db)
    for (const id of ['ADR0', 'ADR499', 'ADR500', 'ADR1202']) {
      expect(rows.get(keyOf(id))?.roles).toHaveLength(1)
    }
    expect(db.prepare<{ n: number }>('SELECT count(*) AS n FROM party_roles').get()?.n).toBe(1_203)
    db.close()
  })

  it('S08 is done whole or not at all', () => {
    const db = fileOfFive()
    const all = () => db.prepare('SELECT * FROM records ORDER BY place').all()
    const before = all()
    const step = migrations[BEFORE]
    const killed = (open: Database) => {
      if (typeof step === 'function') step(open)
      throw new Error('killed')
    }
    expect(() => migrate(db, [...migrations.slice(0, BEFORE), killed])).toThrow('killed')
    expect([db.pragma('user_version'), all()]).toEqual([BEFORE, before])
    expect(migrate(db, migrations)).toBe('ready')
    db.close()
  })

  it('S07 S32 leaves a file that the version before refuses, untouched, and reads it afterwards', () => {
    const db = fileOfFive()
    migrate(db, migrations)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    const bytes = readFileSync(path)
    const older = openDatabase(path, KEY)
    expect(migrate(older, migrations.slice(0, BEFORE))).toBe('newer')
    older.close()
    expect(readFileSync(path).equals(bytes)).toBe(true)
    const again = openDatabase(path, KEY)
    expect(migrated(again).rows.count()).toBe(olds.length)
    again.close()
  })
})
