import { createRequire } from 'node:module'
import fs from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { defaultSettings } from '../../../electron/contract/domain/default-settings'
import type { Settings } from '../../../electron/contract/domain/settings'
import { failed } from '../../../electron/contract/errors'
import type { Disk } from '../../../electron/main/system/atomic-write'
import type { Keychain } from '../../../electron/main/keychain/keychain'
import { createMemoryKeychain } from '../../fakes/memory-keychain'

/** As much of a connection of the driver's own as is needed to look over its shoulder. */
interface Connection {
  readonly name: string
  readonly open: boolean
  prepare(sql: string): { get(): Record<string, number> | undefined }
  transaction(work: () => unknown): { immediate(): unknown }
  pragma(text: string, options?: { simple: boolean }): unknown
  close(): void
}

/** What the main process wrote between two turns of its loop, at most. */
export interface LongestStep {
  rows: number
  removed: number
}

export type ModelComputer = ReturnType<typeof createModelComputer>

const COPY = 'kopia-'
const PAGE_BYTES = 4_096
/** In memory where there is such a disk: each small file is flushed, some dozens in every life. */
const DISK = fs.existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A computer with a disk and a keychain that can be made to fail, over any number of starts of the app. */
export function createModelComputer() {
  const folder = fs.mkdtempSync(join(DISK, 'kontaktkort-model-'))
  const copies = join(folder, 'copies')
  const memory = createMemoryKeychain()
  /** The keychain answers, and does not let go of anything. */
  let keepsAll = false
  let refusedRenames = 0
  let refusal = 'EPERM'
  let damaged: { readonly path: string; readonly ino: number } | null = null
  const connections = new Set<Connection>()
  let opened = 0
  const step: LongestStep = { rows: 0, removed: 0 }
  const longest: LongestStep = { rows: 0, removed: 0 }

  const keychain: Keychain = {
    ...memory,
    read: (account) => memory.read(account),
    keep: (account, secret) => memory.keep(account, secret),
    remove: async (account) => (keepsAll ? failed('keychain-unavailable') : memory.remove(account)),
  }

  function counted(db: Connection, write: () => unknown): unknown {
    const before = countsOf(db)
    const done = write()
    const after = countsOf(db)
    if (step.rows === 0) setImmediate(() => Object.assign(step, { rows: 0, removed: 0 }))
    step.rows += after.rows - before.rows
    step.removed += Math.max(0, before.contacts - after.contacts)
    longest.rows = Math.max(longest.rows, step.rows)
    longest.removed = Math.max(longest.removed, step.removed)
    return done
  }

  /** Refuses renames of small files as long as another program holds them. */
  const disk: Disk = {
    async rename(from, to) {
      if (refusedRenames > 0 && to.endsWith('.json')) {
        refusedRenames -= 1
        throw Object.assign(new Error(refusal), { code: refusal })
      }
      await fs.promises.rename(from, to)
    },
    // Each would be of the real clock.
    pausesMs: [0, 0],
  }

  function files(): string[] {
    const inFolder = (place: string) =>
      fs.existsSync(place) ? fs.readdirSync(place).map((name) => join(place, name)) : []
    return [...inFolder(folder), ...inFolder(copies)].filter((path) => fs.statSync(path).isFile())
  }

  function closeAll(): void {
    for (const connection of connections) connection.close()
    connections.clear()
  }

  return {
    folder,
    disk,
    keychain,
    entries: memory.entries,
    settings: defaultSettings as Settings,
    /** The mark of the trusted time. */
    highest: null as number | null,
    longest,
    /** Whether the copy's file has been opened, or made anew, since this was another number. */
    get opened(): number {
      return opened
    },
    setKeychain(state: 'works' | 'fails' | 'keeps-all' | 'refuses-some', keepsStill = 0): void {
      memory.available = state !== 'fails'
      memory.keepsStill = state === 'refuses-some' ? keepsStill : null
      keepsAll = state === 'keeps-all'
    },
    refuseRenames(count: number, code: string): void {
      refusedRenames = count
      refusal = code
    },
    get isWell(): boolean {
      return memory.available && !keepsAll && memory.keepsStill === null && refusedRenames === 0
    },
    /** More than once. */
    get refusesRenames(): boolean {
      return refusedRenames > 1
    },
    /** All at once: what lies on the disk stays as it is, the journal with it. */
    cutOff(): void {
      const left = new Map(files().map((path) => [path, fs.readFileSync(path)]))
      closeAll()
      for (const [path, bytes] of left) fs.writeFileSync(path, bytes)
      for (const path of files()) {
        if (!left.has(path) || path.endsWith('-shm')) fs.rmSync(path)
      }
    },
    closeAll,
    /** One byte of an encrypted file is another one; `choice` says of which file. Whether it was the copy. */
    damage(choice: number, place: number): boolean {
      for (const db of connections) if (db.open) tryTo(() => db.pragma('wal_checkpoint(TRUNCATE)'))
      // The access log now and then, else the copy; after a kill there are journals too.
      const isLog = choice % 4 === 3
      const encrypted = files().filter(
        (path) => /\.db(-wal)?$/.test(path) && path.includes(COPY) !== isLog,
      )
      const path = encrypted[Math.floor(choice / 4) % Math.max(1, encrypted.length)]
      const bytes = path === undefined ? Buffer.alloc(0) : fs.readFileSync(path)
      if (path === undefined || bytes.length === 0) return false
      // Any page is as likely as another.
      const page = place % Math.ceil(bytes.length / PAGE_BYTES)
      const at = Math.min(page * PAGE_BYTES + ((place * 7_919) % PAGE_BYTES), bytes.length - 1)
      const file = fs.openSync(path, 'r+')
      fs.writeSync(file, Buffer.from([(bytes[at] ?? 0) ^ 0x5a]), 0, 1, at)
      fs.closeSync(file)
      // What is in use is read from the disk again.
      for (const db of connections) if (db.open) tryTo(() => db.pragma('shrink_memory'))
      if (!isLog) damaged = { path, ino: fs.statSync(path).ino }
      return !isLog
    },
    /** The file with the wrong byte is still the one that is used. */
    isDamaged: () =>
      damaged !== null &&
      fs.existsSync(damaged.path) &&
      fs.statSync(damaged.path).ino === damaged.ino,
    /** Takes the place of what the product opens by; gives it back when called. */
    install(): () => void {
      return watchConnections({
        opened(connection) {
          connections.add(connection)
          if (connection.name.includes(COPY)) opened += 1
        },
        closed: (connection) => void connections.delete(connection),
        written: counted,
      })
    },
    scrap(): void {
      closeAll()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

function tryTo(work: () => unknown): void {
  try {
    work()
  } catch {
    return
  }
}

const counts = new WeakMap<Connection, { get(): Record<string, number> | undefined } | null>()

/** A connection that cannot be asked is damaged, or the access log's: it is not counted. */
function countsOf(db: Connection): { rows: number; contacts: number } {
  try {
    let ask = counts.get(db)
    if (ask === undefined) {
      const has = db
        .prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'contacts'")
        .get()
      ask = has?.['n']
        ? db.prepare('SELECT total_changes() AS n, (SELECT count(*) FROM contacts) AS contacts')
        : null
      if (ask !== null) counts.set(db, ask)
    }
    const { n = 0, contacts = 0 } = ask?.get() ?? {}
    return { rows: n, contacts }
  } catch {
    return { rows: 0, contacts: 0 }
  }
}

interface Watcher {
  opened(connection: Connection): void
  closed(connection: Connection): void
  written(connection: Connection, write: () => unknown): unknown
}

/** The driver is the only user of the library, which is one for all who load it. */
function watchConnections({ opened, closed, written }: Watcher): () => void {
  const library = createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as {
    prototype: Connection
  }
  const { prototype } = library
  const { pragma, close, transaction } = prototype
  const seen = new WeakSet<Connection>()
  Object.assign(prototype, {
    pragma(this: Connection, ...given: Parameters<Connection['pragma']>) {
      if (!seen.has(this)) {
        seen.add(this)
        opened(this)
      }
      return pragma.apply(this, given)
    },
    close(this: Connection) {
      closed(this)
      close.call(this)
    },
    transaction(this: Connection, work: () => unknown) {
      const begun = transaction.call(this, work)
      return { immediate: () => written(this, () => begun.immediate()) }
    },
  })
  return () => Object.assign(prototype, { pragma, close, transaction })
}
