import type { UncoveredLine } from '../../contract/domain/card'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Relation } from '../../contract/domain/party'
import type { ToldGroup } from '../crm-api/crm'
import type { ContactGone } from '../crm-api/gone'
import type { ContactRecord } from '../crm-api/wire/contact'
import type { Asked } from '../store/answer-order'
import { StoreError } from '../store/driver'
import type { StoreFault } from '../store/driver'
import type { ContactRows } from '../store/contact-rows'
import type { StoredContact } from '../store/stored-contact'
import type { StoredGroup } from '../store/stored-roles'
import { idle, toEntry } from './card-entry'
import type { Activity, CardEntry } from './card-entry'

/**
 * What this computer holds of contacts, for a card: the stored copy, and beside it what is going on about
 * each in this run. Where the disk refuses, the last few are held in memory, so that what has just been
 * fetched can still be read.
 */
export interface ContactCopy {
  get(key: ContactKey): CardEntry | null
  /** In any office, for an id that somebody typed. */
  find(contactId: string): CardEntry | null
  name(key: ContactKey): string | null
  /** In a category for protected identity, as far as this computer knows; null: it is not here. */
  isProtected(key: ContactKey): boolean | null
  /** Nobody's card names them any more (GDPR rule 24). Whether any did. */
  leaveOut(customerId: CustomerId, contactIds: readonly ContactId[]): boolean
  has(key: ContactKey): boolean
  /** The place of a question that is about to leave, among all of this run. */
  asking(): Asked
  save(key: ContactKey, record: ContactRecord, asked: Asked): void
  /** Groups that it does not speak of stay as they were. */
  saveRoles(key: ContactKey, told: readonly ToldGroup[], asked: Asked): void
  saveRelations(key: ContactKey, relations: Relation[], asked: Asked): void
  note(key: ContactKey, change: (before: Activity) => Activity): void
  /** Those with something going on, or a failure to show. */
  noted(): ContactKey[]
  opened(key: ContactKey): void
  seen(key: ContactKey): void
  /** Hard, with every trace (GDPR rules 18 and 19); false: there was nothing, or something newer. */
  removeGone(gone: ContactGone, asked: Asked): boolean
  /** Somebody else has removed it from the copy: what this run holds of it goes too. */
  drop(key: ContactKey): void
  recents(): UncoveredLine[]
  /** What is about this run alone; the stored copy is its owner's to remove. */
  forgetRun(): void
}

export interface ContactCopyDeps {
  readonly rows: ContactRows
  /** Nothing removed stays behind in the journal. */
  settle(): void
  /** Milliseconds since 1970, of the trusted clock. */
  now(): number
  /** What was last confirmed before is in no answer any more (GDPR rule 17). */
  visibleSince(): number
  /** What may be shown of it now: the office may have named its category since it was kept (GDPR rule 24). */
  protect(record: ContactRecord): ContactRecord
  /** The disk refused a write that the broker should know of. */
  onRefused(fault: StoreFault): void
}

/** Nobody scrolls further back than this. */
export const MAX_RECENTS = 50
const MAX_UNSAVED = 50

