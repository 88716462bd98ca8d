import { z } from 'zod'
import { CODE_STATES, MIN_CODE_SIGNS, signsIn } from './code'

const MAX_SIGNS = 500

/**
 * What may be seen in the window now (GDPR rules 36 and 37). It is kept by the main process: a page that
 * loads anew begins as the last one ended.
 */
export const screenStatus = z.strictObject({
  locked: z.boolean(),
  /** Others see the window: of the open card the name and roles are shown, and of nobody else anything. */
  presenting: z.boolean(),
  /** What opens the lock; the CRM login does too, and the code where there is one. */
  unlock: z.enum(['click', 'password', 'touch-id']),
  code: z.enum(CODE_STATES),
  /** After too many wrong codes and passwords; null: one may be tried now. */
  retryAfterMs: z.number().int().positive().nullable(),
})
export type ScreenStatus = z.infer<typeof screenStatus>

const typed = z.string().min(1).max(MAX_SIGNS)
const password = z.strictObject({ by: z.literal('password'), password: typed })
const code = z.strictObject({ by: z.literal('code'), code: typed })

/** What only the broker of the account knows. Like the sign-in it goes one way (decision 5). */
export const proof = z.discriminatedUnion('by', [password, code])
export type Proof = z.infer<typeof proof>

export const unlockRequest = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('click') }),
  z.strictObject({ by: z.literal('touch-id') }),
  password,
  code,
])
export type UnlockRequest = z.infer<typeof unlockRequest>

/** What a page is told to let go of something for. */
export const hiding = z.enum(['locked', 'presenting'])
export type Hiding = z.infer<typeof hiding>

export const codeChange = z.strictObject({
  /** Null: none is wanted. */
  code: typed.refine((text) => signsIn(text) >= MIN_CODE_SIGNS).nullable(),
  /** Of whoever changes or removes the code that there is. */
  proof: proof.nullable(),
})
export type CodeChange = z.infer<typeof codeChange>
