import { z } from 'zod'
import { flag, informed, matching } from './flags'
import { identityNumber } from './identity-number'
import { contactId, customerId } from './ids'
import { calendarDate, instant } from './time'

/**
 * A contact as the CRM describes it (contract section 3), translated once in `crm-api/wire`: null is
 * "not filled in", flags have three values, texts are cleaned of control and direction characters.
 */

export const phoneField = z.enum([
  'telephone.cell',
  'telephone.home',
  'telephone.work',
  'telephone.other',
  'telephone.switch',
])
export type PhoneField = z.infer<typeof phoneField>

export const emailField = z.enum(['email.emailAddress', 'email.emailAddress2'])
export type EmailField = z.infer<typeof emailField>

/** Country code and number behind a plus, without anything else (E.164). */
const dialable = z.string().regex(/^\+[1-9]\d{6,14}$/)

/** One number of a field, or a text in which there is none (D18, D26). */
export const phoneNumber = z.strictObject({
  /** What one click dials, and a copy holds; null where that would be a guess or ought not to be one click. */
  dialable: dialable.nullable(),
  /** Always shown as it stands, with the words around it. */
  written: z.string(),
  /** What of it is not the number: extension, whose it is, when to call. */
  label: z.string().nullable(),
})
export type PhoneNumber = z.infer<typeof phoneNumber>

/** People write several numbers into one field. */
export const phone = z.strictObject({ field: phoneField, numbers: z.array(phoneNumber).min(1) })
export type Phone = z.infer<typeof phone>

export const email = z.strictObject({
  field: emailField,
  written: z.string(),
  writable: z.boolean(),
})
export type Email = z.infer<typeof email>

/** `host` is where a click would lead, in punycode when not plain; null when no click is offered (X03). */
export const homePage = z.strictObject({ written: z.string(), host: z.string().nullable() })
export type HomePage = z.infer<typeof homePage>

export const address = z.strictObject({
  streetAddress: z.string().nullable(),
  zipCode: z.string().nullable(),
  city: z.string().nullable(),
  countryCode: z.string().nullable(),
  /** WGS 84, in degrees. */
  coordinate: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    })
    .nullable(),
})
export type Address = z.infer<typeof address>

export const category = z.strictObject({
  id: z.string().nullable(),
  name: z.string().nullable(),
  setBySystem: z.boolean(),
})
export type Category = z.infer<typeof category>

const common = {
  id: contactId,
  customerId,
  /** The name to show; null means the CRM holds none: "Namn saknas" and the id (D09). */
  name: z.string().nullable(),
  agentId: z.string().nullable(),
  phones: z.array(phone),
  emails: z.array(email),
  address: address.nullable(),
  advertising: flag,
  note: z.string().nullable(),
  categories: z.array(category),
  createdAt: instant.nullable(),
  changedAt: instant.nullable(),
  /**
   * In a category for protected identity: address, phones, e-mail, note, roles and relations are not here,
   * nor anywhere on this computer (GDPR rule 24).
   */
  protectedIdentity: z.boolean(),
}

export const personContact = z.strictObject({
  kind: z.literal('person'),
  ...common,
  number: identityNumber.nullable(),
  dateOfBirth: calendarDate.nullable(),
  deceased: flag,
  informed,
  matching,
  /** Whole stars 1–5; null hides them: no range is documented, so nothing is guessed (D08). */
  leadScore: z.number().int().min(1).max(5).nullable(),
  linkedToCompany: flag,
})

export const companyContact = z.strictObject({
  kind: z.literal('company'),
  ...common,
  number: identityNumber.nullable(),
  homePage: homePage.nullable(),
  leadScore: z.number().int().min(1).max(5).nullable(),
})

/** Has no informed date, matching, lead score or deceased flag: nothing is shown for them (GDPR rule 5). */
export const deceasedEstateContact = z.strictObject({
  kind: z.literal('deceased-estate'),
  ...common,
  number: identityNumber.nullable(),
})

/** A type this version does not know: what all contacts share, read calmly (D01). */
export const unknownContact = z.strictObject({
  kind: z.literal('unknown'),
  ...common,
  /** What the CRM called it; null when it said nothing. */
  rawType: z.string().nullable(),
  number: identityNumber.nullable(),
})

export const contact = z.discriminatedUnion('kind', [
  personContact,
  companyContact,
  deceasedEstateContact,
  unknownContact,
])
export type PersonContact = z.infer<typeof personContact>
export type CompanyContact = z.infer<typeof companyContact>
export type DeceasedEstateContact = z.infer<typeof deceasedEstateContact>
export type UnknownContact = z.infer<typeof unknownContact>
export type Contact = z.infer<typeof contact>
export type ContactKind = Contact['kind']
