import type { Clock } from '../../../electron/main/clock'

/**
 * Time that stands still until it is told to pass, for a whole process: the clocks that are handed to the app,
 * and the timers that it takes from the runtime.
 */
export interface ModelTime {
  /** What the computer believes. */
  readonly clock: Clock
  /** What the time is, for the CRM and for whoever judges. Milliseconds since 1970. */
  truth(): number
  /** Rings what falls due on the way, in order; what it sets off is for the caller to wait for. */
  pass(ms: number): void
  /** The computer sleeps: timers and the monotonic clock stand still. */
  sleep(ms: number): void
  /** The computer's clock is ahead of the truth by so much from now on. */
  setAhead(ms: number): void
  readonly ahead: number
  /** Until the next timer; null when none is set. */
  next(): number | null
  /** As when the process dies. */
  dropTimers(): void
  /** Takes the place of the runtime's timers; gives them back when called. */
  install(): () => void
}

interface Timer {
  readonly everyMs: number | null
  at: number
  ring(): void
}

export function createModelTime(iso = '2026-11-22T08:00:00Z'): ModelTime {
  let truth = Date.parse(iso)
  let steady = 0
  let ahead = 0
  const timers = new Set<Timer>()
  const earliest = () => {
    let first: Timer | null = null
    for (const timer of timers) if (first === null || timer.at < first.at) first = timer
    return first
  }
  function set(ring: () => void, ms: number, everyMs: number | null) {
    const timer = { at: steady + ms, everyMs, ring }
    timers.add(timer)
    const handle = { timer, ref: () => handle, unref: () => handle, hasRef: () => false }
    return handle
  }
  const clear = (handle?: { timer?: Timer } | null) => {
    if (handle?.timer) timers.delete(handle.timer)
  }

  return {
    clock: { now: () => truth + ahead, monotonic: () => steady },
    truth: () => truth,
    pass(ms) {
      const end = steady + ms
      for (let due = earliest(); due !== null && due.at <= end; due = earliest()) {
        const on = Math.max(0, due.at - steady)
        steady += on
        truth += on
        if (due.everyMs === null) timers.delete(due)
        else due.at = steady + Math.max(1, due.everyMs)
        due.ring()
      }
      truth += end - steady
      steady = end
    },
    sleep: (ms) => void (truth += ms),
    setAhead: (ms) => void (ahead = ms),
    get ahead() {
      return ahead
    },
    next() {
      const due = earliest()
      return due === null ? null : Math.max(0, due.at - steady)
    },
    dropTimers: () => timers.clear(),
    install() {
      const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
      type Work = (...given: unknown[]) => void
      Object.assign(globalThis, {
        setTimeout: (work: Work, ms = 0, ...given: unknown[]) =>
          set(() => work(...given), Math.max(0, ms), null),
        setInterval: (work: Work, ms = 0, ...given: unknown[]) =>
          set(() => work(...given), Math.max(1, ms), Math.max(1, ms)),
        clearTimeout: clear,
        clearInterval: clear,
      })
      return () =>
        Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval })
    },
  }
}

/** Until nothing goes on any more that is not waiting for a timer or an answer of the CRM. */
export async function quiet(): Promise<void> {
  for (let still = 0; still < 2;) {
    await new Promise<void>((go) => setImmediate(go))
    still = isBusy() ? 0 : still + 1
  }
}

function isBusy(): boolean {
  return process
    .getActiveResourcesInfo()
    .some((name) => name === 'Immediate' || name.startsWith('FSReq') || name === 'CloseReq')
}
