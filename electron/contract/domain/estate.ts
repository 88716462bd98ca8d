import { z } from 'zod'
import { estateKind } from './estate-kind'
import { flag } from './flags'
import { contactId, customerId } from './ids'
import { interestLevel, partyKind, partyRole, relatedContact } from './party'
import { instant } from './time'

/** Which estate: an id is one only within an office. */
export const estateKey = z.strictObject({ customerId, estateId: z.string().min(1).max(160) })
export type EstateKey = z.infer<typeof estateKey>

/** What the CRM tells of an estate (API 2.7); null: it has not told, or the login may not read it. */
export const estate = z.strictObject({
  ...estateKey.shape,
  address: z.string().nullable(),
  area: z.string().nullable(),
  kind: estateKind.nullable(),
  /** In the CRM's own words. */
  status: z.string().nullable(),
  number: z.string().nullable(),
  /** When all but the kind was told. */
  fetchedAt: instant.nullable(),
})
export type Estate = z.infer<typeof estate>

/** Somebody with a role in the estate: by name, with what one must know before calling, and without any number. */
export const estatePerson = z.strictObject({
  contactId,
  contactKind: z.enum(['person', 'company', 'deceased-estate', 'unknown']),
  name: z.string().nullable(),
  deceased: flag,
  advertising: flag,
  role: partyRole,
  /** `overview`: without its date (decision 22). */
  state: z.enum(['overview', 'whole']),
  /** Of an extra role: by what right, and on whose behalf. */
  kind: partyKind.nullable(),
  related: relatedContact.nullable(),
  level: interestLevel.nullable(),
  createdAt: instant.nullable(),
  approximate: z.boolean(),
})
export type EstatePerson = z.infer<typeof estatePerson>

/**
 * Everybody in the copy with a role or an interest in an estate, in the order they are shown. Protected contacts are
 * not among them, and in no count (GDPR rule 24). Its texts are as the CRM has them.
 */
export const uncoveredEstatePage = z.strictObject({
  estate,
  people: z.array(estatePerson),
  /** Of the office's contacts in the copy, how many have had their roles asked for: others may be missing. */
  asked: z.strictObject({
    withRoles: z.number().int().nonnegative(),
    contacts: z.number().int().nonnegative(),
  }),
})
export type UncoveredEstatePage = z.infer<typeof uncoveredEstatePage>

/** What the window is shown of it: no text holds a number of a person (GDPR rule 12). */
export const estatePage = uncoveredEstatePage.brand<'Covered'>()
export type EstatePage = z.infer<typeof estatePage>
