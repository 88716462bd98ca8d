import { randomUUID } from 'node:crypto'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'

/** The system's own store for secrets. Without it nothing is kept: never a plain file (GDPR rule 16). */
export interface Keychain {
  /** Null when there is no such entry; `keychain-unavailable` when it cannot be told. */
  read(account: string): Promise<Result<string | null>>
  /** Ok only once the secret has been read back as it was given; `password-too-long` when it takes no such one. */
  keep(account: string, secret: string): Promise<Result<void>>
  /** Ok also when there was nothing to remove. */
  remove(account: string): Promise<Result<void>>
}

const SERVICE = 'Kontaktkort'
/**
 * An entry of a moment. On Linux a keychain that stays locked answers as if it were empty, and a new key in
 * place of one that is only locked away would cost the copy and the access log. Each has a name of its own: of
 * two who add and remove the same, in one process or in two, one is told that it is not there.
 */
const probeName = () => `upplåst ${randomUUID()}`

/** What an entry of Windows' store holds at most (`CRED_MAX_CREDENTIAL_BLOB_SIZE`); the library writes UTF-8. */
export const MAX_WINDOWS_BYTES = 2_560

export interface KeychainLibrary {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, secret: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

/** Loaded at first use: where its system library is missing, loading itself throws. */
const loadKeytar = (): Promise<KeychainLibrary> => import('keytar').then((module) => module.default)

/** Credential Manager, Keychain or Secret Service through keytar. */
export function createSystemKeychain(
  load = loadKeytar,
  platform: NodeJS.Platform = process.platform,
): Keychain {
  /** Rejects while the keychain is locked, which asks its owner once more. */
  async function proveUnlocked(library: KeychainLibrary): Promise<void> {
    if (platform !== 'linux') return
    const probe = probeName()
    await library.setPassword(SERVICE, probe, 'upplåst')
    await library.deletePassword(SERVICE, probe)
  }

  /** The cause is dropped on purpose: what a native library says may hold what it was given. */
  async function use<T>(
    work: (library: KeychainLibrary) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const attempt = async () => work(await load())
    try {
      // Once in hundreds of starts a call of the library of Linux fails by an assertion of its own: it shares
      // the loop of events with the window. Elsewhere a refusal is its owner's, who is not asked twice.
      return platform === 'linux' ? await attempt().catch(attempt) : await attempt()
    } catch {
      return failed('keychain-unavailable')
    }
  }

  return {
    read: (account) =>
      use(async (library) => {
        const found = await library.getPassword(SERVICE, account)
        if (found !== null) return ok(found)
        await proveUnlocked(library)
        return ok(await library.getPassword(SERVICE, account))
      }),
    async keep(account, secret) {
      const isTooLong = platform === 'win32' && Buffer.byteLength(secret) > MAX_WINDOWS_BYTES
      if (isTooLong) return failed('password-too-long')
      return use(async (library) => {
        await library.setPassword(SERVICE, account, secret)
        const kept = await library.getPassword(SERVICE, account)
        return kept === secret ? ok(undefined) : failed('keychain-unavailable')
      })
    },
    remove: (account) =>
      use(async (library) => {
        if (await library.deletePassword(SERVICE, account)) return ok(undefined)
        await proveUnlocked(library)
        await library.deletePassword(SERVICE, account)
        return ok(undefined)
      }),
  }
}
