import type { LogEntry } from '../../../electron/contract/domain/access-log'
import type { CopyProblem } from '../../../electron/contract/domain/copy'
import type { Failure } from '../../../electron/contract/errors'
import { failureOf, type Crm } from '../../crm'

/** GDPR rule 34. The contract's own number lives among schemas, which the window does not carry. */
export const KEPT_DAYS = 180

/** The access log as far as it has been unfolded, the newest first. */
export class AccessLog {
  entries = $state.raw<readonly LogEntry[]>([])
  more = $state(false)
  /** False until the first answer: nothing is claimed to be empty before. */
  read = $state(false)
  reading = $state(false)
  failure = $state.raw<Failure | null>(null)
  /** Why the log is not all that was noted. */
  problem = $state<CopyProblem | null>(null)
  savedAs = $state<string | null>(null)
  readonly #crm: Crm

  constructor(crm: Crm) {
    this.#crm = crm
  }

  /** The next page; the first one at first. */
  async readOn(): Promise<void> {
    if (this.reading) return
    this.reading = true
    this.failure = null
    try {
      const before = this.entries.at(-1)?.at ?? null
      const page = await this.#crm.call('accessLog.read', { before })
      this.entries = [...this.entries, ...page.entries]
      this.more = page.more
      this.problem = page.problem
      this.read = true
    } catch (error) {
      this.failure = failureOf(error)
    } finally {
      this.reading = false
    }
  }

  async export(): Promise<void> {
    this.failure = null
    try {
      const done = await this.#crm.call('accessLog.export')
      if (done.state === 'saved') this.savedAs = done.fileName
    } catch (error) {
      this.failure = failureOf(error)
    }
  }
}
