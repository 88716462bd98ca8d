import { z } from 'zod'
import { failure } from '../errors'
import { contactId, customerId } from './ids'

const password = z.string().min(1).max(500)

/**
 * Passwords are given per customer and function group (API 1.1); in practice one often serves
 * all. This is the only message that ever carries one, and it goes one way: window to main process.
 */
export const signInRequest = z.strictObject({
  username: z.string().trim().min(1).max(200),
  passwords: z.strictObject({
    shared: password.nullable(),
    perCustomer: z.array(z.strictObject({ customerId, password })).max(50),
    /** For estate addresses, where the office has a key of its own for them. */
    estates: password.nullable(),
  }),
  customers: z.array(customerId).min(1).max(50),
  address: z.string().trim().min(1).max(300),
})
export type SignInRequest = z.infer<typeof signInRequest>

/** What is remembered of an account beside the keychain: no secret. */
export const rememberedAccount = z.strictObject({
  username: z.string(),
  customers: z.array(customerId),
  address: z.string(),
})
export type RememberedAccount = z.infer<typeof rememberedAccount>

export const sessionStatus = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('signed-out'),
    /** Why a kept session could not be taken up again; null on a first start or after signing out. */
    failure: failure.nullable(),
    remembered: rememberedAccount.nullable(),
  }),
  z.strictObject({
    state: z.literal('signed-in'),
    username: z.string(),
    address: z.string(),
    /** The address as it is shown: without scheme and path. */
    host: z.string(),
    customers: z.array(z.strictObject({ customerId, name: z.string().nullable() })),
    /** False: the password lives for this run only, and `failure` says why. */
    kept: z.boolean(),
    /** What this computer did not do for the account, signed in as it is; null: nothing. */
    failure: failure.nullable(),
    /** The built-in sample office: marked on every screen and sheet. */
    sample: z.boolean(),
    /** Contacts worth a look; only the sample office has any. */
    suggestions: z.array(z.strictObject({ contactId, text: z.string() })),
  }),
])
export type SessionStatus = z.infer<typeof sessionStatus>
