import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultSettings } from '../../../electron/contract/domain/default-settings'
import type { CopyStatus } from '../../../electron/contract/domain/copy'
import type { Settings } from '../../../electron/contract/domain/settings'
import type { ContactId, ContactKey, CustomerId } from '../../../electron/contract/domain/ids'
import type { SearchFilters } from '../../../electron/contract/domain/search'
import type { LogEntry } from '../../../electron/contract/domain/access-log'
import { ok } from '../../../electron/contract/errors'
import type { Payload } from '../../../electron/contract/events'
import type { EventName } from '../../../electron/contract/names'
import { composeCore } from '../../../electron/main/compose-core'
import { createAccessLog } from '../../../electron/main/privacy/access-log'
import { createLogFile } from '../../../electron/main/privacy/access-log-file'
import type { LockFile } from '../../../electron/main/privacy/lock'
import { createTrustedTime } from '../../../electron/main/privacy/trusted-time'
import { keychainName } from '../../../electron/main/session/account'
import { systemDisk } from '../../../electron/main/system/atomic-write'
import type { Disk } from '../../../electron/main/system/atomic-write'
import { openDatabase } from '../../../electron/main/store/driver'
import type { Keychain } from '../../../electron/main/keychain/keychain'
import { startSampleOffice } from '../../../electron/main/demo/start-sample'
import { createFakeClock } from '../../fakes/clock'
import type { FakeClock } from '../../fakes/clock'
import { startCrmServer } from '../../fakes/crm-server'
import type { CrmServer } from '../../fakes/crm-server'
import { createMemoryFile } from '../../fakes/memory-file'
import type { MemoryFile } from '../../fakes/memory-file'
import { createMemoryKeychain } from '../../fakes/memory-keychain'
import type { MemoryKeychain } from '../../fakes/memory-keychain'
import { sampleIds } from '../../builders/office'
import { unpacedPolicies } from '../crm-api/crm-line'

export const NO_FILTER: SearchFilters = { kind: null, role: null, category: null, ownOnly: false }

/** What a computer keeps between two starts of the app. */
export interface Computer {
  readonly folder: string
  readonly keychain: MemoryKeychain
  readonly clock: FakeClock
  readonly lockFile: MemoryFile<LockFile>
  /** How small files are put into their place. */
  disk: Disk
  highest: number | null
  settings: Settings
}

export function aComputer(): Computer {
  return {
    folder: mkdtempSync(join(tmpdir(), 'kontaktkort-app-')),
    keychain: createMemoryKeychain(),
    clock: createFakeClock(),
    lockFile: createMemoryFile<LockFile>(),
    disk: systemDisk,
    highest: null,
    settings: defaultSettings,
  }
}

export function scrap(computer: Computer): void {
  rmSync(computer.folder, { recursive: true, force: true })
}

export type Pushed = { name: EventName; payload: unknown }

/**
 * The app without its window: session, copy, sync, contacts and search over real HTTP and a real encrypted
 * file. Started as often as wished on the same computer; `slow` is a keychain that no start waits for.
 */
