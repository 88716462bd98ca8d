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

/** A month's offsets from UTC in minutes; Sweden's clocks change at most once in a month, on the hour. */
interface MonthOffsets {
  readonly before: number
  readonly changesAt: number
  readonly after: number
}

const offsetsByMonth = new Map<number, MonthOffsets>()
const MAX_MONTHS = 12 * 300

/** The engine is asked once a month's worth, as asking is slow (D11). */
function offsetMinutesAt(ms: number): number {
  const date = new Date(ms)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const place = year * 12 + month
  let offsets = offsetsByMonth.get(place)
  if (offsets === undefined) {
    offsets = findOffsets(Date.UTC(year, month, 1), Date.UTC(year, month + 1, 1))
    if (offsetsByMonth.size >= MAX_MONTHS) offsetsByMonth.clear()
    offsetsByMonth.set(place, offsets)
  }
  return ms < offsets.changesAt ? offsets.before : offsets.after
}

function findOffsets(start: number, end: number): MonthOffsets {
  const [before, after] = [askOffset(start), askOffset(end)]
  if (before === after) return { before, changesAt: end, after }
  let [earlier, later] = [start / HOUR_MS, end / HOUR_MS]
  while (later - earlier > 1) {
    const middle = Math.floor((earlier + later) / 2)
    if (askOffset(middle * HOUR_MS) === before) earlier = middle
    else later = middle
  }
  return { before, changesAt: later * HOUR_MS, after }
}

function askOffset(ms: number): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of stockholm().formatToParts(ms)) parts[type] = Number(value)
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  const shown = utcOf({ year, month, day, hour, minute, second })
  return Math.round((shown - ms) / MINUTE_MS)
}

export function wallClockAt(ms: number): WallClock & { readonly offsetMinutes: number } {
  const offsetMinutes = offsetMinutesAt(ms)
  const date = new Date(ms + offsetMinutes * MINUTE_MS)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    offsetMinutes,
  }
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
    if (offsetMinutesAt(ms) === hours * 60) return ms
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
