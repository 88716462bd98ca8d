import { ageMs } from '../../electron/contract/domain/age'
import type { Texts } from '../../electron/contract/texts/sv'
import type { Language } from '../i18n/i18n.svelte'
import { dayBefore, dayInStockholm, timeInStockholm } from './stockholm'

type AgeTexts = Pick<Texts['card'], 'today' | 'yesterday' | 'unknownTime'>

/**
 * When something was fetched, as a colleague says it: `14.02`, `i går 09.10`, `2026-03-01`. A time in
 * the future says nothing and is told as unknown, never as "om 3 timmar" (S23).
 */
export function fetchedWhen(
  fetchedAt: string,
  now: number,
  texts: AgeTexts,
  language: Language,
): string {
  const day = dayInStockholm(fetchedAt)
  const time = timeInStockholm(fetchedAt, language)
  const today = dayInStockholm(now)
  if (!day || !time || !today || ageMs(fetchedAt, now) === null) return texts.unknownTime
  if (day === today) return texts.today(time)
  if (day === dayBefore(today)) return texts.yesterday(time)
  return day
}

export function isKnownAge(fetchedAt: string, now: number): boolean {
  return Number.isFinite(Date.parse(fetchedAt)) && ageMs(fetchedAt, now) !== null
}
