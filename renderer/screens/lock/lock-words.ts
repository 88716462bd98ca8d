import type { Failure } from '../../../electron/contract/errors'
import type { Texts } from '../../../electron/contract/texts/sv'
import type { ChooseCodeForm } from './choose-code.svelte'
import type { Unlock } from './unlock.svelte'

interface LockWords {
  readonly code: Failure['code']
  readonly says: string
  readonly remedy: string
  /** Ticks in sight alone: the remedy names the whole wait, once. */
  readonly counting: string | null
}

/** What the lock has to say; null: nothing. */
export function lockWords(
  form: Pick<Unlock, 'failure' | 'failedBy' | 'wait' | 'waitSeconds'>,
  texts: Texts,
): LockWords | null {
  const t = texts.screen.lock
  const { failure, wait } = form
  if (wait.running) {
    const { says, remedy } = t.tooMany
    return {
      code: failure?.code ?? 'wrong-login',
      says,
      remedy: remedy(form.waitSeconds),
      counting: t.waiting(wait.secondsLeft),
    }
  }
  if (failure?.code !== 'wrong-login') return inGeneral(failure, texts)
  return {
    code: failure.code,
    ...(form.failedBy === 'code' ? t.wrongCode : t.wrong),
    counting: null,
  }
}

/** What the code's form has to say, beside its fields. */
export function codeWords(
  { failure, by, wait }: Pick<ChooseCodeForm, 'failure' | 'by' | 'wait'>,
  texts: Texts,
): LockWords | null {
  const t = texts.screen.lock
  if (wait.running) {
    const counting = t.waiting(wait.secondsLeft)
    return { code: failure?.code ?? 'wrong-login', ...t.tooManyHere, counting }
  }
  if (failure?.code !== 'wrong-login') return inGeneral(failure, texts)
  const { says } = by === 'code' ? t.wrongCode : t.wrong
  return { code: failure.code, says, remedy: t.tryAgain, counting: null }
}

function inGeneral(failure: Failure | null, texts: Texts): LockWords | null {
  if (failure === null) return null
  const isUnread = failure.code === 'keychain-unavailable'
  const says = isUnread ? texts.screen.lock.codeUnread : texts.failures[failure.code]
  return { code: failure.code, ...says, counting: null }
}
