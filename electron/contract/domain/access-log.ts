import { z } from 'zod'
import { revealReason } from './identity-number'
import { contactId } from './ids'
import { instant } from './time'

/** GDPR rule 34: what somebody did with whose data, and nothing of the data itself. */
export const logAction = z.enum([
  'open',
  'reveal',
  'copy-sensitive',
  'export',
  'purge',
  'sign-in',
  'sign-out',
])
export type LogAction = z.infer<typeof logAction>

export const purgeReason = z.enum([
  'gone-in-crm',
  'no-access',
  'expired',
  'out-of-scope',
  'signed-out',
  'forgotten',
])
export type PurgeReason = z.infer<typeof purgeReason>

/** Beside the sheet's kind: an extract that holds the number in full discloses it. */
export const exportReason = z.enum(['subject-access'])
export type ExportReason = z.infer<typeof exportReason>

export const logEntry = z.strictObject({
  at: instant,
  /** User name and host. */
  account: z.string(),
  action: logAction,
  contactId: contactId.nullable(),
  /** Of an estate's page; an id of the CRM's. */
  estateId: z.string().nullable(),
  reason: z.union([revealReason, exportReason, purgeReason]).nullable(),
  /** The sheet's kind, for an export. */
  variant: z.string().nullable(),
  /** How many contacts, where an action took many at once. */
  count: z.number().int().positive().nullable(),
})
export type LogEntry = z.infer<typeof logEntry>

export const LOG_KEPT_DAYS = 180
