import { z } from 'zod'
import { contactId } from './ids'
import { partyRoles } from './party-roles'
import { instant } from './time'

export const partyRole = z.enum(partyRoles)
export type PartyRole = z.infer<typeof partyRole>

/** Contract section 4, `partyRole` and `relation` (the latter lacks the first and has `Deceased`). */
export const knownPartyKind = z.enum([
  'ExtraPartyContactPerson',
  'EstateParty',
  'CompanySignatory',
  'CompanyContactPerson',
  'PowerOfAttorney',
  'Guardian',
  'LimitedGuardian',
  'Representative',
  'ExecutorUnderTheWill',
  'EstateAdministrator',
  'Deceased',
])
export type KnownPartyKind = z.infer<typeof knownPartyKind>

/** A value outside the documented list is kept as the text it was, never mapped to a near one (D02). */
export const partyKind = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('known'), kind: knownPartyKind }),
  z.strictObject({ state: z.literal('unknown'), raw: z.string() }),
])
export type PartyKind = z.infer<typeof partyKind>

/** `name` is filled when this run has seen that contact; otherwise the id is all there is. */
export const relatedContact = z.strictObject({
  contactId,
  name: z.string().nullable(),
})
export type RelatedContact = z.infer<typeof relatedContact>

export const roleEntry = z.strictObject({
  /** An opaque text from the CRM; null when it sent none. */
  estateId: z.string().nullable(),
  /** Street address where the login may read it; null: "adress saknas" (API 2.7). */
  estateAddress: z.string().nullable(),
  /** When the CRM told it: an address has an age as a card has. */
  estateAddressAt: instant.nullable(),
  createdAt: instant.nullable(),
  /** The CRM itself calls the date an estimate (API 3.6). */
  approximate: z.boolean(),
  kind: partyKind.nullable(),
  related: relatedContact.nullable(),
})
export type RoleEntry = z.infer<typeof roleEntry>

/** "Ej hämtat", "finns inga" (an empty list) and a list are three different things (D11, GDPR rule 26). */
export const roleGroup = z.discriminatedUnion('state', [
  z.strictObject({ role: partyRole, state: z.literal('not-fetched') }),
  z.strictObject({ role: partyRole, state: z.literal('listed'), entries: z.array(roleEntry) }),
])
export type RoleGroup = z.infer<typeof roleGroup>

/** Contract 3.7. `holds`: who holds this role towards the contact; `held`: for whom the contact holds it. */
export const relation = z.strictObject({
  direction: z.enum(['holds', 'held']),
  kind: partyKind,
  related: relatedContact,
})
export type Relation = z.infer<typeof relation>
