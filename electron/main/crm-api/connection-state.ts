import type { ConnectionState, ConnectionStatus } from '../../contract/domain/connection'
import type { FailureCode } from '../../contract/errors'
import type { CallOutcome } from './outcomes'

export const notAskedYet: ConnectionStatus = { state: 'unknown', retryAfterMs: null }

/** What a failure says of the connection; those not here say nothing of it. */
const states: Partial<Record<FailureCode, ConnectionState>> = {
  // The server answered what it was asked: the connection is as good as it gets.
  'not-found': 'connected',
  'rejected-request': 'connected',
  'wrong-login': 'wrong-login',
  'no-access': 'no-access',
  'too-many-requests': 'too-many-requests',
  'server-error': 'server-error',
  'unexpected-format': 'server-error',
  'no-network': 'no-network',
  'server-unreachable': 'server-unreachable',
  'timed-out': 'server-unreachable',
  'untrusted-certificate': 'untrusted-certificate',
  'network-sign-in': 'network-sign-in',
}

/** The connection as it looks after one more call. Pure; whoever shows it may wait for it to settle (N20). */
export function connectionAfter(before: ConnectionStatus, outcome: CallOutcome): ConnectionStatus {
  const { failure, sent } = outcome
  if (failure === null) return { state: 'connected', retryAfterMs: null }
  const state = states[failure.code]
  // A call that ran out of time in our own queue says nothing of the server.
  if (state === undefined || (failure.code === 'timed-out' && !sent)) return before
  if (isAboutOneThing(outcome)) return sent ? { state: 'connected', retryAfterMs: null } : before
  return { state, retryAfterMs: failure.retryAfterMs }
}

/**
 * A refusal that leaves the office's contacts readable: of one contact (N03), of a list beside them, or of the
 * estates' own password. The server was there and answered. A held call repeats what is known.
 */
function isAboutOneThing({ right, endpoint, sent, failure }: CallOutcome): boolean {
  if (failure?.code === 'wrong-login') return right === 'estates'
  if (failure?.code !== 'no-access') return false
  return right !== 'contacts' || (sent && endpoint !== 'contactReferences')
}
