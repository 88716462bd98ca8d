import type { ContactCard } from '../../../electron/contract/domain/card'
import type { CopyField, ReachField } from '../../../electron/contract/calls'
import type { Failure } from '../../../electron/contract/errors'
import type { ContactId, ContactKey, CustomerId } from '../../../electron/contract/domain/ids'
import type { Payload } from '../../../electron/contract/events'
import { forPresentation } from '../../../electron/contract/domain/presentation'
import { failureOf, type Crm } from '../../crm'
import { Countdown } from '../../state/countdown.svelte'
import type { Notices } from '../../state/notices.svelte'
import type { ScreenState } from '../../state/screen.svelte'
import { noExport, type NoExport } from './no-export'

/** A card at hand answers sooner than this; after it the last card gives way to the skeleton. */
export const BLANK_AFTER_MS = 150
export const CANCELLABLE_AFTER_MS = 1000
const LONGEST_TRAIL = 20

interface Opening {
  readonly contactId: ContactId
  /** The last card is out of sight, so that nobody reads one contact for another. */
  readonly blank: boolean
  readonly cancellable: boolean
}

/** The contact on screen: opened, kept fresh, left again. */
export class OpenCard {
  card = $state.raw<ContactCard | null>(null)
  opening = $state.raw<Opening | null>(null)
  /** The export dialog stands over the card. */
  exporting = $state(false)
  /** Where "Tillbaka" leads: the contacts that this one was reached through. */
  trail = $state.raw<readonly ContactKey[]>([])
  /** Runs while the CRM has asked us to wait, and fetches again when it ends. */
  readonly retryWait = new Countdown()
  readonly #crm: Crm
  readonly #notices: Notices
  readonly #screen: Pick<ScreenState, 'presenting'>
  #turn = 0
  #isLeft = false
  #timers: ReturnType<typeof setTimeout>[] = []

  readonly key: ContactKey | null = $derived(this.card && keyOf(this.card))
  /** What the window shows: never an old card while another is being waited for. */
  readonly shown: ContactCard | null = $derived(this.opening?.blank ? null : this.card)
  readonly refreshing: boolean = $derived(
    this.card !== null &&
      (this.card.card.refreshing || this.card.roles.refreshing || this.card.relations.refreshing),
  )

  constructor(crm: Crm, notices: Notices, screen: Pick<ScreenState, 'presenting'>) {
    this.#crm = crm
    this.#notices = notices
    this.#screen = screen
  }

  listen(): () => void {
    const stops = [
      this.#crm.on('contact-updated', (card) => this.update(card)),
      this.#crm.on('contact-gone', (gone) => this.#gone(gone)),
    ]
    return () => {
      for (const stop of stops) stop()
      this.#isLeft = true
      this.#leave()
    }
  }

