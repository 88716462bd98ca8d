import { failed } from '../../contract/errors'
import type { Failure, FailureCode } from '../../contract/errors'
import { StoreError } from '../store/driver'

/**
 * How far a failure reaches. `login`: nothing may be asked until somebody has done something about it.
 * `line`: no office would be answered now. `office`: the others have their turn meanwhile.
 */
export type Reach = 'login' | 'line' | 'office'

const ofLogin: readonly FailureCode[] = ['wrong-login', 'signed-out', 'cancelled']
const ofOffice: readonly FailureCode[] = [
  'no-access',
  'not-found',
  'rejected-request',
  'server-error',
  'timed-out',
  'unexpected-format',
]
const ofNetwork: readonly FailureCode[] = [
  'no-network',
  'server-unreachable',
  'network-sign-in',
  'untrusted-certificate',
  'timed-out',
]

export function reachOf({ code, retryAfterMs }: Failure): Reach {
  if (ofLogin.includes(code)) return 'login'
  // With a time to wait, all calls are held back for so long (N07).
  return ofOffice.includes(code) && retryAfterMs === null ? 'office' : 'line'
}

/** That another call has been answered says that this one may be tried again. */
export function isOfNetwork({ code }: Failure): boolean {
  return ofNetwork.includes(code)
}

/** Perhaps the doing of what was asked for, while others would be answered. */
export function isSour({ code, retryAfterMs }: Failure): boolean {
  return retryAfterMs === null && (code === 'server-error' || code === 'timed-out')
}

/** The contact is there, and its answer cannot be used (N29). */
export function isUnreadable({ code }: Failure): boolean {
  return code === 'unexpected-format' || code === 'rejected-request'
}

export function failureOf(thrown: unknown): Failure {
  const full = thrown instanceof StoreError && thrown.fault === 'full'
  return failed(full ? 'disk-full' : 'internal').error
}

const FIRST_RETRY_MS = 30_000
const LAST_RETRY_MS = 30 * 60_000

/** After a failure: nothing more is tried before `until`, of the monotonic clock. */
export interface Rest {
  readonly failure: Failure
  /** In a row. */
  readonly failures: number
  readonly until: number
  /** Not even when asked to: the server has named a time. */
  readonly notBefore: number
}

export function restAfter(before: Rest | null, failure: Failure, monotonic: number): Rest {
  const failures = (before?.failures ?? 0) + 1
  const notBefore = monotonic + (failure.retryAfterMs ?? 0)
  // An office that is refused stays so until somebody says otherwise (contract 1.5).
  const wait =
    failure.code === 'no-access'
      ? Infinity
      : Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS)
  return { failure, failures, notBefore, until: Math.max(notBefore, monotonic + wait) }
}

/** Cut short to `at`, but not what the server asked for, nor a refusal. */
export function earlier(rest: Rest, at: number): Rest {
  if (rest.until === Infinity) return rest
  return { ...rest, until: Math.max(rest.notBefore, Math.min(rest.until, at)) }
}

/** This computer's own doing: nothing can be written for a while. */
export function isOfStore({ code }: Failure): boolean {
  return code === 'disk-full' || code === 'internal'
}
