import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { systemClock } from '../../electron/main/clock'
import { createConnectCrm } from '../../electron/main/crm-api/connect-crm'
import { backgroundPolicy, interactivePolicy } from '../../electron/main/crm-api/policy'
import { createContactRows } from '../../electron/main/store/contact-rows'
import { openDatabase } from '../../electron/main/store/driver'
import { migrate } from '../../electron/main/store/migrate'
import { migrations } from '../../electron/main/store/migrations/index'
import { createReferenceRows } from '../../electron/main/store/reference-rows'
import { createRolesDue } from '../../electron/main/store/roles-due'
import { createSyncRows } from '../../electron/main/store/sync-rows'
import { createSyncEngine } from '../../electron/main/sync/engine'
import { recordOf, saveMany } from '../builders/many-contacts'
import { openNodeFetch } from '../integration/crm-api/node-fetch'
import { filledAt } from './filled-at'
import { watchLoop } from './loop-watch'
import { CUSTOMER, contactsOf } from './office'
import { answer, readOrder } from './order'
import { openEmptyStore } from './profile'

interface Order {
  readonly address: string
  readonly username: string
  readonly password: string
  readonly count: number
}

/** Calls at the app's own pace take minutes and are the CRM's share: they are counted. What is ours is timed. */
const unlimited = { ...interactivePolicy, perInterval: Infinity }
const BATCH = 20
const CALLS_PER_BATCH = 3
const IDLE_MS = 1_000

const order = readOrder<Order>()
const line = await openNodeFetch()
const folder = await mkdtemp(join(tmpdir(), 'kontaktkort-bench-roles-'))
try {
  answer(await measure())
} finally {
  await line.close()
  await rm(folder, { recursive: true, force: true })
}

async function measure() {
  const { address, username, password, count } = order
  const crm = createConnectCrm({
    address,
    login: () => ({ username, password }),
    fetch: line.fetch,
    clock: systemClock,
    policy: unlimited,
    backgroundPolicy: unlimited,
  })
  const store = openEmptyStore()
  const db = openDatabase(join(folder, 'copy.db'), randomBytes(32).toString('hex'))
  migrate(db, migrations)
  store.attach({ db, replace: () => fail(new Error('The copy was damaged')) }, fail)
  const contacts = createContactRows(store)
  saveMany(
    contacts,
    [...contactsOf(count)].map((contact) => recordOf(contact)),
    Date.now(),
  )
  const rows = createSyncRows(store)
  rows.savePosition(CUSTOMER, filledAt(Date.now(), count))
  store.settle()
  const roles = createRolesDue(store)
  const engine = createSyncEngine({
    ...{ crm, contacts, rows, roles },
    references: createReferenceRows(store),
    customers: [CUSTOMER],
    choice: { scope: 'office', own: [] },
    time: systemClock,
    clock: systemClock,
    log: { event: () => undefined, bug: (_where, cause) => fail(cause) },
    settle: store.settle,
    onChanged: () => void engine.status(),
    onSaved: () => undefined,
    onRemoved: () => undefined,
    retentionDays: () => 14,
    deleteDropped: async () => undefined,
  })
  const idle = watchLoop()
  await delay(IDLE_MS)
  const besideMs = idle.end().mostMs
  const watch = watchLoop()
  engine.start()
  await watch.calm(() => roles.position(CUSTOMER)?.open === false)
  const { seconds, ...loop } = watch.end()
  const { asked } = contacts.countRoles()
  await engine.stop()
  crm.close()
  store.detach()
  if (asked !== count) throw new Error(`Asked for the roles of ${asked}, and not of ${count}`)
  const { perInterval, intervalMs } = backgroundPolicy
  const calls = Math.ceil(count / BATCH) * CALLS_PER_BATCH
  return {
    ...loop,
    besideMs,
    calls,
    oursSeconds: seconds,
    paceSeconds: ((calls / perInterval) * intervalMs) / 1000,
  }
}

function fail(cause: unknown): never {
  throw cause
}
