import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isDamage, StoreError } from './driver'
import type { Database } from './driver'
import { migrate } from './migrate'
import type { Migration } from './migrate'

export interface EncryptedFileDeps {
  readonly folder: string
  /** Without its ending; a file of this version beside a newer one bears the version's number too. */
  readonly name: string
  readonly migrations: readonly Migration[]
  open(path: string, key: string): Database
  /** Settings of this kind of file, and whether it is sound; all of them are when not given. */
  readonly isSound?: (db: Database) => boolean
}

/** Why an opened file is not the one of last time; null: it is, or there was none. */
export type Renewal = 'key-missing' | 'damaged' | null

export interface OpenedFile {
  readonly db: Database
  readonly renewal: Renewal
  /** A newer version's file is left as it is, and this one lies beside it (S07). */
  readonly isBesideNewer: boolean
}

/**
 * An encrypted database with what can happen to it: set aside when nobody can read it, left alone when a newer
 * version wrote it, replaced by an empty one. Everything throws `StoreError` where the disk refuses.
 */
export interface EncryptedFile {
  /** `isNewKey`: whatever lies there was locked with another, and is set aside. */
  open(key: string, isNewKey: boolean): OpenedFile | 'newer'
  /** For whom a newer version's file is no reason to do without one. */
  openBesideNewer(key: string): OpenedFile
  /** An empty file in the place of the one that was opened, which must be closed; whole when it is given. */
  replace(key: string): Database
  hasSetAside(): boolean
  dropSetAside(): void
  /** What lies aside and was last written so long ago, or is said to be in so long a while. Never throws. */
  dropOldAside(now: number, keptMs: number): void
  /** All of it, what lies aside too; false: something holds one of the files. */
  remove(): boolean
}

/** Journal and shared memory go wherever their database goes. */
const TAILS = ['', '-wal', '-shm', '-journal']
const ASIDE = '.aside'

export function createEncryptedFile(deps: EncryptedFileDeps): EncryptedFile {
  const { folder, name, migrations, isSound = () => true } = deps
  const usual = join(folder, `${name}.db`)
  const besideNewer = join(folder, `${name}-${migrations.length}.db`)
  const paths = [usual, besideNewer]
  let path = usual

  /** A database ready for use, or why there is none under this name. */
  function tryOpen(key: string): Database | 'newer' | 'unreadable' {
    let db: Database | null = null
    try {
      db = deps.open(path, key)
      const schema = migrate(db, migrations)
      if (schema === 'ready' && isSound(db)) return db
      db.close()
      return schema === 'newer' ? 'newer' : 'unreadable'
    } catch (error) {
      if (db !== null) closeQuietly(db)
      if (isDamage(error)) return 'unreadable'
      throw error
    }
  }

  function replace(key: string): Database {
    setAside(path)
    const db = tryOpen(key)
    if (typeof db === 'string') throw new StoreError('unwritable')
    return db
  }

  function openAt(at: string, key: string, renewal: Renewal): OpenedFile | 'newer' {
    path = at
    const isBesideNewer = at === besideNewer && existsSync(usual)
    const db = tryOpen(key)
    if (db === 'newer') return db
    return db === 'unreadable'
      ? { db: replace(key), renewal: 'damaged', isBesideNewer }
      : { db, renewal, isBesideNewer }
  }

  return {
    open(key, isNewKey) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const renewal = isNewKey && existsSync(usual) ? 'key-missing' : null
      if (isNewKey) for (const one of paths) if (existsSync(one)) setAside(one)
      return openAt(existsSync(besideNewer) ? besideNewer : usual, key, renewal)
    },
    openBesideNewer(key) {
      const opened = openAt(besideNewer, key, null)
      if (opened === 'newer') throw new StoreError('unwritable')
      return opened
    },
    replace,
    hasSetAside: () => paths.some((one) => existsSync(one + ASIDE)),
    dropSetAside() {
      for (const one of paths) removeAll(one + ASIDE)
    },
    dropOldAside(now, keptMs) {
      for (const file of paths.map((one) => one + ASIDE)) {
        const age = now - (tryStat(file)?.mtimeMs ?? now)
        if (Math.abs(age) > keptMs) withTails(file).forEach(tryRemove)
      }
    },
    remove: () =>
      paths
        .flatMap((one) => [one, one + ASIDE])
        .flatMap(withTails)
        .map(tryRemove)
        .every((isRemoved) => isRemoved),
  }
}

/** A damaged file may refuse to be closed in order; its handle is let go all the same. */
export function closeQuietly(db: Pick<Database, 'close'>): void {
  try {
    db.close()
  } catch {
    return
  }
}

/** False: something holds it. */
export function tryRemove(path: string): boolean {
  try {
    rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}

function tryStat(path: string) {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

/** At most one lies aside: what was put there before makes room. */
function setAside(path: string): void {
  removeAll(path + ASIDE)
  for (const tail of TAILS) {
    if (existsSync(path + tail)) renameSync(path + tail, path + ASIDE + tail)
  }
}

function removeAll(path: string): void {
  for (const file of withTails(path)) rmSync(file, { force: true })
}

function withTails(path: string): string[] {
  return TAILS.map((tail) => path + tail)
}
