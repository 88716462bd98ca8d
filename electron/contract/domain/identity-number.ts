import { z } from 'zod'

/**
 * A personal or corporate number as the window may know it: masked unless it is a corporate number
 * that cannot be a person's (GDPR rule 10). The full number stays in the main process and leaves it
 * only as the answer to a reveal (rule 12).
 */
export const identityNumber = z.strictObject({
  label: z.enum([
    'personal-number',
    'coordination-number',
    'personal-number-of-deceased',
    'corporate-number',
    'other-format',
  ]),
  shown: z.string(),
  masked: z.boolean(),
  /** A wrong check digit is a hint, never a reason to hide the number (D12). */
  checkDigitIsWrong: z.boolean(),
})
export type IdentityNumber = z.infer<typeof identityNumber>

/** Why a number was shown; goes into the access log (GDPR rule 11). */
export const revealReason = z.enum(['identity-check', 'contract', 'correction'])
export type RevealReason = z.infer<typeof revealReason>

export const REVEAL_MS = 20_000
