import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'

/** The system's own store for secrets. Without it nothing is kept: never a plain file (GDPR rule 16). */
export interface Keychain {
  /** Null when there is no such entry; `keychain-unavailable` when it cannot be told. */
  read(account: string): Promise<Result<string | null>>
  /** Ok only once the secret has been read back as it was given. */
  keep(account: string, secret: string): Promise<Result<void>>
  /** Ok also when there was nothing to remove. */
  remove(account: string): Promise<Result<void>>
}

const SERVICE = 'Kontaktkort'

/** Credential Manager, Keychain or Secret Service through keytar. */
export function createSystemKeychain(): Keychain {
  /** Loaded at first use: where its system library is missing, loading itself throws. */
  const keytar = () => import('keytar').then((module) => module.default)

  return {
    read: (account) =>
      orUnavailable(async () => ok(await (await keytar()).getPassword(SERVICE, account))),
    keep: (account, secret) =>
      orUnavailable(async () => {
        const { setPassword, getPassword } = await keytar()
        await setPassword(SERVICE, account, secret)
        const kept = await getPassword(SERVICE, account)
        return kept === secret ? ok(undefined) : failed('keychain-unavailable')
      }),
    remove: (account) =>
      orUnavailable(async () => {
        await (await keytar()).deletePassword(SERVICE, account)
        return ok(undefined)
      }),
  }
}

/** The cause is dropped on purpose: what a native library says may hold what it was given. */
async function orUnavailable<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch {
    return failed('keychain-unavailable')
  }
}
