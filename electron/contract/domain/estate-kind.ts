import { z } from 'zod'

/** Contract section 4, `estateType` of Buyer, Seller, Speculator; the estate list has a collection for each. */
export const knownEstateKind = z.enum([
  'house',
  'housing-cooperative',
  'cottage',
  'plot',
  'project',
  'farm',
  'commercial-property',
  'condominium',
  'foreign-property',
  'premises',
])
export type KnownEstateKind = z.infer<typeof knownEstateKind>

/** A value outside the documented list is kept as the text it was (D02). */
export const estateKind = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('known'), kind: knownEstateKind }),
  z.strictObject({ state: z.literal('unknown'), raw: z.string() }),
])
export type EstateKind = z.infer<typeof estateKind>
