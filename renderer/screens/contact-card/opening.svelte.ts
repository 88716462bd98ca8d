import type { ContactId } from '../../../electron/contract/domain/ids'

/** A card at hand answers sooner than this; after it the last card gives way to the skeleton. */
export const BLANK_AFTER_MS = 150
export const CANCELLABLE_AFTER_MS = 1000

export type Target =
  | { readonly kind: 'contact'; readonly contactId: ContactId }
  | { readonly kind: 'estate'; readonly estateId: string }

type OnItsWay = Target & {
  /** The last card is out of sight, so that nobody reads one contact for another. */
  readonly blank: boolean
  readonly cancellable: boolean
}

/** What is on its way to the screen, and for how long it has been. */
export class Opening {
  now = $state.raw<OnItsWay | null>(null)
  #timers: ReturnType<typeof setTimeout>[] = []

  begin(target: Target): void {
    this.end()
    this.now = { ...target, blank: false, cancellable: false }
    this.#later(BLANK_AFTER_MS, { blank: true })
    this.#later(CANCELLABLE_AFTER_MS, { cancellable: true })
  }

  /** What was there is gone: there is nothing to look at meanwhile. */
  blank(): void {
    if (this.now) this.now = { ...this.now, blank: true }
  }

  end(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers = []
    this.now = null
  }

  #later(ms: number, change: Partial<Pick<OnItsWay, 'blank' | 'cancellable'>>): void {
    this.#timers.push(
      setTimeout(() => {
        if (this.now) this.now = { ...this.now, ...change }
      }, ms),
    )
  }
}