  /** From the list or by id: a new errand, from which the way back is the list. */
  async open(contactId: ContactId, customerId: CustomerId | null): Promise<boolean> {
    return this.#show(
      contactId,
      customerId,
      () => [],
      () => void this.open(contactId, customerId),
    )
  }

  /** From one contact to another it is tied to: the way back is the contact left. */
  async follow(contactId: ContactId): Promise<void> {
    if (!this.key) return
    await this.#show(
      contactId,
      this.key.customerId,
      // One that is gone by now is no way back.
      (left) => (left ? [...this.trail, left].slice(-LONGEST_TRAIL) : this.trail),
      () => void this.follow(contactId),
    )
  }

  async back(): Promise<void> {
    const last = this.trail.at(-1)
    if (!last) return this.close()
    await this.#show(
      last.contactId,
      last.customerId,
      () => this.trail.filter((key) => key !== last),
      () => void this.back(),
    )
  }

  close(): void {
    // What the page forgets is not to come back after a crash.
    if (this.card || this.opening) this.#crm.call('contacts.closed').catch(failureOf)
    this.#leftBehind()
    this.#end()
  }

  async cancel(): Promise<void> {
    if (!this.opening) return
    this.#turn++
    this.#endOpening()
    await this.#crm.call('contacts.cancel').catch(failureOf)
  }

  async refresh(): Promise<void> {
    if (!this.key || this.card?.card.refreshing) return
    const turn = this.#turn
    try {
      await this.#crm.call('contacts.refresh', this.key)
    } catch (error) {
      if (turn !== this.#turn) return
      this.#notices.fail('open', failureOf(error), () => void this.refresh())
    }
  }

  /** What has changed on the card has been read: its marks go. */
  async seen(): Promise<void> {
    const { card } = this
    if (!card || !(await this.#use(this.#crm.call('contacts.seen', keyOf(card))))) return
    if (!this.card || !sameKey(keyOf(this.card), keyOf(card))) return
    // What was noticed in the meantime has not been read.
    const changes = this.card.changes.filter(
      (change) =>
        !card.changes.some(
          (read) => read.field === change.field && read.noticedAt === change.noticedAt,
        ),
    )
    this.card = { ...this.card, changes }
  }

  /** Why it has not begun; null when it has. */
  startExport(): NoExport | null {
    const why = noExport(this.opening ? null : this.card, this.#screen.presenting)
    if (why === null) {
      this.#notices.clear('export')
      this.exporting = true
    }
    return why
  }

  async showExport(): Promise<void> {
    await this.#use(this.#crm.call('contacts.showExport'))
  }

  /** False when nothing reached the clipboard: "Kopierat" is then not said. */
  async copy(field: CopyField): Promise<boolean> {
    if (!this.key) return false
    return this.#use(this.#crm.call('contacts.copy', { key: this.key, field }))
  }

  async reach(field: ReachField): Promise<boolean> {
    if (!this.key) return false
    return this.#use(this.#crm.call('contacts.reach', { key: this.key, field }))
  }

  /** Others see the window from now on (GDPR rule 37). When it is over the main process tells of the card anew. */
  putAway(): void {
    this.exporting = false
    if (this.card) this.card = forPresentation(this.card)
  }

  update(card: ContactCard): void {
    if (!this.key || !sameKey(this.key, keyOf(card))) return
    this.#take(card)
  }

  /** `trailFrom`: the way back once it is open, from the contact that was left for it, if any. */
  async #show(
    contactId: ContactId,
    customerId: CustomerId | null,
    trailFrom: (left: ContactKey | null) => readonly ContactKey[],
    retry: () => void,
  ): Promise<boolean> {
    // Whoever chose it has left the office since: it would be opened, and logged, for nobody.
    if (this.#isLeft) return false
    const turn = ++this.#turn
    this.#endOpening()
    this.#notices.clear('open')
    this.#begin(contactId)
    try {
      const card = await this.#crm.call('contacts.open', { contactId, customerId })
      if (turn !== this.#turn) return false
      this.#endOpening()
      this.retryWait.stop()
      // What was said of the last card is not to stand above this one.
      for (const topic of ['export', 'use'] as const) this.#notices.clear(topic)
      const left = this.key && !sameKey(this.key, keyOf(card)) ? this.key : null
      if (left) this.#leftBehind()
      this.trail = trailFrom(left)
      this.#take(card)
      return true
    } catch (error) {
      if (turn !== this.#turn) return false
      this.#endOpening()
      this.#notices.fail('open', failureOf(error), retry, true)
      return false
    }
  }

  #begin(contactId: ContactId): void {
    this.exporting = false
    this.opening = { contactId, blank: false, cancellable: false }
    const later = (ms: number, change: Partial<Opening>): void => {
      this.#timers.push(
        setTimeout(() => {
          if (this.opening) this.opening = { ...this.opening, ...change }
        }, ms),
      )
    }
    later(BLANK_AFTER_MS, { blank: true })
    later(CANCELLABLE_AFTER_MS, { cancellable: true })
  }

  #endOpening(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers = []
    this.opening = null
  }

  /** Whoever goes on from a card has had its changes before them (GDPR rule 27). */
  #leftBehind(): void {
    if (!this.card || this.card.changes.length === 0) return
    this.#crm.call('contacts.seen', keyOf(this.card)).catch(failureOf)
  }

  #end(): void {
    this.#leave()
    this.card = null
    this.trail = []
  }

  /** What is still on its way comes too late. */
  #leave(): void {
    this.#turn++
    this.exporting = false
    this.#endOpening()
    this.retryWait.stop()
  }

  #take(card: ContactCard): void {
    // One that was on its way when the presentation began is whole.
    this.card = this.#screen.presenting ? forPresentation(card) : card
    if (card.contact.protectedIdentity) this.exporting = false
    const wait = waitAskedFor(card)
    if (wait === null) this.retryWait.stop()
    else if (!this.retryWait.running) this.retryWait.start(wait, () => void this.refresh())
  }

  #gone(gone: Payload<'contact-gone'>): void {
    this.trail = this.trail.filter((key) => !sameKey(key, gone.key))
    if (!this.key || !sameKey(this.key, gone.key)) return
    if (this.opening) return this.#leaveFor(this.opening)
    this.#end()
    this.#notices.fail('open', gone.failure)
  }

  /** The card goes, the one that is being opened comes; it would be read as about that one. */
  #leaveFor(opening: Opening): void {
    this.exporting = false
    this.retryWait.stop()
    this.card = null
    this.opening = { ...opening, blank: true }
  }

  async #use(call: Promise<unknown>): Promise<boolean> {
    const { key } = this
    try {
      await call
      this.#notices.clear('use')
      return true
    } catch (error) {
      const failure = failureOf(error)
      // Above another card it would be read as about that one.
      if (this.#isAt(key)) this.#notices.fail('use', failure)
      return false
    }
  }

  #isAt(key: ContactKey | null): boolean {
    return key && this.key ? sameKey(key, this.key) : key === this.key
  }
}

export function keyOf(card: ContactCard): ContactKey {
  return { customerId: card.contact.customerId, contactId: card.contact.id }
}

export function sameKey(one: ContactKey, other: ContactKey): boolean {
  return one.contactId === other.contactId && one.customerId === other.customerId
}

/** The longest wait that the CRM set for any part still missing its refresh; null when it set none. */
export function waitAskedFor(card: ContactCard): number | null {
  const waits = [card.card, card.roles, card.relations]
    .filter((part) => !part.refreshing)
    .map((part) => waitOf(part.failure))
    .filter((wait) => wait !== null)
  return waits.length > 0 ? Math.max(...waits) : null
}

function waitOf(failure: Failure | null): number | null {
  return failure?.code === 'too-many-requests' ? failure.retryAfterMs : null
}
