import type { ContactKey } from '../../contract/domain/ids'
import type { CardEntry } from './card-entry'

/**
 * What has been read in this run, newest use first, in memory alone. It answers before the network
 * does, keeps a card readable when the line drops, and is gone when the app or the session ends.
 */
export interface ContactCopy {
  get(key: ContactKey): CardEntry | null
  /** In any office, for an id that somebody typed. */
  find(contactId: string): CardEntry | null
  /** Adds or replaces, without changing its place. */
  put(entry: CardEntry): void
  /** Marks as used now: first among the recents. */
  touch(key: ContactKey): void
  remove(key: ContactKey): boolean
  clear(): void
  recents(): CardEntry[]
}

/** Old ones make room: memory is bounded, and nobody scrolls further back than this. */
export const MAX_COPIES = 200

export function createContactCopy(): ContactCopy {
  /** In order of use, the latest last, as Map keeps it. */
  const entries = new Map<string, CardEntry>()

  return {
    get: (key) => entries.get(nameOf(key)) ?? null,
    find: (contactId) =>
      [...entries.values()].find((one) => one.key.contactId === contactId) ?? null,
    put(entry) {
      entries.set(nameOf(entry.key), entry)
      for (const oldest of entries.keys()) {
        if (entries.size <= MAX_COPIES) break
        entries.delete(oldest)
      }
    },
    touch(key) {
      const entry = entries.get(nameOf(key))
      if (entry === undefined) return
      entries.delete(nameOf(key))
      entries.set(nameOf(key), entry)
    },
    remove: (key) => entries.delete(nameOf(key)),
    clear: () => entries.clear(),
    recents: () => [...entries.values()].reverse(),
  }
}

/** Ids are opaque and may hold any sign, so the two are joined unambiguously. */
export function nameOf(key: ContactKey): string {
  return JSON.stringify([key.customerId, key.contactId])
}
