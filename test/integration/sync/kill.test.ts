import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../../electron/main/clock'
import { createConnectCrm } from '../../../electron/main/crm-api/connect-crm'
import type { ContactRecord } from '../../../electron/main/crm-api/wire/contact'
import { contactIdOf, draftAddress } from '../../../electron/main/demo/sample/drafts'
import type { Database } from '../../../electron/main/store/driver'
import { openDatabase } from '../../../electron/main/store/driver'
import type { ChildOrders } from './killed-child'
import { anEmptyCustomer, anOffice } from '../../builders/office'
import { startCrmServer } from '../../fakes/crm-server'
import type { CrmServer } from '../../fakes/crm-server'
import { quickBackgroundPolicy, quickPolicy } from '../crm-api/crm-line'
import { aContact, OFFICE } from './office-copy'
import { checkIndex, openMigrated, openSyncLine, storeOf, until } from './sync-line'

const ROUNDS = 100
/** Killed two at a time, as the machine has two processors at least. */
const AT_ONCE = 2
const CONTACTS = 60
const KEY = 'c3'.repeat(32)

let built: string
let folder: string
let server: CrmServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kontaktkort-killed-'))
  // Within the project, so that the process finds the store's program library.
  const results = fileURLToPath(new URL('../../../test-results', import.meta.url))
  mkdirSync(results, { recursive: true })
  built = mkdtempSync(join(results, 'killed-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    ssr: { noExternal: true, external: ['better-sqlite3-multiple-ciphers'] },
    build: {
      ssr: fileURLToPath(new URL('killed-child.ts', import.meta.url)),
      outDir: built,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'child.mjs', format: 'es' } },
    },
  })
  server = await startCrmServer({ office: anOffice([anEmptyCustomer(OFFICE, ofGeneration(0))]) })
}, 60_000)

afterAll(async () => {
  await server.close()
  rmSync(built, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
})

/** Every field says which generation it is of, so that a mixture of two would show. */
function ofGeneration(generation: number) {
  return Array.from({ length: CONTACTS }, (_, index) => {
    const word = `Generation${generation}x`
    return aContact(index, {
      id: contactIdOf(index + 1),
      ...(index % 10 < 8 ? { firstName: word } : { name: word }),
      note: word,
      address: draftAddress({ streetAddress: word, zipCode: '990 02', city: word }),
      changedAt: new Date(Date.UTC(2026, 0, 1, 0, generation)).toISOString(),
    })
  })
}

const pathOf = (line: number) => join(folder, `kopia-${line}.db`)

async function runUntilKilled(line: number, dieAtWrite: number | null): Promise<void> {
  const orders: ChildOrders = {
    username: server.username,
    password: server.password,
    path: pathOf(line),
    key: KEY,
    address: server.address,
    customer: OFFICE,
    dieAtWrite,
  }
  const child = spawn(process.execPath, [join(built, 'child.mjs'), JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.once('data', () => {
    if (dieAtWrite === null) setTimeout(() => child.kill('SIGKILL'), Math.random() * 150)
  })
  const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)))
  expect(signal).toBe('SIGKILL')
}

/** The next round, in a process that is left alone. */
async function complete(line: number): Promise<void> {
  const db = openMigrated(pathOf(line), KEY)
  const { username, password } = server
  const crm = createConnectCrm({
    address: server.address,
    login: () => ({ username, password }),
    fetch: globalThis.fetch,
    clock: systemClock,
    policy: quickPolicy,
    backgroundPolicy: quickBackgroundPolicy,
  })
  const { engine, bugs } = openSyncLine({
    crm,
    store: storeOf(db),
    choice: { scope: 'office', own: [] },
    customers: [OFFICE],
    time: systemClock,
    clock: systemClock,
  })
  const before = engine.status().syncedAt
  engine.start()
  engine.syncNow()
  await until(() => {
    const { complete, syncedAt, activity } = engine.status()
    return complete && syncedAt !== before && activity.state === 'idle'
  })
  await engine.stop()
  crm.close()
  db.close()
  expect(bugs).toEqual([])
}

interface StoredRow {
  name: string
  names: string
  record: string
}

/** Opens, is sound, and each contact is of one generation in all that is said of it. */
function examine(line: number): { contacts: number; generations: Set<string> } {
  const db: Database = openDatabase(pathOf(line), KEY)
  try {
    expect(db.pragma('integrity_check')).toBe('ok')
    const isMigrated = (db.pragma('user_version') as number) > 0
    if (!isMigrated) return { contacts: 0, generations: new Set() }
    const { contacts, indexed } = checkIndex(db)
    expect(indexed).toBe(contacts)
    const rows = db
      .prepare<StoredRow>(
        `SELECT contacts.name, search.names, records.record
         FROM contacts JOIN records USING (place) JOIN search ON search.rowid = contacts.place`,
      )
      .all()
    expect(rows).toHaveLength(contacts)
    const all = rows.map(({ name, names, record }) => {
      const { contact } = JSON.parse(record) as ContactRecord
      const said = [name, names, contact.name, contact.note, contact.address?.streetAddress]
      const generations = said.map((text) => /generation(\d+)x/i.exec(text ?? '')?.[1])
      expect(new Set(generations).size, JSON.stringify(generations)).toBe(1)
      return generations[0] ?? ''
    })
    return { contacts, generations: new Set(all) }
  } finally {
    db.close()
  }
}

describe('a copy whose process is killed', () => {
  it(`S01 opens after each of ${ROUNDS} kills in mid batch write, with every contact wholly old or wholly new, and is completed`, async () => {
    let mixed = 0
    for (let round = 1; round <= ROUNDS / AT_ONCE; round += 1) {
      for (const contact of ofGeneration(round)) server.putContact(contact)
      const lines = Array.from({ length: AT_ONCE }, (_, line) => line)
      await Promise.all(
        lines.map(async (line) => {
          const byItself = round % 2 === line
          await runUntilKilled(line, byItself ? 1 + Math.floor(Math.random() * 400) : null)
          const { generations } = examine(line)
          if (generations.size > 1) mixed += 1
        }),
      )
    }
    // Otherwise no kill fell into the middle of anything.
    expect(mixed).toBeGreaterThan(ROUNDS / 10)

    for (let line = 0; line < AT_ONCE; line += 1) {
      await complete(line)
      expect(examine(line)).toEqual({
        contacts: CONTACTS,
        generations: new Set([String(ROUNDS / AT_ONCE)]),
      })
    }
  }, 300_000)
})
