import { describe, expect, it } from 'vitest'
import { createCrashes, WITHIN_MS } from '../../../../electron/main/crashes'

function at(...times: number[]) {
  let now = 0
  const crashes = createCrashes(() => now)
  return times.map((time) => {
    now = time
    return crashes.note()
  })
}

describe('crashes', () => {
  it('X21 the third within a minute is enough', () => {
    expect(at(0, 20_000, 59_999)).toEqual(['again', 'again', 'enough'])
  })

  it('X21 those of an hour do not add up', () => {
    expect(at(0, 40_000, 80_000, 120_000, 160_000)).toEqual(Array(5).fill('again'))
    expect(at(0, 1_000, WITHIN_MS)).toEqual(['again', 'again', 'again'])
  })

  it('X21 what comes after the third is no less', () => {
    expect(at(0, 1, 2, 3)).toEqual(['again', 'again', 'enough', 'enough'])
  })
})
