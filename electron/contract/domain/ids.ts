import { z } from 'zod'

/**
 * All CRM ids are opaque: no prefix and no shape is promised, only a length (40). Four times that
 * is taken, as documented lengths have grown before. A control character or a lone dot segment is
 * never an id; the address builder refuses those again on its own.
 */
const opaqueId = z
  .string()
  .trim()
  .min(1)
  .max(160)
  .regex(/^\P{Cc}+$/u)

export const contactId = opaqueId.brand<'ContactId'>()
export const customerId = opaqueId.brand<'CustomerId'>()
export const estateId = opaqueId.brand<'EstateId'>()
export type ContactId = z.infer<typeof contactId>
export type CustomerId = z.infer<typeof customerId>
export type EstateId = z.infer<typeof estateId>

/** One contact in one office: the same person may stand in several offices under several ids. */
export const contactKey = z.strictObject({ customerId, contactId })
export type ContactKey = z.infer<typeof contactKey>
