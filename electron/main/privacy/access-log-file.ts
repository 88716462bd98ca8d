import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LOG_KEPT_DAYS } from '../../contract/domain/access-log'
import type { Keychain } from '../keychain/keychain'
import { StoreError } from '../store/driver'
import type { Database } from '../store/driver'
import { migrate } from '../store/migrate'
import { createLogRows, logMigrations } from './access-log-rows'
import type { LogRows } from './access-log-rows'
import { removeFiles } from './forget-computer'
import type { ForgetOutcome } from './forget-computer'
import { LOG_FILES } from './own-files'
import { createStoreKey, forgetStoreKey, readStoreKey } from './store-key'

export interface LogFileParts {
  /** Machine-local; null: nothing may be saved there (GDPR rule 23). */
  readonly folder: string | null
  readonly keychain: Keychain
  open(path: string, key: string | null): Database
}

/** Where the access log lies: a file and a key of its own, as it outlives every copy (GDPR rule 35). */
export interface LogFile {
  /** Reads the key, or makes one. Without a keychain the file stays as it is, unread. */
  unlock(): Promise<void>
  /** Null: no key. Throws when the folder, the disk or another process stands in the way. */
  connect(): LogRows | null
  /** Why entries of earlier days are missing; null: they are not. */
  begunAnew(): 'key-missing' | 'damaged' | 'newer-version' | null
  /** What lies aside goes when the youngest entry in it has had its days. */
  dropOldAside(now: number): void
  /** From here on the file is locked until the next `unlock`, whatever one under way comes back with. */
  remove(): Promise<ForgetOutcome>
  removeKey(): Promise<ForgetOutcome>
}

const NAME = 'access-log'
const ASIDE = '.aside'
/** Journal and shared memory go wherever their database goes. */
const TAILS = ['', '-wal', '-shm', '-journal']
const KEPT_MS = LOG_KEPT_DAYS * 24 * 60 * 60 * 1000

export function createLogFile({ folder, keychain, open }: LogFileParts): LogFile {
  const keyName = `åtkomstlogg ${shortHash(folder ?? '')}`
  let key: string | null = null
  let begunAnew: ReturnType<LogFile['begunAnew']> = null
  /** A keychain may ask its owner first: what it answers after a removal is of a file that is no more. */
  let removals = 0
  let unlockings = 0

  function connectIn(inFolder: string, withKey: string): LogRows {
    mkdirSync(inFolder, { recursive: true, mode: 0o700 })
    const usual = join(inFolder, `${NAME}.db`)
    const db = tryOpen(usual, withKey)
    if (db === 'newer') {
      // Left to the version that can read it (S07); this one writes beside it.
      begunAnew ??= 'newer-version'
      return createLogRows(opened(join(inFolder, `${NAME}-${logMigrations.length}.db`), withKey))
    }
    return createLogRows(db === 'unreadable' ? afresh(usual, withKey) : db)
  }

  function opened(path: string, withKey: string): Database {
    const db = tryOpen(path, withKey)
    return typeof db === 'string' ? afresh(path, withKey) : db
  }

  function afresh(path: string, withKey: string): Database {
    begunAnew ??= 'damaged'
    setAside(path)
    const db = tryOpen(path, withKey)
    if (typeof db === 'string') throw new StoreError('unwritable')
    return db
  }

  function tryOpen(path: string, withKey: string): Database | 'newer' | 'unreadable' {
    let db: Database | null = null
    try {
      db = open(path, withKey)
      // An entry is there for good once it is noted: a copy can be fetched again, a log cannot.
      db.pragma('synchronous = FULL')
      const schema = migrate(db, logMigrations)
      const sound = schema === 'ready' && db.pragma('quick_check') === 'ok'
      if (sound) return db
      db.close()
      return schema === 'newer' ? 'newer' : 'unreadable'
    } catch (error) {
      if (db !== null) closeQuietly(db)
      if (isDamage(error)) return 'unreadable'
      throw error
    }
  }

  return {
    async unlock() {
      const before = removals
      const own = ++unlockings
      const kept = await readStoreKey(keychain, keyName)
      if (!kept.ok || removals !== before) return
      key = kept.value
      if (key !== null) return
      const made = await createStoreKey(keychain, keyName)
      if (!made.ok) return
      if (removals !== before) {
        // Unless somebody counts on it again.
        if (own === unlockings) await forgetStoreKey(keychain, keyName)
        return
      }
      key = made.value
      if (folder !== null && existsSync(join(folder, `${NAME}.db`))) begunAnew = 'key-missing'
    },
    connect() {
      if (folder === null) throw new StoreError('unwritable')
      return key === null ? null : connectIn(folder, key)
    },
    begunAnew: () => begunAnew,
    dropOldAside(now) {
      if (folder === null || !existsSync(folder)) return
      for (const name of readdirSync(folder)) {
        const path = join(folder, name)
        const isAside = LOG_FILES.test(name) && name.includes(ASIDE)
        if (isAside && now - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { force: true })
      }
    },
    async remove() {
      removals += 1
      key = null
      begunAnew = null
      return folder === null ? { state: 'none', count: 0 } : removeFiles(folder, [LOG_FILES])
    },
    async removeKey() {
      const kept = await keychain.read(keyName)
      if (kept.ok && kept.value === null) return { state: 'none', count: null }
      const forgotten = await forgetStoreKey(keychain, keyName)
      return { state: forgotten.ok ? 'removed' : 'failed', count: null }
    },
  }
}

export function isDamage(error: unknown): boolean {
  return error instanceof StoreError && (error.fault === 'damaged' || error.fault === 'wrong-key')
}

function closeQuietly(db: Database): void {
  try {
    db.close()
  } catch {
    return
  }
}

/** At most one lies aside: what was put there before makes room. */
function setAside(path: string): void {
  for (const tail of TAILS) {
    rmSync(path + ASIDE + tail, { force: true })
    if (existsSync(path + tail)) renameSync(path + tail, path + ASIDE + tail)
  }
}

/** Two profiles on one computer share its keychain, and must not share a key that one may forget. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
