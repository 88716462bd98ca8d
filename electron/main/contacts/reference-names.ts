import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { Agent } from '../../contract/domain/card'
import type { OfficeUser } from '../../contract/domain/copy'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { ProtectedCategories } from '../../contract/domain/protected-categories'
import type { Crm, NamedContact } from '../crm-api/crm'
import { isInCategory } from '../privacy/protected-identity'
import { inSteps } from '../sync/steps'
import type { ReferenceRows, StoredEstate } from '../store/reference-rows'

/**
 * Names in place of ids. Brokers and addresses of estates come from the copy, where the sync puts them; what
 * it has not got is asked for when a card needs it. Names of contacts outside the copy live for this run.
 */
export interface ReferenceNames {
  agent(customerId: CustomerId, agentId: string | null): Agent
  /** True when a name became known that was not before. */
  learnAgents(
    crm: Crm,
    customerId: CustomerId,
    agentId: string | null,
    signal: AbortSignal,
  ): Promise<boolean>
  estate(customerId: CustomerId, estateId: string): StoredEstate | null
  /**
   * What is not known, or known from yesterday. True when something became known or was confirmed. `estateIds` is asked
   * once more when the answer is there: what nobody wants any more is not kept of it (GDPR rule 24).
   */
  learnEstates(
    crm: Crm,
    customerId: CustomerId,
    estateIds: () => readonly string[],
    signal: AbortSignal,
  ): Promise<boolean>
  contactName(key: ContactKey): string | null
  /** In a category for protected identity; null: the CRM has not told of this contact. */
  isProtected(key: ContactKey): boolean | null
  /** All of an office that are known so to be. */
  protectedIn(customerId: CustomerId): ContactId[]
  /** True when something became known of a contact that was not before. */
  learnContacts(
    crm: Crm,
    customerId: CustomerId,
    contactIds: readonly ContactId[],
    signal: AbortSignal,
  ): Promise<boolean>
  /** The CRM no longer has the contact, or no longer shows it: its name goes too (GDPR rule 18). */
  forgetContact(key: ContactKey): void
  clear(): void
}

/** `told`: null where the CRM was asked and said nothing. */
interface Learned {
  readonly key: ContactKey
  readonly told: NamedContact | null
}

const MAX_CONTACT_NAMES = 5_000
/** Two calls. Beyond that a card's relations are opened one by one, by whoever wants to know. */
const MAX_NAMES_AT_ONCE = 10

const FRESH_FOR_MS = 24 * 60 * 60 * 1000

export interface ReferenceNamesDeps {
  readonly rows: ReferenceRows
  /** The trusted time in milliseconds since 1970. */
  now(): number
  protectedCategories(): ProtectedCategories
}

export function createReferenceNames({
  rows,
  now,
  protectedCategories,
}: ReferenceNamesDeps): ReferenceNames {
  /** Asked for in vain in this run: the list has them not, and asking at each opening would be a storm. */
  const unknownEstates = new Set<string>()
  /** Whose list of users has been asked for in this run, or may not be read. */
  const askedForUsers = new Set<CustomerId>()
  const contacts = new Map<string, Learned>()
  const learned = ({ customerId, contactId }: ContactKey) =>
    contacts.get(idIn(customerId, contactId))?.told ?? null
  const idIn = (customerId: CustomerId, id: string) => `${customerId}\n${id}`

  return {
    agent(customerId, agentId) {
      if (agentId === null) return { state: 'none' }
      const user = rows.user(customerId, agentId)
      if (user !== null) return { state: 'named', name: user.name }
      const known = askedForUsers.has(customerId) || rows.users(customerId).length > 0
      return { state: known ? 'unknown' : 'not-fetched' }
    },
    async learnAgents(crm, customerId, agentId, signal) {
      if (agentId === null || askedForUsers.has(customerId)) return false
      if (rows.user(customerId, agentId) !== null) return false
      const answer = await crm.users(customerId, signal)
      if (signal.aborted) return false
      if (!answer.ok && answer.error.code !== 'no-access') return false
      askedForUsers.add(customerId)
      const users: readonly OfficeUser[] = answer.ok ? answer.value : []
      if (users.length > 0) rows.saveUsers(customerId, users, now())
      return true
    },
    estate: (customerId, estateId) => rows.estate(customerId, estateId),
    async learnEstates(crm, customerId, estateIds, signal) {
      const wanted = estateIds().filter((id) => {
        const age = now() - (rows.estate(customerId, id)?.fetchedAt ?? -Infinity)
        const isFresh = age >= 0 && age < FRESH_FOR_MS
        return !isFresh && !unknownEstates.has(idIn(customerId, id))
      })
      if (wanted.length === 0) return false
      const answer = await crm.estates(customerId, wanted, signal)
      if (!answer.ok || signal.aborted) return false
      const { estates } = answer.value
      const still = new Set(estateIds())
      const dropped = new Set(wanted.filter((id) => !still.has(id)))
      const kept = estates.filter(({ estateId }) => !dropped.has(estateId))
      const at = now()
      // The list of a whole office may have come for a few of its estates (S26).
      await inSteps({ yieldToEventLoop }, kept, signal, (some) =>
        rows.saveEstates(customerId, some, at),
      )
      const told = new Set(estates.map(({ estateId }) => estateId))
      for (const id of wanted) if (!told.has(id)) unknownEstates.add(idIn(customerId, id))
      return wanted.some((id) => told.has(id))
    },
    contactName: (key) => learned(key)?.name ?? null,
    isProtected(key) {
      const known = learned(key)
      return known && isInCategory(known, protectedCategories())
    },
    protectedIn: (customerId) =>
      [...contacts.values()]
        .filter(({ key }) => key.customerId === customerId)
        .filter(({ told }) => told && isInCategory(told, protectedCategories()))
        .map(({ key }) => key.contactId),
    async learnContacts(crm, customerId, contactIds, signal) {
      const wanted = contactIds
        .filter((id) => !contacts.has(idIn(customerId, id)))
        .slice(0, MAX_NAMES_AT_ONCE)
      if (wanted.length === 0) return false
      const answer = await crm.contactNames(customerId, wanted, signal)
      if (!answer.ok || signal.aborted) return false
      if (contacts.size + wanted.length > MAX_CONTACT_NAMES) contacts.clear()
      for (const contactId of wanted) {
        const told = answer.value.get(contactId) ?? null
        contacts.set(idIn(customerId, contactId), { key: { customerId, contactId }, told })
      }
      return answer.value.size > 0
    },
    forgetContact: ({ customerId, contactId }) => void contacts.delete(idIn(customerId, contactId)),
    clear() {
      contacts.clear()
      unknownEstates.clear()
      askedForUsers.clear()
    },
  }
}
