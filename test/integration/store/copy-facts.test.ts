import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import { FACTS, readCopyFacts } from '../../../electron/main/store/copy-facts'
import { openDatabase } from '../../../electron/main/store/driver'
import { migrate } from '../../../electron/main/store/migrate'
import { migrations } from '../../../electron/main/store/migrations/index'
import { createReferenceRows } from '../../../electron/main/store/reference-rows'
import { removeAll } from '../../fakes/gone'
import { createStore } from '../../../electron/main/store/store'
import { manyRecords } from '../../builders/many-contacts'
import { aMemoryStore } from '../../builders/memory-store'

const CUSTOMER = 'M99999' as CustomerId

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontaktkort-fakta-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function fileStore() {
  const path = join(folder, 'kopia.db')
  const store = createStore({
    empty() {
      throw new Error('The file serves')
    },
  })
  const db = openDatabase(path, 'a1'.repeat(32))
  migrate(db, migrations)
  const unsound = () => {
    throw new Error('The file is sound')
  }
  store.attach({ db, replace: unsound }, unsound)
  return { store, path, close: () => db.close() }
}

it('GDPR 17 tells of a real, encrypted copy how many there are, how old, and where it lies', () => {
  const { store, path, close } = fileStore()
  const rows = createContactRows(store)
  const records = [...manyRecords(30)]
  rows.save(CUSTOMER, records.slice(0, 10), 1_000, rows.asking())
  rows.save(CUSTOMER, records.slice(10), 3_000, rows.asking())
  const [first, second, third] = records.map(({ contact }) => ({
    customerId: CUSTOMER,
    contactId: contact.id,
  }))
  if (!first || !second || !third) throw new Error('There are thirty')
  rows.confirm(CUSTOMER, [first.contactId], 5_000)
  for (const key of [first, second, third]) rows.opened(key, 4_000)
  rows.saveRoles(first, [], 4_000, rows.asking())
  rows.saveRoles(second, [], 4_000, rows.asking())
  rows.saveRelations(first, [], 4_000, rows.asking())
  createReferenceRows(store).saveUsers(
    CUSTOMER,
    [{ customerId: CUSTOMER, userId: 'HAN1', name: 'Maja Mallmäklare', active: true }],
    5_000,
  )
  expect(readCopyFacts(store)).toEqual({
    contacts: 30,
    withRoles: 2,
    withRelations: 1,
    opened: 3,
    oldestConfirmedAt: 1_000,
    latestConfirmedAt: 5_000,
    users: 1,
    estates: 0,
    categories: 0,
    file: path,
  })
  removeAll(
    rows,
    records.map(({ contact }) => ({ customerId: CUSTOMER, contactId: contact.id })),
  )
  expect(readCopyFacts(store)).toMatchObject({
    contacts: 0,
    withRoles: 0,
    withRelations: 0,
    oldestConfirmedAt: null,
    latestConfirmedAt: null,
  })
  close()
})

it('GDPR 16 tells a copy in memory from one on the disk', () => {
  expect(readCopyFacts(aMemoryStore()).file).toBeNull()
})

it('D23 looks through no table of contacts or records: each number comes from an index', () => {
  const { store, close } = fileStore()
  const plan = store.read((db) =>
    db.prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${FACTS}`).all(),
  )
  const steps = plan.map(({ detail }) => detail).filter((step) => /contacts|records/.test(step))
  expect(steps.length).toBeGreaterThanOrEqual(7)
  expect(
    steps.filter((step) => !/USING (?:COVERING INDEX|INDEX|INTEGER PRIMARY KEY)/.test(step)),
  ).toEqual([])
  close()
})
