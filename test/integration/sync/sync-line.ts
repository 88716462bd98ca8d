import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { CopyChoice } from '../../../electron/contract/domain/copy'
import type { PurgeReason } from '../../../electron/contract/domain/access-log'
import type { ContactId, ContactKey, CustomerId } from '../../../electron/contract/domain/ids'
import type { Crm } from '../../../electron/main/crm-api/crm'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import type { ContactRows } from '../../../electron/main/store/contact-rows'
import type { Database } from '../../../electron/main/store/driver'
import { openDatabase } from '../../../electron/main/store/driver'
import { migrate } from '../../../electron/main/store/migrate'
import { migrations } from '../../../electron/main/store/migrations/index'
import { createReferenceRows } from '../../../electron/main/store/reference-rows'
import { createRolesDue } from '../../../electron/main/store/roles-due'
import { createStore, DROPPED_AT } from '../../../electron/main/store/store'
import type { Store } from '../../../electron/main/store/store'
import { createSyncRows } from '../../../electron/main/store/sync-rows'
import { createSyncEngine } from '../../../electron/main/sync/engine'
import type { SyncEngine, SyncEngineDeps } from '../../../electron/main/sync/engine'

/** Opened and brought up to date; `:memory:` takes no key. */
export function openMigrated(path = ':memory:', key: string | null = null): Database {
  const db = openDatabase(path, key)
  migrate(db, migrations)
  return db
}

export function storeOf(db: Database): Store {
  const store = createStore({ empty: () => openMigrated() })
  const replace = () => ({ db: openMigrated(), problem: null })
  store.attach({ db, replace }, () => undefined)
  return store
}

export interface LineParts {
  readonly crm: Crm
  readonly store: Store
  readonly choice: CopyChoice | null
  readonly customers: readonly string[]
  readonly time: SyncEngineDeps['time']
  readonly clock: SyncEngineDeps['clock']
  readonly after?: SyncEngineDeps['after']
  readonly yieldToEventLoop?: SyncEngineDeps['yieldToEventLoop']
  readonly startAfterMs?: number
  readonly phaseMs?: number
  readonly isWatched?: () => boolean
}

export interface SyncLine {
  readonly engine: SyncEngine
  readonly contacts: ContactRows
  readonly rows: ReturnType<typeof createSyncRows>
  readonly references: ReturnType<typeof createReferenceRows>
  readonly roles: ReturnType<typeof createRolesDue>
  readonly gone: { key: ContactKey; reason: PurgeReason }[]
  readonly saved: ContactKey[]
  readonly bugs: unknown[]
  readonly told: number
}

/** The engine with all it works on, and what it said meanwhile. */
export function openSyncLine(parts: LineParts): SyncLine {
  const { store } = parts
  const contacts = createContactRows(store)
  const rows = createSyncRows(store)
  const references = createReferenceRows(store)
  const roles = createRolesDue(store)
  const line = {
    contacts,
    rows,
    references,
    roles,
    gone: [] as SyncLine['gone'],
    saved: [] as ContactKey[],
    bugs: [] as unknown[],
    told: 0,
  }
  const engine = createSyncEngine({
    ...parts,
    contacts,
    rows,
    references,
    roles,
    datedApartMs: 0,
    customers: parts.customers as CustomerId[],
    log: { event: () => undefined, bug: (_where, cause) => line.bugs.push(cause) },
    settle: store.settle,
    retentionDays: () => 14,
    /** As the retention's sweep does in the app. */
    async deleteDropped() {
      for (;;) {
        const { outOfScope } = contacts.removeExpired(DROPPED_AT + 1)
        line.gone.push(...outOfScope.map((key) => ({ key, reason: 'out-of-scope' as const })))
        if (outOfScope.length === 0 && !contacts.clearIndex()) return
        await (parts.yieldToEventLoop ?? yieldToEventLoop)()
      }
    },
    onChanged: () => (line.told += 1),
    onSaved: (keys) => line.saved.push(...keys),
    onRemoved: (keys, reason) => line.gone.push(...keys.map((key) => ({ key, reason }))),
  })
  return Object.assign(line, { engine })
}

export const keyOf = (customerId: string, contactId: string): ContactKey => ({
  customerId: customerId as CustomerId,
  contactId: contactId as ContactId,
})

/** Polls a condition; the test's own time limit is the only clock. */
export async function until(isMet: () => boolean): Promise<void> {
  while (!isMet()) await new Promise((resolve) => setTimeout(resolve, 3))
}

/** What the index says of itself, and whether each contact has its row in it. */
export function checkIndex(db: Database): { contacts: number; indexed: number } {
  db.exec("INSERT INTO search (search) VALUES ('integrity-check')")
  const count = (table: string) =>
    db.prepare<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0
  const strays = count('search WHERE rowid NOT IN (SELECT place FROM contacts)')
  if (strays > 0) throw new Error(`${strays} rows of the index belong to nobody`)
  return { contacts: count('contacts'), indexed: count('search') }
}
