import type { ContactCard, ContactLine, UncoveredCard } from '../../contract/domain/card'
import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import { failed, ok } from '../../contract/errors'
import type { Failure, Result } from '../../contract/errors'
import { mayBeContactId } from '../../contract/person-number/typed'
import type { Crm, ToldGroup } from '../crm-api/crm'
import type { ContactGone } from '../crm-api/gone'
import type { Push } from '../ipc/push'
import { coverCard, coverLine } from '../privacy/covered'
import type { ActiveSession } from '../session/session'
import type { Asked } from '../store/answer-order'
import { estateIdsIn } from '../store/stored-roles'
import { hangsOnTheOld, idle, quiet, relatedIdsOf, toCard, withoutTheOld } from './card-entry'
import type { Activity, CardEntry, Lookups } from './card-entry'
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
  /** The one opened last and not closed since, if it is still there: what a page that crashed had before it (X21). */
  current(): ContactKey | null
  /** The card was left for none. */
  closed(): void
  /** The card has been before the broker: its marks of change have done their work. */
  seen(key: ContactKey): void
  /** The window has let go of what it had, and may show it again: the card in use, and the list. */
  tellAgain(): void
  /** Something behind a card is different in the copy: whoever shows it hears of it. */
  changed(keys: readonly ContactKey[]): void
  /** The office has named other categories for protected identity: what is before the broker is as they say at once. */
  protectionChanged(): void
  /** Removed from the copy by somebody else: the sync, or the days it may live. */
  gone(keys: readonly ContactKey[], failure: Failure): void
  entry(key: ContactKey): CardEntry | null
  /** For a sheet, which covers its texts by itself: one may hold the contact's own number. */
  card(key: ContactKey): UncoveredCard | null
  /** By the broker, in this run. */
  isOpened(key: ContactKey): boolean
  /**
   * The same account signed in anew (S16), or the computer has slept: what was under way is abandoned, as it
   * would answer for what was before, and the card in use is fetched.
   */
  resume(): void
  /** The file of the copy was damaged, and an empty one stands in its place: the card in use is fetched into it. */
  copyReplaced(): void
  /** Drops everything at once and ignores answers still on their way (GDPR rule 18). */
  forget(): void
}

export interface ContactsDeps {
  readonly copy: ContactCopy
  readonly names: ReferenceNames
  readonly push: Push
  active(): ActiveSession | null
  /** For the access log: what the broker opened, and what went because the CRM said so. */
  onOpened(key: ContactKey): void
  onRemoved(gone: ContactGone): void
  /** A contact is new, different or gone in the copy, so that searches may find something else. */
  onChanged(): void
}

/** As the reason of an end: nobody wished for it, and whoever waits may ask again. */
const ABANDONED = 'abandoned'

