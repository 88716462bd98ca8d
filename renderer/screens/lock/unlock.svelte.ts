import type { Proof, UnlockRequest } from '../../../electron/contract/domain/screen'
import type { Failure } from '../../../electron/contract/errors'
import { failureOf } from '../../crm'
import { Countdown } from '../../state/countdown.svelte'

interface Screen {
  unlock(request: UnlockRequest): Promise<void>
}

/** The form that opens the lock. Code and password live here while they are typed, and nowhere else in the window. */
export class Unlock {
  typed = $state('')
  /** What the field is for. */
  by = $state<Proof['by']>('password')
  busy = $state<UnlockRequest['by'] | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** What was tried when it failed. */
  failedBy = $state<UnlockRequest['by'] | null>(null)
  /** Nothing was written; said until something is. */
  empty = $state(false)
  /** Runs after too many wrong ones. */
  readonly wait = new Countdown()
  /** How long it was when it began. */
  waitSeconds = $state(0)
  readonly #screen: Screen

  constructor(screen: Screen, by: Proof['by'], retryAfterMs: number | null) {
    this.#screen = screen
    this.by = by
    if (retryAfterMs !== null) this.#waitFor(retryAfterMs)
  }

  type(text: string): void {
    this.typed = text
    this.empty = false
  }

  openBy(by: Proof['by']): void {
    this.by = by
    this.type('')
    if (!this.wait.running) this.failure = null
  }

  async submit(): Promise<void> {
    if (this.busy || this.wait.running) return
    this.empty = this.typed === ''
    if (this.empty) return
    await this.#open(
      this.by === 'code'
        ? { by: 'code', code: this.typed }
        : { by: 'password', password: this.typed },
    )
  }

  async open(by: 'click' | 'touch-id'): Promise<void> {
    if (!this.busy) await this.#open({ by })
  }

  leave(): void {
    this.wait.stop()
    this.typed = ''
  }

  async #open(request: UnlockRequest): Promise<void> {
    this.busy = request.by
    this.failure = null
    try {
      await this.#screen.unlock(request)
      this.typed = ''
    } catch (error) {
      const failure = failureOf(error)
      // Whoever takes the finger away again has not failed at anything.
      this.failure = failure.code === 'cancelled' ? null : failure
      this.failedBy = request.by
      // A wrong one is typed anew; one that was not compared is left as it was.
      if (failure.code === 'wrong-login') this.typed = ''
      if (failure.retryAfterMs !== null) this.#waitFor(failure.retryAfterMs)
    } finally {
      this.busy = null
    }
  }

  #waitFor(ms: number): void {
    this.waitSeconds = Math.ceil(ms / 1000)
    this.wait.start(ms, () => (this.failure = null))
  }
}
