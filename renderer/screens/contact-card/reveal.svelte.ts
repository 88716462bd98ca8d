import type { RevealReason } from '../../../electron/contract/domain/identity-number'
import type { ContactKey } from '../../../electron/contract/domain/ids'
import { failureOf, type Crm } from '../../crm'
import { Countdown } from '../../state/countdown.svelte'
import type { Notices } from '../../state/notices.svelte'

/** What the window can know of a number without seeing it: its beginning, and when it last became another. */
export interface HeldNumber {
  readonly shown: string
  readonly changedAt: string | null
}

/**
 * A full number on screen, for as long as it was asked for. It lives here and in the page only: one
 * of these belongs to one card and is hidden when that is left (GDPR rule 11).
 */
export class Reveal {
  number = $state.raw<string | null>(null)
  asking = $state(false)
  reason = $state<RevealReason>('identity-check')
  readonly time = new Countdown()
  readonly #crm: Crm
  readonly #notices: Notices
  #turn = 0
  /** Whose number the main process is showing, as far as we know. */
  #of: ContactKey | null = null
  #held: HeldNumber | null = null

  constructor(crm: Crm, notices: Notices) {
    this.#crm = crm
    this.#notices = notices
  }

  /** The card tells of its number: another one ends the reveal, as copying would take what is held now. */
  hold(number: HeldNumber): void {
    const before = this.#held
    this.#held = number
    if (before === null) return
    // A mark that has been read and is gone is no change.
    const isMarkedAnew = number.changedAt !== null && number.changedAt !== before.changedAt
    if (isMarkedAnew || number.shown !== before.shown) this.hide()
  }

  async show(key: ContactKey): Promise<void> {
    if (this.asking) return
    const turn = ++this.#turn
    this.asking = true
    this.#of = key
    try {
      const answer = await this.#crm.call('contacts.revealNumber', { key, reason: this.reason })
      if (turn !== this.#turn) return
      this.number = answer.number
      this.time.start(answer.visibleMs, () => this.hide())
    } catch (error) {
      if (turn !== this.#turn) return
      this.#of = null
      this.#notices.fail('use', failureOf(error))
    } finally {
      if (turn === this.#turn) this.asking = false
    }
  }

  /** False when it did not reach the clipboard: "Kopierat" is then not said. */
  async copy(): Promise<boolean> {
    if (this.#of === null || this.number === null) return false
    try {
      await this.#crm.call('contacts.copyNumber', { key: this.#of })
      return true
    } catch (error) {
      const failure = failureOf(error)
      // Its time has just run out over there: it goes here too, a moment early.
      if (failure.code === 'forbidden') this.hide()
      else this.#notices.fail('use', failure)
      return false
    }
  }

  hide(): void {
    this.#turn++
    this.asking = false
    this.number = null
    this.time.stop()
    if (this.#of !== null) {
      this.#crm.call('contacts.hideNumber', { key: this.#of }).catch(failureOf)
      this.#of = null
    }
  }
}
