import type { Database } from './driver'

/** Written into each file's header, so that a stray database is not taken for ours. */
const APPLICATION_ID = 0x4b6b6f70

/** A step of SQL, or of what SQL cannot read; it runs within a transaction. */
export type Migration = string | ((db: Database) => void)

export type Schema = 'ready' | 'newer' | 'foreign'

/**
 * Brings a file to this version's schema, each step with its number in one transaction: a process killed
 * in between finds the step done or not begun (S08). `newer` and `foreign` files are not touched (S07).
 */
export function migrate(db: Database, migrations: readonly Migration[]): Schema {
  const at = db.pragma('user_version') as number
  const owner = db.pragma('application_id') as number
  if (owner !== APPLICATION_ID && (owner !== 0 || at !== 0)) return 'foreign'
  if (at > migrations.length) return 'newer'
  for (const [index, step] of migrations.entries()) {
    if (index < at) continue
    db.transaction(() => {
      if (typeof step === 'string') db.exec(step)
      else step(db)
      db.pragma(`application_id = ${APPLICATION_ID}`)
      db.pragma(`user_version = ${index + 1}`)
    })
  }
  return 'ready'
}
