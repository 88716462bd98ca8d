import { z } from 'zod'
import { failure } from '../errors'
import { customerId } from './ids'
import { overviewRoles } from './party-roles'
import { instant } from './time'

/** Which contacts this computer keeps: those opened here, those of the broker, or all of the office. */
export const copyScope = z.enum(['opened', 'mine', 'office'])
export type CopyScope = z.infer<typeof copyScope>

/** Who the broker is among an office's users; said once, as the login is the partner's (API 1.1). */
export const ownUser = z.strictObject({ customerId, userId: z.string().min(1).max(160) })
export type OwnUser = z.infer<typeof ownUser>

export const copyChoice = z.strictObject({ scope: copyScope, own: z.array(ownUser).max(50) })
export type CopyChoice = z.infer<typeof copyChoice>

/** Somebody of the office: what the list of users is reduced to (API 2.5). */
export const officeUser = z.strictObject({
  customerId,
  userId: z.string(),
  name: z.string(),
  /** False: archived or removed in the CRM. */
  active: z.boolean(),
})
export type OfficeUser = z.infer<typeof officeUser>

/** What the sync is doing. `done` and `total` count contacts of the fill or round under way. */
export const syncActivity = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('idle') }),
  /** Asking which contacts there are. */
  z.strictObject({ state: z.literal('listing') }),
  z.strictObject({
    state: z.literal('fetching'),
    done: z.number().int().nonnegative(),
    total: z.number().int().nonnegative(),
    perSecond: z.number().nonnegative().nullable(),
    leftMs: z.number().int().nonnegative().nullable(),
  }),
  z.strictObject({
    state: z.literal('paused'),
    done: z.number().int().nonnegative(),
    total: z.number().int().nonnegative(),
  }),
  /** Held up by a failure; goes on by itself after `retryAfterMs`, counted from when this was sent. */
  z.strictObject({
    state: z.literal('waiting'),
    done: z.number().int().nonnegative(),
    total: z.number().int().nonnegative(),
    failure,
    retryAfterMs: z.number().int().nonnegative().nullable(),
  }),
])
export type SyncActivity = z.infer<typeof syncActivity>

/**
 * Why the copy is not, or not any more, what the broker thinks it is. `key-missing` and `damaged`: the old
 * file was set aside and an empty copy is being filled. `newer-version`: untouched; a new one needs consent.
 * `no-keychain`, `unwritable`: held in memory for this run only, nothing is on the disk.
 */
export const copyProblem = z.enum([
  'key-missing',
  'damaged',
  'newer-version',
  'no-keychain',
  'unwritable',
  'disk-full',
])
export type CopyProblem = z.infer<typeof copyProblem>

/** The calls that tell of roles: those of the overview, and PartyRoles (API 2.3). */
export const roleSource = z.enum([...overviewRoles, 'dated'])
export type RoleSource = z.infer<typeof roleSource>

/** How far everybody's roles have come. */
export const rolesStatus = z.strictObject({
  /** Contacts whose roles have been asked for, of all that may have any here: protected ones may not. */
  asked: z.number().int().nonnegative(),
  contacts: z.number().int().nonnegative(),
  /** Calls that the login may not read: what they would tell is missing. */
  refused: z.array(roleSource),
})
export type RolesStatus = z.infer<typeof rolesStatus>

export const copyStatus = z.strictObject({
  /** Null: not chosen yet; only what is opened is kept until then. */
  scope: copyScope.nullable(),
  own: z.array(ownUser),
  contacts: z.number().int().nonnegative(),
  /** The first fill of the chosen scope has come to its end. */
  complete: z.boolean(),
  /** The last whole-list reconciliation with the CRM (GDPR rule 22); null: none yet. */
  reconciledAt: instant.nullable(),
  /** The last time changes were asked for and taken in. */
  syncedAt: instant.nullable(),
  activity: syncActivity,
  roles: rolesStatus,
  problem: copyProblem.nullable(),
  /** An old file lies aside and goes when the broker says so. */
  setAside: z.boolean(),
  /** The CRM listed far fewer contacts than are kept: nothing was removed (API 5.4). */
  shrunk: z.strictObject({ listed: z.number().int(), kept: z.number().int() }).nullable(),
  /** Contacts whose answer was not understood; their stored copies stay as they were (N29). */
  notUnderstood: z.number().int().nonnegative(),
})
export type CopyStatus = z.infer<typeof copyStatus>
