import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { ContactRecord } from '../crm-api/wire/contact'
import { position as positionSchema, withRoundDone } from '../sync/position'
import type { Position } from '../sync/position'
import {
  askAlone,
  blame,
  dropPending,
  enqueue,
  giveUp,
  isAnyPending,
  pendingAfter,
  pendingCount,
  takePending,
  understood,
} from './pending-rows'
import type { PendingContact } from './pending-rows'
import type { Asked } from './answer-order'
import { removePlace, saveRecords } from './save-contact'
import type { StoredReference } from './stored-contact'
import type { Database } from './driver'
import { DROPPED_AT, LIVE } from './store'
import type { Store } from './store'

export interface FetchedBatch {
  readonly customerId: CustomerId
  /** The round it was asked for in: an answer to another one changes nothing. */
  readonly round: number
  readonly found: readonly { readonly contactId: ContactId; readonly record: ContactRecord }[]
  readonly notUnderstood: readonly ContactId[]
  /** To be asked for again, each by itself. */
  readonly alone: readonly ContactId[]
  readonly asked: Asked
  readonly at: number
  keeps(contact: { readonly agentId: string | null; readonly opened: boolean }): boolean
}

export interface SavedBatch {
  readonly saved: readonly ContactId[]
  /** Was stored, is no longer what is kept here, and has been removed. */
  readonly left: readonly ContactId[]
}

/**
 * Where the sync stands, in the same file as what it brings. A row in `pending` is also the leave to store
 * its contact: it goes with the contact, whoever removes that, and an answer that comes later finds it gone.
 */
export interface SyncRows {
  /** Null when there is none, or none that can be read: then the sync starts anew. */
  position(customerId: CustomerId): Position | null
  savePosition(customerId: CustomerId, position: Position): void
  /** In pages, as an office is too much for one step. `next` is null after the last one. */
  stored(
    customerId: CustomerId,
    after: number,
    limit: number,
  ): { references: StoredReference[]; next: number | null }
  /**
   * Out of the scope, and not opened here: in no answer from now on, and deleted as what has expired is. What has
   * been opened meanwhile stays.
   */
  dropUnopened(customerId: CustomerId, contactIds: readonly ContactId[]): void
  enqueue(customerId: CustomerId, contacts: readonly Omit<PendingContact, 'turn'>[]): void
  /** Not listed any more, as found at `at`: marked so, and to be asked for. */
  enqueueMissing(customerId: CustomerId, contactIds: readonly ContactId[], at: number): void
  pendingCount(customerId: CustomerId): number
  /** In turn. */
  pending(customerId: CustomerId, afterTurn: number, limit: number): PendingContact[]
  /** Of any turn; the number of those that went. */
  dropPending(customerId: CustomerId, limit: number): number
  /** One transaction, the end of the round included when nothing is left of it. */
  saveBatch(batch: FetchedBatch): SavedBatch
  /** The CRM has them not: nothing is left to ask. */
  settleGone(customerId: CustomerId, contactIds: readonly ContactId[]): void
  /** Failed by themselves while others did not; after so many times they are given up as not understood. */
  blame(customerId: CustomerId, contactIds: readonly ContactId[], mostTries: number): void
  /** Ends the round if nothing is left of it. */
  endRound(customerId: CustomerId): void
  notUnderstood(): number
  paused(): boolean
  setPaused(paused: boolean): void
}

interface PageRow {
  place: number
  contactId: ContactId
  changedRaw: string | null
  agentId: string | null
  opened: number
}

const PAUSED = 'sync-paused'

