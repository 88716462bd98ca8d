import type { Every } from '../timers'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

/** GDPR rule 17: what has expired is deleted at least this often. */
export const SWEEP_EVERY_MS = HOUR_MS
const RETENTION_DAYS = { least: 1, most: 30 } as const

/** Whatever a settings file says. */
function keptMs(retentionDays: number): number {
  const { least, most } = RETENTION_DAYS
  return Math.min(most, Math.max(least, retentionDays)) * DAY_MS
}

/** A contact that the CRM last confirmed before this moment has lived too long. */
export function expiryLimit(now: number, retentionDays: number): number {
  return now - keptMs(retentionDays)
}

/** When a contact confirmed at this moment goes, unless the CRM confirms it anew. */
export function expiresAt(confirmedAt: number, retentionDays: number): number {
  return confirmedAt + keptMs(retentionDays)
}

export interface RetentionParts {
  readonly time: { now(): number }
  readonly every: Every
  days(): number
  /** Deletes what was last confirmed before the moment; how many contacts that were. */
  expire(beforeMs: number): number
  /** Told after a sweep that has removed something. */
  removed(count: number): void
  /** A sweep did not come to its end; the next one tries again. */
  failed(cause: unknown): void
}

export interface Retention {
  /** Sweeps at once, before anything is drawn, and from then on every hour. */
  start(): void
  /** How many contacts were removed. Never throws. */
  sweep(): number
  /** The timer may have stood still in a sleep. */
  woke(): void
  daysChanged(): void
  stop(): void
}

export function createRetention(parts: RetentionParts): Retention {
  let stopTimer: (() => void) | null = null

  function sweep(): number {
    try {
      const count = parts.expire(expiryLimit(parts.time.now(), parts.days()))
      if (count > 0) parts.removed(count)
      return count
    } catch (cause) {
      parts.failed(cause)
      return 0
    }
  }

  function stop(): void {
    stopTimer?.()
    stopTimer = null
  }

  return {
    start() {
      stop()
      stopTimer = parts.every(SWEEP_EVERY_MS, () => void sweep())
      sweep()
    },
    sweep,
    woke: () => void sweep(),
    daysChanged: () => void sweep(),
    stop,
  }
}
