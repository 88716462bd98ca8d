import { z } from 'zod'

/**
 * A text of the CRM's whose numbers of persons have been covered (GDPR rule 12). Only `privacy/covered.ts` of the
 * main process makes one: what the window is answered with does not compile while it holds any other text.
 */
export const coveredText = z.string().brand<'Covered'>()
export type CoveredText = z.infer<typeof coveredText>
