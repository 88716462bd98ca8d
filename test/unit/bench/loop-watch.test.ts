import { describe, expect, it } from 'vitest'
import { waitOf } from '../../bench/loop-watch'

describe('what somebody waits who comes at any moment', () => {
  it('is nearly all of the one stretch there is', () => {
    expect(waitOf([1000], 0.99)).toBeCloseTo(990)
  })

  it('is the rest of a long stretch, which more fall into than into many short ones', () => {
    // One tenth of the time is one stretch: of those who fall into it, one in ten has 90 ms of 100 or more left.
    expect(waitOf([100, ...Array.from({ length: 900 }, () => 1)], 0.99)).toBeCloseTo(90)
  })

  it('leaves out what hardly anybody meets', () => {
    expect(waitOf([100, ...Array.from({ length: 99_900 }, () => 1)], 0.99)).toBeLessThan(1)
  })

  it('is nothing where nothing was watched', () => {
    expect(waitOf([], 0.99)).toBe(0)
  })

  it('is never longer than the longest, and shorter for a smaller share', () => {
    const stretches = [3, 50, 1, 1, 20, 8, 1]
    const waits = [0.5, 0.9, 0.99, 0.999].map((share) => waitOf(stretches, share))
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits.at(-1)).toBeLessThan(50)
  })
})
