import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CopyChoice, CopyScope, SyncActivity } from '../../../electron/contract/domain/copy'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import { systemClock } from '../../../electron/main/clock'
import type { Clock } from '../../../electron/main/clock'
import type { Crm } from '../../../electron/main/crm-api/crm'
import { createConnectCrm } from '../../../electron/main/crm-api/connect-crm'
import type { RequestPolicy } from '../../../electron/main/crm-api/policy'
import type { StoredContact } from '../../../electron/main/demo/office-data'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import type { Database } from '../../../electron/main/store/driver'
import { afterOnTimer } from '../../../electron/main/timers'
import type { After } from '../../../electron/main/timers'
import { anEmptyCustomer, anOffice } from '../../builders/office'
import { aCompany, aDeceasedEstate, aPerson } from '../../builders/people'
import { startCrmServer } from '../../fakes/crm-server'
import type { CrmServerOptions } from '../../fakes/crm-server'
import { quickBackgroundPolicy, quickPolicy } from '../crm-api/crm-line'
import { openNodeFetch } from '../crm-api/node-fetch'
import type { Store } from '../../../electron/main/store/store'
import { keyOf, openMigrated, openSyncLine, storeOf, until } from './sync-line'
import type { SyncLine } from './sync-line'

export const OFFICE = 'M30011'
export const ME = 'HAN00000000000000000000000000000001'
export const OTHER = 'HAN00000000000000000000000000000002'

export const MINUTE = 60_000
/** Requests for details by the batch, and for the whole list. */
export const DETAILS = /\/(Person|Company|DeceasedEstate)\?/
export const WHOLE = /GET \/CRM\/Contact\/M30011$/

const KEY = 'a5'.repeat(32)

/** So many times faster, for a sync whose waits are minutes; the network keeps its own pace. */
export function hurried(times: number): { clock: Pick<Clock, 'monotonic'>; after: After } {
  return {
    clock: { monotonic: () => performance.now() * times },
    after: (ms, ring) => afterOnTimer(ms / times, ring),
  }
}

/** Persons mostly, some companies and deceased estates; every third is the broker's own. */
export function someContacts(count: number, customerId = OFFICE): StoredContact[] {
  return Array.from({ length: count }, (_, index) => aContact(index, { customerId }))
}

export function aContact(index: number, given: Record<string, unknown> = {}): StoredContact {
  const build = index % 10 === 8 ? aCompany : index % 10 === 9 ? aDeceasedEstate : aPerson
  return build({
    id: contactIdOf(index + 1),
    customerId: OFFICE,
    agentId: index % 3 === 0 ? ME : OTHER,
    createdAt: '2024-05-06T07:08:09',
    changedAt: `2026-08-${String(1 + (index % 28)).padStart(2, '0')}T11:46:09.65`,
    ...given,
  })
}

export interface OfficeCopyOptions {
  readonly server?: CrmServerOptions
  readonly contacts?: StoredContact[]
  readonly customers?: readonly string[]
  readonly choice?: CopyChoice | null
  readonly policy?: Partial<RequestPolicy>
  readonly clock?: Pick<Clock, 'monotonic'>
  /** What the client goes by, in place of real time. */
  readonly clientClock?: Clock
  readonly after?: After
  /** What the sync sees of the CRM. */
  readonly wrap?: (crm: Crm) => Crm
}

export type OfficeCopy = Awaited<ReturnType<typeof openOfficeCopy>>

