import { createHash, timingSafeEqual } from 'node:crypto'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { Keychain } from '../keychain/keychain'
import { keychainName, readSecret } from './account'
import type { Account, Secret } from './account'

/** Against the keychain's entry, or against memory where the keychain has none. */
export async function provePassword(
  keychain: Keychain,
  of: { readonly account: Account; readonly secret: Secret | null },
  password: string,
): Promise<Result<boolean>> {
  if (of.secret !== null) return ok(isPasswordOf(of.secret, password))
  const read = await keychain.read(keychainName(of.account))
  if (!read.ok) return read
  const secret = read.value === null ? null : readSecret(read.value)
  return secret === null ? failed('keychain-unavailable') : ok(isPasswordOf(secret, password))
}

/**
 * Any of the account's passwords: an office may have one per customer number and one for estates. Every one
 * is compared, digest with digest, so that the time taken tells neither length nor place of a difference.
 */
export function isPasswordOf(secret: Secret, password: string): boolean {
  const given = digest(password)
  return [secret.shared, ...Object.values(secret.perCustomer), secret.estates]
    .filter((one) => one !== null)
    .map((one) => timingSafeEqual(digest(one), given))
    .includes(true)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}
