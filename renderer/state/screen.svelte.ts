import { tick } from 'svelte'
import type {
  CodeChange,
  Hiding,
  ScreenStatus,
  UnlockRequest,
} from '../../electron/contract/domain/screen'
import { failureOf, type Crm } from '../crm'
import type { TrailStep } from '../screens/trail'

/** Where a broker was when the lock fell: ids, held here and drawn nowhere. */
interface LockedAt {
  readonly account: string
  readonly step: TrailStep | null
}

/**
 * Lock and presentation mode, as the main process tells of them. Null until it has for the first time: what
 * may be drawn is not known before.
 */
export class ScreenState {
  status = $state.raw<ScreenStatus | null>(null)
  readonly locked: boolean = $derived(this.status?.locked ?? false)
  readonly presenting: boolean = $derived(this.status?.presenting ?? false)
  /** Whoever cannot see it is told that it is off, but not of what was never on. */
  hasPresented = $state(false)
  readonly #crm: Crm
  readonly #session: { load(): Promise<void> }
  #lockedAt: LockedAt | null = null
  /** As `locked`, of which a page that is being taken away still reads what was before. */
  #hasFallen = false
  #turn = 0

  constructor(crm: Crm, session: { load(): Promise<void> }) {
    this.#crm = crm
    this.#session = session
  }

  listen(): () => void {
    const stops = [
      this.#crm.on('screen-changed', (status) => void this.take(status)),
      // Whoever signs in next begins anew, and be it the same account.
      this.#crm.on('session-changed', (session) => {
        if (session.state === 'signed-out') this.#lockedAt = null
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }

  async load(): Promise<void> {
    await this.take(await this.#crm.call('screen.status'))
  }

  /** Closes at once. Opens when the session is known again, of which a locked window has no names. */
  async take(status: ScreenStatus): Promise<void> {
    const turn = ++this.#turn
    if (this.locked && !status.locked) {
      await this.#session.load()
      if (turn !== this.#turn) return
    }
    this.#hasFallen = status.locked
    this.status = status
    if (status.presenting) this.hasPresented = true
    if (status.locked) await this.#letGo('locked')
    if (status.presenting) await this.#letGo('presenting')
  }

  async lock(): Promise<void> {
    await this.take(await this.#crm.call('screen.lock'))
  }

  /** Rejects with `CrmError`: the lock says why where it is opened. */
  async unlock(request: UnlockRequest): Promise<void> {
    await this.take(await this.#crm.call('screen.unlock', request))
  }

  /** Rejects with `CrmError`: the form says why. */
  async setCode(change: CodeChange): Promise<void> {
    await this.take(await this.#crm.call('screen.setCode', change))
  }

  async present(on: boolean): Promise<void> {
    await this.take(await this.#crm.call('screen.present', { on }))
  }

  /** The office is being taken away; remembered only where it is the lock that takes it. */
  leave(account: string, step: TrailStep | null): void {
    if (this.#hasFallen) this.#lockedAt = { account, step }
  }

  /** Where the same account was when it was locked; once, as from then on it is somewhere itself. */
  takeStep(account: string): TrailStep | null {
    const lockedAt = this.#lockedAt
    this.#lockedAt = null
    return lockedAt?.account === account ? lockedAt.step : null
  }

  /** Said each time, once the page has changed: by then nothing of what is hidden is in it. */
  async #letGo(hiding: Hiding): Promise<void> {
    await tick()
    await this.#crm.call('screen.letGo', { hiding }).catch(failureOf)
  }
}
