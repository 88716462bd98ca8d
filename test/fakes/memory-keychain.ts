import { failed, ok } from '../../electron/contract/errors'
import type { Keychain } from '../../electron/main/keychain/keychain'

export interface MemoryKeychain extends Keychain {
  readonly entries: Map<string, string>
  /** While false every use answers as a computer without a keychain does. */
  available: boolean
  /** While false it gives back and keeps what it is asked to, and removes nothing. */
  letsGo: boolean
  /** How many more secrets it keeps before it refuses one; null: as many as there are. */
  keepsStill: number | null
}

export function createMemoryKeychain(): MemoryKeychain {
  const entries = new Map<string, string>()
  const keychain: MemoryKeychain = {
    entries,
    available: true,
    letsGo: true,
    keepsStill: null,
    async read(account) {
      return keychain.available ? ok(entries.get(account) ?? null) : failed('keychain-unavailable')
    },
    async keep(account, secret) {
      if (!keychain.available || keychain.keepsStill === 0) return failed('keychain-unavailable')
      if (keychain.keepsStill !== null) keychain.keepsStill -= 1
      entries.set(account, secret)
      return ok(undefined)
    },
    async remove(account) {
      if (!keychain.available || !keychain.letsGo) return failed('keychain-unavailable')
      entries.delete(account)
      return ok(undefined)
    },
  }
  return keychain
}
