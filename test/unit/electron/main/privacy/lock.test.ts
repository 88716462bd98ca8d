import { describe, expect, it } from 'vitest'
import type { Proof } from '../../../../../electron/contract/domain/screen'
import { failed, ok } from '../../../../../electron/contract/errors'
import { createLock, LOOK_EVERY_MS } from '../../../../../electron/main/privacy/lock'
import type { LockFile, LockReason } from '../../../../../electron/main/privacy/lock'
import { createFakeClock } from '../../../../fakes/clock'
import { createMemoryFile } from '../../../../fakes/memory-file'

const MINUTE = 60_000
const RIGHT = { by: 'password', password: 'rätt' } as const
const WRONG = { by: 'password', password: 'fel' } as const
const CODE = { by: 'code', code: '2468' } as const
const WRONG_CODE = { by: 'code', code: '0000' } as const

function setUp(before: LockFile | null = null) {
  const clock = createFakeClock()
  const file = createMemoryFile<LockFile>(before)
  const told: (LockReason | 'open')[] = []
  const timers: (() => void)[] = []
  const state = {
    idleMs: 0,
    minutes: 10,
    signedIn: true,
    unlockBy: 'password' as 'click' | 'password' | 'touch-id',
    touchId: true,
    /** How long a comparison takes. */
    comparing: Promise.resolve(),
  }
  const asked: Proof[] = []
  const start = () => {
    const lock = createLock({
      clock,
      every(ms, work) {
        expect(ms).toBe(LOOK_EVERY_MS)
        timers.push(work)
        return () => undefined
      },
      file,
      idleMs: () => state.idleMs,
      lockAfterMs: () => state.minutes * MINUTE,
      signedIn: () => state.signedIn,
      unlockBy: () => state.unlockBy,
      async proves(proof) {
        asked.push(proof)
        await state.comparing
        return proof.by === 'code' ? proof.code === CODE.code : proof.password === RIGHT.password
      },
      askTouchId: async () => state.touchId,
      onLocked: (reason) => told.push(reason),
      onUnlocked: () => told.push('open'),
    })
    lock.start()
    return lock
  }
  const lock = start()
  /** As long passes, with a look every few seconds. */
  const pass = (ms: number, idle = true) => {
    for (let left = ms; left > 0; left -= LOOK_EVERY_MS) {
      clock.pass(Math.min(left, LOOK_EVERY_MS))
      state.idleMs = idle ? state.idleMs + Math.min(left, LOOK_EVERY_MS) : 0
      timers.forEach((work) => work())
    }
  }
  return { clock, file, told, timers, state, asked, start, lock, pass }
}

describe('GDPR 36 the app locks', () => {
  it('after ten minutes without use, not before and not while it is used', () => {
    const { lock, told, pass } = setUp()
    pass(60 * MINUTE, false)
    pass(10 * MINUTE - LOOK_EVERY_MS)
    expect(lock.isClosed()).toBe(false)
    pass(LOOK_EVERY_MS)
    expect(lock.isClosed()).toBe(true)
    expect(told).toEqual(['idle'])
  })

  it('after as many minutes as are set, from the moment they are set', () => {
    const { lock, state, pass } = setUp()
    state.minutes = 60
    pass(30 * MINUTE)
    expect(lock.isClosed()).toBe(false)
    state.minutes = 1
    pass(LOOK_EVERY_MS)
    expect(lock.isClosed()).toBe(true)
  })

  it.each([
    ['when the system locks', 'systemLocked', 'system'],
    ['when the computer goes to sleep', 'slept', 'sleep'],
  ] as const)('X23 %s', (_when, event, reason) => {
    const { lock, told } = setUp()
    lock[event]()
    expect(lock.isClosed()).toBe(true)
    expect(told).toEqual([reason])
  })

  it('X23 on wake from a sleep nobody told of, whether the wake itself is told or only the timers go on', () => {
    for (const wake of ['woke', 'timer'] as const) {
      const { lock, clock, timers } = setUp()
      clock.set('2026-11-23T07:00:00Z')
      if (wake === 'woke') lock.woke()
      else timers.forEach((work) => work())
      expect(lock.isClosed(), wake).toBe(true)
    }
  })

  it('by command, and once: what closes a closed lock changes nothing', () => {
    const { lock, told } = setUp()
    lock.lock('command')
    lock.systemLocked()
    lock.slept()
    expect(told).toEqual(['command'])
  })

  it('never while nobody is signed in', () => {
    const { lock, state, file, told, pass } = setUp()
    state.signedIn = false
    lock.lock('command')
    lock.systemLocked()
    pass(20 * MINUTE)
    expect([lock.isClosed(), told, file.content]).toEqual([false, [], null])
  })
})

