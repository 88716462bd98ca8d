import type { After } from '../timers'

export interface Throttled {
  call(): void
  stop(): void
}

/** At once, and then not more often than `everyMs`; the last call is never lost. */
export function throttle(run: () => void, everyMs: number, after: After): Throttled {
  let stopTimer: (() => void) | null = null
  let again = false

  function ring(): void {
    stopTimer = null
    if (again) call()
  }

  function call(): void {
    again = stopTimer !== null
    if (again) return
    stopTimer = after(everyMs, ring)
    run()
  }

  return {
    call,
    stop() {
      stopTimer?.()
      stopTimer = null
      again = false
    },
  }
}
