import type { Clock } from '../../electron/main/clock'

export interface FakeClock extends Clock {
  /** Moves both clocks forward. */
  pass(ms: number): void
  /** Sets the wall clock alone, as a person or a battery does. */
  set(iso: string): void
}

export function createFakeClock(iso = '2026-11-22T15:10:00Z'): FakeClock {
  let wall = Date.parse(iso)
  let steady = 0
  return {
    now: () => wall,
    monotonic: () => steady,
    pass(ms) {
      wall += ms
      steady += ms
    },
    set(to) {
      wall = Date.parse(to)
    },
  }
}
