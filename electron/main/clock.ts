/** Wall-clock for what is shown and stored, a monotonic one for deadlines: the two are never mixed. */
export interface Clock {
  /** Milliseconds since 1970, as the computer believes. */
  now(): number
  /** Milliseconds that only go forward. */
  monotonic(): number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
}
