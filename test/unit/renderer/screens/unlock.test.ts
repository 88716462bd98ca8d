import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Proof, UnlockRequest } from '../../../../electron/contract/domain/screen'
import { failed } from '../../../../electron/contract/errors'
import { sv } from '../../../../electron/contract/texts/sv'
import type { FailureCode } from '../../../../electron/contract/errors'
import { CrmError } from '../../../../renderer/crm'
import { lockWords } from '../../../../renderer/screens/lock/lock-words'
import { Unlock } from '../../../../renderer/screens/lock/unlock.svelte'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp(retryAfterMs: number | null = null, by: Proof['by'] = 'password') {
  const asked: UnlockRequest[] = []
  let answer: { code: FailureCode; retryAfterMs?: number } | null = null
  const screen = {
    async unlock(request: UnlockRequest) {
      asked.push(request)
      if (answer) throw new CrmError(failed(answer.code, answer).error)
    },
  }
  const form = new Unlock(screen, by, retryAfterMs)
  return {
    asked,
    form,
    said: () => lockWords(form, sv),
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
    expect([form.typed, form.failure]).toEqual(['', null])
  })

  it('forgets a wrong one, and keeps one that could not be compared', async () => {
    const { form, refuse } = setUp()
    refuse('wrong-login')
    form.type('fel')
    await form.submit()
    expect([form.typed, form.failure?.code]).toEqual(['', 'wrong-login'])
    refuse('busy')
    form.type('rätt')
    await form.submit()
    expect([form.typed, form.failure?.code]).toEqual(['rätt', 'busy'])
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
    expect([form.wait.running, form.typed]).toEqual([false, ''])
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

describe('what the lock says', () => {
  it('is nothing until something was tried, and then in words of its own', async () => {
    const { form, refuse, said } = setUp()
    expect(said()).toBeNull()
    form.type('fel')
    refuse('wrong-login')
    await form.submit()
    expect(said()).toEqual({ code: 'wrong-login', ...sv.screen.lock.wrong, counting: null })
    form.type('fel')
    refuse('busy')
    await form.submit()
    expect(said()?.says).toBe(sv.failures.busy.says)
  })

  it('names the whole wait in words, and counts beside them', async () => {
    const { form, refuse, said } = setUp()
    form.type('fel')
    refuse('wrong-login', 90_000)
    await form.submit()
    vi.advanceTimersByTime(60_000)
    expect(said()).toEqual({
      code: 'wrong-login',
      says: 'Fel för många gånger.',
      remedy: 'Vänta 1\u00a0min 30\u00a0s, eller logga ut.',
      counting: 'Försök igen om 30\u00a0s',
    })
  })

  it('is about the code where that was tried, also while the password is being written', async () => {
    const { form, asked, refuse, said } = setUp(null, 'code')
    refuse('wrong-login')
    form.type('0000')
    await form.submit()
    expect(asked).toEqual([{ by: 'code', code: '0000' }])
    expect(said()).toEqual({ code: 'wrong-login', ...sv.screen.lock.wrongCode, counting: null })
    form.type('24')
    form.openBy('password')
    expect([form.typed, said()]).toEqual(['', null])
    form.type('fel')
    await form.submit()
    expect(said()).toMatchObject(sv.screen.lock.wrong)
  })

  it('is the wait still when another way is taken', async () => {
    const { form, asked, refuse, said } = setUp(null, 'code')
    refuse('wrong-login', 30_000)
    form.type('0000')
    await form.submit()
    form.openBy('password')
    form.type('rätt')
    await form.submit()
    expect([asked.length, said()?.says]).toEqual([1, sv.screen.lock.tooMany.says])
    form.leave()
  })
})
