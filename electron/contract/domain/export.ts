import { z } from 'zod'
import { sheetModel, thirdPerson } from './sheet'

/** What has to be decided before an extract leaves the office (GDPR rules 28 and 33). */
export const subjectQuestions = z.strictObject({
  /** Null: there is none to decide about. */
  note: z.string().nullable(),
  thirdPersons: z.array(thirdPerson),
  /** There is a masked number, which the file may hold in full. */
  canHaveFullNumber: z.boolean(),
})
export type SubjectQuestions = z.infer<typeof subjectQuestions>

/**
 * What a file would say, in the words it would have. A number is masked here even where the file will
 * hold it in full: a preview is no reveal (GDPR rule 12).
 */
export const exportPreview = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sheet'),
    sheet: sheetModel,
    /** For a Registerutdrag only. */
    questions: subjectQuestions.nullable(),
  }),
  z.strictObject({
    kind: z.literal('vcard'),
    name: z.string(),
    rows: z.array(z.strictObject({ label: z.string(), value: z.string() })),
    /** A phone, an e-mail or a home page that the CRM has is not in it. */
    leftOut: z.boolean(),
    /** Said beside the preview, as a vCard has no place for it (GDPR rules 4 and 5). */
    standing: z.enum(['deceased', 'deceased-estate']).nullable(),
  }),
])
export type ExportPreview = z.infer<typeof exportPreview>

export const exportOutcome = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('saved'), fileName: z.string() }),
  z.strictObject({ state: z.literal('cancelled') }),
])
