import type { CopyProblem } from '../../contract/domain/copy'
import { createAnswerOrder } from './answer-order'
import type { AnswerOrder } from './answer-order'
import { isDamage, StoreError } from './driver'
import type { Database } from './driver'
import { closeQuietly } from './encrypted-file'

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
  /**
   * From now on everything is about this database. The one before is closed. `onReplaced` is told of a
   * replacement once it stands and whoever found the damage has come to an end: it may ask for anything.
   */
  attach(opened: OpenedStore, onReplaced: (problem: CopyProblem | null) => void): void
  /** Back to an empty copy that nobody fills. */
  detach(): void
  /** Nobody's copy is open, and nothing has been asked of the empty one. */
  isIdle(): boolean
  /** Of the answers that are stored in this database. */
  readonly order: AnswerOrder
}

/** In place of a damaged database: an empty one, and why it is that. */
export interface Replacement {
  readonly db: Database
  readonly problem: CopyProblem | null
}

export interface OpenedStore {
  readonly db: Database
  /** Sets the damaged file aside, which must be closed, and gives an empty one in its place. Never throws. */
  replace(): Replacement
}

interface Attachment extends Pick<OpenedStore, 'replace'> {
  onReplaced(problem: CopyProblem | null): void
}

export interface StoreDeps {
  /** A database in memory, for the time before and between accounts. */
  empty(): Database
  /** What was last confirmed before is in no answer any more (GDPR rule 17). */
  visibleSince?(): number
}

/** Stands for the time of confirmation of what belongs here no more: in no answer from now on, and soon deleted. */
export const DROPPED_AT = 0

/** Rows of `contacts`, and of all else that the CRM confirms, that may be in an answer. */
export const LIVE = 'confirmed_at >= (SELECT since FROM temp.horizon)'
export const DEAD = 'confirmed_at < (SELECT since FROM temp.horizon)'

const HORIZON = `CREATE TEMP TABLE IF NOT EXISTS horizon (
  row_id INTEGER PRIMARY KEY CHECK (row_id = 1), since INTEGER NOT NULL)`

export function createStore({ empty, visibleSince = () => DROPPED_AT + 1 }: StoreDeps): Store {
  const nobody: Attachment = {
    replace: () => ({ db: empty(), problem: null }),
    onReplaced: () => undefined,
  }
  const order = createAnswerOrder()
  let db: Database | null = null
  let horizon: number | null = null
  let attached = nobody

  function use(next: Database | null): void {
    db = next
    horizon = null
  }

  function change(next: Database | null, attachment: Attachment): void {
    if (db !== null && db !== next) closeQuietly(db)
    use(next)
    attached = attachment
    order.forget()
  }

  function current(): Database {
    db ??= empty()
    const since = visibleSince()
    if (horizon === null) db.exec(HORIZON)
    if (horizon !== since)
      db.prepare('INSERT OR REPLACE INTO temp.horizon VALUES (1, ?)').run(since)
    horizon = since
    return db
  }

  function replace(damaged: Database | null): void {
    // Within another piece of work it may have been replaced already.
    if (db === null || db !== damaged) return
    closeQuietly(db)
    const own = attached
    const replacement = own.replace()
    use(replacement.db)
    queueMicrotask(() => {
      if (attached === own) own.onReplaced(replacement.problem)
    })
  }

  function unlessDamaged<T>(work: (db: Database) => T): T {
    const before = db
    try {
      return work(current())
    } catch (error) {
      if (!isDamage(error)) throw error
      replace(before ?? db)
      return work(current())
    }
  }

  return {
    read: unlessDamaged,
    write: (work) => unlessDamaged((open) => open.transaction(() => work(open))),
    settle() {
      try {
        unlessDamaged((open) => void open.pragma('wal_checkpoint(TRUNCATE)'))
      } catch (error) {
        if (!(error instanceof StoreError)) throw error
      }
    },
    attach: ({ db: opened, replace }, onReplaced) => change(opened, { replace, onReplaced }),
    detach: () => change(null, nobody),
    isIdle: () => db === null,
    order,
  }
}
