import type { CustomerId } from '../../../electron/contract/domain/ids'
import { systemClock } from '../../../electron/main/clock'
import { createConnectCrm } from '../../../electron/main/crm-api/connect-crm'
import { backgroundPolicy, interactivePolicy } from '../../../electron/main/crm-api/policy'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import type { Database } from '../../../electron/main/store/driver'
import { openDatabase } from '../../../electron/main/store/driver'
import { migrate } from '../../../electron/main/store/migrate'
import { migrations } from '../../../electron/main/store/migrations/index'
import { createReferenceRows } from '../../../electron/main/store/reference-rows'
import { createRolesDue } from '../../../electron/main/store/roles-due'
import { createStore } from '../../../electron/main/store/store'
import { createSyncRows } from '../../../electron/main/store/sync-rows'
import { createSyncEngine } from '../../../electron/main/sync/engine'

export interface ChildOrders {
  readonly path: string
  readonly key: string
  readonly address: string
  readonly username: string
  readonly password: string
  readonly customer: string
  /** At the how many-eth row written it dies by its own hand; null: it waits for somebody to do it. */
  readonly dieAtWrite: number | null
}

/** A process of its own that fills a copy until it is killed. Built into one file by the test. */
const orders = JSON.parse(process.argv[2] ?? '') as ChildOrders

function mortal(db: Database): Database {
  let writes = 0
  const dieWhenDue = () => {
    writes += 1
    if (writes === orders.dieAtWrite) process.kill(process.pid, 'SIGKILL')
  }
  return {
    ...db,
    prepare<Row>(sql: string) {
      const statement = db.prepare<Row>(sql)
      if (/^\s*SELECT/i.test(sql)) return statement
      return {
        ...statement,
        get(...params) {
          const row = statement.get(...params)
          dieWhenDue()
          return row
        },
        run(...params) {
          const done = statement.run(...params)
          dieWhenDue()
          return done
        },
      }
    },
  }
}

const db = openDatabase(orders.path, orders.key)
migrate(db, migrations)
const store = createStore({ empty: () => db })
store.attach({ db: mortal(db), replace: () => ({ db, problem: null }) }, () => process.exit(5))
const open = { tries: 1, perInterval: Infinity }
const { username, password, address } = orders
const engine = createSyncEngine({
  crm: createConnectCrm({
    address,
    login: () => ({ username, password }),
    fetch: globalThis.fetch,
    clock: systemClock,
    policy: { ...interactivePolicy, ...open },
    backgroundPolicy: { ...backgroundPolicy, ...open },
  }),
  contacts: createContactRows(store),
  rows: createSyncRows(store),
  references: createReferenceRows(store),
  roles: createRolesDue(store),
  customers: [orders.customer as CustomerId],
  choice: { scope: 'office', own: [] },
  time: systemClock,
  clock: systemClock,
  log: { event: () => undefined, bug: () => process.exit(3) },
  settle: store.settle,
  retentionDays: () => 14,
  deleteDropped: async () => undefined,
  onChanged: () => undefined,
  onSaved: () => undefined,
  onRemoved: () => undefined,
})
// Nobody is left to kill it.
setTimeout(() => process.exit(4), 60_000)
process.stdout.write('begun\n')
engine.start()
engine.syncNow()
setInterval(() => engine.status().activity.state === 'idle' && engine.syncNow(), 5)
