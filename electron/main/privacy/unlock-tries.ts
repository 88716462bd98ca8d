import type { Clock } from '../clock'

export const FREE_TRIES = 5
const FIRST_WAIT_MS = 30_000
export const LONGEST_WAIT_MS = 15 * 60_000

/** After so many wrong codes and passwords in a row. */
export function waitAfter(wrongTries: number): number {
  if (wrongTries < FREE_TRIES) return 0
  return Math.min(FIRST_WAIT_MS * 2 ** (wrongTries - FREE_TRIES), LONGEST_WAIT_MS)
}

export interface UnlockTries {
  wrong(): number
  /** Null: one may be tried now. */
  retryAfterMs(): number | null
  failed(): void
  forget(): void
}

/**
 * Counts wrong codes and passwords as one. Waits run on the monotonic clock, which nobody can set. Tries of an earlier run
 * are counted on, and their wait begins anew: starting the app again is no way round it.
 */
export function createUnlockTries(clock: Pick<Clock, 'monotonic'>, before: number): UnlockTries {
  let wrong = before
  let notBefore = clock.monotonic() + waitAfter(wrong)
  return {
    wrong: () => wrong,
    retryAfterMs() {
      const left = Math.ceil(notBefore - clock.monotonic())
      return left > 0 ? left : null
    },
    failed() {
      wrong += 1
      notBefore = clock.monotonic() + waitAfter(wrong)
    },
    forget() {
      wrong = 0
      notBefore = clock.monotonic()
    },
  }
}
