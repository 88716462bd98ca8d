import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CopyProblem } from '../../contract/domain/copy'
import type { Keychain } from '../keychain/keychain'
import { createStoreKey, forgetStoreKey, readStoreKey } from '../privacy/store-key'
import { StoreError } from './driver'
import type { Database } from './driver'
import { migrate } from './migrate'
import { closeQuietly } from './store'
import type { Attached } from './store'

export interface CopyFileParts {
  /** Machine-local; null: nothing may be saved there (GDPR rule 23). */
  readonly folder: string | null
  readonly keychain: Keychain
  readonly migrations: readonly string[]
  open(path: string, key: string | null): Database
  /** Milliseconds since 1970. */
  now(): number
}

export interface OpenedCopy extends Attached {
  /** Why it is not the copy of last time; null: it is, or there was none. */
  readonly problem: CopyProblem | null
  /** False: in memory, for this run. */
  readonly saved: boolean
}

export interface CopyFile {
  /** Never rejects: whatever stands in the way, there is a copy to work with, if only in memory. */
  open(damaged: () => void): Promise<OpenedCopy>
  /** The old file that was set aside, if any. */
  hasSetAside(): boolean
  dropSetAside(): void
  /** From the next opening on, a file of this version stands beside the newer one (S07). */
  startBesideNewer(): Promise<void>
  /** Rejects when the keychain cannot be asked. */
  hasKey(): Promise<boolean>
  /** The key and every file it can; rejects when something of it is left. */
  remove(): Promise<void>
}

/** Journal and shared memory go wherever their database goes. */
const TAILS = ['', '-wal', '-shm']
const ASIDE = '.aside'
/** What was set aside holds contacts too, if only for whoever finds the key: it goes in its turn. */
const ASIDE_KEPT_MS = 14 * 24 * 60 * 60 * 1000

/** One account's file (GDPR rules 16, 21, 23): encrypted, under a name that does not tell whose it is. */
export function createCopyFile(account: string, parts: CopyFileParts): CopyFile {
  const { folder, keychain, migrations } = parts
  const name = nameOf(account, folder)
  const keyName = `${account} – kopians nyckel ${name.slice(0, 8)}`
  const usual = folder && join(folder, `kopia-${name}.db`)
  const besideNewer = folder && join(folder, `kopia-${name}-${migrations.length}.db`)

  function inMemory(problem: CopyProblem | null): OpenedCopy {
    return { db: empty(), replace: empty, problem, saved: false }
  }

  function empty(): Database {
    const db = parts.open(':memory:', null)
    migrate(db, migrations)
    return db
  }

  /** A database ready for use, or why there is none under this name. */
  function tryOpen(path: string, key: string): Database | 'newer' | 'unreadable' {
    let db: Database | null = null
    try {
      db = parts.open(path, key)
      const schema = migrate(db, migrations)
      if (schema === 'ready') return db
      db.close()
      return schema === 'newer' ? 'newer' : 'unreadable'
    } catch (error) {
      if (db !== null) closeQuietly(db)
      if (error instanceof StoreError && isUnreadable(error)) return 'unreadable'
      throw error
    }
  }

  function freshFile(path: string, key: string): Database {
    setAside(path)
    const db = tryOpen(path, key)
    if (typeof db === 'string') throw new StoreError('unwritable')
    return db
  }

  function onDisk(
    path: string,
    key: string,
    db: Database,
    problem: CopyProblem | null,
    damaged: () => void,
  ): OpenedCopy {
    return {
      db,
      problem,
      saved: true,
      replace() {
        damaged()
        try {
          return freshFile(path, key)
        } catch {
          return empty()
        }
      },
    }
  }

  async function openFile(damaged: () => void): Promise<OpenedCopy> {
    if (folder === null || usual === null || besideNewer === null) return inMemory('unwritable')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    dropOldAside(usual, parts.now())
    const kept = await readStoreKey(keychain, keyName)
    if (!kept.ok) return inMemory('no-keychain')
    let key = kept.value
    let problem: CopyProblem | null = null
    if (key === null) {
      const made = await createStoreKey(keychain, keyName)
      if (!made.ok) return inMemory('no-keychain')
      key = made.value
      if (existsSync(usual)) {
        problem = 'key-missing'
        setAside(usual)
      }
      if (existsSync(besideNewer)) setAside(besideNewer)
    }
    const path = existsSync(besideNewer) ? besideNewer : usual
    let db = tryOpen(path, key)
    if (db === 'newer') return inMemory('newer-version')
    if (db === 'unreadable') {
      problem = 'damaged'
      db = freshFile(path, key)
    }
    return onDisk(path, key, db, problem, damaged)
  }

  return {
    async open(damaged) {
      try {
        return await openFile(damaged)
      } catch (error) {
        // No rights, no room, a path the system does not take: told plainly, and works unsaved (S06).
        const full = error instanceof StoreError && error.fault === 'full'
        return inMemory(full ? 'disk-full' : 'unwritable')
      }
    },
    hasSetAside: () => usual !== null && existsSync(usual + ASIDE),
    dropSetAside() {
      for (const path of [usual, besideNewer]) if (path !== null) removeAll(path + ASIDE)
    },
    async startBesideNewer() {
      const kept = await readStoreKey(keychain, keyName)
      if (besideNewer === null || !kept.ok || kept.value === null) return
      const db = tryOpen(besideNewer, kept.value)
      if (typeof db !== 'string') db.close()
    },
    async hasKey() {
      const kept = await keychain.read(keyName)
      if (!kept.ok) throw new Error('The keychain does not say')
      return kept.value !== null
    },
    async remove() {
      // Where a scanner or a backup holds the file just now, nobody can read it any more.
      const forgotten = await forgetStoreKey(keychain, keyName)
      const paths = [usual, besideNewer].filter((path) => path !== null)
      const files = paths.flatMap((path) => [path, path + ASIDE]).flatMap(withTails)
      const left = files.filter((file) => !tryRemove(file))
      if (!forgotten.ok) throw new Error('The key of the copy is still in the keychain')
      if (left.length > 0) throw new Error('A file of the copy is held')
    },
  }
}

/**
 * What accounts left behind that are signed in no more: a run was cut off before it could delete it, or
 * something held the file (GDPR rules 18 and 21). Never throws: what is held still waits for the next start.
 */
export function removeStrays(keep: string | null, { folder }: Pick<CopyFileParts, 'folder'>): void {
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

/** False: something holds it. */
function tryRemove(path: string): boolean {
  try {
    rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}

/** Whose it is cannot be read out of it. */
function nameOf(account: string, folder: string | null): string {
  return createHash('sha256').update(`${account}\n${folder}`).digest('hex').slice(0, 16)
}

function isUnreadable({ fault }: StoreError): boolean {
  return fault === 'damaged' || fault === 'wrong-key'
}

/** At most one lies aside: what was put there before makes room. */
function setAside(path: string): void {
  removeAll(path + ASIDE)
  for (const tail of TAILS) {
    if (existsSync(path + tail)) renameSync(path + tail, path + ASIDE + tail)
  }
}

function dropOldAside(path: string, now: number): void {
  const aside = path + ASIDE
  if (existsSync(aside) && now - statSync(aside).mtimeMs > ASIDE_KEPT_MS) removeAll(aside)
}

function removeAll(path: string): void {
  for (const file of withTails(path)) rmSync(file, { force: true })
}

function withTails(path: string): string[] {
  return TAILS.map((tail) => path + tail)
}
