import { z } from 'zod'
import { changeMark, contactChange } from './changes'
import { contact } from './contact'
import { fetchedPart, part } from './freshness'
import { contactId, customerId } from './ids'
import { relation, rolesPart } from './party'

/** The responsible broker, by name where a user list could be read (API 2.5). */
export const agent = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('not-fetched') }),
  z.strictObject({ state: z.literal('named'), name: z.string() }),
  z.strictObject({ state: z.literal('unknown') }),
])
export type Agent = z.infer<typeof agent>

/** Everything one contact card tells, each part with its own age; its texts are as the CRM has them. */
export const uncoveredCard = z.strictObject({
  contact,
  card: fetchedPart,
  agent,
  roles: rolesPart,
  relations: part(z.array(relation)),
  /** What is different since the broker last saw this contact; empty after it has been seen. */
  changes: z.array(contactChange),
  /** Only what others may see is in it; all the rest is left out, whatever the CRM says (GDPR rule 37). */
  presented: z.boolean(),
})
export type UncoveredCard = z.infer<typeof uncoveredCard>

/** What the window is shown of it: no text holds a number of a person (GDPR rule 12). */
export const contactCard = uncoveredCard.brand<'Covered'>()
export type ContactCard = z.infer<typeof contactCard>

/** A line in a list: enough to recognise somebody. */
export const uncoveredLine = z.strictObject({
  contactId,
  customerId,
  kind: z.enum(['person', 'company', 'deceased-estate', 'unknown']),
  deceased: z.boolean(),
  name: z.string().nullable(),
  /** First phone as written, else the town. */
  hint: z.string().nullable(),
  /** In a category for protected identity: the line says so, and has no hint (GDPR rule 24). */
  protectedIdentity: z.boolean(),
  changed: changeMark,
})
export type UncoveredLine = z.infer<typeof uncoveredLine>

/** As the window is shown it: never a personal number (GDPR rule 12). */
export const contactLine = uncoveredLine.brand<'Covered'>()
export type ContactLine = z.infer<typeof contactLine>
