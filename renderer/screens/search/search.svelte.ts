import type { ContactLine } from '../../../electron/contract/domain/card'
import type { Crm } from '../../crm'
import { firstChoice, offer, type Option, type Suggestion } from './options'

/** The search field and the list beside it. Nothing typed here is kept or sent, but for an id opened. */
export class Search {
  text = $state('')
  recents = $state.raw<readonly ContactLine[]>([])
  suggestions = $state.raw<readonly Suggestion[]>([])
  /** The line moved to with the arrows; null follows the first choice. */
  #movedTo = $state<string | null>(null)
  readonly #crm: Crm

  readonly offer = $derived(offer(this.text, this.recents, this.suggestions))
  /** In the order of the eye, which is the order of the arrows. */
  readonly options: readonly Option[] = $derived([
    ...this.offer.recents,
    ...this.offer.suggestions,
    ...(this.offer.byId ? [this.offer.byId] : []),
  ])
  readonly active: Option | null = $derived(
    this.options.find((option) => option.key === this.#movedTo) ?? firstChoice(this.offer),
  )

  constructor(crm: Crm) {
    this.#crm = crm
  }

  listen(): () => void {
    return this.#crm.on('recents-changed', (lines) => (this.recents = lines))
  }

  async load(): Promise<void> {
    this.recents = await this.#crm.call('contacts.recents')
  }

  type(text: string): void {
    this.text = text
    this.#movedTo = null
  }

  clear(): void {
    this.type('')
  }

  /** Past either end the list goes on from the other. */
  move(step: 1 | -1): void {
    if (this.options.length === 0) return
    const at = this.options.findIndex((option) => option.key === this.active?.key)
    const next = at === -1 ? (step === 1 ? 0 : this.options.length - 1) : at + step
    const wrapped = (next + this.options.length) % this.options.length
    this.#movedTo = this.options[wrapped]?.key ?? null
  }

  /** Lets go of the arrows' place, so that Enter follows the text again. */
  settle(): void {
    this.#movedTo = null
  }
}