describe('X23 the lock opens', () => {
  it('with the right password, and not with a wrong one', async () => {
    const { lock, told } = setUp()
    lock.lock('idle')
    expect(await lock.unlock(WRONG)).toEqual(failed('wrong-login'))
    expect(lock.isClosed()).toBe(true)
    expect(await lock.unlock(RIGHT)).toEqual(ok(undefined))
    expect(lock.isClosed()).toBe(false)
    expect(told).toEqual(['idle', 'open'])
  })

  it('after five wrong ones only when a time has passed, and asks nobody before', async () => {
    const { lock, clock, asked } = setUp()
    lock.lock('idle')
    for (let n = 1; n < 5; n += 1) expect(await lock.unlock(WRONG)).toEqual(failed('wrong-login'))
    expect(await lock.unlock(WRONG)).toEqual(failed('wrong-login', { retryAfterMs: 30_000 }))
    expect(await lock.unlock(RIGHT)).toEqual(failed('busy', { retryAfterMs: 30_000 }))
    expect(asked).toHaveLength(5)
    clock.pass(30_000)
    expect(await lock.unlock(WRONG)).toEqual(failed('wrong-login', { retryAfterMs: 60_000 }))
    clock.pass(60_000)
    expect(await lock.unlock(RIGHT)).toEqual(ok(undefined))
    expect(lock.retryAfterMs()).toBeNull()
  })

  it('to no more tries at once than one after the other: of a hundred, five', async () => {
    const { lock, asked } = setUp()
    lock.lock('idle')
    await Promise.all(Array.from({ length: 100 }, () => lock.unlock(WRONG)))
    expect(asked).toHaveLength(5)
  })

  it('with the code of the broker’s own, whose wrong tries count together with those at the password', async () => {
    const { lock, clock, asked } = setUp()
    lock.lock('command')
    expect(await lock.unlock(WRONG_CODE)).toEqual(failed('wrong-login'))
    expect(await lock.unlock(CODE)).toEqual(ok(undefined))
    lock.lock('command')
    for (const wrong of [WRONG, WRONG_CODE, WRONG, WRONG_CODE]) await lock.unlock(wrong)
    expect(await lock.unlock(WRONG)).toEqual(failed('wrong-login', { retryAfterMs: 30_000 }))
    asked.length = 0
    expect(await lock.unlock(CODE)).toEqual(failed('busy', { retryAfterMs: 30_000 }))
    expect(asked).toEqual([])
    clock.pass(30_000)
    expect(await lock.unlock(CODE)).toEqual(ok(undefined))
  })

  it('only after the try is on the disk: ending the app while it is compared gives none back', async () => {
    const { lock, file, state, start } = setUp()
    lock.lock('command')
    let answer = () => {}
    state.comparing = new Promise((resolve) => (answer = resolve))
    const opened = lock.unlock(CODE)
    await lock.kept()
    expect(file.content).toEqual({ wrongTries: 1 })
    expect(start().isClosed()).toBe(true)
    answer()
    expect(await opened).toEqual(ok(undefined))
    await lock.kept()
    expect(file.content).toBeNull()
  })

  it('with a click for the sample office alone', async () => {
    const { lock, state } = setUp()
    lock.lock('command')
    expect(await lock.unlock({ by: 'click' })).toEqual(failed('forbidden'))
    expect(await lock.unlock({ by: 'touch-id' })).toEqual(failed('forbidden'))
    state.unlockBy = 'click'
    expect(await lock.unlock({ by: 'click' })).toEqual(ok(undefined))
  })

  it('with Touch ID where there is one, which may be cancelled', async () => {
    const { lock, state } = setUp()
    lock.lock('command')
    state.unlockBy = 'touch-id'
    state.touchId = false
    expect(await lock.unlock({ by: 'touch-id' })).toEqual(failed('cancelled'))
    expect(await lock.unlock({ by: 'click' })).toEqual(failed('forbidden'))
    state.touchId = true
    expect(await lock.unlock({ by: 'touch-id' })).toEqual(ok(undefined))
  })

  it('by itself when the system that was locked is opened, but not what the broker closed by hand', () => {
    const { lock, told } = setUp()
    lock.systemLocked()
    lock.systemUnlocked()
    expect(lock.isClosed()).toBe(false)
    lock.lock('idle')
    lock.systemUnlocked()
    expect(lock.isClosed(), 'the system had not been locked').toBe(true)
    lock.systemLocked()
    lock.systemUnlocked()
    expect(lock.isClosed()).toBe(false)
    lock.lock('command')
    lock.systemLocked()
    lock.systemUnlocked()
    expect(lock.isClosed()).toBe(true)
    expect(told).toEqual(['system', 'open', 'idle', 'open', 'command'])
  })

  it('to nobody who began to prove themselves before it fell', async () => {
    const { lock, state } = setUp()
    const signedIn = lock.opener()
    lock.lock('command')
    signedIn()
    expect(lock.isClosed(), 'a sign-in').toBe(true)

    state.unlockBy = 'touch-id'
    const unlocked = lock.unlock({ by: 'touch-id' })
    lock.lift()
    lock.lock('command')
    expect(await unlocked).toEqual(failed('locked'))
    expect(lock.isClosed(), 'Touch ID').toBe(true)
    expect(await lock.unlock({ by: 'touch-id' })).toEqual(ok(undefined))

    lock.lock('command')
    const proven = lock.unlock(CODE)
    lock.lift()
    lock.lock('command')
    expect(await proven).toEqual(failed('locked'))
    expect(lock.isClosed(), 'the code').toBe(true)
  })

  it('for good: the wake that comes after it does not lock again', () => {
    const { lock, clock } = setUp()
    lock.systemLocked()
    lock.slept()
    clock.set('2026-11-23T07:00:00Z')
    lock.systemUnlocked()
    lock.woke()
    expect(lock.isClosed()).toBe(false)
  })
})

