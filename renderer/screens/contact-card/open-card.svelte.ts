import type { ContactCard } from '../../../electron/contract/domain/card'
import type { CopyField, ReachField } from '../../../electron/contract/calls'
import type { Failure } from '../../../electron/contract/errors'
import type { EstateKey, EstatePage } from '../../../electron/contract/domain/estate'
import type { ContactId, ContactKey, CustomerId } from '../../../electron/contract/domain/ids'
import type { Payload } from '../../../electron/contract/events'
import { forPresentation } from '../../../electron/contract/domain/presentation'
import { failureOf, type Crm } from '../../crm'
import { Countdown } from '../../state/countdown.svelte'
import type { Notices } from '../../state/notices.svelte'
import type { ScreenState } from '../../state/screen.svelte'
import { OpenEstate } from '../estate/estate.svelte'
import { sameKey, sameStep, type TrailStep } from '../trail'
import { noExport, type NoExport } from './no-export'
import { Opening, type Target } from './opening.svelte'

const LONGEST_TRAIL = 20

/** The contact on screen, or the estate in its place: opened, kept fresh, left again. */
export class OpenCard {
  card = $state.raw<ContactCard | null>(null)
  /** The export dialog stands over the card. */
  exporting = $state(false)
  /** Stands in the place of a card: there is never one of each. */
  readonly estate: OpenEstate
  /** Where "Tillbaka" leads: the contacts and estates that this one was reached through. */
  trail = $state.raw<readonly TrailStep[]>([])
  /** What "Tillbaka" left behind: the card that one comes back to puts the keyboard where it was. */
  cameFrom: TrailStep | null = null
  /** Runs while the CRM has asked us to wait, and fetches again when it ends. */
  readonly retryWait = new Countdown()
  readonly #crm: Crm
  readonly #notices: Notices
  readonly #screen: Pick<ScreenState, 'presenting'>
  readonly #opening = new Opening()
  #turn = 0
  #isLeft = false
  /** An estate that others were not to see; it is opened again when they have gone. */
  #putAside: Extract<TrailStep, { kind: 'estate' }> | null = null

  readonly key: ContactKey | null = $derived(this.card && keyOf(this.card))
  /** What the window shows: never an old card while another is being waited for. */
  readonly shown: ContactCard | null = $derived(this.opening?.blank ? null : this.card)
  readonly shownEstate = $derived.by(() => (this.opening?.blank ? null : this.estate.page))
  readonly here: TrailStep | null = $derived.by(() => {
    const { key, estate } = this
    if (estate.key) return { kind: 'estate', key: estate.key, rowId: estate.marked?.id ?? null }
    return key && { kind: 'contact', key }
  })
  readonly refreshing: boolean = $derived(
    this.card !== null &&
      (this.card.card.refreshing || this.card.roles.refreshing || this.card.relations.refreshing),
  )

  constructor(crm: Crm, notices: Notices, screen: Pick<ScreenState, 'presenting'>) {
    this.#crm = crm
    this.#notices = notices
    this.#screen = screen
    this.estate = new OpenEstate(crm)
  }

  get opening(): Opening['now'] {
    return this.#opening.now
  }

  listen(): () => void {
    const stops = [
      this.#crm.on('contact-updated', (card) => this.update(card)),
      this.#crm.on('contact-gone', (gone) => this.#gone(gone)),
      this.estate.listen(),
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

  /** From one contact to another it is tied to, or from an estate to its people: the way back is what was left. */
  async follow(contactId: ContactId): Promise<void> {
    if (!this.here) return
    await this.#show(
      contactId,
      this.here.key.customerId,
      (left) => this.#trailWith(left),
      () => void this.follow(contactId),
    )
  }

  /** A new errand, as `open`. */
  async openEstate(key: EstateKey): Promise<boolean> {
    return this.#showEstate(
      key,
      null,
      () => [],
      () => void this.openEstate(key),
    )
  }