/** A CRM over real HTTP, an encrypted file, and the sync between them, which can be ended and begun anew. */
export async function openOfficeCopy(options: OfficeCopyOptions = {}) {
  const customers = options.customers ?? [OFFICE]
  const office = anOffice(
    customers.map((customer) =>
      anEmptyCustomer(customer, options.contacts ?? someContacts(45, customer)),
    ),
  )
  /** Moved by the tests; the deadlines of the network are real. */
  let now = Date.parse('2026-11-22T15:10:00Z')
  const server = await startCrmServer({ office, now: () => new Date(now), ...options.server })
  const network = await openNodeFetch()
  const folder = mkdtempSync(join(tmpdir(), 'kontaktkort-sync-'))
  const path = join(folder, 'kopia.db')
  const login = { username: server.username, password: server.password }
  let choice = options.choice === undefined ? officeChoice('office') : options.choice
  let running = begin()

  function begin(): Begun {
    const db = openMigrated(path, KEY)
    const store = storeOf(db)
    const crm = createConnectCrm({
      address: server.address,
      login: () => ({ ...login }),
      fetch: network.fetch,
      clock: options.clientClock ?? systemClock,
      policy: { ...quickPolicy, ...options.policy },
      backgroundPolicy: { ...quickBackgroundPolicy, ...options.policy },
    })
    const line = openSyncLine({
      crm: options.wrap?.(crm) ?? crm,
      store,
      choice,
      customers,
      time: { now: () => now },
      clock: options.clock ?? systemClock,
      ...(options.after === undefined ? {} : { after: options.after }),
    })
    return { db, store, crm, line }
  }

  async function end(): Promise<void> {
    await running.line.engine.stop()
    running.crm.close()
    running.db.close()
  }

  const activity = (): SyncActivity => running.line.engine.status().activity
  const isDone = () => activity().state === 'idle' && running.line.engine.status().complete

  const rounds = () =>
    customers.map((one) => running.line.rows.position(one as CustomerId)?.rounds ?? 0)

  async function aRound(begins: () => void): Promise<void> {
    const before = rounds()
    begins()
    await until(() => isDone() && rounds().every((count, index) => count > (before[index] ?? 0)))
  }

  return {
    server,
    path,
    login,
    get now(): number {
      return now
    },
    /** As statuses and the server write it. */
    get nowText(): string {
      return new Date(now).toISOString()
    },
    later(ms: number): void {
      now += ms
    },
    /** Somebody works in the CRM. */
    change(id: string, fields: Record<string, unknown>): void {
      server.changeContact(id, { changedAt: new Date(now).toISOString(), ...fields })
    },
    get line(): SyncLine {
      return running.line
    },
    get engine() {
      return running.line.engine
    },
    get crm() {
      return running.crm
    },
    get db(): Database {
      return running.db
    },
    activity,
    waitFor: (state: SyncActivity['state']) => until(() => activity().state === state),
    waitForFailure: (code: string) =>
      until(() => {
        const what = activity()
        return what.state === 'waiting' && what.failure.code === code
      }),
    async fill(): Promise<void> {
      running.line.engine.start()
      await until(isDone)
    },
    /** Starts, and asks for something at least. */
    async begin(): Promise<void> {
      await aRound(() => running.line.engine.start())
    },
    async syncNow(): Promise<void> {
      await aRound(() => running.line.engine.syncNow())
    },
    /** Asks for changes, as after a night's sleep. */
    async askForChanges(): Promise<void> {
      await aRound(() => running.line.engine.wake())
    },
    name: (id: string, customer = OFFICE) => running.line.contacts.name(keyOf(customer, id)),
    has: (id: string, customer = OFFICE) => running.line.contacts.has(keyOf(customer, id)),
    ids: (customer = OFFICE): string[] =>
      running.line.contacts
        .references(customer as CustomerId)
        .map((one) => one.contactId as string)
        .sort(),
    /** As the broker opens a card. */
    async open(id: string, customer = OFFICE): Promise<void> {
      const answer = await running.crm.contact(keyOf(customer, id))
      if (!answer.ok) throw new Error(answer.error.code)
      running.line.contacts.save(
        customer as CustomerId,
        [answer.value],
        now,
        running.line.contacts.asking(),
      )
      running.line.contacts.opened(keyOf(customer, id), now)
    },
    /** The app is closed and started again. */
    async restart(changed: CopyChoice | null = choice): Promise<void> {
      await end()
      choice = changed
      running = begin()
    },
    async close(): Promise<void> {
      await end()
      await server.close()
      await network.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Begun {
  readonly db: Database
  readonly store: Store
  readonly crm: Crm
  readonly line: SyncLine
}

export function officeChoice(scope: CopyScope, userId = ME): CopyChoice {
  return { scope, own: [{ customerId: OFFICE as CustomerId, userId }] }
}
