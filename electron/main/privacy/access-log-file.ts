import { createHash } from 'node:crypto'
import { LOG_KEPT_DAYS } from '../../contract/domain/access-log'
import type { Keychain } from '../keychain/keychain'
import { StoreError } from '../store/driver'
import type { Database } from '../store/driver'
import { createEncryptedFile } from '../store/encrypted-file'
import { createLogRows, logMigrations } from './access-log-rows'
import type { LogRows } from './access-log-rows'
import { removeFiles } from './forget-computer'
import type { ForgetOutcome } from './forget-computer'
import { LOG_FILES } from './own-files'
import { createStoreKey, forgetStoreKey, readStoreKey } from './store-key'

export interface LogFileDeps {
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
const KEPT_MS = LOG_KEPT_DAYS * 24 * 60 * 60 * 1000

export function createLogFile({ folder, keychain, open }: LogFileDeps): LogFile {
  const keyName = `åtkomstlogg ${shortHash(folder ?? '')}`
  const file =
    folder === null
      ? null
      : createEncryptedFile({ folder, name: NAME, migrations: logMigrations, open, isSound })
  let key: string | null = null
  let isNewKey = false
  let begunAnew: ReturnType<LogFile['begunAnew']> = null
  /** A keychain may ask its owner first: what it answers after a removal is of a file that is no more. */
  let removals = 0
  let unlockings = 0

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
      isNewKey = true
    },
    connect() {
      if (file === null) throw new StoreError('unwritable')
      if (key === null) return null
      const found = file.open(key, isNewKey)
      // Left to the version that can read it (S07); this one writes beside it.
      const opened = found === 'newer' ? file.openBesideNewer(key) : found
      isNewKey = false
      begunAnew ??= opened.renewal ?? (opened.isBesideNewer ? 'newer-version' : null)
      return createLogRows(opened.db)
    },
    begunAnew: () => begunAnew,
    dropOldAside: (now) => file?.dropOldAside(now, KEPT_MS),
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

/** A copy can be fetched again and a log cannot: looked through at each opening, and on the disk once noted. */
function isSound(db: Database): boolean {
  db.pragma('synchronous = FULL')
  return db.pragma('quick_check') === 'ok'
}

/** Two profiles on one computer share its keychain, and must not share a key that one may forget. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