  /** From a role to its estate: the way back is the contact left. */
  async followEstate(estateId: string): Promise<void> {
    if (!this.here) return
    await this.#showEstate(
      { customerId: this.here.key.customerId, estateId },
      null,
      (left) => this.#trailWith(left),
      () => void this.followEstate(estateId),
    )
  }

  async back(): Promise<void> {
    const last = this.trail.at(-1)
    if (!last) return this.close()
    const trailFrom = (left: TrailStep | null): readonly TrailStep[] => {
      this.cameFrom = left
      return this.trail.filter((step) => step !== last)
    }
    const retry = (): void => void this.back()
    if (last.kind === 'estate') await this.#showEstate(last.key, last.rowId, trailFrom, retry)
    else await this.#show(last.key.contactId, last.key.customerId, trailFrom, retry)
  }

  close(): void {
    // What the page forgets is not to come back after a crash.
    if (this.card || this.opening?.kind === 'contact') this.#tellClosed()
    this.#leftBehind()
    this.#end()
  }

  async cancel(): Promise<void> {
    const { opening } = this
    if (!opening) return
    this.#turn++
    this.#dropOpening()
    if (opening.kind === 'contact') await this.#crm.call('contacts.cancel').catch(failureOf)
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
    if (this.opening?.kind === 'estate') {
      this.#turn++
      this.#dropOpening()
    }
    if (this.here?.kind !== 'estate') return
    this.#putAside = this.here
    this.estate.leave()
  }

  /** Nobody else sees it any more: the estate that was there is there again, unless something has taken its place. */
  async bringBack(): Promise<void> {
    const estate = this.#putAside
    this.#putAside = null
    if (!estate || this.here || this.opening) return
    const trailFrom = (): readonly TrailStep[] => this.trail
    await this.#showEstate(
      estate.key,
      estate.rowId,
      trailFrom,
      () => void this.openEstate(estate.key),
    )
  }

  update(card: ContactCard): void {
    if (!this.key || !sameKey(this.key, keyOf(card))) return
    this.#take(card)
  }

  /** `trailFrom`: the way back once it is open, from what was left for it, if anything. */
  async #show(
    contactId: ContactId,
    customerId: CustomerId | null,
    trailFrom: (left: TrailStep | null) => readonly TrailStep[],
    retry: () => void,
  ): Promise<boolean> {
    // Whoever chose it has left the office since: it would be opened, and logged, for nobody.
    if (this.#isLeft) return false
    const ask = (): Promise<ContactCard> =>
      this.#crm.call('contacts.open', { contactId, customerId })
    return this.#arrive({ kind: 'contact', contactId }, ask, retry, (card) => {
      const left = this.#leftFor({ kind: 'contact', key: keyOf(card) })
      if (left?.kind === 'contact') this.#leftBehind()
      this.estate.leave()
      this.trail = trailFrom(left)
      this.#take(card)
    })
  }

  async #showEstate(
    key: EstateKey,
    rowId: string | null,
    trailFrom: (left: TrailStep | null) => readonly TrailStep[],
    retry: () => void,
  ): Promise<boolean> {
    // Everybody on it is somebody else (GDPR rule 37).
    if (this.#isLeft || this.#screen.presenting) return false
    const ask = async (): Promise<EstatePage> => {
      try {
        return await this.#crm.call('estates.open', key)
      } catch (error) {
        // Nobody leads to it any more: it is no way back, or that would end here.
        if (failureOf(error).code === 'not-found') this.#leaveOut({ kind: 'estate', key, rowId })
        throw error
      }
    }
    const { estateId } = key
    return this.#arrive({ kind: 'estate', estateId }, ask, retry, (page) => {
      const left = this.#leftFor({ kind: 'estate', key, rowId })
      this.#leaveCard()
      this.trail = trailFrom(left)
      this.estate.take(page, rowId)
    })
  }

  /**
   * False where what was asked for did not come, or not in time. `show`: at once, so that what makes way is not drawn
   * once more in between.
   */
  async #arrive<Answer>(
    target: Target,
    ask: () => Promise<Answer>,
    retry: () => void,
    show: (answer: Answer) => void,
  ): Promise<boolean> {
    const turn = ++this.#turn
    this.#dropOpening()
    this.#notices.clear('open')
    this.exporting = false
    this.#opening.begin(target)
    try {
      const answer = await ask()
      if (turn !== this.#turn) return false
      this.#opening.end()
      this.retryWait.stop()
      this.cameFrom = null
      // What was said of the last card is not to stand above this one.
      for (const topic of ['export', 'use'] as const) this.#notices.clear(topic)
      show(answer)
      return true
    } catch (error) {
      if (turn !== this.#turn) return false
      this.#opening.end()
      this.#notices.fail('open', failureOf(error), retry, target.kind)
      return false
    }
  }

  /** What makes way for the next; null for what only comes anew. */
  #leftFor(next: TrailStep): TrailStep | null {
    return this.here && !sameStep(this.here, next) ? this.here : null
  }

  /** One that is gone by now is no way back. */
  #trailWith(left: TrailStep | null): readonly TrailStep[] {
    return left ? [...this.trail, left].slice(-LONGEST_TRAIL) : this.trail
  }

  #leaveOut(step: TrailStep): void {
    this.trail = this.trail.filter((other) => !sameStep(other, step))
  }

  /** It is not wanted any more; an estate that comes too late is not to be kept fresh. */
  #dropOpening(): void {
    if (this.opening?.kind === 'estate' && !this.estate.page) this.estate.tellClosed()
    this.#opening.end()
  }

  /** Whoever goes on from a card has had its changes before them (GDPR rule 27). */
  #leftBehind(): void {
    if (!this.card || this.card.changes.length === 0) return
    this.#crm.call('contacts.seen', keyOf(this.card)).catch(failureOf)
  }

  #leaveCard(): void {
    if (!this.card) return
    this.#leftBehind()
    this.#tellClosed()
    this.card = null
  }

  #tellClosed(): void {
    this.#crm.call('contacts.closed').catch(failureOf)
  }

  #end(): void {
    this.#leave()
    this.card = null
    this.estate.leave()
    this.#putAside = null
    this.trail = []
  }

  /** What is still on its way comes too late. */
  #leave(): void {
    this.#turn++
    this.exporting = false
    this.#dropOpening()
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
    this.#leaveOut({ kind: 'contact', key: gone.key })
    if (!this.key || !sameKey(this.key, gone.key)) return
    if (this.opening) return this.#leaveForNext()
    this.#end()
    this.#notices.fail('open', gone.failure)
  }

  /** The card goes, the one that is being opened comes; it would be read as about that one. */
  #leaveForNext(): void {
    this.exporting = false
    this.retryWait.stop()
    this.card = null
    this.#opening.blank()
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
