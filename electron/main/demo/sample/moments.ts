import { writeMoment } from '../server/wall-clock'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** Dates as the CRM writes them, counted back from the day the sample is shown. */
export type Moments = {
  minutesAgo(minutes: number): string
  daysAgo(days: number): string
  /** The calendar day alone, as informed dates are. */
  dayAgo(days: number): string
  /** Seven decimals and an offset: the documented form, which the CRM seldom uses. */
  daysAgoWithOffset(days: number): string
}

export function countFrom(today: Date): Moments {
  const now = today.getTime()
  // A spread of times of day, as in an office, though the same for each number of days.
  const timeOfDay = (days: number): number => ((days * 37) % 600) * MINUTE_MS + (days % 7) * 127
  const daysAgo = (days: number): string => writeMoment(now - days * DAY_MS - timeOfDay(days))
  return {
    minutesAgo: (minutes) => writeMoment(now - minutes * MINUTE_MS).slice(0, 19),
    daysAgo,
    dayAgo: (days) => `${writeMoment(now - days * DAY_MS).slice(0, 10)}T00:00:00`,
    daysAgoWithOffset: (days) =>
      `${new Date(now - days * DAY_MS).toISOString().slice(0, 19)}.0252255+00:00`,
  }
}
