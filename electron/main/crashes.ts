/** So many within a minute, and whatever is wrong comes back by itself (X21). */
const MOST_CRASHES = 3
export const WITHIN_MS = 60_000

export interface Crashes {
  /** One more: to be begun `again`, or `enough` of it. */
  note(): 'again' | 'enough'
}

/** `now`: milliseconds that only go forward, as a clock set back would make crashes of a day one minute. */
export function createCrashes(now: () => number): Crashes {
  let times: number[] = []
  return {
    note() {
      const at = now()
      times = [...times.filter((time) => at - time < WITHIN_MS), at]
      return times.length < MOST_CRASHES ? 'again' : 'enough'
    },
  }
}
