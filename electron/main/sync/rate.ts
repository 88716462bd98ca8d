/** Long enough to be calm, short enough to notice that the network has become slow. */
const WINDOW_MS = 20_000
/** Before that a rate says nothing. */
const LEAST_MS = 2_000

/** How fast something goes, over the last while. Times are of the monotonic clock. */
export interface Rate {
  begin(at: number): void
  note(at: number, count: number): void
  /** Null when it cannot be told. */
  perSecond(at: number): number | null
}

export function createRate(): Rate {
  let beganAt = 0
  let notes: { at: number; count: number }[] = []

  return {
    begin(at) {
      beganAt = at
      notes = []
    },
    note(at, count) {
      notes = [...notes.filter((one) => one.at > at - WINDOW_MS), { at, count }]
    },
    perSecond(at) {
      const from = Math.max(beganAt, at - WINDOW_MS)
      if (at - beganAt < LEAST_MS) return null
      const count = notes.reduce((sum, one) => (one.at > from ? sum + one.count : sum), 0)
      return count === 0 ? null : (count * 1000) / (at - from)
    },
  }
}
