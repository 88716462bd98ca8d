import type { UnlockRequest } from '../../../electron/contract/domain/screen'
import type { Failure } from '../../../electron/contract/errors'
import { failureOf } from '../../crm'
import { Countdown } from '../../state/countdown.svelte'

interface Screen {
  unlock(request: UnlockRequest): Promise<void>
}

interface Session {
  signOut(): Promise<void>
}

/** The form that opens the lock. The password lives here while it is typed and nowhere else in the window. */
export class Unlock {
  password = $state('')
  busy = $state<UnlockRequest['by'] | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** Why one could not sign out instead, until something else is tried. */
  leaveFailure = $state.raw<Failure | null>(null)
  /** Nothing was written; said until something is. */
  empty = $state(false)
  /** Runs after too many wrong ones. */
  readonly wait = new Countdown()
  /** How long it was when it began. */
  waitSeconds = $state(0)
  readonly #screen: Screen
  readonly #session: Session

  constructor(screen: Screen, session: Session, retryAfterMs: number | null) {
    this.#screen = screen
    this.#session = session
    if (retryAfterMs !== null) this.#waitFor(retryAfterMs)
  }

  type(password: string): void {
    this.password = password
    this.empty = false
  }

  async submit(): Promise<void> {
    this.leaveFailure = null
    if (this.busy || this.wait.running) return
    this.empty = this.password === ''
    if (!this.empty) await this.#open({ by: 'password', password: this.password })
  }

  async open(by: 'click' | 'touch-id'): Promise<void> {
    if (!this.busy) await this.#open({ by })
  }

  async signOut(): Promise<void> {
    this.leaveFailure = null
    try {
      await this.#session.signOut()
    } catch (error) {
      this.leaveFailure = failureOf(error)
    }
  }

  leave(): void {
    this.wait.stop()
    this.password = ''
  }

  async #open(request: UnlockRequest): Promise<void> {
    this.busy = request.by
    this.failure = null
    this.leaveFailure = null
    try {
      await this.#screen.unlock(request)
      this.password = ''
    } catch (error) {
      const failure = failureOf(error)
      // Whoever takes the finger away again has not failed at anything.
      this.failure = failure.code === 'cancelled' ? null : failure
      // A wrong one is typed anew; one that was not compared is left as it was.
      if (failure.code === 'wrong-login') this.password = ''
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
