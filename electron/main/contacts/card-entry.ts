import type { Agent, UncoveredCard } from '../../contract/domain/card'
import type { ContactChange } from '../../contract/domain/changes'
import type { Part } from '../../contract/domain/freshness'
import type { ContactId, ContactKey } from '../../contract/domain/ids'
import type { Relation, RoleGroup } from '../../contract/domain/party'
import type { Failure } from '../../contract/errors'
import type { ContactRecord } from '../crm-api/wire/contact'
import type { StoredContact, StoredPart } from '../store/stored-contact'

/** What is going on about a part of a card in this run. */
interface Ongoing {
  readonly refreshing: boolean
  /** Why the last request for it failed; null after a success. */
  readonly failure: Failure | null
}

/** Each part has its own: a card of today may stand beside roles of yesterday (N31). */
export interface Activity {
  readonly card: Ongoing
  readonly roles: Ongoing
  readonly relations: Ongoing
}

export const quiet: Ongoing = { refreshing: false, failure: null }
export const idle: Activity = { card: quiet, roles: quiet, relations: quiet }

/** A contact as this computer holds it: what was fetched when, and what is going on about it. */
export interface CardEntry {
  readonly key: ContactKey
  readonly record: ContactRecord
  readonly fetchedAt: string
  readonly activity: Activity
  readonly roles: Part<RoleGroup[]>
  readonly relations: Part<Relation[]>
  readonly changes: readonly ContactChange[]
}

export function toEntry(stored: StoredContact, activity: Activity): CardEntry {
  return {
    key: stored.key,
    record: stored.record,
    fetchedAt: toInstant(stored.fetchedAt),
    activity,
    roles: toPart(stored.roles, activity.roles),
    relations: toPart(stored.relations, activity.relations),
    changes: stored.changes,
  }
}

function toPart<T>(stored: StoredPart<T> | null, ongoing: Ongoing): Part<T> {
  if (stored === null) return { state: 'not-fetched', ...ongoing }
  return {
    state: 'fetched',
    fetchedAt: toInstant(stored.fetchedAt),
    value: stored.value,
    ...ongoing,
  }
}

function toInstant(ms: number): string {
  return new Date(ms).toISOString()
}

/** Asked for under a login that has ended since, or before a sleep: in vain, or still under way. */
export function hangsOnTheOld({ activity }: CardEntry): boolean {
  return Object.values(activity).some(
    (one: Ongoing) => one.refreshing || one.failure?.code === 'wrong-login',
  )
}

export function withoutTheOld({ card, roles, relations }: Activity): Activity {
  return { card: ended(card), roles: ended(roles), relations: ended(relations) }
}

function ended({ failure }: Ongoing): Ongoing {
  return { refreshing: false, failure: failure?.code === 'wrong-login' ? null : failure }
}

/** What can be said about ids that stand in a card: names of brokers and contacts, addresses of estates. */
export interface Lookups {
  agentOf(agentId: string | null): Agent
  nameOf(contactId: string): string | null
  addressOf(estateId: string): { readonly address: string; readonly fetchedAt: number } | null
}

/**
 * What a card may tell of an entry: the full number stays behind (GDPR rule 12), and so do the addresses of a
 * protected identity's estates, as one of them may be home (GDPR rule 24). Its texts are still to be covered.
 */
export function toCard(entry: CardEntry, given: Lookups): UncoveredCard {
  const { record, fetchedAt, activity } = entry
  const lookups = record.contact.protectedIdentity ? { ...given, addressOf: () => null } : given
  return {
    contact: record.contact,
    card: { fetchedAt, ...activity.card },
    agent: lookups.agentOf(record.contact.agentId),
    roles: mapPart(entry.roles, (groups) => groups.map((group) => fillGroup(group, lookups))),
    relations: mapPart(entry.relations, (list) =>
      list.map((relation) => ({
        ...relation,
        related: { ...relation.related, name: lookups.nameOf(relation.related.contactId) },
      })),
    ),
    changes: [...entry.changes],
  }
}

function mapPart<T>(part: Part<T>, change: (value: T) => T): Part<T> {
  return part.state === 'fetched' ? { ...part, value: change(part.value) } : part
}

function fillGroup(group: RoleGroup, lookups: Lookups): RoleGroup {
  if (group.state === 'not-fetched') return group
  const entries = group.entries.map((entry) => {
    const found = entry.estateId === null ? null : lookups.addressOf(entry.estateId)
    return {
      ...entry,
      estateAddress: found?.address ?? null,
      estateAddressAt: found && toInstant(found.fetchedAt),
      related: entry.related && {
        ...entry.related,
        name: lookups.nameOf(entry.related.contactId),
      },
    }
  })
  return { ...group, entries }
}

/** All estate ids a card's roles name, each once. */
export function estateIdsIn(groups: readonly RoleGroup[]): string[] {
  const ids = new Set<string>()
  for (const group of groups) {
    if (group.state === 'not-fetched') continue
    for (const entry of group.entries) if (entry.estateId !== null) ids.add(entry.estateId)
  }
  return [...ids]
}

/** The contacts a card points to, each once, those of its relations first. */
export function relatedIdsIn(
  roles: readonly RoleGroup[],
  relations: readonly Relation[],
): ContactId[] {
  const ids = new Set(relations.map((relation) => relation.related.contactId))
  for (const group of roles) {
    if (group.state === 'not-fetched') continue
    for (const { related } of group.entries) if (related !== null) ids.add(related.contactId)
  }
  return [...ids]
}
