import { dayAt } from '../../electron/contract/format/dates'
import { wallClockAt } from '../../electron/contract/format/stockholm'
import type { Language } from '../i18n/i18n.svelte'

// The CRM writes Swedish wall-clock time and brokers read it, wherever the computer believes it is.

/** `2026-03-01`; null for something that is no moment. */
export function dayInStockholm(at: number | string): string | null {
  const ms = toMs(at)
  return Number.isFinite(ms) ? dayAt(ms) : null
}

/** `14.02` in Swedish, `14:02` in English. */
export function timeInStockholm(at: number | string, language: Language): string | null {
  const ms = toMs(at)
  if (!Number.isFinite(ms)) return null
  const { hour, minute } = wallClockAt(ms)
  const separator = language === 'sv' ? '.' : ':'
  return `${String(hour).padStart(2, '0')}${separator}${String(minute).padStart(2, '0')}`
}

/** `2026-03-01 14.02`. */
export function momentInStockholm(at: number | string, language: Language): string | null {
  const day = dayInStockholm(at)
  const time = timeInStockholm(at, language)
  return day && time && `${day} ${time}`
}

/** The day before a day, both `YYYY-MM-DD`: calendar arithmetic, so that no hour is lost to summer time. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

function toMs(at: number | string): number {
  return typeof at === 'number' ? at : Date.parse(at)
}
