import { failed } from '../../contract/errors'
import type { Failure, FailureCode } from '../../contract/errors'
import { StoreError } from '../store/driver'

const ofNetwork: readonly FailureCode[] = [
  'no-network',
  'server-unreachable',
  'network-sign-in',
  'untrusted-certificate',
  'timed-out',
]

/** Others are answered meanwhile. */
export function isOfOffice({ extent }: Failure): boolean {
  return extent === 'contact' || extent === 'office'
}

/** That another call has been answered says that this one may be tried again. */
export function isOfNetwork({ code }: Failure): boolean {
  return ofNetwork.includes(code)
}

/** Perhaps the doing of what was asked for, while others would be answered. */
export function mayBeItemsFault({ code, retryAfterMs }: Failure): boolean {
  return retryAfterMs === null && (code === 'server-error' || code === 'timed-out')
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
  // An office that is refused stays so until somebody says otherwise (API 1.5).
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
