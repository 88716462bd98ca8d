import { z } from 'zod'
import { copyChoice } from '../../contract/domain/copy'
import { customerId } from '../../contract/domain/ids'
import type { RememberedAccount, SignInRequest } from '../../contract/domain/session'

/**
 * Who is signed in, without any secret: this is what lies in a file beside the keychain's entry. A newer version
 * may add keys, which are passed over and kept; what these mean it may not change.
 */
export const account = z.object({
  version: z.number(),
  username: z.string(),
  address: z.string(),
  customers: z.array(z.object({ customerId, name: z.string().nullable() })).min(1),
  sample: z.boolean(),
  /** Which contacts are kept; beside the copy and not in it, so that a lost copy fills itself again. */
  copy: copyChoice.nullable().catch(null),
})
export type Account = z.infer<typeof account>

/** The keychain's entry: one text, as that is all a keychain holds. Read as the account's file is. */
const secret = z.object({
  shared: z.string().nullable(),
  perCustomer: z.record(z.string(), z.string()).default({}),
  estates: z.string().nullable().default(null),
})
export type Secret = z.infer<typeof secret>

/** A password of its own that is the shared one is not repeated: Windows' keychain holds little (S31). */
export function secretOf({ shared, perCustomer, estates }: SignInRequest['passwords']): Secret {
  const own = perCustomer
    .filter(({ password }) => password !== shared)
    .map(({ customerId, password }) => [customerId, password] as const)
  return { shared, perCustomer: Object.fromEntries(own), estates }
}

/** Every customer can be asked for: by a password of its own, or by the shared one. */
export function servesAll(given: Secret, customers: readonly string[]): boolean {
  return given.shared !== null || customers.every((id) => Object.hasOwn(given.perCustomer, id))
}

export function writeSecret(given: Secret): string {
  return JSON.stringify(given)
}

/** Null when the text is not one of ours. */
export function readSecret(text: string): Secret | null {
  try {
    const parsed = secret.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/**
 * Which password opens what (API 1.1). Estates may have a key of their own; a customer's own
 * comes before the shared one. Null: no call may go out.
 */
export function passwordFor(given: Secret, customer: string, right: string): string | null {
  if (right === 'estates' && given.estates !== null) return given.estates
  const own = Object.hasOwn(given.perCustomer, customer) ? given.perCustomer[customer] : undefined
  return own ?? given.shared
}

/** The name of the keychain's entry. The sample office's address changes with each run, so it has none. */
export function keychainName(of: Pick<Account, 'username' | 'address' | 'sample'>): string {
  return of.sample ? 'exempelkontoret' : `${of.username} på ${new URL(of.address).host}`
}

/** Two sign-ins to the same account share what has been read; any other account shares nothing (S16, S17). */
export function isSameAccount(a: Account, b: Account): boolean {
  return a.sample === b.sample && keychainName(a) === keychainName(b)
}

export function remember(of: Account): RememberedAccount | null {
  if (of.sample) return null
  return {
    username: of.username,
    customers: of.customers.map((customer) => customer.customerId),
    address: of.address,
  }
}
