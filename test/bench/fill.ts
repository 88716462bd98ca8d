import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { randomBytes } from 'node:crypto'
import type { ContactKind } from '../../electron/contract/domain/contact'
import type { ContactId } from '../../electron/contract/domain/ids'
import type { Result } from '../../electron/contract/errors'
import { systemClock } from '../../electron/main/clock'
import { createConnectCrm } from '../../electron/main/crm-api/connect-crm'
import type { Crm } from '../../electron/main/crm-api/crm'
import { interactivePolicy } from '../../electron/main/crm-api/policy'
import { openDatabase } from '../../electron/main/store/driver'
import { createContactRows } from '../../electron/main/store/contact-rows'
import { migrate } from '../../electron/main/store/migrate'
import { migrations } from '../../electron/main/store/migrations/index'
import { createReferenceRows } from '../../electron/main/store/reference-rows'
import { createRolesDue } from '../../electron/main/store/roles-due'
import { createSyncRows } from '../../electron/main/store/sync-rows'
import { createSyncEngine } from '../../electron/main/sync/engine'
import { openNodeFetch } from '../integration/crm-api/node-fetch'
import { CUSTOMER } from './office'
import { answer, readOrder } from './order'
import { openEmptyStore } from './profile'

interface Order {
  readonly address: string
  readonly username: string
  readonly password: string
  readonly count: number
  readonly times: number
}

/** As many at once as in the app, and as fast as they are answered. */
const unlimited = { ...interactivePolicy, perInterval: Infinity }
const BATCH = 20
const UNDER_WAY = 4

const order = readOrder<Order>()
const line = await openNodeFetch()
const turns = []
// The first turn warms both up.
for (let turn = -1; turn < order.times; turn += 1) {
  const read = await withCrm(readOnly)
  const filled = await withCrm(fill)
  if (turn >= 0) turns.push({ readMs: read, ...filled })
}
await line.close()
answer({ turns })

async function withCrm<T>(work: (crm: Crm) => Promise<T>): Promise<T> {
  const { address, username, password } = order
  const crm = createConnectCrm({
    address,
    login: () => ({ username, password }),
    fetch: line.fetch,
    clock: systemClock,
    policy: unlimited,
    backgroundPolicy: unlimited,
  })
  try {
    return await work(crm)
  } finally {
    crm.close()
  }
}

/** The limit: the same questions, the same answers, parsed and let go. */
async function readOnly(crm: Crm): Promise<number> {
  const from = performance.now()
  valueOf(await crm.probeFilters(CUSTOMER))
  const { references } = valueOf(await crm.references(CUSTOMER, { form: null }))
  await crm.users(CUSTOMER)
  await crm.categories(CUSTOMER)
  await crm.checkCustomer(CUSTOMER)
  const batches: { kind: ContactKind; ids: ContactId[] }[] = []
  for (const kind of ['person', 'company', 'deceased-estate'] as const) {
    const ids = references.filter((one) => one.kind === kind).map((one) => one.contactId)
    for (let at = 0; at < ids.length; at += BATCH) {
      batches.push({ kind, ids: ids.slice(at, at + BATCH) })
    }
  }
  let read = 0
  const askInTurn = async () => {
    for (let next = batches.shift(); next !== undefined; next = batches.shift()) {
      const { found } = valueOf(await crm.contactBatch(CUSTOMER, next.kind, next.ids))
      read += found.length
    }
  }
  await Promise.all(Array.from({ length: UNDER_WAY }, askInTurn))
  if (read !== order.count) throw new Error(`Read ${read} of ${order.count} contacts`)
  return performance.now() - from
}

/** The app's own first fill, into an encrypted file. */
async function fill(crm: Crm) {
  const folder = await mkdtemp(join(tmpdir(), 'kontaktkort-bench-fill-'))
  const loop = monitorEventLoopDelay({ resolution: 1 })
  try {
    const store = openEmptyStore()
    const open = () => {
      const db = openDatabase(join(folder, 'copy.db'), randomBytes(32).toString('hex'))
      migrate(db, migrations)
      return db
    }
    store.attach({ db: open(), replace: () => ({ db: open(), problem: null }) }, fail)
    const contacts = createContactRows(store)
    let saved = 0
    let ended: () => void
    const all = new Promise<void>((resolve) => (ended = resolve))
    const engine = createSyncEngine({
      crm,
      contacts,
      rows: createSyncRows(store),
      references: createReferenceRows(store),
      roles: createRolesDue(store),
      customers: [CUSTOMER],
      choice: { scope: 'office', own: [] },
      time: systemClock,
      clock: systemClock,
      log: { event: () => undefined, bug: (_where, cause) => fail(cause) },
      settle: store.settle,
      // As the app does: the window is told some times a second how far it is.
      onChanged: () => void [engine.status(), contacts.count()],
      onSaved(keys) {
        saved += keys.length
        if (saved >= order.count) ended()
      },
      onRemoved: () => undefined,
      retentionDays: () => 14,
      deleteDropped: async () => undefined,
    })
    loop.enable()
    const from = performance.now()
    engine.start()
    await all
    const fillMs = performance.now() - from
    loop.disable()
    await engine.stop()
    if (!engine.status().complete)
      throw new Error(`Stored ${contacts.count()} contacts, and no end`)
    store.settle()
    const storeBytes = await bytesIn(folder)
    store.detach()
    const delay = (share: number) => loop.percentile(share) / 1e6
    return { fillMs, storeBytes, loopP99Ms: delay(99), loopMostMs: loop.max / 1e6 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function valueOf<T>(answered: Result<T>): T {
  if (!answered.ok) throw new Error(`The stand-in answered ${answered.error.code}`)
  return answered.value
}

function fail(cause: unknown): never {
  throw cause
}

async function bytesIn(folder: string): Promise<number> {
  const sizes = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))))
  return sizes.reduce((sum, { size }) => sum + size, 0)
}
