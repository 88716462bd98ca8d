import { z } from 'zod'
import { CODE_STATES } from './code'
import { instant } from './time'

const count = z.number().int().nonnegative()

/** Why the copy lies in memory alone; the last three: the app's folder is not this computer's own (GDPR rule 23). */
export const memoryReason = z.enum([
  'sample',
  'no-keychain',
  'unwritable',
  'disk-full',
  'newer-version',
  'network',
  'synced',
  'roaming',
])
export type MemoryReason = z.infer<typeof memoryReason>

/** What lies in the profile beside copy and log, and holds nobody's personal data but the account's name. */
export const ownFile = z.enum(['account', 'settings', 'window-place', 'time-mark', 'lock-state'])
export type OwnFile = z.infer<typeof ownFile>

/**
 * "Dina uppgifter på den här datorn": what is stored, how many, how old and where (GDPR rules 15–23, 34, 35).
 * Counts, times and places: nothing of any contact.
 */
export const storedData = z.strictObject({
  contacts: z.strictObject({
    count,
    /** Contacts whose roles, or relations, have been fetched. */
    withRoles: count,
    withRelations: count,
    /** Opened here: the list of recents. */
    recents: count,
    /** When the CRM last confirmed the one confirmed longest ago, and the latest; null: there is none. */
    oldestConfirmedAt: instant.nullable(),
    latestConfirmedAt: instant.nullable(),
    /** When the oldest is deleted, unless the CRM confirms it anew (GDPR rule 17). */
    oldestGoesAt: instant.nullable(),
    /** The last comparison of the whole list with the CRM (GDPR rule 22). */
    reconciledAt: instant.nullable(),
  }),
  /** Around the contacts, so that cards can name what the CRM gives as ids. */
  office: z.strictObject({ users: count, estates: count, categories: count }),
  copy: z.discriminatedUnion('state', [
    /** Encrypted, its key in the computer's keychain (GDPR rule 16). */
    z.strictObject({ state: z.literal('file'), folder: z.string(), bytes: count }),
    z.strictObject({ state: z.literal('memory'), why: memoryReason }),
  ]),
  /** A file that could not be read lies aside until somebody lets it go (S11). */
  setAside: z.boolean(),
  password: z.enum(['keychain', 'memory', 'sample']),
  /** Whether there is a code for the lock, as a hash, and where. */
  code: z.enum(CODE_STATES),
  /** Of this account. */
  accessLog: z.strictObject({ entries: count, oldestAt: instant.nullable(), saved: z.boolean() }),
  diaryBytes: count,
  files: z.array(ownFile),
})
export type StoredData = z.infer<typeof storedData>
