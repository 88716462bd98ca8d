import { z } from 'zod'
import { failure } from '../errors'
import { contactId } from './ids'
import { estateKind } from './estate-kind'
import { interestLevels, overviewRoles, partyRoles } from './party-roles'
import { instant } from './time'

export const partyRole = z.enum(partyRoles)
export type PartyRole = z.infer<typeof partyRole>

export const overviewRole = z.enum(overviewRoles)
export type OverviewRole = z.infer<typeof overviewRole>

export const knownInterestLevel = z.enum(interestLevels)
export type KnownInterestLevel = z.infer<typeof knownInterestLevel>

/** How keen a prospect is (API 4); any other value is kept as the text it was (D02). */
export const interestLevel = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('known'), level: knownInterestLevel }),
  z.strictObject({ state: z.literal('unknown'), raw: z.string() }),
])
export type InterestLevel = z.infer<typeof interestLevel>

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
  estateKind: estateKind.nullable(),
  /** In the CRM's own words, as old as the address. */
  estateStatus: z.string().nullable(),
  createdAt: instant.nullable(),
  /** The CRM itself calls the date an estimate (API 3.6). */
  approximate: z.boolean(),
  kind: partyKind.nullable(),
  related: relatedContact.nullable(),
  /** Of a prospect. */
  level: interestLevel.nullable(),
})
export type RoleEntry = z.infer<typeof roleEntry>

const told = { role: partyRole, fetchedAt: instant, entries: z.array(roleEntry) }

/**
 * "Ej hämtat", "finns inga" (an empty list) and a list are different things (D11, GDPR rule 26). `overview`: which
 * estates, and neither a date nor anything else; `whole`: all that the CRM tells of this group (decision 22).
 */
export const roleGroup = z.discriminatedUnion('state', [
  z.strictObject({ role: partyRole, state: z.literal('none-asked') }),
  z.strictObject({ ...told, state: z.literal('overview') }),
  z.strictObject({ ...told, state: z.literal('whole') }),
])
export type RoleGroup = z.infer<typeof roleGroup>

const ongoing = { refreshing: z.boolean(), failure: failure.nullable() }
const asked = { fetchedAt: instant, value: z.array(roleGroup), ...ongoing }

/**
 * The roles of a card, every group of them. `whole`: PartyRoles has been asked and nothing newer says otherwise;
 * `overview`: the groups that speak of it are known without dates, or some of them. `fetchedAt` is that of the
 * oldest group of which the state speaks.
 */
export const rolesPart = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none-asked'), ...ongoing }),
  z.strictObject({ state: z.literal('overview'), ...asked }),
  z.strictObject({ state: z.literal('whole'), ...asked }),
])
export type RolesPart = z.infer<typeof rolesPart>

/** Contract 3.7. `holds`: who holds this role towards the contact; `held`: for whom the contact holds it. */
export const relation = z.strictObject({
  direction: z.enum(['holds', 'held']),
  kind: partyKind,
  related: relatedContact,
})
export type Relation = z.infer<typeof relation>
