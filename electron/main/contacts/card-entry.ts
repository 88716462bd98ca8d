import type { Agent, UncoveredCard } from '../../contract/domain/card'
import type { ContactChange } from '../../contract/domain/changes'
import type { Part } from '../../contract/domain/freshness'
import type { ContactId, ContactKey } from '../../contract/domain/ids'
import type { RelatedContact, Relation, RoleGroup } from '../../contract/domain/party'
import type { Failure } from '../../contract/errors'
import type { ContactRecord } from '../crm-api/wire/contact'
import { relationsWithout, rolesWithout } from '../privacy/protected-parts'
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
  nameOf(contactId: ContactId): string | null
  /** In a category for protected identity; null: nobody has told of this contact. */
  isProtected(contactId: ContactId): boolean | null
  addressOf(estateId: string): { readonly address: string; readonly fetchedAt: number } | null
}

/**
 * What a card may tell of an entry: the full number stays behind (GDPR rule 12), and so does what leads to the home
 * of a protected identity, its own card's and others' (GDPR rule 24). Its texts are still to be covered.
 */
export function toCard(entry: CardEntry, lookups: Lookups): UncoveredCard {
  const { record, fetchedAt, activity } = entry
  const left = protectedIn(entry, lookups)
  return {
    contact: record.contact,
    card: { fetchedAt, ...activity.card },
    agent: lookups.agentOf(record.contact.agentId),
    roles: mapPart(entry.roles, (groups) =>
      rolesWithout(groups, left).map((group) => fillGroup(group, lookups)),
    ),
    relations: mapPart(entry.relations, (list) =>
      relationsWithout(list, left).map((relation) => ({
        ...relation,
        related: { ...relation.related, name: lookups.nameOf(relation.related.contactId) },
      })),
    ),
    changes: [...entry.changes],
    presented: false,
  }
}

function protectedIn({ roles, relations }: CardEntry, lookups: Lookups): ReadonlySet<ContactId> {
  const related = relatedIdsIn(
    roles.state === 'fetched' ? roles.value : [],
    relations.state === 'fetched' ? relations.value : [],
  )
  return new Set(related.filter((contactId) => lookups.isProtected(contactId) === true))
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
      related: entry.related && relatedBeside(entry.estateId, entry.related, lookups),
    }
  })
  return { ...group, entries }
}

/** Beside an estate nobody is named of whom it is not known that they may be (GDPR rule 24). */
function relatedBeside(
  estateId: string | null,
  { contactId }: RelatedContact,
  lookups: Lookups,
): RelatedContact | null {
  if (estateId !== null && lookups.isProtected(contactId) === null) return null
  return { contactId, name: lookups.nameOf(contactId) }
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
