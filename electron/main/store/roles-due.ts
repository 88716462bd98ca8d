import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { OverviewRole } from '../../contract/domain/party'
import { rolePosition as rolePositionSchema } from '../sync/role-position'
import type { RolePosition } from '../sync/role-position'
import type { AnsweredPart, Asked } from './answer-order'
import { countRoles } from './copy-facts'
import { doubtedAmong, saveOverview } from './role-rows'
import type { OverviewBatch } from './role-rows'
import { LIVE } from './store'
import type { Store } from './store'

/** A contact whose dated roles are worth a call of their own, and what else of it is. */
export interface DueContact extends ContactKey {
  readonly roles: boolean
  readonly relations: boolean
}

/** Who is worth it, and from when on what is known of them is too old. Milliseconds since 1970. */
export interface OpenedDue {
  readonly openedSince: number
  readonly rolesBefore: number
  readonly relationsBefore: number
  readonly now: number
}

export interface OwnDue {
  /** By the ids of the office's users. */
  readonly own: readonly string[]
  readonly rolesBefore: number
  /** Whoever has been opened since then is none of them here. */
  readonly openedSince: number
  readonly now: number
}

/**
 * Whose roles are to be asked for. Nothing is queued: who is due stands beside each contact, in the transaction that
 * stores its roles, so that a kill loses nothing and a contact that goes takes its turn along (S01). Of protected
 * contacts nobody asks for any (GDPR rule 24).
 */
export interface RolesDue {
  /** Null: nobody has begun, or it cannot be read. */
  position(customerId: CustomerId): RolePosition | null
  savePosition(customerId: CustomerId, position: RolePosition): void
  /** `never`: whose overview nobody has asked for. `told`: of whom something is said to be new. */
  overviewDue(customerId: CustomerId, due: 'never' | 'told', limit: number): ContactId[]
  /** Of those asked before then, the oldest first; before them who was asked at a time that has not come yet. */
  overviewOldest(customerId: CustomerId, before: number, now: number, limit: number): ContactId[]
  /** Something of their roles is new: overview and dates are due, as far as they have been asked for before. */
  tell(customerId: CustomerId, contactIds: readonly ContactId[]): void
  /**
   * The same, of those whose card has been fetched since then and after their overview; of so many at a time. How many
   * became due.
   */
  tellFetchedSince(customerId: CustomerId, since: number, limit: number): number
  /** The same, of those who were last asked without a word about this role. */
  tellUntold(customerId: CustomerId, role: OverviewRole, limit: number): number
  /** Those of a batch whose answer is not believed: so much of what is known would be gone (S20). */
  doubted(
    customerId: CustomerId,
    contactIds: readonly ContactId[],
    told: OverviewBatch['told'],
  ): ContactId[]
  /** A short step for some contacts. */
  saveOverview(batch: OverviewBatch & { readonly asked: Asked }): void
  /** Opened lately, the latest first. */
  openedDue(customerId: CustomerId, due: OpenedDue, limit: number): DueContact[]
  /** The broker's own, those longest ago first. */
  ownDue(customerId: CustomerId, due: OwnDue, limit: number): DueContact[]
  /** Of an office, how many may have any: protected contacts may not. */
  count(customerId: CustomerId): number
}

/** What PartyRoles has said of them may be old as well. */
const DUE = 'UPDATE contacts SET overview_at = 0, dated_at = iif(dated_at IS NULL, NULL, 0) WHERE'
const ASKED = 'customer_id = ? AND overview_at > 0'

