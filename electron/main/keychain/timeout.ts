import { failed } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { Keychain } from './keychain'

/** Long enough to find a password and type it into the system's own question. */
export const KEYCHAIN_TIMEOUT_MS = 60_000

/**
 * A keychain may ask its owner first, who is away, or not answer at all: whoever waits for it is told in
 * the end that it does not serve, and can try again (S13).
 */
export function withTimeout(keychain: Keychain, timeoutMs = KEYCHAIN_TIMEOUT_MS): Keychain {
  /** Of each name: a later one of another says nothing of this. */
  const keeps = new Map<string, number>()

  return {
    read: (account) => within(keychain.read(account), timeoutMs),
    async keep(account, secret) {
      const own = (keeps.get(account) ?? 0) + 1
      keeps.set(account, own)
      const answer = keychain.keep(account, secret)
      return within(answer, timeoutMs, (late) => {
        // Nobody counts on it any more; a later try that does must find its own.
        if (late.ok && own === keeps.get(account)) void keychain.remove(account)
      })
    },
    remove: (account) => within(keychain.remove(account), timeoutMs),
  }
}

async function within<T>(
  answer: Promise<Result<T>>,
  timeoutMs: number,
  late: (answer: Result<T>) => void = () => undefined,
): Promise<Result<T>> {
  let timer: NodeJS.Timeout | undefined
  const waited = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeoutMs)
  })
  const first = await Promise.race([answer, waited])
  clearTimeout(timer)
  if (first !== null) return first
  void answer.then(late)
  return failed('keychain-unavailable')
}
