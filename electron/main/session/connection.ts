import type { ConnectionStatus } from '../../contract/domain/connection'
import { connectionAfter, notAskedYet } from '../crm-api/connection-state'
import type { CallOutcome } from '../crm-api/outcomes'
import type { Push } from '../ipc/push'

/** How the last real request fared. `navigator.onLine` is never asked: it knows cables, not the CRM. */
export interface Connection {
  status(): ConnectionStatus
  note(outcome: CallOutcome): void
  /** Another account, or none: what was known was about the one before. */
  reset(): void
}

export function createConnection(push: Push): Connection {
  let status = notAskedYet
  function become(next: ConnectionStatus): void {
    const changed = next.state !== status.state || next.retryAfterMs !== status.retryAfterMs
    status = next
    if (changed) push('connection-changed', next)
  }
  return {
    status: () => status,
    note: (outcome) => become(connectionAfter(status, outcome)),
    reset: () => become(notAskedYet),
  }
}
