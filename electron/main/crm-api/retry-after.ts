import { readHttpDate } from './http-date'

/**
 * Seconds or an HTTP date, and `maxMs` at most: whoever writes days would keep the copy from being refreshed for
 * days (API 1.5, N34). `now` is to be the server's own, as its date is. Null: absent or unreadable.
 */
export function readRetryAfter(header: string | null, now: number, maxMs: number): number | null {
  const text = header?.trim() ?? ''
  const at = readHttpDate(text)
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : at === null ? null : at - now
  return ms === null ? null : Math.min(Math.max(0, ms), maxMs)
}
