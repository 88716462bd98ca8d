import type { Agent, ContactCard, ContactLine } from '../../contract/domain/card'
import type { Part } from '../../contract/domain/freshness'
import type { ContactId, ContactKey } from '../../contract/domain/ids'
import type { Relation, RoleGroup } from '../../contract/domain/party'
import type { Failure } from '../../contract/errors'
import type { ContactRecord } from '../crm-api/wire/contact'

/** A contact as this computer holds it: what was fetched when, and what is going on about it. */
export interface CardEntry {
  readonly key: ContactKey
  readonly record: ContactRecord
  readonly fetchedAt: string
  readonly refreshing: boolean
  readonly failure: Failure | null
  readonly agent: Agent
  readonly roles: Part<RoleGroup[]>
  readonly relations: Part<Relation[]>
}

export const notFetched = { state: 'not-fetched', refreshing: false, failure: null } as const

export function newEntry(key: ContactKey, record: ContactRecord, fetchedAt: string): CardEntry {
  return {
    key,
    record,
    fetchedAt,
    refreshing: false,
    failure: null,
    agent: record.contact.agentId === null ? { state: 'none' } : { state: 'not-fetched' },
    roles: notFetched,
    relations: notFetched,
  }
}

/** A part keeps what it had when its refresh fails: each has an age of its own (N31). */
export function withFailure<T>(part: Part<T>, failure: Failure): Part<T> {
  return { ...part, refreshing: false, failure }
}

export function withRefreshing<T>(part: Part<T>): Part<T> {
  return { ...part, refreshing: true }
}

export function withValue<T>(value: T, fetchedAt: string): Part<T> {
  return { state: 'fetched', fetchedAt, value, refreshing: false, failure: null }
}

/** Asked for under a login that has ended since: in vain, or still under way. */
export function hangsOnOldLogin({ refreshing, failure, roles, relations }: CardEntry): boolean {
  return [{ refreshing, failure }, roles, relations].some(
    (part) => part.refreshing || part.failure?.code === 'wrong-login',
  )
}

export function withoutOldLogin(entry: CardEntry): CardEntry {
  return { ...idle(entry), roles: idle(entry.roles), relations: idle(entry.relations) }
}

function idle<T extends { refreshing: boolean; failure: Failure | null }>(part: T): T {
  return {
    ...part,
    refreshing: false,
    failure: part.failure?.code === 'wrong-login' ? null : part.failure,
  }
}

/** What this run can say about ids that stand in a card: names of contacts and addresses of estates. */
export interface Lookups {
  nameOf(contactId: string): string | null
  addressOf(estateId: string): string | null
}

/** What the window may know of an entry: the full number stays behind (GDPR rule 12). */
export function toCard(entry: CardEntry, lookups: Lookups): ContactCard {
  const { record, fetchedAt, refreshing, failure, agent } = entry
  return {
    contact: record.contact,
    card: { fetchedAt, refreshing, failure },
    agent,
    roles: mapPart(entry.roles, (groups) => groups.map((group) => fillGroup(group, lookups))),
    relations: mapPart(entry.relations, (list) =>
      list.map((relation) => ({
        ...relation,
        related: { ...relation.related, name: lookups.nameOf(relation.related.contactId) },
      })),
    ),
  }
}

function mapPart<T>(part: Part<T>, change: (value: T) => T): Part<T> {
  return part.state === 'fetched' ? { ...part, value: change(part.value) } : part
}

function fillGroup(group: RoleGroup, lookups: Lookups): RoleGroup {
  if (group.state === 'not-fetched') return group
  const entries = group.entries.map((entry) => ({
    ...entry,
    estateAddress: entry.estateId === null ? null : lookups.addressOf(entry.estateId),
    related: entry.related && {
      ...entry.related,
      name: lookups.nameOf(entry.related.contactId),
    },
  }))
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

export function toLine({ key, record: { contact } }: CardEntry): ContactLine {
  return {
    ...key,
    kind: contact.kind,
    deceased: contact.kind === 'person' && contact.deceased === 'yes',
    name: contact.name,
    hint: contact.phones[0]?.written ?? contact.address?.city ?? null,
  }
}
