import type { Agent, ContactCard, ContactLine } from '../../contract/domain/card'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Part } from '../../contract/domain/freshness'
import type { Relation, RoleGroup } from '../../contract/domain/party'
import { failed, ok } from '../../contract/errors'
import type { Failure, Result } from '../../contract/errors'
import type { Clock } from '../clock'
import type { Crm } from '../crm-api/crm'
import type { Push } from '../ipc/push'
import type { ActiveSession } from '../session/session'
import {
  estateIdsIn,
  hangsOnOldLogin,
  newEntry,
  relatedIdsIn,
  toCard,
  toLine,
  withFailure,
  withoutOldLogin,
  withRefreshing,
  withValue,
} from './card-entry'
import type { CardEntry, Lookups } from './card-entry'
import { nameOf } from './contact-copy'
import type { ContactCopy } from './contact-copy'
import type { ReferenceNames } from './reference-names'

export interface Contacts {
  /** The copy at once, with a refresh behind it; without a copy, as soon as the CRM has answered. */
  open(contactId: ContactId, customerId: CustomerId | null): Promise<Result<ContactCard>>
  /** Fetches every part again; what comes of it is pushed. One at a time per contact. */
  refresh(key: ContactKey): Promise<Result<void>>
  /** The opening under way answers `cancelled`. */
  cancel(): void
  recents(): ContactLine[]
  entry(key: ContactKey): CardEntry | null
  card(key: ContactKey): ContactCard | null
  /** The same account signed in anew (S16): what hung on the old login is let go, the card in use fetched. */
  resume(): void
  /** Drops everything at once and ignores answers still on their way (GDPR rule 18). */
  forget(): void
}

export interface ContactsParts {
  readonly copy: ContactCopy
  readonly names: ReferenceNames
  readonly clock: Clock
  readonly push: Push
  active(): ActiveSession | null
}