export function createRolesDue(store: Store): RolesDue {
  const { order } = store
  return {
    position: (customerId) =>
      store.read((db) => {
        const row = db
          .prepare<{ position: string }>(
            'SELECT position FROM role_positions WHERE customer_id = ?',
          )
          .get(customerId)
        return row === undefined ? null : readPosition(row.position)
      }),
    savePosition: (customerId, position) =>
      store.write((db) => {
        db.prepare('INSERT OR REPLACE INTO role_positions VALUES (?, ?)').run(
          customerId,
          JSON.stringify(position),
        )
      }),
    overviewDue: (customerId, due, limit) =>
      store.read((db) =>
        db
          .prepare<{ contactId: ContactId }>(
            `SELECT contact_id AS contactId FROM contacts
             WHERE customer_id = ? AND overview_at ${due === 'never' ? 'IS NULL' : '= 0'}
               AND protected = 0 AND ${LIVE} LIMIT ?`,
          )
          .all(customerId, limit)
          .map(({ contactId }) => contactId),
      ),
    overviewOldest: (customerId, before, now, limit) =>
      store.read((db) => {
        const between = db.prepare<{ contactId: ContactId }>(
          `SELECT contact_id AS contactId FROM contacts
           WHERE customer_id = ? AND overview_at > ? AND overview_at < ? AND protected = 0
             AND ${LIVE} ORDER BY overview_at LIMIT ?`,
        )
        const toCome = between.all(customerId, now, Number.MAX_SAFE_INTEGER, limit)
        const oldest = between.all(customerId, 0, Math.min(before, now + 1), limit)
        return [...toCome, ...oldest].slice(0, limit).map(({ contactId }) => contactId)
      }),
    tell: (customerId, contactIds) =>
      store.write((db) => {
        db.prepare(`${DUE} ${ASKED} AND contact_id IN (SELECT value FROM json_each(?))`).run(
          customerId,
          JSON.stringify(contactIds),
        )
      }),
    tellFetchedSince: (customerId, since, limit) =>
      store.write(
        (db) =>
          db
            .prepare(
              `${DUE} place IN (SELECT place FROM contacts
                 WHERE ${ASKED} AND fetched_at >= ? AND overview_at < fetched_at LIMIT ?)`,
            )
            .run(customerId, since, limit).changes,
      ),
    tellUntold: (customerId, role, limit) =>
      store.write(
        (db) =>
          db
            .prepare(
              `${DUE} place IN (SELECT place FROM contacts
                 WHERE ${ASKED} AND NOT EXISTS (SELECT 1 FROM role_groups
                   WHERE role_groups.place = contacts.place AND role = ?
                     AND role_groups.fetched_at >= overview_at) LIMIT ?)`,
            )
            .run(customerId, role, limit).changes,
      ),
    doubted: (customerId, contactIds, told) =>
      store.read((db) => doubtedAmong(db, { customerId, contactIds, told })),
    saveOverview({ asked, ...batch }) {
      const { customerId, contactIds, told } = batch
      store.write((db) =>
        saveOverview(db, batch, (contactId, part) =>
          order.isOvertaken({ customerId, contactId }, part, asked),
        ),
      )
      for (const { role, overview } of told) {
        const part: AnsweredPart = role === 'speculator' ? 'speculators' : 'overview'
        for (const contactId of contactIds) {
          const key = { customerId, contactId }
          const isStored = overview.has(contactId) && !order.isOvertaken(key, part, asked)
          if (isStored) order.stored(key, part, asked)
        }
      }
    },
    openedDue: (customerId, due, limit) =>
      store.read((db) =>
        db
          .prepare<{ contactId: ContactId; oldRoles: number; oldRelations: number }>(
            `SELECT contact_id AS contactId,
               coalesce(dated_at NOT BETWEEN @rolesBefore AND @now, 1) AS oldRoles,
               coalesce(relations_at NOT BETWEEN @relationsBefore AND @now, 1) AS oldRelations
             FROM contacts JOIN records USING (place)
             WHERE opened_at >= @openedSince AND customer_id = @customerId AND protected = 0
               AND (oldRoles OR oldRelations) AND ${LIVE}
             ORDER BY opened_at DESC LIMIT @limit`,
          )
          .all({ ...due, customerId, limit })
          .map(({ contactId, oldRoles, oldRelations }) => ({
            ...{ customerId, contactId },
            ...{ roles: oldRoles === 1, relations: oldRelations === 1 },
          })),
      ),
    ownDue: (customerId, { own, ...due }, limit) =>
      store.read((db) =>
        db
          .prepare<{ contactId: ContactId }>(
            `SELECT contact_id AS contactId FROM contacts
             WHERE customer_id = @customerId AND agent_id IN (SELECT value FROM json_each(@own))
               AND coalesce(opened_at, 0) < @openedSince AND protected = 0
               AND coalesce(dated_at NOT BETWEEN @rolesBefore AND @now, 1) AND ${LIVE}
             ORDER BY dated_at LIMIT @limit`,
          )
          .all({ ...due, own: JSON.stringify(own), customerId, limit })
          .map(({ contactId }) => ({ customerId, contactId, roles: true, relations: false })),
      ),
    count: (customerId) => store.read((db) => countRoles(db, customerId).contacts),
  }
}

function readPosition(text: string): RolePosition | null {
  try {
    return rolePositionSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
