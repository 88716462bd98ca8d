import { describe, expect, it } from 'vitest'
import {
  createUnlockTries,
  FREE_TRIES,
  LONGEST_WAIT_MS,
  waitAfter,
} from '../../../../../electron/main/privacy/unlock-tries'
import { createFakeClock } from '../../../../fakes/clock'

describe('X23 wrong passwords', () => {
  it('cost nothing five times, then a wait that doubles up to a quarter of an hour', () => {
    expect([0, 1, 4].map(waitAfter)).toEqual([0, 0, 0])
    expect([5, 6, 7, 8, 9].map(waitAfter)).toEqual([30_000, 60_000, 120_000, 240_000, 480_000])
    expect([10, 11, 1000].map(waitAfter)).toEqual(Array(3).fill(LONGEST_WAIT_MS))
  })

  it('are waited for on the monotonic clock: setting the other one changes nothing', () => {
    const clock = createFakeClock()
    const tries = createUnlockTries(clock, 0)
    for (let n = 0; n < FREE_TRIES; n += 1) {
      expect(tries.retryAfterMs()).toBeNull()
      tries.failed()
    }
    expect(tries.retryAfterMs()).toBe(30_000)
    clock.set('2036-01-01T00:00:00Z')
    expect(tries.retryAfterMs()).toBe(30_000)
    clock.pass(29_999)
    expect(tries.retryAfterMs()).toBe(1)
    clock.pass(1)
    expect(tries.retryAfterMs()).toBeNull()
  })

  it('are remembered over a restart, with the wait from its beginning, and forgotten once it is open', () => {
    const tries = createUnlockTries(createFakeClock(), 7)
    expect(tries.retryAfterMs()).toBe(120_000)
    tries.forget()
    expect([tries.wrong(), tries.retryAfterMs()]).toEqual([0, null])
  })
})
