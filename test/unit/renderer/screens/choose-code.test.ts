import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CodeChange } from '../../../../electron/contract/domain/screen'
import { failed } from '../../../../electron/contract/errors'
import type { FailureCode } from '../../../../electron/contract/errors'
import { sv } from '../../../../electron/contract/texts/sv'
import { CrmError } from '../../../../renderer/crm'
import { ChooseCodeForm } from '../../../../renderer/screens/lock/choose-code.svelte'
import { codeWords } from '../../../../renderer/screens/lock/lock-words'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp(replaces = false) {
  const asked: CodeChange[] = []
  let answer: { code: FailureCode; retryAfterMs?: number } | null = null
  const screen = {
    async setCode(change: CodeChange) {
      asked.push(change)
      if (answer) throw new CrmError(failed(answer.code, answer).error)
    },
  }
  const form = new ChooseCodeForm(screen, replaces)
  const write = (code: string, repeat = code) => {
    form.code = code
    form.repeat = repeat
  }
  return {
    asked,
    form,
    write,
    said: () => codeWords(form, sv),
    refuse: (code: FailureCode, retryAfterMs?: number) =>
      void (answer = { code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }),
  }
}

describe('GDPR 36 the form of the lock’s code', () => {
  it('sends a code of four signs or more that was written twice, once, and forgets it', async () => {
    const { form, asked, write } = setUp()
    write('åäö🔑')
    expect(await Promise.all([form.save(), form.save()])).toEqual([true, false])
    expect(asked).toEqual([{ code: 'åäö🔑', proof: null }])
    expect([form.code, form.repeat, form.problem]).toEqual(['', '', null])
  })

  it('says what is missing once it was tried, until it is mended', async () => {
    const { form, asked, write } = setUp()
    write('24')
    expect(form.problem).toBeNull()
    for (const [code, repeat, problem] of [
      ['246', '246', 'too-short'],
      ['🔑🔑', '🔑🔑', 'too-short'],
      ['2468', '2469', 'differs'],
    ] as const) {
      write(code, repeat)
      expect(await form.save()).toBe(false)
      expect(form.problem).toBe(problem)
    }
    write('2468')
    expect([form.problem, asked]).toEqual([null, []])
  })

  it('wants none without a word more', async () => {
    const { form, asked } = setUp()
    expect(await form.drop()).toBe(true)
    expect(asked).toEqual([{ code: null, proof: null }])
  })

  it('asks whoever changes or removes one by what they may: the code, or the CRM password', async () => {
    const { form, asked, write } = setUp(true)
    write('1357')
    expect(await form.save()).toBe(false)
    expect([form.problem, await form.drop(), asked]).toEqual(['current-missing', false, []])
    form.current = '2468'
    await form.save()
    form.proveBy('password')
    form.current = 'hemligt'
    await form.drop()
    expect(asked).toEqual([
      { code: '1357', proof: { by: 'code', code: '2468' } },
      { code: null, proof: { by: 'password', password: 'hemligt' } },
    ])
  })

  it('keeps the new code while the one before is written anew, and waits as long as it is told', async () => {
    const { form, asked, write, refuse, said } = setUp(true)
    write('1357')
    form.current = '0000'
    refuse('wrong-login')
    expect(await form.save()).toBe(false)
    expect([form.code, form.current, form.problem]).toEqual(['1357', '', null])
    expect(said()).toMatchObject({ code: 'wrong-login', says: sv.screen.lock.wrongCode.says })
    form.current = '0000'
    refuse('wrong-login', 30_000)
    await form.save()
    expect(said()?.counting).toBe(sv.screen.lock.waiting(30))
    form.current = '2468'
    expect([await form.save(), asked.length]).toEqual([false, 2])
    vi.advanceTimersByTime(30_000)
    expect(said()).toBeNull()
    form.leave()
    expect([form.code, form.current]).toEqual(['', ''])
  })
})
