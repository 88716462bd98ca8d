import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { UnlockRequest } from '../../../../electron/contract/domain/screen'
import { failed } from '../../../../electron/contract/errors'
import type { FailureCode } from '../../../../electron/contract/errors'
import { CrmError } from '../../../../renderer/crm'
import { Unlock } from '../../../../renderer/screens/lock/unlock.svelte'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp(retryAfterMs: number | null = null) {
  const asked: UnlockRequest[] = []
  let answer: { code: FailureCode; retryAfterMs?: number } | null = null
  const screen = {
    async unlock(request: UnlockRequest) {
      asked.push(request)
      if (answer) throw new CrmError(failed(answer.code, answer).error)
    },
  }
  return {
    asked,
    form: new Unlock(screen, retryAfterMs),
    refuse: (code: FailureCode, wait?: number) => {
      answer = wait === undefined ? { code } : { code, retryAfterMs: wait }
    },
  }
}

describe('X23 the form that opens the lock', () => {
  it('sends what was written once, and forgets it', async () => {
    const { form, asked } = setUp()
    form.type('hemligt')
    await Promise.all([form.submit(), form.submit()])
    expect(asked).toEqual([{ by: 'password', password: 'hemligt' }])
    expect([form.password, form.failure]).toEqual(['', null])
  })

  it('forgets a wrong one, and keeps one that could not be compared', async () => {
    const { form, refuse } = setUp()
    refuse('wrong-login')
    form.type('fel')
    await form.submit()
    expect([form.password, form.failure?.code]).toEqual(['', 'wrong-login'])
    refuse('keychain-unavailable')
    form.type('rätt')
    await form.submit()
    expect([form.password, form.failure?.code]).toEqual(['rätt', 'keychain-unavailable'])
  })

  it('asks for nothing while there is nothing to ask with, and says so', async () => {
    const { form, asked } = setUp()
    await form.submit()
    expect([asked.length, form.empty]).toEqual([0, true])
    form.type('h')
    expect(form.empty).toBe(false)
  })

  it('waits as long as it is told, and then says nothing of it any more', async () => {
    const { form, asked, refuse } = setUp()
    refuse('wrong-login', 30_000)
    form.type('fel')
    await form.submit()
    expect(form.wait.secondsLeft).toBe(30)
    form.type('rätt')
    await form.submit()
    expect(asked).toHaveLength(1)
    vi.advanceTimersByTime(30_000)
    expect([form.wait.running, form.failure]).toEqual([false, null])
    await form.submit()
    expect(asked).toHaveLength(2)
    form.leave()
    expect([form.wait.running, form.password]).toEqual([false, ''])
  })

  it('goes on with a wait that a page before it had begun', () => {
    const { form } = setUp(12_000)
    expect([form.wait.running, form.wait.secondsLeft]).toEqual([true, 12])
    form.leave()
  })

  it('opens by a click or a finger, and a finger taken away again is no failure', async () => {
    const { form, asked, refuse } = setUp()
    await form.open('click')
    refuse('cancelled')
    await form.open('touch-id')
    expect(asked).toEqual([{ by: 'click' }, { by: 'touch-id' }])
    expect(form.failure).toBeNull()
  })
})
