import { z } from 'zod'
import { copyChoice } from '../../contract/domain/copy'
import { customerId } from '../../contract/domain/ids'
import { rememberedAccount } from '../../contract/domain/session'
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

/** An account's passwords, or some of them: as text, what an entry of the keychain holds. Read as the account's file is. */
const secret = z.object({
  shared: z.string().nullable(),
  perCustomer: z.record(z.string(), z.string()).default({}),
  estates: z.string().nullable().default(null),
})
export type Secret = z.infer<typeof secret>

const NO_SECRET: Secret = { shared: null, perCustomer: {}, estates: null }

/** A password of its own that is the shared one is not repeated: each costs an entry of the keychain. */
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

/** Each password by itself, as an entry of Windows' keychain holds little (S31). */
export function splitSecret({ shared, perCustomer, estates }: Secret): Secret[] {
  return [
    ...(shared === null ? [] : [{ ...NO_SECRET, shared }]),
    ...Object.entries(perCustomer).map(([id, own]) => ({
      ...NO_SECRET,
      perCustomer: { [id]: own },
    })),
    ...(estates === null ? [] : [{ ...NO_SECRET, estates }]),
  ]
}

export function joinSecrets(some: readonly Secret[]): Secret {
  return {
    shared: some.find((one) => one.shared !== null)?.shared ?? null,
    perCustomer: Object.fromEntries(some.flatMap((one) => Object.entries(one.perCustomer))),
    estates: some.find((one) => one.estates !== null)?.estates ?? null,
  }
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

/** What the names of its entries in the keychain begin with. The sample office's address changes with each run, so it has none. */
export function keychainName(of: Pick<Account, 'username' | 'address' | 'sample'>): string {
  return of.sample ? 'exempelkontoret' : `${of.username} på ${new URL(of.address).host}`
}

/** Two sign-ins to the same account share what has been read; any other account shares nothing (S16, S17). */
export function isSameAccount(a: Account, b: Account): boolean {
  return a.sample === b.sample && keychainName(a) === keychainName(b)
}

/** What of the sign-in's form may stand after a sign-out: the office's data, and of nobody (decision 20). */
export const signInFormFile = rememberedAccount.pick({ customers: true, address: true }).strip()
export type SignInFormFile = z.infer<typeof signInFormFile>

export function formOf(account: Account): SignInFormFile | null {
  const remembered = remember(account)
  return remembered && { customers: remembered.customers, address: remembered.address }
}

export function remember(of: Account): RememberedAccount | null {
  if (of.sample) return null
  return {
    username: of.username,
    customers: of.customers.map((customer) => customer.customerId),
    address: of.address,
  }
}
