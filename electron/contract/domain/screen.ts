import { z } from 'zod'

/**
 * What may be seen in the window now (GDPR rules 36 and 37). It is kept by the main process: a page that
 * loads anew begins as the last one ended.
 */
export const screenStatus = z.strictObject({
  locked: z.boolean(),
  /** Others see the window: of the open card the name and roles are shown, and of nobody else anything. */
  presenting: z.boolean(),
  /** What opens the lock; with Touch ID the password does too. */
  unlock: z.enum(['click', 'password', 'touch-id']),
  /** After too many wrong passwords; null: one may be tried now. */
  retryAfterMs: z.number().int().positive().nullable(),
})
export type ScreenStatus = z.infer<typeof screenStatus>

/** Beside the sign-in the only message with a password in it, and it goes the same one way (decision 5). */
export const unlockRequest = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('click') }),
  z.strictObject({ by: z.literal('touch-id') }),
  z.strictObject({ by: z.literal('password'), password: z.string().min(1).max(500) }),
])
export type UnlockRequest = z.infer<typeof unlockRequest>

/** What a page is told to let go of something for. */
export const hiding = z.enum(['locked', 'presenting'])
export type Hiding = z.infer<typeof hiding>
