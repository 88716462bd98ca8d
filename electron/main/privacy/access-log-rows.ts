import { LOG_KEPT_DAYS, logEntry } from '../../contract/domain/access-log'
import type { LogEntry } from '../../contract/domain/access-log'
import type { Database } from '../store/driver'

const KEPT_MS = LOG_KEPT_DAYS * 24 * 60 * 60 * 1000

/** An entry with its time in milliseconds since 1970, of the trusted clock. */
export type StampedEntry = Omit<LogEntry, 'at'> & { readonly at: number }

/**
 * The file itself refuses what a mistake in the code might try: to change an entry, to write over one, or
 * to delete one outside a pruning or before its days are over (GDPR rule 34).
 */
const entries = `
  CREATE TABLE entries (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    account TEXT NOT NULL,
    action TEXT NOT NULL,
    contact_id TEXT,
    reason TEXT,
    variant TEXT,
    contacts INTEGER
  ) STRICT;
  CREATE INDEX entries_by_account ON entries (account, at);
  CREATE INDEX entries_by_time ON entries (at);

  CREATE TABLE pruning (now INTEGER NOT NULL) STRICT;

  CREATE TRIGGER entries_stay_as_written BEFORE UPDATE ON entries
  BEGIN
    SELECT RAISE(ABORT, 'entries are only added');
  END;
  CREATE TRIGGER entries_replace_none BEFORE INSERT ON entries
  WHEN EXISTS (SELECT 1 FROM entries WHERE place = new.place)
  BEGIN
    SELECT RAISE(ABORT, 'entries are only added');
  END;
  CREATE TRIGGER entries_stay_their_days BEFORE DELETE ON entries
  WHEN NOT EXISTS (SELECT 1 FROM pruning WHERE old.at < now - ${KEPT_MS} OR old.at > now)
  BEGIN
    SELECT RAISE(ABORT, 'entries are only added');
  END;
`

/** An estate's page is opened as a contact is; entries of before were all of contacts. */
const estates = 'ALTER TABLE entries ADD COLUMN estate_id TEXT'

/** In order; the number of those applied is the file's version. Released ones are never edited. */
export const logMigrations: readonly string[] = [entries, estates]

/** The table of entries in an open file. Everything throws `StoreError` when the file does not serve. */
export interface LogRows {
  /** All or none. */
  add(added: readonly StampedEntry[]): void
  /** Of one account, the latest first; `limit` null means all. */
  read(account: string, before: number | null, limit: number | null): StampedEntry[]
  /** Of one account, how many and since when; null where there are none. */
  summary(account: string): { entries: number; oldestAt: number | null }
  /** When the entry written last was noted; null in an empty log. */
  lastAt(): number | null
  /** Deletes what is older than its days; nothing of it stays in file or journal. */
  prune(now: number): void
  close(): void
}

export function createLogRows(db: Database): LogRows {
  return {
    add(added) {
      db.transaction(() => {
        const insert = db.prepare(
          `INSERT INTO entries (at, account, action, contact_id, estate_id, reason, variant, contacts)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        for (const { at, account, action, contactId, estateId, reason, variant, count } of added) {
          insert.run(at, account, action, contactId, estateId, reason, variant, count)
        }
      })
    },
    read: (account, before, limit) =>
      db
        .prepare<Row>(
          `SELECT at, account, action, contact_id AS contactId, estate_id AS estateId, reason, variant,
             contacts AS count
           FROM entries WHERE account = ? AND at < ? ORDER BY at DESC, place DESC LIMIT ?`,
        )
        .all(account, before ?? Number.MAX_SAFE_INTEGER, limit ?? -1)
        .map(entryOf)
        .filter((entry) => entry !== null),
    summary: (account) =>
      db
        .prepare<{ entries: number; oldestAt: number | null }>(
          'SELECT count(*) AS entries, min(at) AS oldestAt FROM entries WHERE account = ?',
        )
        .get(account) ?? { entries: 0, oldestAt: null },
    lastAt: () =>
      db.prepare<{ at: number }>('SELECT at FROM entries ORDER BY place DESC LIMIT 1').get()?.at ??
      null,
    prune(now) {
      const before = now - KEPT_MS
      db.transaction(() => {
        db.prepare('INSERT INTO pruning (now) VALUES (?)').run(now)
        // An entry from a clock that stood in the future is at least as old as those written after it.
        db.prepare(
          `DELETE FROM entries WHERE at > ? AND place < (SELECT max(place) FROM entries WHERE at < ?)`,
        ).run(now, before)
        db.prepare('DELETE FROM entries WHERE at < ?').run(before)
        db.exec('DELETE FROM pruning')
      })
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    close: () => db.close(),
  }
}

type Row = Record<keyof LogEntry, unknown>

/** Null for a row that is none of this version's. */
function entryOf(row: Row): StampedEntry | null {
  const at = Number(row.at)
  const parsed = logEntry.safeParse({ ...row, at: new Date(at).toISOString() })
  return parsed.success ? { ...parsed.data, at } : null
}

export function toLogEntry({ at, ...entry }: StampedEntry): LogEntry {
  return { at: new Date(at).toISOString(), ...entry }
}
