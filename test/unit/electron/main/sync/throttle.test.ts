import { describe, expect, it } from 'vitest'
import { throttle } from '../../../../../electron/main/sync/throttle'

describe('telling the window', () => {
  it('happens at once, then not too often, and never loses the last', () => {
    const rings: (() => void)[] = []
    let told = 0
    const throttled = throttle(
      () => (told += 1),
      250,
      (_ms, ring) => {
        rings.push(ring)
        return () => rings.splice(rings.indexOf(ring), 1)
      },
    )
    throttled.call()
    throttled.call()
    throttled.call()
    expect(told).toBe(1)
    rings.shift()?.()
    expect(told).toBe(2)
    rings.shift()?.()
    expect(told).toBe(2)
    throttled.call()
    throttled.call()
    throttled.stop()
    expect([told, rings.length]).toEqual([3, 0])
  })
})
