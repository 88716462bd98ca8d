import type { StoredData } from '../../../electron/contract/domain/stored'
import type { Failure } from '../../../electron/contract/errors'
import { failureOf, type Crm } from '../../crm'

/** What is on the computer, asked anew whenever the copy or a setting has changed. */
export class Stored {
  data = $state.raw<StoredData | null>(null)
  failure = $state.raw<Failure | null>(null)
  readonly #crm: Crm
  #asking = false
  #askAgain = false

  constructor(crm: Crm) {
    this.#crm = crm
  }

  listen(): () => void {
    const stops = [
      this.#crm.on('copy-changed', () => void this.read()),
      this.#crm.on('settings-changed', () => void this.read()),
    ]
    void this.read()
    return () => {
      for (const stop of stops) stop()
    }
  }

  /** One question at a time, however often a fill tells of itself; what was asked meanwhile is asked once. */
  async read(): Promise<void> {
    if (this.#asking) {
      this.#askAgain = true
      return
    }
    this.#asking = true
    try {
      do {
        this.#askAgain = false
        this.data = await this.#crm.call('computer.stored')
        this.failure = null
      } while (this.#askAgain)
    } catch (error) {
      this.failure = failureOf(error)
    } finally {
      this.#asking = false
    }
  }
}
