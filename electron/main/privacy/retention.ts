import type { ExpireSome } from '../copy/expire'
import { createSerialize } from '../serialize'
import type { Every } from '../timers'

const DAY_MS = 24 * 60 * 60 * 1000

/** GDPR rule 17: what has expired is in no answer from that moment, and deleted within a minute. */
export const SWEEP_EVERY_MS = 20_000
const RETENTION_DAYS = { least: 1, most: 30 } as const

/** Whatever a settings file says. */
export function keptMs(retentionDays: number): number {
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

export interface RetentionDeps {
  readonly time: { now(): number }
  readonly every: Every
  days(): number
  /** One short step of deleting what was last confirmed before the moment; false: nothing of it is left. */
  expireSome: ExpireSome
  /** Between two steps: whoever waits for the main process has its turn. */
  yieldToEventLoop(): Promise<void>
  /** After a sweep; whether it has removed something. What lies aside may have had its days too. */
  onSwept(hasRemoved: boolean): void
  /** A sweep did not come to its end; the next one tries again. */
  onFailed(cause: unknown): void
}

export interface Retention {
  /** What the CRM last confirmed before this moment is in no answer. */
  visibleSince(): number
  /** Begins to sweep, and does so again and again. */
  start(): void
  /** Resolves when all that has expired is deleted, or when that failed. */
  sweep(): Promise<void>
  /** The timer may have stood still in a sleep. */
  woke(): void
  daysChanged(): void
  stop(): void
}

export function createRetention(deps: RetentionDeps): Retention {
  let stopTimer: (() => void) | null = null
  const serialize = createSerialize()

  // Whole seconds, as it is asked for at each key press and need not be another one each time.
  const visibleSince = () => Math.ceil(expiryLimit(deps.time.now(), deps.days()) / 1000) * 1000

  async function sweepAll(): Promise<void> {
    let hasRemoved = false
    try {
      while (deps.expireSome(visibleSince())) {
        hasRemoved = true
        await deps.yieldToEventLoop()
      }
      deps.onSwept(hasRemoved)
    } catch (cause) {
      deps.onFailed(cause)
    }
  }

  /** One at a time, and each begun after it was asked for: it meets what had to go by then. */
  const sweep = () => serialize(sweepAll)

  function stop(): void {
    stopTimer?.()
    stopTimer = null
  }

  return {
    visibleSince,
    start() {
      stop()
      stopTimer = deps.every(SWEEP_EVERY_MS, () => void sweep())
      void sweep()
    },
    sweep,
    woke: () => void sweep(),
    daysChanged: () => void sweep(),
    stop,
  }
}
