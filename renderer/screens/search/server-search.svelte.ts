import type { SearchRow } from '../../../electron/contract/domain/search'
import type { Failure } from '../../../electron/contract/errors'
import { failureOf, type Crm } from '../../crm'

/** The contract's limit for a text that goes to the CRM. */
const LONGEST = 200

/** The CRM's own search, run when the broker asks for it and never by itself. */
export class ServerSearch {
  asking = $state(false)
  rows = $state.raw<readonly SearchRow[] | null>(null)
  more = $state(false)
  failure = $state.raw<Failure | null>(null)
  readonly #crm: Crm
  #turn = 0

  constructor(crm: Crm) {
    this.#crm = crm
  }

  async run(text: string): Promise<void> {
    if (this.asking) return
    const turn = ++this.#turn
    this.asking = true
    this.failure = null
    try {
      const answer = await this.#crm.call('search.server', { text: text.trim().slice(0, LONGEST) })
      if (turn !== this.#turn) return
      this.rows = answer.rows
      this.more = answer.more
    } catch (error) {
      const failure = failureOf(error)
      if (turn === this.#turn) this.failure = failure
    } finally {
      if (turn === this.#turn) this.asking = false
    }
  }

  /** What it found belongs to the text it was asked about. */
  reset(): void {
    this.#turn++
    this.asking = false
    this.rows = null
    this.more = false
    this.failure = null
  }
}
