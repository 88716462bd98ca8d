import { z } from 'zod'

/** The sections of a card that are folded away and remembered so (design: background). */
export const cardSection = z.enum(['address', 'categories', 'note', 'record'])
export type CardSection = z.infer<typeof cardSection>

export const settings = z.strictObject({
  language: z.enum(['sv', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  openSections: z.array(cardSection),
})
export type Settings = z.infer<typeof settings>
