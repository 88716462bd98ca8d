import { StoreError } from './driver'
import type { Database } from './driver'

/**
 * The one connection, to the copy of the account that is signed in. A file found damaged while in use is
 * replaced by an empty one under way: the CRM still has everything, and a look-up must not fail because of
 * yesterday's disk.
 */
export interface Store {
  /** Runs once more on the empty copy when the file turns out damaged. Throws `StoreError` for other faults. */
  read<T>(work: (db: Database) => T): T
  /** All or nothing. */
  write<T>(work: (db: Database) => T): T
  /**
   * What was deleted is not left behind in the journal (GDPR rule 19). Where the disk has no room to do so
   * now, the next settling or the closing does it; until then it lies there under the cipher.
   */
  settle(): void
  /** From now on everything is about this database. The one before is closed. */
  attach(opened: Attached): void
  /** Back to an empty copy that nobody fills. */
  detach(): void
  /** Nobody's copy is open, and nothing has been asked of the empty one. */
  isIdle(): boolean
}

export interface Attached {
  readonly db: Database
  /** Sets the damaged file aside and gives an empty one in its place. */
  replace(): Database
}

/** `empty` gives a database in memory, for the time before and between accounts. */
export function createStore(empty: () => Database): Store {
  const nobody: Pick<Attached, 'replace'> = { replace: empty }
  let db: Database | null = null
  let attached = nobody

  const current = () => (db ??= empty())

  function use(next: Database | null, of: Pick<Attached, 'replace'>): void {
    if (db !== null && db !== next) closeQuietly(db)
    db = next
    attached = of
  }

  function unlessDamaged<T>(work: (db: Database) => T): T {
    try {
      return work(current())
    } catch (error) {
      if (!isDamage(error)) throw error
      if (db !== null) closeQuietly(db)
      db = attached.replace()
      return work(db)
    }
  }

  return {
    read: (work) => unlessDamaged(work),
    write: (work) => unlessDamaged((open) => open.transaction(() => work(open))),
    settle() {
      try {
        unlessDamaged((open) => void open.pragma('wal_checkpoint(TRUNCATE)'))
      } catch (error) {
        if (!(error instanceof StoreError)) throw error
      }
    },
    attach: (opened) => use(opened.db, opened),
    detach: () => use(null, nobody),
    isIdle: () => db === null,
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof StoreError && (error.fault === 'damaged' || error.fault === 'wrong-key')
}

/** A damaged file may refuse to be closed in order; its handle is let go all the same. */
export function closeQuietly(db: Database): void {
  try {
    db.close()
  } catch {
    return
  }
}
