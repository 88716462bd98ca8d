import { createHash, timingSafeEqual } from 'node:crypto'
import type { Secret } from './account'

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
