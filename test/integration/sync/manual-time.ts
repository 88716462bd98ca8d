import { createFakeClock } from '../../fakes/clock'
import type { FakeClock } from '../../fakes/clock'
import type { After } from '../../../electron/main/timers'

/** A clock that stands still until told, and the timers that go by it. */
export interface ManualTime {
  readonly clock: FakeClock
  readonly after: After
  /** Rings what falls due on the way, in order; what it sets off is for the caller to wait for. */
  pass(ms: number): void
  /** Until the next timer; null when none is set. */
  next(): number | null
  /** As when the process dies. */
  dropTimers(): void
}

export function createManualTime(): ManualTime {
  const clock = createFakeClock()
  let timers: { at: number; ring: () => void }[] = []
  const earliest = () => [...timers].sort((a, b) => a.at - b.at)[0]

  return {
    clock,
    after(ms, ring) {
      const timer = { at: clock.monotonic() + ms, ring }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    pass(ms) {
      const end = clock.monotonic() + ms
      for (let due = earliest(); due !== undefined && due.at <= end; due = earliest()) {
        clock.pass(Math.max(0, due.at - clock.monotonic()))
        timers = timers.filter((one) => one !== due)
        due.ring()
      }
      clock.pass(end - clock.monotonic())
    },
    next() {
      const due = earliest()
      return due === undefined ? null : Math.max(0, due.at - clock.monotonic())
    },
    dropTimers() {
      timers = []
    },
  }
}
