import type { Informed } from '../../../contract/domain/flags'
import type { CalendarDate, Instant } from '../../../contract/domain/time'
import { dayAt, isDay } from '../../../contract/format/dates'
import { momentOf } from '../../../contract/format/stockholm'

/** Contract 1.4: an offset or `Z` counts; without one it is Swedish wall-clock time. Never the PC's zone. */
const WIRE_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i

/** What systems write for "no date": the least their type can hold. */
const SENTINELS = new Set(['0001-01-01', '1900-01-01'])
const FIRST_YEAR = 1900
/** Clocks differ; further ahead than this nothing in a contact can lie. */
const AHEAD_MS = 24 * 60 * 60 * 1000

type WireDate =
  { state: 'missing' } | { state: 'implausible' } | { state: 'date'; day: CalendarDate; ms: number }

const IMPLAUSIBLE: WireDate = { state: 'implausible' }

function readWireDate(value: unknown): WireDate {
  if (value === null || value === undefined) return { state: 'missing' }
  const text = typeof value === 'string' ? value.trim() : '?'
  if (text === '') return { state: 'missing' }
  const match = WIRE_DATE.exec(text)
  if (match === null) return IMPLAUSIBLE
  const day = `${match[1]}-${match[2]}-${match[3]}`
  if (SENTINELS.has(day)) return { state: 'missing' }

  const [year, month, dayOfMonth, hour, minute, second] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number]
  if (year < FIRST_YEAR || !isDay(year, month, dayOfMonth)) return IMPLAUSIBLE
  if (hour > 23 || minute > 59 || second > 59) return IMPLAUSIBLE

  const offset = offsetMinutes(match[8])
  if (offset === 'implausible') return IMPLAUSIBLE
  const fraction = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const ms =
    offset === null
      ? momentOf({ year, month, day: dayOfMonth, hour, minute, second })
      : Date.UTC(year, month - 1, dayOfMonth, hour, minute, second) - offset * 60_000
  return { state: 'date', day, ms: ms + fraction }
}

/** A moment in UTC; null when there is none, or none that can be true at `now`. */
export function readInstant(value: unknown, now: number): Instant | null {
  const date = readWireDate(value)
  if (date.state !== 'date' || date.ms > now + AHEAD_MS) return null
  return new Date(date.ms).toISOString()
}

/**
 * `changedAt` letter by letter, only to be told apart from another one (API 5.3). Null where nothing
 * can be told apart by it.
 */
export function readChangedRaw(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(value)
  return typeof value === 'string' ? value.trim() || null : null
}

/** The day as written: a date-only value is never moved between zones (API 1.4). */
export function readPastDay(value: unknown, now: number): CalendarDate | null {
  return dayUntil(now, readWireDate(value))
}

function dayUntil(now: number, date: WireDate): CalendarDate | null {
  return date.state === 'date' && date.day <= dayAt(now) ? date.day : null
}

/** GDPR rule 3, D05: a day that was, or why there is none to show. */
export function readInformed(value: unknown, now: number): Informed {
  const date = readWireDate(value)
  const on = dayUntil(now, date)
  if (on !== null) return { state: 'date', on }
  return { state: 'unknown', reason: date.state === 'missing' ? 'missing' : 'implausible' }
}

function offsetMinutes(text: string | undefined): number | null | 'implausible' {
  if (text === undefined) return null
  if (text.toUpperCase() === 'Z') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(-2))
  if (hours > 14 || minutes > 59) return 'implausible'
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
