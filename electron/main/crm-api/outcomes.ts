import type { CustomerId } from '../../contract/domain/ids'
import type { Failure } from '../../contract/errors'
import { endpoints } from './endpoints'
import type { EndpointName, RefusalScope } from './endpoints'
import type { Event, Subject } from './holds'
import type { Right } from './login'

/** What became of one call, for whoever tells the state of the connection. */
export interface CallOutcome {
  readonly endpoint: EndpointName
  readonly right: Right
  readonly customerId: CustomerId
  /** False: held back here, so the server was not asked. */
  readonly sent: boolean
  readonly failure: Failure | null
}

/** From the widest to the narrowest: a hold on either stops the call. */
export function grantsOf(endpoint: EndpointName, customerId: CustomerId): string[] {
  const { right } = endpoints[endpoint]
  return [`${customerId} ${right}`, `${customerId} ${right} ${endpoint}`]
}

/**
 * What a reply forbids those that follow. To be noted before the next call leaves the queue, which
 * is sooner than the call it answers is over.
 */
export function eventsOfReply(
  failure: Failure,
  refusal: RefusalScope,
  { login, grants }: Subject,
): Event[] {
  switch (failure.code) {
    case 'wrong-login':
      return [{ kind: 'wrong-login', login }]
    case 'too-many-requests':
      return [{ kind: 'asked-to-wait', ms: failure.retryAfterMs ?? 0 }]
    case 'no-access': {
      const grant = refusal === 'right' ? grants[0] : grants[1]
      return refusal === 'contact' || grant === undefined ? [] : [{ kind: 'refused', grant }]
    }
    default:
      return []
  }
}

/** What a finished call says of the server's health. */
export function eventsOfCall(failure: Failure | null, startedAt: number): Event[] {
  switch (failure?.code) {
    case undefined:
    case 'not-found':
    case 'rejected-request':
    case 'wrong-login':
    case 'no-access':
      return [{ kind: 'answered' }]
    case 'server-error':
    case 'unexpected-format':
    case 'timed-out':
      return [{ kind: 'server-fault', startedAt }]
    default:
      return []
  }
}
