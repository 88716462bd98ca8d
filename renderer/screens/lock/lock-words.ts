import type { Failure } from '../../../electron/contract/errors'
import type { Texts } from '../../../electron/contract/texts/sv'
import type { Unlock } from './unlock.svelte'

interface LockWords {
  readonly code: Failure['code']
  readonly says: string
  readonly remedy: string
  /** Ticks in sight alone: the remedy names the whole wait, once. */
  readonly counting: string | null
}

/** What the lock has to say, the newest first; null: nothing. */
export function lockWords(
  form: Pick<Unlock, 'failure' | 'leaveFailure' | 'wait' | 'waitSeconds'>,
  texts: Texts,
): LockWords | null {
  const t = texts.screen.lock
  if (form.leaveFailure) {
    const { code } = form.leaveFailure
    return { code, ...texts.failures[code], counting: null }
  }
  if (form.wait.running) {
    const { says, remedy } = t.tooMany
    return {
      code: form.failure?.code ?? 'wrong-login',
      says,
      remedy: remedy(form.waitSeconds),
      counting: t.waiting(form.wait.secondsLeft),
    }
  }
  if (!form.failure) return null
  const { code } = form.failure
  return { code, ...(code === 'wrong-login' ? t.wrong : texts.failures[code]), counting: null }
}
