import { join } from 'node:path'
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { Settings } from '../contract/domain/settings'
import type { Clock } from './clock'
import { createContactCopy } from './contacts/contact-copy'
import type { ContactCopy } from './contacts/contact-copy'
import { createReferenceNames } from './contacts/reference-names'
import type { ReferenceNames } from './contacts/reference-names'
import { createExpireSome } from './copy/expire'
import { createLocalCopy } from './copy/local-copy'
import type { LocalCopy, LocalCopyDeps } from './copy/local-copy'
import type { Push } from './ipc/push'
import type { Keychain } from './keychain/keychain'
import type { Log } from './log/log'
import { withoutProtected } from './privacy/protected-identity'
import { createRetention, keptMs } from './privacy/retention'
import type { Retention } from './privacy/retention'
import { createSearch } from './search/search'
import type { Search } from './search/search'
import { keychainName } from './session/account'
import { createContactRows } from './store/contact-rows'
import type { ContactRows } from './store/contact-rows'
import { readCopyFacts } from './store/copy-facts'
import type { CopyFacts } from './store/copy-facts'
import { openDatabase } from './store/driver'
import { createEstateRows } from './store/estate-rows'
import type { EstateRows } from './store/estate-rows'
import { migrate } from './store/migrate'
import { migrations } from './store/migrations/index'
import { createCopyFile, removeStrays } from './store/open-copy'
import { createReferenceRows } from './store/reference-rows'
import { createRolesDue } from './store/roles-due'
import { createStore } from './store/store'
import { createSyncRows } from './store/sync-rows'
import { createSyncEngine } from './sync/engine'
import { everyOnTimer } from './timers'

export interface CopyParts {
  readonly clock: Clock
  /** The trusted time: ages and stamps of the copy are counted by it. */
  readonly time: { now(): number }
  readonly keychain: Keychain
  readonly log: Log
  readonly push: Push
  /** Machine-local; null where nothing may be saved. */
  readonly folder: string | null
  settings(): Settings
  keepChoice: LocalCopyDeps['keepChoice']
  /** At the start of the app the window is drawn before the sync begins to work. */
  syncAfterMs(): number
  /** So long a filled copy waits for what is asked once or some times a day. */
  syncPhaseMs(): number
  /** Somebody may be looking at the window. */
  isWatched(): boolean
  onForgotten(): void
  onReplaced: LocalCopyDeps['onReplaced']
  onSaved: LocalCopyDeps['onSaved']
  onRemoved: LocalCopyDeps['onRemoved']
}

export interface ComposedCopy {
  readonly local: LocalCopy
  readonly rows: ContactRows
  readonly contacts: ContactCopy
  readonly names: ReferenceNames
  readonly estates: EstateRows
  readonly search: Search
  readonly retention: Retention
  facts(): CopyFacts
}

/** The encrypted copy and all that works on it, around one store. */
export function composeCopy(parts: CopyParts): ComposedCopy {
  const { clock, time, keychain, log, push, folder } = parts
  const visibleSince = () => retention.visibleSince()
  const store = createStore({
    empty() {
      const db = openDatabase(':memory:', null)
      migrate(db, migrations)
      return db
    },
    visibleSince,
  })
  const rows = createContactRows(store)
  const syncRows = createSyncRows(store)
  const references = createReferenceRows(store)
  const roles = createRolesDue(store)

  const retention = createRetention({
    time,
    every: everyOnTimer,
    days: () => parts.settings().retentionDays,
    expireSome: createExpireSome({
      store,
      rows,
      references,
      now: time.now,
      onRemoved: parts.onRemoved,
    }),
    yieldToEventLoop: () => yieldToEventLoop(),
    onSwept(hasRemoved) {
      if (hasRemoved) store.settle()
      local.dropOldAside(time.now(), keptMs(parts.settings().retentionDays))
      if (hasRemoved) local.onChanged()
    },
    onFailed: (cause) => log.bug('retention', cause),
  })

  const copyFolder = folder && join(folder, 'copies')
  const fileDeps = { folder: copyFolder, keychain, migrations, open: openDatabase }
  const local = createLocalCopy({
    store,
    rows,
    references,
    retention,
    push,
    fileOf: (account) => createCopyFile(keychainName(account), fileDeps),
    removeStrays: (keep) => removeStrays(keep && keychainName(keep), fileDeps),
    engineFor: ({ crm, account }, choice, hooks) =>
      createSyncEngine({
        crm,
        contacts: rows,
        rows: syncRows,
        references,
        roles,
        customers: account.customers.map((customer) => customer.customerId),
        choice,
        time,
        clock,
        log,
        settle: store.settle,
        retentionDays: () => parts.settings().retentionDays,
        deleteDropped: retention.sweep,
        startAfterMs: parts.syncAfterMs(),
        phaseMs: parts.syncPhaseMs(),
        isWatched: parts.isWatched,
        ...hooks,
      }),
    protectedCategories: () => parts.settings().protectedCategories,
    keepChoice: parts.keepChoice,
    now: time.now,
    yieldToEventLoop: () => yieldToEventLoop(),
    onForgotten: parts.onForgotten,
    onReplaced: parts.onReplaced,
    onSaved: parts.onSaved,
    onRemoved: parts.onRemoved,
    onFailed: (cause) => log.bug('copy', cause),
  })

  return {
    local,
    rows,
    contacts: createContactCopy({
      rows,
      settle: store.settle,
      now: time.now,
      visibleSince,
      protect: (record) => withoutProtected(record, parts.settings().protectedCategories),
      onRefused: local.onRefused,
    }),
    names: createReferenceNames({
      rows: references,
      now: time.now,
      protectedCategories: () => parts.settings().protectedCategories,
    }),
    estates: createEstateRows(store),
    search: createSearch({ store, own: local.own }),
    retention,
    facts: () => readCopyFacts(store),
  }
}