export function createContacts(parts: ContactsParts): Contacts {
  const { copy, names, clock, push } = parts
  const refreshing = new Map<string, Promise<void>>()
  let opening: AbortController | null = null
  /** Ends every request of the account that was: its answers must not come back after a purge. */
  let account = new AbortController()

  function lookups(customerId: CustomerId): Lookups {
    return {
      nameOf(contactId) {
        const key = { customerId, contactId: contactId as ContactId }
        return copy.get(key)?.record.contact.name ?? names.contactName(key)
      },
      addressOf: (estateId) => names.estateAddress(customerId, estateId),
    }
  }

  const cardOf = (entry: CardEntry) => toCard(entry, lookups(entry.key.customerId))
  const recents = () => copy.recents().map(toLine)

  /** Changes an entry that is still there, and tells the window. */
  function update(key: ContactKey, change: (entry: CardEntry) => CardEntry): void {
    const entry = copy.get(key)
    if (entry === null) return
    const changed = change(entry)
    copy.put(changed)
    push('contact-updated', cardOf(changed))
  }

  function purge(key: ContactKey, failure: Failure): void {
    names.forgetContact(key)
    if (!copy.remove(key)) return
    push('contact-gone', { key, failure })
    push('recents-changed', recents())
  }

  function use(key: ContactKey): void {
    copy.touch(key)
    push('recents-changed', recents())
  }

  const stamp = () => new Date(clock.now()).toISOString()

  async function open(
    contactId: ContactId,
    customerId: CustomerId | null,
  ): Promise<Result<ContactCard>> {
    const session = parts.active()
    if (session === null) return failed('signed-out')
    const copied = customerId ? copy.get({ customerId, contactId }) : copy.find(contactId)
    if (copied !== null) {
      use(copied.key)
      void refresh(copied.key)
      return ok(cardOf(copy.get(copied.key) ?? copied))
    }
    opening?.abort()
    const own = new AbortController()
    opening = own
    const signal = AbortSignal.any([own.signal, account.signal])
    const customers = customerId ? [customerId] : session.account.customers.map((c) => c.customerId)
    const found = await findContact(session.crm, contactId, customers, signal)
    if (opening === own) opening = null
    if (signal.aborted) return failed('cancelled')
    if (!found.ok) return found

    const { key, record } = found.value
    copy.put(newEntry(key, record, stamp()))
    use(key)
    void once(key, (entrySignal) => refreshRest(session.crm, key, entrySignal))
    return ok(cardOf(copy.get(key) as CardEntry))
  }

  async function findContact(
    crm: Crm,
    contactId: ContactId,
    customers: readonly CustomerId[],
    signal: AbortSignal,
  ) {
    let answer: Result<never> = failed('not-found')
    for (const customerId of customers) {
      const found = await crm.contact({ customerId, contactId }, signal)
      if (found.ok) return ok({ key: { customerId, contactId }, record: found.value })
      // "Not here" is the weakest answer: an office that could not be asked may still hold the contact.
      if (found.error.code !== 'not-found') answer = found
      if (signal.aborted) break
    }
    return answer
  }

  /** A refresh asked for while one is under way is that one (N20). */
  function once(key: ContactKey, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const name = nameOf(key)
    const underWay = refreshing.get(name)
    if (underWay !== undefined) return underWay
    const run = work(account.signal).finally(() => {
      if (refreshing.get(name) === run) refreshing.delete(name)
    })
    refreshing.set(name, run)
    return run
  }

  async function refresh(key: ContactKey): Promise<Result<void>> {
    const session = parts.active()
    if (session === null) return failed('signed-out')
    if (copy.get(key) === null) return failed('not-found')
    await once(key, async (signal) => {
      update(key, (entry) => ({ ...entry, refreshing: true }))
      const answer = await session.crm.contact(key, signal)
      if (signal.aborted) return
      if (!answer.ok) {
        const { error } = answer
        if (error.code === 'not-found' || error.code === 'no-access') return purge(key, error)
        update(key, (entry) => ({ ...entry, refreshing: false, failure: error }))
        // Where nobody answers or nothing may be asked, the other parts would only wait in vain.
        if (error.code !== 'unexpected-format' && error.code !== 'server-error') return
      } else {
        update(key, (entry) => ({
          ...newEntry(key, answer.value, stamp()),
          agent: sameAgent(entry, answer.value.contact.agentId),
          roles: entry.roles,
          relations: entry.relations,
        }))
        push('recents-changed', recents())
      }
      await refreshRest(session.crm, key, signal)
    })
    return ok(undefined)
  }

  async function refreshRest(crm: Crm, key: ContactKey, signal: AbortSignal): Promise<void> {
    update(key, (entry) => ({
      ...entry,
      roles: withRefreshing(entry.roles),
      relations: withRefreshing(entry.relations),
    }))
    const still = (change: (entry: CardEntry) => CardEntry) => {
      if (!signal.aborted) update(key, change)
    }
    const [roles, relations] = await Promise.all([
      crm.roles(key, signal).then((answer) => {
        still((entry) => ({ ...entry, roles: withAnswer(entry.roles, answer) }))
        return answer.ok ? answer.value : []
      }),
      crm.relations(key, signal).then((answer) => {
        still((entry) => ({ ...entry, relations: withAnswer(entry.relations, answer) }))
        return answer.ok ? answer.value : []
      }),
    ])
    void replaceIds(crm, key, roles, relations, signal)
  }

  /** Behind everything else, a wished-for refresh too: the card is complete with ids in place of names. */
  async function replaceIds(
    crm: Crm,
    key: ContactKey,
    roles: RoleGroup[],
    relations: Relation[],
    signal: AbortSignal,
  ): Promise<void> {
    void nameAgent(crm, key, signal).then((agent) => {
      if (agent !== null && !signal.aborted) update(key, (entry) => ({ ...entry, agent }))
    })
    const { customerId } = key
    const learned = await Promise.all([
      names.learnEstates(crm, customerId, estateIdsIn(roles), signal),
      names.learnContacts(crm, customerId, unnamedIn(customerId, roles, relations), signal),
    ])
    if (learned.includes(true) && !signal.aborted) update(key, (entry) => entry)
  }

  function unnamedIn(customerId: CustomerId, roles: RoleGroup[], relations: Relation[]) {
    return relatedIdsIn(roles, relations).filter(
      (contactId) => copy.get({ customerId, contactId }) === null,
    )
  }

  function withAnswer<T>(part: Part<T>, answer: Result<T>): Part<T> {
    return answer.ok ? withValue(answer.value, stamp()) : withFailure(part, answer.error)
  }

  function endRequests(): void {
    account.abort()
    account = new AbortController()
    opening = null
    refreshing.clear()
  }

  async function nameAgent(crm: Crm, key: ContactKey, signal: AbortSignal): Promise<Agent | null> {
    const agentId = copy.get(key)?.record.contact.agentId ?? null
    if (agentId === null) return { state: 'none' }
    return names.agent(crm, key.customerId, agentId, signal)
  }

  return {
    open,
    refresh,
    recents,
    cancel: () => opening?.abort(),
    entry: (key) => copy.get(key),
    card(key) {
      const entry = copy.get(key)
      return entry && cardOf(entry)
    },
    resume() {
      endRequests()
      const hanging = copy.recents().filter(hangsOnOldLogin)
      for (const { key } of hanging) update(key, withoutOldLogin)
      const [inUse] = hanging
      if (inUse !== undefined) void refresh(inUse.key)
    },
    forget() {
      endRequests()
      copy.clear()
      names.clear()
      push('recents-changed', [])
    },
  }
}

function sameAgent(entry: CardEntry, agentId: string | null): Agent {
  if (agentId === null) return { state: 'none' }
  return entry.record.contact.agentId === agentId ? entry.agent : { state: 'not-fetched' }
}
