import type { LogEntry } from '../../contract/domain/access-log'
import type { CopyProblem } from '../../contract/domain/copy'
import type { Instant } from '../../contract/domain/time'
import { isDamage, StoreError } from '../store/driver'
import { closeQuietly } from '../store/encrypted-file'
import { logCsv } from './access-log-csv'
import type { LogFile } from './access-log-file'
import { toLogEntry } from './access-log-rows'
import type { LogRows, StampedEntry } from './access-log-rows'
import type { ForgetOutcome } from './forget-computer'
import type { TrustedTime } from './trusted-time'

/** Ids and codes: there is no place for a name, a number or what somebody searched for (GDPR rule 34). */
export type NewLogEntry = Pick<LogEntry, 'account' | 'action'> &
  Partial<Pick<LogEntry, 'contactId' | 'estateId' | 'reason' | 'variant' | 'count'>>

/**
 * Who did what with whose data on this computer. Nothing here throws or rejects for want of a disk: what
 * cannot be written waits in memory for the next entry, as an action must not fail because of its log.
 */
export interface AccessLog {
  note(entry: NewLogEntry): void
  /** All at once or, for now, none; in the order given. */
  noteMany(entries: readonly NewLogEntry[]): void
  /** One account's own, the latest first (GDPR rule 21, S17). The last one's `at` asks for the next page. */
  read(
    account: string,
    before: Instant | null,
    limit: number,
  ): { entries: LogEntry[]; more: boolean }
  /** How many of one account's own there are, and from when. */
  summary(account: string): LogSummary
  /** One account's own as CSV, the oldest first. */
  exportText(account: string): string
  /**
   * Deletes what is older than 180 days; done by itself too, at most hourly, where entries are added. Waits
   * for the CRM's word on what the time is: a clock set wrong would take what no CRM can give back.
   */
  prune(): void
  /** Why entries are not kept, or those of earlier days not found; null: all is well. */
  problem(): CopyProblem | null
  /** After `destroy`, or once there is a keychain: entries are kept again, those in memory too. */
  reopen(): Promise<void>
  /** Every file of it. Later entries are held in memory until `reopen`. */
  destroy(): Promise<ForgetOutcome>
  destroyKey(): Promise<ForgetOutcome>
  close(): void
}

export interface LogSummary {
  readonly entries: number
  /** Milliseconds since 1970; null: there are none. */
  readonly oldestAt: number | null
  /** False: they wait in memory. */
  readonly saved: boolean
}

/** Entries held in memory; past this the oldest are lost. */
export const MAX_WAITING = 10_000
/** No two entries have the same time, so that a page can begin at any of them: many at once run ahead. */
const MAX_AHEAD_MS = 60_000
export const PRUNE_EVERY_MS = 60 * 60 * 1000

export function createAccessLog(
  file: LogFile,
  time: Pick<TrustedTime, 'now' | 'settled'>,
): AccessLog {
  let rows: LogRows | null = null
  let hindrance: CopyProblem | null = null
  let waiting: StampedEntry[] = []
  let last = 0
  let prunedAt: number | null = null
  let closed = false

  function use<T>(work: (open: LogRows) => T): T | null {
    if (closed) return null
    try {
      rows ??= connect()
      if (rows === null) {
        hindrance = 'no-keychain'
        return null
      }
      const done = work(rows)
      hindrance = null
      return done
    } catch (error) {
      hindrance = hindranceOf(error)
      // Opened anew next time, the damaged file is set aside.
      if (isDamage(error)) disconnect()
      return null
    }
  }

  function connect(): LogRows | null {
    const opened = file.connect()
    last = Math.max(last, opened?.lastAt() ?? 0)
    return opened
  }

  function disconnect(): void {
    if (rows !== null) closeQuietly(rows)
    rows = null
  }

  function stamp(entry: NewLogEntry): StampedEntry {
    const now = time.now()
    last = last < now || last - now > MAX_AHEAD_MS ? now : last + 1
    const { account, action, contactId = null, estateId = null } = entry
    const { reason = null, variant = null, count = null } = entry
    return { at: last, account, action, contactId, estateId, reason, variant, count }
  }

  function write(entries: readonly NewLogEntry[]): void {
    waiting = waiting.concat(entries.map(stamp))
    flush()
    waiting = waiting.slice(-MAX_WAITING)
    if (prunedAt === null || Math.abs(time.now() - prunedAt) >= PRUNE_EVERY_MS) prune()
  }

  function prune(): void {
    if (!time.settled()) return
    const now = time.now()
    prunedAt = now
    use((open) => {
      open.prune(now)
      file.dropOldAside(now)
    })
  }

  function flush(): void {
    if (waiting.length === 0) return
    const isWritten = use((open) => {
      open.add(waiting)
      return true
    })
    if (isWritten) waiting = []
  }

  /** The latest first. */
  function all(account: string, before: number | null, limit: number | null): StampedEntry[] {
    flush()
    const written = use((open) => open.read(account, before, limit)) ?? []
    const held = waiting.filter(
      (entry) => entry.account === account && (before === null || entry.at < before),
    )
    return [...held.reverse(), ...written].sort((a, b) => b.at - a.at)
  }

  return {
    note: (entry) => write([entry]),
    noteMany: write,
    read(account, before, limit) {
      const found = all(account, before === null ? null : Date.parse(before), limit + 1)
      return { entries: found.slice(0, limit).map(toLogEntry), more: found.length > limit }
    },
    summary(account) {
      flush()
      const written = use((open) => open.summary(account))
      const held = waiting.filter((entry) => entry.account === account).map((entry) => entry.at)
      const oldest = Math.min(written?.oldestAt ?? Infinity, ...held)
      return {
        entries: (written?.entries ?? 0) + held.length,
        oldestAt: Number.isFinite(oldest) ? oldest : null,
        saved: written !== null && held.length === 0,
      }
    },
    exportText: (account) => logCsv(all(account, null, null).reverse().map(toLogEntry)),
    prune,
    problem: () => hindrance ?? file.begunAnew(),
    async reopen() {
      closed = false
      if (rows === null) await file.unlock()
      use(() => undefined)
      flush()
    },
    async destroy() {
      disconnect()
      waiting = []
      return file.remove()
    },
    destroyKey: () => file.removeKey(),
    close() {
      flush()
      disconnect()
      closed = true
    },
  }
}

function hindranceOf(error: unknown): CopyProblem {
  if (isDamage(error)) return 'damaged'
  return error instanceof StoreError && error.fault === 'full' ? 'disk-full' : 'unwritable'
}
