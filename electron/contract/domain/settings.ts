import { z } from 'zod'

/** The sections of a card that are folded away and remembered so (design: background). */
export const cardSection = z.enum(['address', 'categories', 'note', 'record'])
export type CardSection = z.infer<typeof cardSection>

/** As a CRM may name one. */
export const categoryName = z.string().trim().min(1).max(200)

export const settings = z.strictObject({
  language: z.enum(['sv', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  openSections: z.array(cardSection),
  /** Days since the CRM last confirmed a contact, then its copy is deleted (GDPR rule 17). */
  retentionDays: z.number().int().min(1).max(30),
  /** Minutes without use, then the window locks (GDPR rule 36). */
  lockAfterMinutes: z.number().int().min(1).max(60),
  /** Customer numbers and address stay in the sign-in's form after a sign-out; never a password or a user name. */
  keepSignInForm: z.boolean(),
  /** The categories that the office gives to contacts with protected identity; null: not answered yet (GDPR rule 24). */
  protectedCategories: z.array(categoryName).max(1_000).nullable(),
})
export type Settings = z.infer<typeof settings>
