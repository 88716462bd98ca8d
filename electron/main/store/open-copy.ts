import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CopyProblem } from '../../contract/domain/copy'
import type { Keychain } from '../keychain/keychain'
import { createStoreKey, forgetStoreKey, readStoreKey } from '../privacy/store-key'
import { StoreError } from './driver'
import type { Database } from './driver'
import { createEncryptedFile, tryRemove } from './encrypted-file'
import { migrate } from './migrate'
import type { Migration } from './migrate'
import type { OpenedStore, Replacement } from './store'

export interface CopyFileDeps {
  /** Machine-local; null: nothing may be saved there (GDPR rule 23). */
  readonly folder: string | null
  readonly keychain: Keychain
  readonly migrations: readonly Migration[]
  open(path: string, key: string | null): Database
}

export interface OpenedCopy extends OpenedStore {
  /** Why it is not the copy of last time; null: it is, or there was none. */
  readonly problem: CopyProblem | null
  /** False: in memory, for this run. */
  readonly saved: boolean
}

export interface CopyFile {
  /** Never rejects: whatever stands in the way, there is a copy to work with, if only in memory. */
  open(): Promise<OpenedCopy>
  /** The old file that was set aside, if any. */
  hasSetAside(): boolean
  dropSetAside(): void
  /** What was set aside holds contacts too: it lives no longer than they may (GDPR rule 17). Never throws. */
  dropOldAside(now: number, keptMs: number): void
  /** From the next opening on, a file of this version stands beside the newer one (S07). */
  startBesideNewer(): Promise<void>
  /** Rejects when the keychain cannot be asked. */
  hasKey(): Promise<boolean>
  /** The key and every file it can; rejects when something of it is left. */
  remove(): Promise<void>
}

/** One account's file (GDPR rules 16, 21, 23): encrypted, under a name that does not tell whose it is. */
export function createCopyFile(account: string, deps: CopyFileDeps): CopyFile {
  const { folder, keychain, migrations } = deps
  const name = nameOf(account, folder)
  const keyName = `${account} – kopians nyckel ${name.slice(0, 8)}`
  const file =
    folder === null
      ? null
      : createEncryptedFile({ folder, name: `kopia-${name}`, migrations, open: deps.open })

  function inMemory(problem: CopyProblem | null): OpenedCopy {
    return { db: empty(), replace: () => ({ db: empty(), problem }), problem, saved: false }
  }

  function empty(): Database {
    const db = deps.open(':memory:', null)
    migrate(db, migrations)
    return db
  }

  async function readKey(): Promise<{ key: string; isNew: boolean } | null> {
    const kept = await readStoreKey(keychain, keyName)
    if (!kept.ok) return null
    if (kept.value !== null) return { key: kept.value, isNew: false }
    const made = await createStoreKey(keychain, keyName)
    return made.ok ? { key: made.value, isNew: true } : null
  }

  async function openFile(): Promise<OpenedCopy> {
    if (file === null) return inMemory('unwritable')
    const lock = await readKey()
    if (lock === null) return inMemory('no-keychain')
    const { key } = lock
    const opened = file.open(key, lock.isNew)
    if (opened === 'newer') return inMemory('newer-version')
    const replace = (): Replacement => {
      try {
        return { db: file.replace(key), problem: 'damaged' }
      } catch (error) {
        return { db: empty(), problem: problemOf(error) }
      }
    }
    return { db: opened.db, replace, problem: opened.renewal, saved: true }
  }

  return {
    open: () => openFile().catch((error: unknown) => inMemory(problemOf(error))),
    hasSetAside: () => file?.hasSetAside() ?? false,
    dropSetAside: () => file?.dropSetAside(),
    dropOldAside: (now, keptMs) => file?.dropOldAside(now, keptMs),
    async startBesideNewer() {
      const kept = await readStoreKey(keychain, keyName)
      if (file !== null && kept.ok && kept.value !== null)
        file.openBesideNewer(kept.value).db.close()
    },
    async hasKey() {
      const kept = await keychain.read(keyName)
      if (!kept.ok) throw new Error('The keychain does not say')
      return kept.value !== null
    },
    async remove() {
      // Where a scanner or a backup holds the file just now, nobody can read it any more.
      const forgotten = await forgetStoreKey(keychain, keyName)
      const isRemoved = file?.remove() ?? true
      if (!forgotten.ok) throw new Error('The key of the copy is still in the keychain')
      if (!isRemoved) throw new Error('A file of the copy is held')
    },
  }
}

/** No rights, no room, a path the system does not take: told plainly, and works unsaved (S06). */
function problemOf(error: unknown): CopyProblem {
  return error instanceof StoreError && error.fault === 'full' ? 'disk-full' : 'unwritable'
}

/**
 * What accounts left behind that are signed in no more: a run was cut off before it could delete it, or
 * something held the file (GDPR rules 18 and 21). Never throws: what is held still waits for the next start.
 */
export function removeStrays(keep: string | null, { folder }: Pick<CopyFileDeps, 'folder'>): void {
  if (folder === null) return
  const own = keep === null ? null : `kopia-${nameOf(keep, folder)}`
  for (const file of filesIn(folder)) {
    if (file.startsWith('kopia-') && (own === null || !file.startsWith(own)))
      tryRemove(join(folder, file))
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Whose it is cannot be read out of it. */
function nameOf(account: string, folder: string | null): string {
  return createHash('sha256').update(`${account}\n${folder}`).digest('hex').slice(0, 16)
}
