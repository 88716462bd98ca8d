import { describe, expect, it } from 'vitest'
import { firstSlices, halve } from '../../../../../electron/main/crm-api/slices'

const NOW = Date.parse('2026-11-22T15:10:00Z')
const DAY = 24 * 60 * 60 * 1000

describe('slices of a list', () => {
  it('are the years from 1990 to the next one, without a gap and open at both ends', () => {
    const slices = firstSlices(NOW)
    expect(slices[0]).toEqual({ from: null, to: Date.UTC(1990, 0) })
    expect(slices.at(-1)).toEqual({ from: Date.UTC(2027, 0), to: null })
    expect(slices).toHaveLength(39)
    for (const [index, slice] of slices.entries()) {
      if (index > 0) expect(slice.from).toBe(slices[index - 1]?.to)
    }
  })

  it('are halved down to a day', () => {
    let slice = { from: Date.UTC(2026, 0), to: Date.UTC(2027, 0) }
    let times = 0
    for (let halves = halve(slice); halves !== null; halves = halve(slice)) {
      const [first, second] = halves
      expect([first.from, first.to, second.to]).toEqual([slice.from, second.from, slice.to])
      slice = second as typeof slice
      times += 1
    }
    expect(times).toBe(9)
    expect(slice.to - slice.from).toBeLessThanOrEqual(DAY)
  })

  it('are halved where they are open to the past, and not where they are open to the future', () => {
    const first = halve({ from: null, to: Date.UTC(1990, 0) })
    expect(first?.[0].from).toBeNull()
    expect(first?.[0].to).toBeGreaterThan(Date.UTC(1940, 0))
    expect(halve({ from: Date.UTC(2027, 0), to: null })).toBeNull()
  })
})
