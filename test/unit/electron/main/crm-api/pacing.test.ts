import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paceBegins } from '../../../../../electron/main/crm-api/pacing'
import { backgroundPolicy, interactivePolicy } from '../../../../../electron/main/crm-api/policy'
import { createFakeClock } from '../../../../fakes/clock'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function open(perInterval: number) {
  const clock = createFakeClock()
  const queue = { paused: false, pause: () => (queue.paused = true), start: () => start() }
  const start = () => (queue.paused = false)
  return { clock, queue, begin: paceBegins(queue, { perInterval, intervalMs: 1_000 }, clock) }
}

describe('how fast calls may begin', () => {
  it('is so many within any second, counted from the first of them', () => {
    const { clock, queue, begin } = open(3)
    begin()
    clock.pass(400)
    begin()
    expect(queue.paused).toBe(false)
    begin()
    expect(queue.paused).toBe(true)
    vi.advanceTimersByTime(599)
    expect(queue.paused).toBe(true)
    vi.advanceTimersByTime(1)
    clock.pass(600)
    expect(queue.paused).toBe(false)
    begin()
    expect(queue.paused).toBe(true)
  })

  it('is not held up by a wall clock that is set back', () => {
    const { clock, queue, begin } = open(2)
    begin()
    clock.set('2020-01-01T00:00:00Z')
    begin()
    vi.advanceTimersByTime(1_000)
    expect(queue.paused).toBe(false)
  })

  it('can be without limit', () => {
    const { queue, begin } = open(Infinity)
    for (let count = 0; count < 1_000; count += 1) begin()
    expect(queue.paused).toBe(false)
  })

  it('leaves room for somebody at the screen', () => {
    expect(backgroundPolicy.concurrent).toBe(4)
    expect(interactivePolicy.concurrent).toBe(5)
    expect(backgroundPolicy.perInterval).toBeLessThan(interactivePolicy.perInterval)
  })

  it('has time for six tries in the background, all of them late', () => {
    const { attemptMs, backOffMs, tries, totalMs } = backgroundPolicy
    expect(tries).toBe(6)
    expect(tries * attemptMs + backOffMs * (2 ** (tries - 1) - 1)).toBeLessThan(totalMs)
  })
})
