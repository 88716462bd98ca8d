/** Swedish wall-clock time, from the zone data of the engine and from nothing else of its language data. */

export interface WallClock {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let formatter: Intl.DateTimeFormat | null = null

function stockholm(): Intl.DateTimeFormat {
  formatter ??= new Intl.DateTimeFormat('en-US', {
    timeZone: 'Europe/Stockholm',
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return formatter
}

export function wallClockAt(ms: number): WallClock & { readonly offsetMinutes: number } {
  const parts: Record<string, number> = {}
  for (const { type, value } of stockholm().formatToParts(ms)) parts[type] = Number(value)
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  const clock = { year, month, day, hour, minute, second }
  const offsetMs = utcOf(clock) - Math.floor(ms / 1000) * 1000
  return { ...clock, offsetMinutes: Math.round(offsetMs / MINUTE_MS) }
}

/**
 * The moment a Swedish clock showed this. The hour that comes twice in October is read as its first
 * pass, and the hour that is skipped in March as the one that follows it.
 */
export function momentOf(clock: WallClock): number {
  const asUtc = utcOf(clock)
  // Sweden is 1 or 2 hours ahead; summer time first gives the first pass of a doubled hour.
  for (const hours of [2, 1]) {
    const ms = asUtc - hours * HOUR_MS
    if (wallClockAt(ms).offsetMinutes === hours * 60) return ms
  }
  return asUtc - HOUR_MS
}

function utcOf({ year, month, day, hour, minute, second }: WallClock): number {
  const date = new Date(0)
  // Date.UTC takes the years 0–99 for 1900–1999; this does not.
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second, 0)
  return date.getTime()
}
