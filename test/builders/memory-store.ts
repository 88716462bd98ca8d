import { openDatabase } from '../../electron/main/store/driver'
import { migrate } from '../../electron/main/store/migrate'
import { migrations } from '../../electron/main/store/migrations/index'
import { createStore } from '../../electron/main/store/store'
import type { Store } from '../../electron/main/store/store'

/** The real store, with its real schema, on a database in memory. */
export function aMemoryStore(): Store {
  return createStore({
    empty() {
      const db = openDatabase(':memory:', null)
      migrate(db, migrations)
      return db
    },
  })
}
