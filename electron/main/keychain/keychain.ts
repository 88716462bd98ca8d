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
/**
 * An entry of a moment. On Linux a keychain that stays locked answers as if it were empty, and a new key in
 * place of one that is only locked away would cost the copy and the access log.
 */
const PROBE = 'upplåst'

/** Credential Manager, Keychain or Secret Service through keytar. */
export function createSystemKeychain(): Keychain {
  /** Loaded at first use: where its system library is missing, loading itself throws. */
  const keytar = () => import('keytar').then((module) => module.default)

  /** Rejects while the keychain is locked, which asks its owner once more. */
  async function proveUnlocked(): Promise<void> {
    if (process.platform !== 'linux') return
    const { setPassword, deletePassword } = await keytar()
    await setPassword(SERVICE, PROBE, PROBE)
    await deletePassword(SERVICE, PROBE)
  }

  return {
    read: (account) =>
      orUnavailable(async () => {
        const { getPassword } = await keytar()
        const found = await getPassword(SERVICE, account)
        if (found !== null) return ok(found)
        await proveUnlocked()
        return ok(await getPassword(SERVICE, account))
      }),
    keep: (account, secret) =>
      orUnavailable(async () => {
        const { setPassword, getPassword } = await keytar()
        await setPassword(SERVICE, account, secret)
        const kept = await getPassword(SERVICE, account)
        return kept === secret ? ok(undefined) : failed('keychain-unavailable')
      }),
    remove: (account) =>
      orUnavailable(async () => {
        const { deletePassword } = await keytar()
        if (await deletePassword(SERVICE, account)) return ok(undefined)
        await proveUnlocked()
        await deletePassword(SERVICE, account)
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
