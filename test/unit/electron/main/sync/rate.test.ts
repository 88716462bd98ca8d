import { describe, expect, it } from 'vitest'
import { createRate } from '../../../../../electron/main/sync/rate'

describe('the rate', () => {
  it('is that of the last twenty seconds, and unknown at first', () => {
    const rate = createRate()
    rate.begin(0)
    rate.note(1000, 20)
    expect(rate.perSecond(1000)).toBeNull()
    expect(rate.perSecond(2000)).toBe(10)
    for (let at = 2000; at <= 60_000; at += 1000) rate.note(at, 5)
    expect(rate.perSecond(60_000)).toBeCloseTo(5)
    expect(rate.perSecond(90_000)).toBeNull()
    rate.begin(90_000)
    expect(rate.perSecond(91_000)).toBeNull()
  })
})
