/** Rings once, later; gives back how to stop it. */
export type After = (ms: number, ring: () => void) => () => void

/** On a timer that keeps no process alive. */
export const afterOnTimer: After = (ms, ring) => {
  const timer = setTimeout(ring, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

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
