import { describe, expect, it } from 'vitest'
import {
  createRetention,
  expiryLimit,
  SWEEP_EVERY_MS,
} from '../../../../../electron/main/privacy/retention'
import { createFakeClock } from '../../../../fakes/clock'

const DAY = 24 * 60 * 60 * 1000

function aRetention() {
  const clock = createFakeClock()
  const confirmed = new Set<number>()
  const removed: number[] = []
  const failures: unknown[] = []
  const timers = new Set<() => void>()
  const state = { days: 14, refuses: false }
  const retention = createRetention({
    time: clock,
    days: () => state.days,
    expire(before) {
      if (state.refuses) throw new Error('disk')
      const expired = [...confirmed].filter((at) => at < before)
      for (const at of expired) confirmed.delete(at)
      return expired.length
    },
    every(ms, work) {
      expect(ms).toBe(SWEEP_EVERY_MS)
      timers.add(work)
      return () => timers.delete(work)
    },
    removed: (count) => removed.push(count),
    failed: (cause) => failures.push(cause),
  })
  const confirmedAgo = (ms: number) => confirmed.add(clock.now() - ms)
  const strikeHour = () => timers.forEach((work) => work())
  return { clock, confirmed, removed, failures, timers, state, retention, confirmedAgo, strikeHour }
}

describe('how long a contact lives', () => {
  it('GDPR 17 is counted in days since the CRM confirmed it', () => {
    const now = Date.parse('2026-11-22T15:10:00Z')
    expect(new Date(expiryLimit(now, 14)).toISOString()).toBe('2026-11-08T15:10:00.000Z')
    expect(expiryLimit(now, 1)).toBe(now - DAY)
  })

  it('GDPR 17 is never more than 30 days nor less than one, whatever a file says', () => {
    expect(expiryLimit(0, 365)).toBe(-30 * DAY)
    expect(expiryLimit(0, 0)).toBe(-DAY)
  })

  it('ends after the last millisecond of its days, not on it', () => {
    const { confirmed, retention, confirmedAgo } = aRetention()
    confirmedAgo(14 * DAY)
    confirmedAgo(14 * DAY + 1)
    expect(retention.sweep()).toBe(1)
    expect(confirmed.size).toBe(1)
  })
})

describe('what has expired is deleted', () => {
  it('S21 at start, before anything else', () => {
    const { removed, retention, confirmedAgo } = aRetention()
    confirmedAgo(15 * DAY)
    retention.start()
    expect(removed).toEqual([1])
  })

  it('S21 while the app is open, every hour', () => {
    const { clock, removed, retention, confirmedAgo, strikeHour } = aRetention()
    retention.start()
    confirmedAgo(14 * DAY - 1)
    strikeHour()
    expect(removed).toEqual([])
    clock.pass(SWEEP_EVERY_MS)
    strikeHour()
    expect(removed).toEqual([1])
  })

  it('S21 on wake', () => {
    const { clock, removed, retention, confirmedAgo } = aRetention()
    retention.start()
    confirmedAgo(0)
    clock.pass(20 * DAY)
    retention.woke()
    expect(removed).toEqual([1])
  })

  it('when the office lets contacts live for fewer days', () => {
    const { state, removed, retention, confirmedAgo } = aRetention()
    retention.start()
    confirmedAgo(5 * DAY)
    state.days = 3
    retention.daysChanged()
    expect(removed).toEqual([1])
  })

  it('S04 at the next hour, when the disk refused', () => {
    const { state, removed, failures, retention, confirmedAgo, strikeHour } = aRetention()
    confirmedAgo(15 * DAY)
    state.refuses = true
    retention.start()
    expect(failures).toHaveLength(1)
    state.refuses = false
    strikeHour()
    expect(removed).toEqual([1])
  })
})

describe('the hourly timer', () => {
  it('is one, however often it is started, and none once stopped', () => {
    const { timers, retention } = aRetention()
    retention.start()
    retention.start()
    expect(timers.size).toBe(1)
    retention.stop()
    expect(timers.size).toBe(0)
  })
})
