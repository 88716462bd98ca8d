import { describe, expect, it } from 'vitest'
import {
  createRetention,
  expiresAt,
  expiryLimit,
  SWEEP_EVERY_MS,
} from '../../../../../electron/main/privacy/retention'
import { createFakeClock } from '../../../../fakes/clock'

const DAY = 24 * 60 * 60 * 1000

function aRetention() {
  const clock = createFakeClock()
  const confirmed = new Set<number>()
  /** Of each sweep that removed something. */
  const removed: number[] = []
  const failures: unknown[] = []
  const timers = new Set<() => void>()
  const state = { days: 14, refuses: false, steps: 0, sweeps: 0 }
  const retention = createRetention({
    time: clock,
    days: () => state.days,
    expireSome(before) {
      if (state.refuses) throw new Error('disk')
      const [expired] = [...confirmed].filter((at) => at < before)
      if (expired === undefined) return false
      confirmed.delete(expired)
      state.steps += 1
      return true
    },
    yieldToEventLoop: async () => undefined,
    every(ms, work) {
      expect(ms).toBe(SWEEP_EVERY_MS)
      timers.add(work)
      return () => timers.delete(work)
    },
    onSwept(hasRemoved) {
      state.sweeps += 1
      if (hasRemoved) removed.push(state.steps)
      state.steps = 0
    },
    onFailed: (cause) => failures.push(cause),
  })
  const confirmedAgo = (ms: number) => confirmed.add(clock.now() - ms)
  /** All that has been begun has come to its end, and nothing has been begun for that: no step waits for more. */
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
  const strike = async () => {
    timers.forEach((work) => work())
    await settled()
  }
  return {
    clock,
    confirmed,
    removed,
    failures,
    timers,
    state,
    retention,
    confirmedAgo,
    settled,
    strike,
  }
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

  it('GDPR 17 ends at the moment from which on it is expired', () => {
    const confirmedAt = Date.parse('2026-11-08T15:10:00Z')
    expect(new Date(expiresAt(confirmedAt, 14)).toISOString()).toBe('2026-11-22T15:10:00.000Z')
    expect(expiryLimit(expiresAt(confirmedAt, 3), 3)).toBe(confirmedAt)
  })

  it('GDPR 17 is in no answer after the last millisecond of its days, deleted or not', () => {
    const { clock, retention } = aRetention()
    const confirmedAt = clock.now() - 14 * DAY
    expect(retention.visibleSince()).toBeLessThanOrEqual(confirmedAt)
    clock.pass(1)
    expect(retention.visibleSince()).toBeGreaterThan(confirmedAt)
  })
})

describe('what has expired is deleted', () => {
  it('GDPR 17 within a minute', () => {
    expect(SWEEP_EVERY_MS).toBeLessThanOrEqual(30_000)
  })

  it('S21 at start', async () => {
    const { removed, retention, confirmedAgo, settled } = aRetention()
    confirmedAgo(15 * DAY)
    retention.start()
    await settled()
    expect(removed).toEqual([1])
  })

  it('S21 while the app is open', async () => {
    const { clock, removed, retention, confirmedAgo, strike } = aRetention()
    retention.start()
    confirmedAgo(14 * DAY - 1_000)
    await strike()
    expect(removed).toEqual([])
    clock.pass(SWEEP_EVERY_MS)
    await strike()
    expect(removed).toEqual([1])
  })

  it('S21 on wake', async () => {
    const { clock, removed, retention, confirmedAgo, settled } = aRetention()
    retention.start()
    await settled()
    confirmedAgo(0)
    clock.pass(20 * DAY)
    retention.woke()
    await settled()
    expect(removed).toEqual([1])
  })

  it('when the office lets contacts live for fewer days', async () => {
    const { state, removed, retention, confirmedAgo, settled } = aRetention()
    retention.start()
    await settled()
    confirmedAgo(5 * DAY)
    state.days = 3
    retention.daysChanged()
    await settled()
    expect(removed).toEqual([1])
  })

  it('S04 the next time, when the disk refused', async () => {
    const { state, removed, failures, retention, confirmedAgo, settled, strike } = aRetention()
    confirmedAgo(15 * DAY)
    state.refuses = true
    retention.start()
    await settled()
    expect(failures).toHaveLength(1)
    state.refuses = false
    await strike()
    expect(removed).toEqual([1])
  })

  it('S26 one sweep at a time, and each that is asked for begins after that', async () => {
    const { state, removed, retention, confirmedAgo } = aRetention()
    for (let days = 15; days < 20; days += 1) confirmedAgo(days * DAY)
    await Promise.all([retention.sweep(), retention.sweep(), retention.sweep()])
    expect(state.sweeps).toBe(3)
    expect(removed).toEqual([5])
  })
})

describe('the timer', () => {
  it('is one, however often it is started, and none once stopped', () => {
    const { timers, retention } = aRetention()
    retention.start()
    retention.start()
    expect(timers.size).toBe(1)
    retention.stop()
    expect(timers.size).toBe(0)
  })
})
