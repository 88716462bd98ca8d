import { randomBytes } from 'node:crypto'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { Keychain } from '../keychain/keychain'

const KEY_BYTES = 32
const KEY = /^[0-9a-f]{64}$/

/** Null when there is no key under the name, or something that is none of ours. */
export async function readStoreKey(
  keychain: Keychain,
  name: string,
): Promise<Result<string | null>> {
  const read = await keychain.read(name)
  if (!read.ok) return read
  return ok(read.value !== null && KEY.test(read.value) ? read.value : null)
}

/** A new key, only once the keychain has given it back: what it locks must be readable tomorrow. */
export async function createStoreKey(keychain: Keychain, name: string): Promise<Result<string>> {
  const key = randomBytes(KEY_BYTES).toString('hex')
  const kept = await keychain.keep(name, key)
  if (!kept.ok) return kept
  const readBack = await readStoreKey(keychain, name)
  if (!readBack.ok) return readBack
  return readBack.value === key ? ok(key) : failed('keychain-unavailable')
}

/** Ok also when there was none. */
export async function forgetStoreKey(keychain: Keychain, name: string): Promise<Result<void>> {
  return keychain.remove(name)
}