export function createContacts(parts: ContactsDeps): Contacts {
  const { copy, names, push } = parts
  const refreshing = new Map<string, Promise<void>>()
  /** Opened in this run: the window may have them before it, and hears of nobody else. */
  const shown = new Set<string>()
  let last: ContactKey | null = null
  let opening: AbortController | null = null
  /** Ends every request of the account that was: its answers must not come back after a purge. */
  let account = new AbortController()

  function lookups(customerId: CustomerId): Lookups {
    return {
      agentOf: (agentId) => names.agent(customerId, agentId),
      nameOf(contactId) {
        const key = { customerId, contactId }
        return copy.name(key) ?? names.contactName(key)
      },
      isProtected: (contactId) => isProtected({ customerId, contactId }),
      estateOf: (estateId) => names.estate(customerId, estateId),
    }
  }

  /** Null: nobody has told of this contact. */
  const isProtected = (key: ContactKey) => copy.isProtected(key) ?? names.isProtected(key)

  const uncovered = (entry: CardEntry) => toCard(entry, lookups(entry.key.customerId))
  const cardOf = (entry: CardEntry) => coverCard(uncovered(entry))
  const recents = () => copy.recents().map(coverLine)

  function tell(key: ContactKey): void {
    const entry = copy.get(key)
    if (entry !== null) push('contact-updated', cardOf(entry))
  }

  function note(key: ContactKey, change: (before: Activity) => Activity): void {
    if (!copy.has(key)) return
    copy.note(key, change)
    tell(key)
  }

  function remove(gone: ContactGone, asked: Asked, failure: Failure): void {
    if (!copy.removeGone(gone, asked)) return
    names.forgetContact(gone.key)
    parts.onRemoved(gone)
    parts.onChanged()
    tellGone([gone.key], failure)
  }

  function tellGone(keys: readonly ContactKey[], failure: Failure): void {
    for (const key of keys) {
      if (shown.delete(nameOf(key))) push('contact-gone', { key, failure })
    }
    push('recents-changed', recents())
  }

  function use(key: ContactKey): void {
    shown.add(nameOf(key))
    last = key
    copy.opened(key)
    parts.onOpened(key)
    push('recents-changed', recents())
  }

  async function open(
    contactId: ContactId,
    customerId: CustomerId | null,
  ): Promise<Result<ContactCard>> {
    const session = parts.active()
    if (session === null) return failed('signed-out')
    const offices = session.account.customers.map((customer) => customer.customerId)
    if (!mayBeContactId(contactId)) return failed('invalid-input', { extent: 'contact' })
    // Of another office nothing would ever be confirmed, and nothing is kept.
    if (customerId && !offices.includes(customerId)) return failed('no-access')
    // Whoever opens another card does not want the one before it any more, however late it is answered.
    opening?.abort()
    opening = null
    const copied = customerId ? copy.get({ customerId, contactId }) : copy.find(contactId)
    if (copied !== null) {
      use(copied.key)
      void refresh(copied.key)
      return ok(cardOf(copy.get(copied.key) ?? copied))
    }
    const own = new AbortController()
    opening = own
    const underWay = account.signal
    const signal = AbortSignal.any([own.signal, underWay])
    const customers = customerId ? [customerId] : offices
    const found = await findContact(session.crm, contactId, customers, signal)
    if (opening === own) opening = null
    if (signal.aborted) return failed(underWay.reason === ABANDONED ? 'timed-out' : 'cancelled')
    if (!found.ok) return found

    const { key } = found.value
    const entry = copy.get(key)
    // The CRM has said something else of it since this was asked.
    if (entry === null) return failed('not-found', { extent: 'contact' })
    use(key)
    void once(key, (entrySignal) => refreshRest(session.crm, key, entrySignal))
    return ok(cardOf(copy.get(key) ?? entry))
  }

  /** The first office that has it, with the card stored under the id in the spelling of the answer (D29). */
  async function findContact(
    crm: Crm,
    contactId: ContactId,
    customers: readonly CustomerId[],
    signal: AbortSignal,
  ): Promise<Result<{ key: ContactKey }>> {
    let answer: Result<never> = failed('not-found')
    for (const customerId of customers) {
      const asked = copy.asking()
      const found = await crm.contact({ customerId, contactId }, signal)
      if (signal.aborted) break
      if (found.ok) {
        const key = { customerId, contactId: found.value.contact.id }
        copy.save(key, found.value, asked)
        parts.onChanged()
        return ok({ key })
      }
      // "Not here" is the weakest answer: an office that could not be asked may still hold the contact.
      if (found.error.code !== 'not-found') answer = found
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
    if (!mayBeContactId(key.contactId)) return failed('invalid-input', { extent: 'contact' })
    if (copy.get(key) === null)
      // Before the broker still, and expired a moment ago: the CRM may confirm it.
      return shown.has(nameOf(key)) ? fetchAnew(session.crm, key) : failed('not-found')
    await once(key, async (signal) => {
      note(key, (before) => ({ ...before, card: { ...before.card, refreshing: true } }))
      const asked = copy.asking()
      const answer = await session.crm.contact(key, signal)
      if (signal.aborted) return
      if (!answer.ok) {
        const { error, gone } = answer
        if (gone !== undefined) return remove(gone, asked, error)
        note(key, (before) => ({ ...before, card: { refreshing: false, failure: error } }))
        // Where nobody answers or nothing may be asked, the other parts would only wait in vain.
        if (error.extent !== 'contact' && error.code !== 'server-error') return
      } else {
        copy.save(key, answer.value, asked)
        note(key, (before) => ({ ...before, card: quiet }))
        parts.onChanged()
        push('recents-changed', recents())
      }
      await refreshRest(session.crm, key, signal)
    })
    return ok(undefined)
  }

  async function refreshRest(crm: Crm, key: ContactKey, signal: AbortSignal): Promise<void> {
    if (isProtected(key)) {
      // Nobody asks for what leads to its home (GDPR rule 24).
      note(key, (before) => ({ ...before, roles: quiet, relations: quiet }))
      void replaceIds(crm, key, signal)
      return
    }
    note(key, (before) => ({
      ...before,
      roles: { ...before.roles, refreshing: true },
      relations: { ...before.relations, refreshing: true },
    }))
    /** Keeps the answer, or says why there is none; what was kept before stays (N31). */
    function take<T>(
      part: 'roles' | 'relations',
      answer: Result<T>,
      save: (value: T) => void,
    ): void {
      if (signal.aborted || !copy.has(key)) return
      if (answer.ok) save(answer.value)
      const ongoing = answer.ok ? quiet : { refreshing: false, failure: answer.error }
      note(key, (before) => ({ ...before, [part]: ongoing }))
    }
    const asked = copy.asking()
    await Promise.all([
      crm
        .roles(key, signal)
        .then((answer) => take('roles', answer, (told) => copy.saveRoles(key, told, asked))),
      // A group of their own: without them the others are no less whole, and do not wait for them.
      speculatorsOf(crm, key, signal).then((speculators) => {
        if (speculators === null || signal.aborted || !copy.has(key)) return
        copy.saveRoles(key, [speculators], asked)
        tell(key)
      }),
      crm
        .relations(key, signal)
        .then((answer) =>
          take('relations', answer, (value) => copy.saveRelations(key, value, asked)),
        ),
    ])
    leaveOutProtected(key.customerId)
    void replaceIds(crm, key, signal)
  }

  /** Null: not told. */
  async function speculatorsOf(
    crm: Crm,
    { customerId, contactId }: ContactKey,
    signal: AbortSignal,
  ): Promise<ToldGroup | null> {
    const answer = await crm.rolesOverview(customerId, 'speculator', [contactId], signal)
    const roles = answer.ok ? answer.value.get(contactId) : undefined
    return roles === undefined ? null : { role: 'speculator', roles }
  }

  /** Behind everything else, a wished-for refresh too: the card is complete with ids in place of names. */
  async function replaceIds(crm: Crm, key: ContactKey, signal: AbortSignal): Promise<void> {
    const { customerId } = key
    /** As they are kept: it may be less than was answered, and less still once more is known (GDPR rule 24). */
    const kept = () => copy.get(key)
    const related = () => {
      const entry = kept()
      return entry === null ? [] : relatedIdsOf(entry.roles, entry.relations)
    }
    const agentId = copy.get(key)?.record.contact.agentId ?? null
    const contacts = names
      .learnContacts(crm, customerId, unknownAmong(customerId, related()), signal)
      .then((learned) => {
        if (learned && !signal.aborted) leaveOutProtected(customerId)
        return learned
      })
    const learning = [
      names.learnAgents(crm, customerId, agentId, signal),
      contacts,
      // Behind them: only then it is known which estates may be spoken of.
      contacts.then(() =>
        names.learnEstates(crm, customerId, () => estateIdsIn(kept()?.roles ?? []), signal),
      ),
    ]
    // Each as soon as it is there: a slow list of estates does not keep the broker's name back.
    for (const one of learning) {
      void one.then((learned) => {
        if (learned && !signal.aborted) tell(key)
      })
    }
    await Promise.all(learning)
  }

  /** Who is not stored here, and known to be protected, is named in nobody's roles (GDPR rule 24). */
  function leaveOutProtected(customerId: CustomerId): void {
    const left = names.protectedIn(customerId)
    if (left.length > 0) copy.leaveOut(customerId, left)
  }

  /** Of a card that is open and no longer stored; nobody opens it once more by that. */
  async function fetchAnew(crm: Crm, key: ContactKey): Promise<Result<void>> {
    let answer: Result<void> = ok(undefined)
    await once(key, async (signal) => {
      const found = await findContact(crm, key.contactId, [key.customerId], signal)
      if (signal.aborted) return
      if (!found.ok) {
        answer = found
        return
      }
      copy.opened(found.value.key)
      tell(found.value.key)
      push('recents-changed', recents())
      await refreshRest(crm, found.value.key, signal)
    })
    return answer
  }

  function unknownAmong(customerId: CustomerId, contactIds: readonly ContactId[]): ContactId[] {
    return contactIds.filter((contactId) => !copy.has({ customerId, contactId }))
  }

  function changed(keys: readonly ContactKey[]): void {
    for (const customerId of new Set(keys.map((key) => key.customerId))) {
      leaveOutProtected(customerId)
    }
    const known = keys.filter((key) => shown.has(nameOf(key)))
    for (const key of known) tell(key)
    if (known.length > 0) push('recents-changed', recents())
  }

  function endRequests(reason?: typeof ABANDONED): void {
    account.abort(reason)
    account = new AbortController()
    opening = null
    refreshing.clear()
  }

  return {
    open,
    refresh,
    recents,
    current: () => (last !== null && copy.has(last) ? last : null),
    closed() {
      opening?.abort()
      last = null
    },
    cancel: () => opening?.abort(),
    entry: (key) => copy.get(key),
    card(key) {
      const entry = copy.get(key)
      return entry && uncovered(entry)
    },
    isOpened: (key) => shown.has(nameOf(key)),
    seen(key) {
      copy.seen(key)
      tell(key)
      push('recents-changed', recents())
    },
    tellAgain() {
      if (last !== null) tell(last)
      push('recents-changed', recents())
    },
    changed,
    protectionChanged() {
      changed(recents().map(({ customerId, contactId }) => ({ customerId, contactId })))
    },
    gone(keys, failure) {
      for (const key of keys) {
        names.forgetContact(key)
        copy.drop(key)
      }
      tellGone(keys, failure)
    },
    resume() {
      endRequests(ABANDONED)
      const hanging = copy.noted().filter((key) => {
        const entry = copy.get(key)
        return entry !== null && hangsOnTheOld(entry)
      })
      for (const key of hanging) note(key, withoutTheOld)
      const inUse = recents().find((line) => hanging.some((key) => nameOf(key) === nameOf(line)))
      if (inUse !== undefined) {
        void refresh({ customerId: inUse.customerId, contactId: inUse.contactId })
      }
    },
    copyReplaced() {
      endRequests(ABANDONED)
      for (const key of copy.noted()) copy.note(key, () => idle)
      push('recents-changed', recents())
      const session = parts.active()
      if (last !== null && session !== null) void fetchAnew(session.crm, last)
    },
    forget() {
      endRequests()
      shown.clear()
      last = null
      copy.forgetRun()
      names.clear()
      push('recents-changed', [])
    },
  }
}
