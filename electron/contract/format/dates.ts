import type { CalendarDate, Instant } from '../domain/time'
import { wallClockAt } from './stockholm'

/**
 * Written from numbers, not by a locale: the same text in Node, in Chromium and in next year's
 * language data. Swedish form: `2024-03-11`, `2026-08-31 11.46`.
 */

/** A calendar day as it stands; a moment as the day it was in Sweden (API 1.4, D06). */
export function formatDay(of: CalendarDate | Instant): string {
  return of.length === 10 ? of : dayAt(Date.parse(of))
}

export function formatMoment(at: Instant): string {
  return momentAt(Date.parse(at))
}

/** Today's calendar day in Sweden, wherever the computer thinks it is. */
export function dayAt(ms: number): CalendarDate {
  const { year, month, day } = wallClockAt(ms)
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
}

/** Whether the calendar has it: what it does not have is counted on into another month. */
export function isDay(year: number, month: number, day: number): boolean {
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1
}

/** `2026-11-22 16.10` */
export function momentAt(ms: number): string {
  const { hour, minute } = wallClockAt(ms)
  return `${dayAt(ms)} ${digits(hour, 2)}.${digits(minute, 2)}`
}

/** `UTC+1`: without it an hour in the last night of October would have two meanings. */
export function zoneAt(ms: number): string {
  return `UTC+${wallClockAt(ms).offsetMinutes / 60}`
}

function digits(number: number, length: number): string {
  return String(number).padStart(length, '0')
}
