import { MIN_CODE_SIGNS, signsIn } from '../../../electron/contract/domain/code'
import type { CodeChange, Proof } from '../../../electron/contract/domain/screen'
import type { Failure } from '../../../electron/contract/errors'
import { failureOf } from '../../crm'
import { Countdown } from '../../state/countdown.svelte'

type CodeProblem = 'current-missing' | 'too-short' | 'differs'

interface ScreenCode {
  setCode(change: CodeChange): Promise<void>
}

/** The form of the lock's code. What is typed lives here while it is on screen, and nowhere else in the window. */
export class ChooseCodeForm {
  code = $state('')
  repeat = $state('')
  /** The code of now, or the CRM password in its place. */
  current = $state('')
  by = $state<Proof['by']>('code')
  busy = $state<'save' | 'drop' | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** What was tried, and what is therefore missing; told while it is being mended. */
  tried = $state<'save' | 'drop' | null>(null)
  /** Runs after too many wrong ones. */
  readonly wait = new Countdown()
  /** There is one already: whoever changes it says by what they may. */
  readonly replaces: boolean
  readonly #screen: ScreenCode

  readonly problem: CodeProblem | null = $derived(this.#problem())

  constructor(screen: ScreenCode, replaces: boolean) {
    this.#screen = screen
    this.replaces = replaces
  }

  has(problem: CodeProblem): boolean {
    return this.problem === problem
  }

  proveBy(by: Proof['by']): void {
    this.by = by
    this.current = ''
  }

  /** False when something is missing or was refused; `failure` then says what. */
  async save(): Promise<boolean> {
    return this.#change('save', this.code)
  }

  /** No code is wanted: none is chosen, or the one there is goes. */
  async drop(): Promise<boolean> {
    return this.#change('drop', null)
  }

  leave(): void {
    this.wait.stop()
    this.#forget()
  }

  async #change(what: 'save' | 'drop', code: string | null): Promise<boolean> {
    if (this.busy || this.wait.running) return false
    this.tried = what
    if (this.problem !== null) return false
    this.busy = what
    this.failure = null
    try {
      await this.#screen.setCode({ code, proof: this.replaces ? this.#proof() : null })
      this.#forget()
      return true
    } catch (error) {
      this.failure = failureOf(error)
      if (this.failure.code === 'wrong-login') {
        this.current = ''
        this.tried = null
      }
      const { retryAfterMs } = this.failure
      if (retryAfterMs !== null) this.wait.start(retryAfterMs, () => (this.failure = null))
      return false
    } finally {
      this.busy = null
    }
  }

  #proof(): Proof {
    return this.by === 'code'
      ? { by: 'code', code: this.current }
      : { by: 'password', password: this.current }
  }

  #problem(): CodeProblem | null {
    if (this.tried === null) return null
    if (this.replaces && this.current === '') return 'current-missing'
    if (this.tried === 'drop') return null
    if (signsIn(this.code) < MIN_CODE_SIGNS) return 'too-short'
    return this.code === this.repeat ? null : 'differs'
  }

  #forget(): void {
    this.code = ''
    this.repeat = ''
    this.current = ''
    this.tried = null
  }
}
