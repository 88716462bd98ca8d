import type { Agent, UncoveredCard } from '../../contract/domain/card'
import type { ContactChange } from '../../contract/domain/changes'
import type { Part } from '../../contract/domain/freshness'
import type { ContactId, ContactKey } from '../../contract/domain/ids'
import type {
  RelatedContact,
  Relation,
  RoleEntry,
  RoleGroup,
  RolesPart,
} from '../../contract/domain/party'
import { partyRoles } from '../../contract/domain/party-roles'
import type { Failure } from '../../contract/errors'
import type { ContactRecord } from '../crm-api/wire/contact'
import type { ToldRole } from '../crm-api/crm'
import { relationsWithout, rolesWithout } from '../privacy/protected-parts'
import type { StoredEstate } from '../store/reference-rows'
import type { StoredContact, StoredPart } from '../store/stored-contact'
import { relatedIdsIn } from '../store/stored-roles'
import type { StoredGroup } from '../store/stored-roles'

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
  /** The groups that the CRM has told of. */
  readonly roles: readonly StoredGroup[]
  readonly relations: Part<Relation[]>
  readonly changes: readonly ContactChange[]
}

export function toEntry(stored: StoredContact, activity: Activity): CardEntry {
  return {
    key: stored.key,
    record: stored.record,
    fetchedAt: toInstant(stored.fetchedAt),
    activity,
    roles: stored.roles,
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
  estateOf(estateId: string): StoredEstate | null
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
    roles: toRoles(rolesWithout(entry.roles, left), activity.roles, lookups),
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

function protectedIn(entry: CardEntry, lookups: Lookups): ReadonlySet<ContactId> {
  const related = relatedIdsOf(entry.roles, entry.relations)
  return new Set(related.filter((contactId) => lookups.isProtected(contactId) === true))
}

function mapPart<T>(part: Part<T>, change: (value: T) => T): Part<T> {
  return part.state === 'fetched' ? { ...part, value: change(part.value) } : part
}

/** Every group, told of or not, and what can be said of them as a whole (decision 22). */
function toRoles(stored: readonly StoredGroup[], ongoing: Ongoing, lookups: Lookups): RolesPart {
  if (stored.length === 0) return { state: 'none-asked', ...ongoing }
  const value = partyRoles.map((role): RoleGroup => {
    const told = stored.find((group) => group.role === role)
    if (told === undefined) return { role, state: 'none-asked' }
    const { state, fetchedAt, roles } = told
    const entries = roles.map((one) => toRoleEntry(one, lookups))
    return { role, state, fetchedAt: toInstant(fetchedAt), entries }
  })
  const dated = stored.filter(({ role }) => role !== 'speculator')
  const isWhole = dated.length > 0 && dated.every(({ state }) => state === 'whole')
  const oldest = Math.min(...(isWhole ? dated : stored).map(({ fetchedAt }) => fetchedAt))
  const asked = { fetchedAt: toInstant(oldest), value, ...ongoing }
  return isWhole ? { state: 'whole', ...asked } : { state: 'overview', ...asked }
}

function toRoleEntry({ relatedId, ...told }: ToldRole, lookups: Lookups): RoleEntry {
  const { estateId } = told
  const found = estateId === null ? null : lookups.estateOf(estateId)
  return {
    ...told,
    estateKind: found?.kind ?? told.estateKind,
    estateAddress: found?.address ?? null,
    estateAddressAt: found && toInstant(found.fetchedAt),
    estateStatus: found?.status ?? null,
    related: relatedId && relatedBeside(estateId, relatedId, lookups),
  }
}

/** Beside an estate nobody is named of whom it is not known that they may be (GDPR rule 24). */
function relatedBeside(
  estateId: string | null,
  contactId: ContactId,
  lookups: Lookups,
): RelatedContact | null {
  if (estateId !== null && lookups.isProtected(contactId) === null) return null
  return { contactId, name: lookups.nameOf(contactId) }
}

/** The contacts a card points to, each once, those of its relations first. */
export function relatedIdsOf(
  roles: readonly StoredGroup[],
  relations: Part<Relation[]>,
): ContactId[] {
  const list = relations.state === 'fetched' ? relations.value : []
  return [...new Set([...list.map(({ related }) => related.contactId), ...relatedIdsIn(roles)])]
}
