const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

/** GDPR rule 17: what has expired is deleted at least this often. */
export const SWEEP_EVERY_MS = HOUR_MS
export const RETENTION_DAYS = { least: 1, most: 30 } as const

/** A contact that the CRM last confirmed before this moment has lived too long. */
export function expiryLimit(now: number, retentionDays: number): number {
  const { least, most } = RETENTION_DAYS
  return now - Math.min(most, Math.max(least, retentionDays)) * DAY_MS
}

/** When a contact confirmed at this moment goes, unless the CRM confirms it anew. */
export function expiresAt(confirmedAt: number, retentionDays: number): number {
  return confirmedAt + (confirmedAt - expiryLimit(confirmedAt, retentionDays))
}

/** Does the work again and again until stopped. */
export type Schedule = (work: () => void, everyMs: number) => () => void

/** On a timer that keeps no process alive. It may stand still while the computer sleeps: hence `woke`. */
export const scheduleOnTimer: Schedule = (work, everyMs) => {
  const timer = setInterval(work, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

export interface RetentionParts {
  readonly time: { now(): number }
  readonly schedule: Schedule
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
      stopTimer = parts.schedule(sweep, SWEEP_EVERY_MS)
      sweep()
    },
    sweep,
    woke: () => void sweep(),
    daysChanged: () => void sweep(),
    stop,
  }
}