describe('X23 a restart is no way round', () => {
  it('for a lock, which is found in its file and goes with it', async () => {
    const { lock, file, start, told } = setUp()
    lock.lock('idle')
    expect(file.content).toEqual({ wrongTries: 0 })
    const next = start()
    expect(next.isClosed()).toBe(true)
    next.systemLocked()
    next.systemUnlocked()
    expect(next.isClosed(), 'who closed it is not known').toBe(true)
    await next.unlock(RIGHT)
    await next.kept()
    expect(file.content).toBeNull()
    expect(start().isClosed()).toBe(false)
    expect(told).toEqual(['idle', 'open'])
  })

  it('for a lock whose file is there and cannot be read, nor how often somebody has tried', async () => {
    const { file, start } = setUp({ wrongTries: 9 })
    file.unreadable = true
    const next = start()
    expect(next.isClosed()).toBe(true)
    expect(next.retryAfterMs()).toBeNull()
    expect(await next.unlock(WRONG)).toEqual(failed('wrong-login', { retryAfterMs: 30_000 }))
  })

  it('for the wait after wrong passwords', async () => {
    const { lock, start } = setUp()
    lock.lock('idle')
    for (let n = 0; n < 6; n += 1) await lock.unlock(WRONG)
    const next = start()
    expect(next.retryAfterMs()).toBe(30_000)
  })

  it('and a login proven to the CRM, or given up, opens it too', async () => {
    const { lock, file } = setUp({ wrongTries: 6 })
    expect(lock.isClosed()).toBe(true)
    lock.opener()()
    await lock.kept()
    expect([lock.isClosed(), lock.retryAfterMs(), file.content]).toEqual([false, null, null])
    const given = setUp({ wrongTries: 6 })
    given.lock.lift()
    expect(given.lock.isClosed()).toBe(false)
  })

  it('locks for this run when the disk refuses', async () => {
    const { lock, file } = setUp()
    file.readOnly = true
    lock.lock('idle')
    await lock.kept()
    expect(lock.isClosed()).toBe(true)
  })
})
