import { readHttpDate } from './http-date'

/** Seconds or an HTTP date; null when the header is absent or unreadable. */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const at = readHttpDate(text)
  return at === null ? null : Math.max(0, at - now)
}
