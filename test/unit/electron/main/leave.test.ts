import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import { LEAVE_MS, leaveInOrder } from '../../../../electron/main/leave'

function setUp(steps: () => Promise<unknown>[]) {
  const done: string[] = []
  const rings: (() => void)[] = []
  const app = Object.assign(new EventEmitter(), { quit: () => void done.push('quit') })
  leaveInOrder({
    app,
    after(ms, ring) {
      expect(ms).toBe(LEAVE_MS)
      rings.push(ring)
      return () => undefined
    },
    steps() {
      done.push('steps')
      return steps()
    },
    last: () => void done.push('last'),
    failed: (cause) => void done.push(`failed ${String(cause)}`),
  })
  return {
    done,
    timeIsUp: () => rings.forEach((ring) => ring()),
    /** Whether the process may end now. */
    wish() {
      let isTurnedDown = false
      app.emit('will-quit', { preventDefault: () => (isTurnedDown = true) })
      return !isTurnedDown
    },
  }
}

it('waits for every step, also when another has failed, and quits then', async () => {
  let kept = () => {}
  const slow = new Promise<void>((resolve) => (kept = resolve))
  const { done, wish } = setUp(() => [Promise.reject(new Error('keychain')), slow])
  expect(wish()).toBe(false)
  expect(wish(), 'somebody is in a hurry').toBe(false)
  await vi.waitFor(() => expect(done).toEqual(['steps', 'failed Error: keychain']))
  kept()
  await vi.waitFor(() => expect(done.slice(2)).toEqual(['last', 'quit']))
  expect(wish()).toBe(true)
})

it('goes all the same when a step does not answer', async () => {
  const { done, wish, timeIsUp } = setUp(() => [new Promise(() => undefined)])
  wish()
  timeIsUp()
  await vi.waitFor(() => expect(done).toEqual(['steps', 'last', 'quit']))
})