export async function startApp(computer: Computer, server: CrmServer, slow?: Keychain) {
  const { clock, folder } = computer
  const keychain = slow ?? computer.keychain
  const pushed: Pushed[] = []
  let watchers: (() => void)[] = []
  const look = () => {
    for (const watcher of watchers) watcher()
  }
  const push = <Name extends EventName>(name: Name, payload: Payload<Name>) => {
    pushed.push({ name, payload })
    look()
  }
  const time = createTrustedTime({
    clock,
    kept: { read: () => computer.highest, write: (ms) => void (computer.highest = ms) },
  })
  const kept = createAccessLog(createLogFile({ folder, keychain, open: openDatabase }), time)
  const accessLog = { ...kept, reopen: () => kept.reopen().then(look) }
  const {
    session,
    lockCode,
    copy,
    contacts,
    lookup,
    woke,
    settingsChanged,
    computer: onIt,
  } = composeCore({
    clock,
    time,
    keychain,
    accessLog,
    log: { event: () => undefined, bug: (_where, cause) => fail(cause) },
    push,
    line: {
      fetch: globalThis.fetch,
      clock: { now: clock.now, monotonic: () => performance.now() },
      ...unpacedPolicies,
    },
    profile: folder,
    disk: computer.disk,
    local: folder,
    refused: null,
    sensitiveClipboard: { write: async () => undefined, clear: async () => undefined },
    settings: () => computer.settings,
    resetSettings: async () => void (computer.settings = defaultSettings),
    saveLog: async () => ok({ state: 'cancelled' }),
    startSample: (password) => startSampleOffice(clock, { username: 'exempel', password }),
    makePassword: () => 'slump',
    codeCost: { N: 16, r: 8, p: 1 },
    syncAfterMs: () => 0,
    onForgotten: () => undefined,
    entering: () => () => undefined,
    forgetCategories: async () => change({ protectedCategories: null }),
  })
  /** As the settings page does. */
  function change(part: Partial<Settings>): void {
    const before = computer.settings
    computer.settings = { ...before, ...part }
    settingsChanged(computer.settings, before)
  }
  copy.retention.start()
  const resumed = session.resume()
  if (slow === undefined) await resumed

  return {
    session,
    lockCode,
    copy,
    contacts,
    lookup,
    woke,
    change,
    pushed,
    time,
    resumed,
    /** Of an account, the oldest first, as `what id reason`. */
    logged(username = server.username): string[] {
      const account = keychainName({ username, address: server.address, sample: false })
      const { entries } = accessLog.read(account, null, 200)
      return entries.map(wordsOf).reverse()
    },
    forget: onIt.forget,
    stored: onIt.stored,
    signIn: (
      username = server.username,
      password = server.password,
      customers: readonly string[] = [sampleIds.customer],
    ) =>
      session.signIn({
        username,
        passwords: { shared: password, perCustomer: [], estates: null },
        customers: customers as CustomerId[],
        address: server.address,
      }),
    key: (contactId: string): ContactKey => ({
      customerId: sampleIds.customer as CustomerId,
      contactId: contactId as ContactId,
    }),
    find(text: string, filters: Partial<SearchFilters> = {}): string[] {
      const answer = lookup.run({ text, filters: { ...NO_FILTER, ...filters } })
      if (!answer.ok) throw new Error(answer.error.code)
      return answer.value.rows.map((row) => row.line.contactId)
    },
    /** Waits for what was pushed, or for whatever it makes true. */
    until(isSo: () => boolean): Promise<void> {
      return new Promise((resolve) => {
        const watcher = () => {
          if (!isSo()) return
          watchers = watchers.filter((one) => one !== watcher)
          resolve()
        }
        watchers.push(watcher)
        watcher()
      })
    },
    /** The whole office, filled and reconciled. */
    async fill(): Promise<CopyStatus> {
      await copy.local.choose({ scope: 'office', own: [] })
      await this.until(() => isSettled(copy.local.status()))
      return copy.local.status()
    },
    settled(): Promise<void> {
      return this.until(() => isSettled(copy.local.status()))
    },
    async stop(): Promise<void> {
      copy.retention.stop()
      time.keep()
      await session.close()
      accessLog.close()
    },
  }

  function fail(cause: unknown): never {
    throw cause instanceof Error ? cause : new Error(String(cause))
  }
}

export type App = Awaited<ReturnType<typeof startApp>>

function wordsOf({ action, contactId, reason, count }: LogEntry): string {
  return [action, contactId, reason, count].filter((word) => word !== null).join(' ')
}

/** Nothing more of the first fill is asked for, everybody's roles included. */
function isSettled({ complete, activity, reconciledAt, roles }: CopyStatus): boolean {
  const areRolesHere = roles.asked === roles.contacts || roles.refused.length > 0
  return complete && activity.state === 'idle' && reconciledAt !== null && areRolesHere
}

export const startServer = startCrmServer
