import type { ConnectionState, ConnectionStatus } from '../../electron/contract/domain/connection'
import type { Crm } from '../crm'

/** A network that comes and goes is spoken of once it has settled (N20). */
export const SETTLE_MS = 2000

/** The state of the last real request: what is asked about, and what is shown and read aloud. */
export class Connection {
  status = $state.raw<ConnectionStatus>({ state: 'unknown', retryAfterMs: null })
  /** Follows `status` at once the first time, later when it has stood still for a while. */
  settled = $state.raw<ConnectionState>('unknown')
  readonly #crm: Crm
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(crm: Crm) {
    this.#crm = crm
  }

  listen(): () => void {
    const stop = this.#crm.on('connection-changed', (status) => this.take(status))
    return () => {
      stop()
      clearTimeout(this.#timer)
    }
  }

  async load(): Promise<void> {
    this.take(await this.#crm.call('connection.status'))
  }

  /** With a new session the last one's troubles are over: what holds now is said at once. */
  settle(): void {
    clearTimeout(this.#timer)
    this.settled = this.status.state
  }

  take(status: ConnectionStatus): void {
    this.status = status
    clearTimeout(this.#timer)
    if (this.settled === 'unknown') this.settled = status.state
    else this.#timer = setTimeout(() => (this.settled = status.state), SETTLE_MS)
  }
}
