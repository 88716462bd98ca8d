import type { ForgetReceipt } from '../../electron/contract/domain/forget'
import type { SessionStatus, SignInRequest } from '../../electron/contract/domain/session'
import type { Crm } from '../crm'

export type SignedIn = Extract<SessionStatus, { state: 'signed-in' }>
export type SignedOut = Extract<SessionStatus, { state: 'signed-out' }>

/** Who is signed in. Null until the main process has answered for the first time. */
export class SessionState {
  status = $state.raw<SessionStatus | null>(null)
  /** The login stopped working and the broker asked to give it again; what is open stays open. */
  signingInAgain = $state(false)
  /** What "Glöm den här datorn" did, until the broker has put it aside. Nowhere else, as all else is gone. */
  receipt = $state.raw<ForgetReceipt | null>(null)
  readonly #crm: Crm

  constructor(crm: Crm) {
    this.#crm = crm
  }

  listen(): () => void {
    return this.#crm.on('session-changed', (status) => this.#take(status))
  }

  async load(): Promise<void> {
    this.#take(await this.#crm.call('session.status'))
  }

  async signIn(request: SignInRequest): Promise<void> {
    this.#take(await this.#crm.call('session.signIn', request))
    this.signingInAgain = false
  }

  async startSample(): Promise<void> {
    this.#take(await this.#crm.call('session.startSample'))
    this.signingInAgain = false
  }

  async signOut(): Promise<void> {
    this.#take(await this.#crm.call('session.signOut'))
  }

  async forget(): Promise<void> {
    this.receipt = await this.#crm.call('computer.forget')
    await this.load()
  }

  #take(status: SessionStatus): void {
    this.status = status
    if (status.state === 'signed-out') this.signingInAgain = false
    else this.receipt = null
  }
}

/** What changes when another account signs in: everything shown for the last one is let go of then. */
export function accountKey(status: SignedIn): string {
  return [status.host, status.username, ...status.customers.map((one) => one.customerId)].join('\n')
}
