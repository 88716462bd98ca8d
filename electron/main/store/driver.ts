import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'

export type StoreFault = 'wrong-key' | 'damaged' | 'full' | 'unwritable' | 'locked'

/** What SQLite refused, by kind. The message never holds values or paths. */
export class StoreError extends Error {
  constructor(readonly fault: StoreFault) {
    super(`The store is refused: ${fault}`)
  }
}

/** The file is not what it was, and an empty one must take its place: the CRM still has everything. */
export function isDamage(error: unknown): boolean {
  return error instanceof StoreError && (error.fault === 'damaged' || error.fault === 'wrong-key')
}

export type SqlValue = string | number | bigint | Uint8Array | null

/** Values for the question marks in order, or one object for the names (`@name`). */
export type SqlParams = SqlValue[] | [Readonly<Record<string, SqlValue>>]

export interface Statement<Row = unknown> {
  get(...params: SqlParams): Row | undefined
  all(...params: SqlParams): Row[]
  /** Until it has come to its end or is broken off, nothing can be written. */
  iterate(...params: SqlParams): IterableIterator<Row>
  run(...params: SqlParams): { changes: number; lastInsertRowid: number }
}

/** Each call throws `StoreError` for what the disk or the file is to blame for; other errors are bugs. */
export interface Database {
  /** Prepared once per text and kept. */
  prepare<Row>(sql: string): Statement<Row>
  exec(sql: string): void
  /** The first value of the answer. */
  pragma(text: string): unknown
  /** All or nothing. Within another one it stands or falls with that; one that throws is undone by itself. */
  transaction<T>(work: () => T): T
  /** Lets go of every file; doing so twice does no harm. */
  close(): void
  readonly open: boolean
}

/** What we use of better-sqlite3-multiple-ciphers, whose own types its package does not offer for import. */
interface Native {
  prepare(sql: string): NativeStatement
  exec(sql: string): void
  pragma(text: string, options?: { simple: boolean }): unknown
  transaction<T>(work: () => T): { immediate(): T }
  close(): void
  readonly open: boolean
}

interface NativeStatement extends Statement {
  readonly source: string
}

type NativeConstructor = new (path: string, options?: { timeout: number }) => Native

const IN_MEMORY = ':memory:'
const RAW_KEY = /^[0-9a-f]{64}$/i
/** The app is alone with its file; a virus scanner or a backup may hold it for a moment. */
const BUSY_MS = 500

/** `key`: 64 hex digits; null only for a store in memory. The path `:memory:` is one for this run alone. */
export function openDatabase(path: string, key: string | null): Database {
  if (path === IN_MEMORY) return wrap(guard(() => new (native())(IN_MEMORY)))
  // The key is never part of a message, and a file without one would be plain text.
  if (key === null || !RAW_KEY.test(key)) throw new Error('A file needs a key of 64 hex digits')
  if (!existsSync(dirname(path))) throw new StoreError('unwritable')
  const db = guard(() => new (native())(path, { timeout: BUSY_MS }))
  try {
    unlock(db, key)
    return wrap(db)
  } catch (error) {
    // Windows could not set aside a file that is still held.
    db.close()
    throw error
  }
}

/** Loaded at first use: it takes some ms, and where it does not load, the rest of the app still starts. */
function native(): NativeConstructor {
  return createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as NativeConstructor
}

function unlock(db: Native, key: string): void {
  guard(() => {
    db.pragma("cipher = 'chacha20'")
    db.pragma(`key = "x'${key}'"`)
    // The key is only tried at the first page that is read.
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
  })
}

function wrap(db: Native): Database {
  guard(() => {
    // What is deleted is overwritten, and nothing is put down in files of SQLite's own (GDPR rule 19).
    db.pragma('secure_delete = ON')
    db.pragma('temp_store = MEMORY')
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    db.pragma('cache_size = -16000')
    // Taking the journal into the file is a long step: a quarter of it at a time, four times as often (S26).
    db.pragma('wal_autocheckpoint = 250')
  })
  const statements = new Map<string, Statement>()

  return {
    prepare<Row>(sql: string) {
      const statement = statements.get(sql) ?? toStatement(guard(() => db.prepare(sql)))
      statements.set(sql, statement)
      return statement as Statement<Row>
    },
    exec: (sql) => void guard(() => db.exec(sql)),
    pragma: (text) => guard(() => db.pragma(text, { simple: true })),
    // Immediate: what has been read is still true when it is written to.
    transaction: (work) => guard(() => db.transaction(work).immediate()),
    close: () => void guard(() => db.close()),
    get open() {
      return db.open
    },
  }
}

function toStatement(statement: NativeStatement): Statement {
  const { source } = statement
  return {
    get: (...params) => guard(() => statement.get(...params), source),
    all: (...params) => guard(() => statement.all(...params), source),
    *iterate(...params) {
      const rows = guard(() => statement.iterate(...params), source)
      try {
        for (;;) {
          const { done, value } = guard(() => rows.next(), source)
          if (done) return
          yield value
        }
      } finally {
        rows.return?.()
      }
    },
    run: (...params) => guard(() => statement.run(...params), source),
  }
}

function guard<T>(work: () => T, source?: string): T {
  try {
    return work()
  } catch (error) {
    throw translate(error, source)
  }
}

function translate(error: unknown, source?: string): unknown {
  if (!isRefusal(error)) return error
  const fault = faultOf(error.code)
  if (fault !== null) return new StoreError(fault)
  // SQLite quotes what it could not read: with values at hand that may be one of them (a search text).
  return new Error(`${error.code}: ${source ?? error.message}`)
}

function isRefusal(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('SQLITE_')
  )
}

/** By SQLite's result codes; null: a bug of ours. */
function faultOf(code: string): StoreFault | null {
  const [kind] = code.slice('SQLITE_'.length).split('_')
  switch (kind) {
    case 'NOTADB':
      return 'wrong-key'
    case 'CORRUPT':
      return 'damaged'
    case 'FULL':
      return 'full'
    case 'READONLY':
    case 'CANTOPEN':
    case 'PERM':
    case 'AUTH':
    case 'IOERR':
      // The index of the journal is made in full length: without room for it, SQLite says no more than this.
      return code === 'SQLITE_IOERR_SHMSIZE' ? 'full' : 'unwritable'
    case 'BUSY':
    case 'LOCKED':
    case 'PROTOCOL':
      return 'locked'
    default:
      return null
  }
}
