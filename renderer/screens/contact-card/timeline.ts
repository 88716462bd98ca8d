import type { PartyRole } from '../../../electron/contract/domain/party'
import type { RoleSection } from './roles'

export interface TimelineDot {
  readonly key: string
  readonly role: PartyRole
  /** 0 at the start of the first year, 1 at the end of the last. */
  readonly at: number
}

export interface Timeline {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly ticks: readonly number[]
  readonly dots: readonly TimelineDot[]
}

/** As fine as the eye tells dots apart; more roles than places share one. */
const PLACES = 150
const MOST_TICKS = 12

/** When the roles began, year by year; null when no role has a date to place. */
export function timeline(sections: readonly RoleSection[]): Timeline | null {
  const dated = sections.flatMap((section) =>
    section.state === 'listed'
      ? section.entries.flatMap((entry) => {
          const ms = entry.createdAt === null ? NaN : Date.parse(entry.createdAt)
          return Number.isNaN(ms) ? [] : [{ role: section.role, at: yearsAt(ms) }]
        })
      : [],
  )
  if (dated.length === 0) return null
  let from = Infinity
  let to = -Infinity
  for (const { at } of dated) {
    from = Math.min(from, Math.floor(at))
    to = Math.max(to, Math.floor(at))
  }
  const span = to + 1 - from
  const dots = new Map<string, TimelineDot>()
  for (const { role, at } of dated) {
    const place = Math.round(((at - from) / span) * PLACES)
    const key = `${role}:${place}`
    dots.set(key, { key, role, at: place / PLACES })
  }
  return { from, to, count: dated.length, ticks: ticks(from, to), dots: [...dots.values()] }
}

const HOUR_MS = 60 * 60 * 1000

/**
 * Years with their fraction. Sweden is an hour ahead whenever a year begins; that hour for all of it
 * keeps every dot in its year without asking the calendar 10,000 times.
 */
function yearsAt(ms: number): number {
  const date = new Date(ms + HOUR_MS)
  return date.getUTCFullYear() + date.getUTCMonth() / 12 + (date.getUTCDate() - 1) / 372
}

/** Years to name: all of few, else every second, fifth, tenth … */
function ticks(from: number, to: number): number[] {
  const span = to - from + 1
  const step = [1, 2, 5, 10, 20, 50, 100].find((one) => span / one <= MOST_TICKS) ?? 500
  const years: number[] = []
  for (let year = Math.ceil(from / step) * step; year <= to; year += step) years.push(year)
  return years
}
