import type { Agent } from '../../contract/domain/card'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Crm } from '../crm-api/crm'

/** Names in place of ids, read once per run: brokers, addresses of estates, related contacts. */
export interface ReferenceNames {
  /** Null when it could not be asked now; asked again at the next opening. */
  agent(
    crm: Crm,
    customerId: CustomerId,
    agentId: string,
    signal: AbortSignal,
  ): Promise<Agent | null>
  estateAddress(customerId: CustomerId, estateId: string): string | null
  contactName(key: ContactKey): string | null
  /** True when a name became known that was not before. */
  learnContacts(
    crm: Crm,
    customerId: CustomerId,
    contactIds: readonly ContactId[],
    signal: AbortSignal,
  ): Promise<boolean>
  /** The CRM no longer has the contact, or no longer shows it: its name goes too (GDPR rule 18). */
  forgetContact(key: ContactKey): void
  /** True when an address became known that was not before. */
  learnEstates(
    crm: Crm,
    customerId: CustomerId,
    estateIds: readonly string[],
    signal: AbortSignal,
  ): Promise<boolean>
  clear(): void
}

/** An office's estates in an answer are thousands at most; past this the oldest office is forgotten. */
const MAX_ESTATES = 100_000

const MAX_CONTACT_NAMES = 5_000
/** Two calls. Beyond that a card's relations are opened one by one, by whoever wants to know. */
const MAX_NAMES_AT_ONCE = 10

export function createReferenceNames(): ReferenceNames {
  const users = new Map<CustomerId, ReadonlyMap<string, string>>()
  const estates = new Map<string, string>()
  /** Ids that were asked for in vain: the list has them not, and asking at each opening would be a storm. */
  const unknownEstates = new Set<string>()
  const contacts = new Map<string, string | null>()
  const place = (customerId: CustomerId, id: string) => `${customerId}\n${id}`

  return {
    async agent(crm, customerId, agentId, signal) {
      let known = users.get(customerId)
      if (known === undefined) {
        const answer = await crm.userNames(customerId, signal)
        if (!answer.ok) return answer.error.code === 'no-access' ? { state: 'unknown' } : null
        if (signal.aborted) return null
        known = answer.value
        users.set(customerId, known)
      }
      const name = known.get(agentId)
      return name === undefined ? { state: 'unknown' } : { state: 'named', name }
    },
    estateAddress: (customerId, estateId) => estates.get(place(customerId, estateId)) ?? null,
    async learnEstates(crm, customerId, estateIds, signal) {
      const wanted = estateIds.filter((id) => {
        const at = place(customerId, id)
        return !estates.has(at) && !unknownEstates.has(at)
      })
      if (wanted.length === 0) return false
      const answer = await crm.estateAddresses(customerId, wanted, signal)
      if (!answer.ok || signal.aborted) return false
      if (estates.size + answer.value.size > MAX_ESTATES) estates.clear()
      for (const [id, address] of answer.value) estates.set(place(customerId, id), address)
      for (const id of wanted) {
        if (!answer.value.has(id)) unknownEstates.add(place(customerId, id))
      }
      return wanted.some((id) => answer.value.has(id))
    },
    contactName: ({ customerId, contactId }) => contacts.get(place(customerId, contactId)) ?? null,
    async learnContacts(crm, customerId, contactIds, signal) {
      const wanted = contactIds
        .filter((id) => !contacts.has(place(customerId, id)))
        .slice(0, MAX_NAMES_AT_ONCE)
      if (wanted.length === 0) return false
      const answer = await crm.contactNames(customerId, wanted, signal)
      if (!answer.ok || signal.aborted) return false
      if (contacts.size + wanted.length > MAX_CONTACT_NAMES) contacts.clear()
      for (const id of wanted) contacts.set(place(customerId, id), answer.value.get(id) ?? null)
      return answer.value.size > 0
    },
    forgetContact: ({ customerId, contactId }) =>
      void contacts.delete(place(customerId, contactId)),
    clear() {
      contacts.clear()
      users.clear()
      estates.clear()
      unknownEstates.clear()
    },
  }
}