export function createContactCopy({
  rows,
  settle,
  now,
  visibleSince,
  protect,
  onRefused,
}: ContactCopyDeps): ContactCopy {
  const activities = new Map<string, { key: ContactKey; activity: Activity }>()
  const unsaved = new Map<string, StoredContact>()
  let lastOpenedAt = 0

  function entry(found: StoredContact | null): CardEntry | null {
    const shown = found && asMayBeShown(found)
    return shown && toEntry(shown, activities.get(nameOf(shown.key))?.activity ?? idle)
  }

  function asMayBeShown(found: StoredContact): StoredContact {
    const record = protect(found.record)
    if (!record.contact.protectedIdentity) return found
    return { ...found, record, roles: [], relations: null }
  }

  /** Two openings within one millisecond keep their order. */
  function openingTime(): number {
    lastOpenedAt = Math.max(now(), lastOpenedAt + 1)
    return lastOpenedAt
  }

  /** Reading goes on when writing does not (S04): the change is then held here. */
  function write(key: ContactKey, onDisk: () => void, inMemory: () => StoredContact | null): void {
    try {
      onDisk()
      unsaved.delete(nameOf(key))
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      onRefused(error.fault)
      const instead = inMemory()
      if (instead === null) return
      unsaved.set(nameOf(key), instead)
      for (const oldest of unsaved.keys()) {
        if (unsaved.size <= MAX_UNSAVED) break
        unsaved.delete(oldest)
      }
    }
  }

  function held(key: ContactKey): StoredContact | null {
    const found = unsaved.get(nameOf(key))
    if (found === undefined || found.fetchedAt >= visibleSince()) return found ?? null
    unsaved.delete(nameOf(key))
    return null
  }

  const known = (key: ContactKey) => held(key) ?? rows.get(key)

  return {
    get: (key) => entry(known(key)),
    find: (contactId) => entry(rows.find(contactId)),
    name: (key) => held(key)?.record.contact.name ?? rows.name(key),
    isProtected(key) {
      const unkept = held(key)
      return unkept === null
        ? rows.isProtected(key)
        : protect(unkept.record).contact.protectedIdentity
    },
    leaveOut(customerId, contactIds) {
      let found = false
      tryWrite(() => (found = rows.leaveOut(customerId, contactIds)))
      if (found) settle()
      return found
    },
    has: (key) => held(key) !== null || rows.has(key),
    asking: rows.asking,
    save(key, record, asked) {
      const at = now()
      write(
        key,
        () => rows.save(key.customerId, [record], at, asked),
        () => ({ ...(known(key) ?? newlyRead(key)), record, fetchedAt: at }),
      )
    },
    saveRoles(key, told, asked) {
      const at = now()
      write(
        key,
        () => rows.saveRoles(key, told, at, asked),
        () => {
          const before = known(key)
          return before && { ...before, roles: withTold(before.roles, told, at) }
        },
      )
    },
    saveRelations(key, value, asked) {
      const at = now()
      write(
        key,
        () => rows.saveRelations(key, value, at, asked),
        () => {
          const before = known(key)
          return before && { ...before, relations: { value, fetchedAt: at } }
        },
      )
    },
    note(key, change) {
      const activity = change(activities.get(nameOf(key))?.activity ?? idle)
      const isIdle = Object.values(activity).every((one) => !one.refreshing && one.failure === null)
      if (isIdle) activities.delete(nameOf(key))
      else activities.set(nameOf(key), { key, activity })
    },
    noted: () => [...activities.values()].map(({ key }) => key),
    opened: (key) => tryWrite(() => rows.opened(key, openingTime())),
    seen: (key) => tryWrite(() => rows.seen(key)),
    removeGone(gone, asked) {
      const wasHeld = held(gone.key) !== null
      const isRemoved = rows.removeGone(gone, asked)
      if (isRemoved) settle()
      if (isRemoved || wasHeld) drop(gone.key)
      return isRemoved || wasHeld
    },
    drop,
    recents: () => rows.recents(MAX_RECENTS),
    forgetRun() {
      activities.clear()
      unsaved.clear()
    },
  }

  function drop(key: ContactKey): void {
    activities.delete(nameOf(key))
    unsaved.delete(nameOf(key))
  }

  /** A mark that cannot be kept is not worth a failure. */
  function tryWrite(work: () => void): void {
    try {
      work()
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      onRefused(error.fault)
    }
  }
}

type Held = Omit<StoredContact, 'record' | 'fetchedAt'>

function newlyRead(key: ContactKey): Held {
  return { key, openedAt: null, roles: [], relations: null, changes: [] }
}

function withTold(
  before: readonly StoredGroup[],
  told: readonly ToldGroup[],
  at: number,
): StoredGroup[] {
  const fresh = told.flatMap(({ role, roles }): StoredGroup[] =>
    roles === null ? [] : [{ role, state: 'whole', fetchedAt: at, roles }],
  )
  const isFresh = new Set(fresh.map(({ role }) => role))
  return [...before.filter(({ role }) => !isFresh.has(role)), ...fresh]
}

/** Ids are opaque and may hold any sign, so the two are joined unambiguously. */
export function nameOf(key: ContactKey): string {
  return JSON.stringify([key.customerId, key.contactId])
}