export function createSyncRows(store: Store): SyncRows {
  const { order } = store
  return {
    position: (customerId) => store.read((db) => readPosition(db, customerId)),
    savePosition: (customerId, position) =>
      store.write((db) => writePosition(db, customerId, position)),
    stored: (customerId, after, limit) =>
      store.read((db) => {
        const rows = db
          .prepare<PageRow>(
            `SELECT place, contact_id AS contactId, changed_raw AS changedRaw, agent_id AS agentId,
               opened_at IS NOT NULL AS opened
             FROM contacts WHERE customer_id = ? AND place > ? AND ${LIVE} ORDER BY place LIMIT ?`,
          )
          .all(customerId, after, limit)
        const references = rows.map(({ contactId, changedRaw, agentId, opened }) => ({
          contactId,
          changedRaw,
          agentId,
          opened: opened === 1,
        }))
        return { references, next: rows.length < limit ? null : (rows.at(-1)?.place ?? null) }
      }),
    dropUnopened(customerId, contactIds) {
      const ids = JSON.stringify(contactIds)
      const dropped = store.write((db) => {
        const rows = db
          .prepare<{ contactId: ContactId }>(
            `UPDATE contacts SET confirmed_at = ${DROPPED_AT}
             WHERE contact_id IN (SELECT value FROM json_each(?)) AND customer_id = ?
               AND opened_at IS NULL
             RETURNING contact_id AS contactId`,
          )
          .all(ids, customerId)
        takePending(
          db,
          customerId,
          rows.map(({ contactId }) => contactId),
        )
        return rows
      })
      for (const { contactId } of dropped) order.removed({ customerId, contactId })
    },
    enqueue: (customerId, contacts) => store.write((db) => enqueue(db, customerId, contacts)),
    enqueueMissing: (customerId, contactIds, at) =>
      store.write((db) => {
        const mark = db.prepare(
          `UPDATE contacts SET missing_since = coalesce(missing_since, ?)
           WHERE contact_id = ? AND customer_id = ?`,
        )
        for (const contactId of contactIds) mark.run(at, contactId, customerId)
        enqueue(
          db,
          customerId,
          contactIds.map((contactId) => ({ contactId, kind: 'alone', changedRaw: null })),
        )
      }),
    pendingCount: (customerId) => store.read((db) => pendingCount(db, customerId)),
    pending: (customerId, afterTurn, limit) =>
      store.read((db) => pendingAfter(db, customerId, afterTurn, limit)),
    dropPending: (customerId, limit) => store.write((db) => dropPending(db, customerId, limit)),
    saveBatch(batch) {
      const { customerId, asked } = batch
      const isOvertaken = (contactId: ContactId) =>
        order.isOvertaken({ customerId, contactId }, 'card', asked)
      const done = store.write((db) => saveBatch(db, batch, isOvertaken))
      for (const contactId of done.saved) order.stored({ customerId, contactId }, 'card', asked)
      for (const contactId of done.left) order.removed({ customerId, contactId })
      if (done.isReduced) store.settle()
      return { saved: done.saved, left: done.left }
    },
    settleGone: (customerId, contactIds) =>
      store.write((db) => {
        takePending(db, customerId, contactIds)
        understood(db, customerId, contactIds)
        endRound(db, customerId)
      }),
    blame: (customerId, contactIds, mostTries) =>
      store.write((db) => {
        for (const contactId of contactIds) blame(db, customerId, contactId, mostTries)
        endRound(db, customerId)
      }),
    endRound: (customerId) => store.write((db) => endRound(db, customerId)),
    notUnderstood: () =>
      store.read(
        (db) => db.prepare<{ n: number }>('SELECT count(*) AS n FROM not_understood').get()?.n ?? 0,
      ),
    paused: () =>
      store.read(
        (db) => db.prepare('SELECT 1 FROM facts WHERE name = ?').get(PAUSED) !== undefined,
      ),
    setPaused: (paused) =>
      store.write((db) => {
        if (paused) db.prepare("INSERT OR REPLACE INTO facts VALUES (?, 'yes')").run(PAUSED)
        else db.prepare('DELETE FROM facts WHERE name = ?').run(PAUSED)
      }),
  }
}

function saveBatch(
  db: Database,
  batch: FetchedBatch,
  isOvertaken: (contactId: ContactId) => boolean,
): SavedBatch & {
  /** Somebody has become protected: what was taken out must not stay in the journal (GDPR rule 24). */
  readonly isReduced: boolean
} {
  const { customerId, at } = batch
  const saved: ContactId[] = []
  const kept: ContactId[] = []
  const fresh: ContactRecord[] = []
  const left: ContactId[] = []
  if (readPosition(db, customerId)?.round?.number !== batch.round)
    return { saved, left, isReduced: false }
  const ids = batch.found.map((one) => one.contactId)
  const asked = takePending(db, customerId, ids)
  const stored = timesAmong(db, customerId, ids)
  for (const { contactId, record } of batch.found) {
    const listed = asked.get(contactId)
    if (listed === undefined) continue
    asked.delete(contactId)
    const before = stored.get(contactId)
    if (!batch.keeps({ agentId: record.contact.agentId, opened: isOpened(before) })) {
      if (before === undefined) continue
      removePlace(db, before.place)
      left.push(contactId)
      continue
    }
    kept.push(contactId)
    // Somebody has opened it meanwhile, and has asked later than this was asked.
    if (isOvertaken(contactId)) continue
    // The list's text, where it has one: it is what the next list is compared with.
    fresh.push({ ...record, changedRaw: listed.changedRaw ?? record.changedRaw })
    saved.push(contactId)
  }
  understood(db, customerId, kept)
  const isReduced = saveRecords(db, customerId, fresh, at)
  giveUp(db, customerId, batch.notUnderstood)
  for (const contactId of batch.alone) askAlone(db, customerId, contactId)
  endRound(db, customerId)
  return { saved, left, isReduced }
}

function readPosition(db: Database, customerId: CustomerId): Position | null {
  const row = db
    .prepare<{ position: string }>('SELECT position FROM positions WHERE customer_id = ?')
    .get(customerId)
  if (row === undefined) return null
  try {
    return positionSchema.parse(JSON.parse(row.position))
  } catch {
    return null
  }
}

function writePosition(db: Database, customerId: CustomerId, position: Position): void {
  db.prepare('INSERT OR REPLACE INTO positions VALUES (?, ?)').run(
    customerId,
    JSON.stringify(position),
  )
}

function endRound(db: Database, customerId: CustomerId): void {
  if (isAnyPending(db, customerId)) return
  const before = readPosition(db, customerId)
  if (before?.round) writePosition(db, customerId, withRoundDone(before))
}

interface Times {
  readonly place: number
  readonly openedAt: number | null
}

/** Of those that are stored. */
function timesAmong(
  db: Database,
  customerId: CustomerId,
  contactIds: readonly ContactId[],
): Map<ContactId, Times> {
  const rows = db
    .prepare<Times & { contactId: ContactId }>(
      `SELECT place, contact_id AS contactId, opened_at AS openedAt FROM contacts
       WHERE contact_id IN (SELECT value FROM json_each(?)) AND customer_id = ? AND ${LIVE}`,
    )
    .all(JSON.stringify(contactIds), customerId)
  return new Map(rows.map((row) => [row.contactId, row]))
}

function isOpened(times: Times | undefined): boolean {
  return times !== undefined && times.openedAt !== null
}
