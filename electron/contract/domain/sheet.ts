import { z } from 'zod'
import { contactId } from './ids'

/** GDPR rule 28: for a meeting, for the office itself, and as a basis for what somebody asks of their data. */
export const sheetVariant = z.enum(['meeting', 'internal', 'subject'])
export type SheetVariant = z.infer<typeof sheetVariant>

/**
 * What somebody decided before an extract leaves the office (GDPR rules 28 and 33): whether the note goes
 * along, which other people are named, and whether the number stands there in full.
 */
export const subjectReview = z.strictObject({
  /** The note as it was read, to go along if it is still this one; null: it is left out, or there is none. */
  note: z.string().nullable(),
  /** Everybody who is not listed stands there by what they are to the contact, without name and id. */
  named: z.array(contactId).max(10_000),
  number: z.enum(['masked', 'full']),
})
export type SubjectReview = z.infer<typeof subjectReview>

/** What the export dialog can ask for. */
export const exportChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('meeting') }),
  z.strictObject({ kind: z.literal('internal') }),
  z.strictObject({ kind: z.literal('subject'), review: subjectReview }),
  z.strictObject({ kind: z.literal('vcard') }),
])
export type ExportChoice = z.infer<typeof exportChoice>

/** Another person whom a contact's roles or relations name, and what they are to the contact. */
export const thirdPerson = z.strictObject({
  contactId,
  name: z.string().nullable(),
  says: z.string(),
})
export type ThirdPerson = z.infer<typeof thirdPerson>

/** Without a label, the section's own title is the label. */
const fact = z.strictObject({ label: z.string().nullable(), lines: z.array(z.string()) })
export type Fact = z.infer<typeof fact>

const statementsSection = z.strictObject({
  layout: z.literal('statements'),
  title: z.string(),
  lead: z.string().nullable(),
  statements: z.array(z.strictObject({ text: z.string(), notes: z.array(z.string()) })),
})
export type StatementsSection = z.infer<typeof statementsSection>

const factsSection = z.strictObject({
  layout: z.enum(['facts', 'large-facts', 'paired-facts']),
  title: z.string(),
  lead: z.string().nullable(),
  facts: z.array(fact),
})
export type FactsSection = z.infer<typeof factsSection>

/** Running text that may go on over many pages, as the note does. */
const textSection = z.strictObject({
  layout: z.literal('text'),
  title: z.string(),
  lead: z.string().nullable(),
  /** Lines within one are parted by a line feed. */
  paragraphs: z.array(z.string()),
})
export type TextSection = z.infer<typeof textSection>

const roleLine = z.strictObject({
  /** As what and, where the sheet may name other people, for whom; null for a role of the contact's own. */
  acting: z.string().nullable(),
  estate: z.string(),
  /** What kind of estate it is and, within the office, how it goes with it; null: nothing of that is known. */
  estateNote: z.string().nullable(),
  estateId: z.string().nullable(),
  /** Null: nobody has asked for it, which is not to say that there is none. */
  date: z.string().nullable(),
})
export type RoleLine = z.infer<typeof roleLine>

const rolesSection = z.strictObject({
  layout: z.literal('roles'),
  title: z.string(),
  /** Instead of groups: nothing was fetched, or there is nothing. */
  sentence: z.string().nullable(),
  groups: z.array(z.strictObject({ role: z.string(), lines: z.array(roleLine) })).readonly(),
  /** Roles known in outline, roles that are "Ej hämtat" and roles that are "Finns inga": three sentences, never one. */
  remarks: z.array(z.string()).readonly(),
  /** Over the table of all groups; null: there is no table. */
  caption: z.string().nullable(),
  /** False: no line has a date, and the table no column for one. */
  dated: z.boolean(),
})
export type RolesSection = z.infer<typeof rolesSection>

const section = z.discriminatedUnion('layout', [
  statementsSection,
  factsSection,
  textSection,
  rolesSection,
])
export type Section = z.infer<typeof section>

const heading = z.strictObject({
  /** "Avliden" or "Dödsbo", before the name (GDPR rules 4 and 5). */
  standing: z.string().nullable(),
  name: z.string(),
  /** Null where the standing has said it. */
  kind: z.string().nullable(),
  /** Only for a contact without a name (D09). */
  id: z.string().nullable(),
})
export type Heading = z.infer<typeof heading>

/** GDPR rule 30, part by part; set in three lines at the foot of each page. */
const footer = z.strictObject({
  purpose: z.string(),
  care: z.string(),
  extract: z.string(),
  fetched: z.string(),
  sample: z.string().nullable(),
})
export type Footer = z.infer<typeof footer>

/**
 * What one sheet says, in its final words and in the order it is read. Layout, footer and preview see this
 * and never the card, so what is not in here cannot be printed (GDPR rule 29).
 */
export const sheetModel = z.strictObject({
  variant: sheetVariant,
  variantName: z.string(),
  /** Title of the document: no number, no markup (GDPR rule 12). */
  title: z.string(),
  /** The sample office's mark; null for a real office. */
  sample: z.string().nullable(),
  heading,
  sections: z.array(section),
  footer,
})
export type SheetModel = z.infer<typeof sheetModel>
