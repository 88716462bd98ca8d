import { failed } from '../../contract/errors'
import type { Failure } from '../../contract/errors'
import type { RequestPolicy } from './policy'

/**
 * Which calls must not go out, and why. Pure: each function takes what is held and gives back what is
 * held next. Times are of the monotonic clock, so that no change of the wall clock ends a wait.
 */
export interface Holds {
  /** Logins the server called wrong (401), by a name that does not give the password away. */
  readonly wrongLogins: ReadonlySet<string>
  /** What a customer is not granted (403). */
  readonly refused: ReadonlySet<string>
  /** 429 or 503: nothing at all before this (N07). */
  readonly waitUntil: number | null
  /** Server faults in a row, and since when the last of them is known. */
  readonly faults: number
  readonly lastFaultAt: number | null
  readonly pauseUntil: number | null
  readonly pausesInRow: number
}

export interface Subject {
  readonly login: string
  /** From the widest to the narrowest: the right, then the call. */
  readonly grants: readonly string[]
}

export type Event =
  | { kind: 'answered' }
  | { kind: 'wrong-login'; login: string }
  | { kind: 'refused'; grant: string }
  | { kind: 'asked-to-wait'; ms: number }
  /** 5xx, time-out, unreadable answer: the server's doing, not a lack of network. */
  | { kind: 'server-fault'; startedAt: number }

export const nothingHeld: Holds = {
  wrongLogins: new Set(),
  refused: new Set(),
  waitUntil: null,
  faults: 0,
  lastFaultAt: null,
  pauseUntil: null,
  pausesInRow: 0,
}

/** Why this call must not go out at `now`; null: it may. */
export function heldBecause(holds: Holds, subject: Subject, now: number): Failure | null {
  if (holds.wrongLogins.has(subject.login)) return failed('wrong-login').error
  if (subject.grants.some((grant) => holds.refused.has(grant))) return failed('no-access').error
  const wait = remaining(holds.waitUntil, now)
  if (wait !== null) return failed('too-many-requests', { retryAfterMs: wait }).error
  const pause = remaining(holds.pauseUntil, now)
  return pause === null ? null : failed('server-error', { retryAfterMs: pause }).error
}

/** Whether the server has asked for patience, whoever calls: what is forbidden is no wait. */
export function asksForPatience({ waitUntil, pauseUntil }: Holds, now: number): boolean {
  return remaining(waitUntil, now) !== null || remaining(pauseUntil, now) !== null
}

export function afterEvent(holds: Holds, event: Event, now: number, policy: RequestPolicy): Holds {
  switch (event.kind) {
    case 'answered':
      return { ...holds, faults: 0, lastFaultAt: null, pauseUntil: null, pausesInRow: 0 }
    case 'wrong-login':
      return { ...holds, wrongLogins: new Set([...holds.wrongLogins, event.login]) }
    case 'refused':
      return { ...holds, refused: new Set([...holds.refused, event.grant]) }
    case 'asked-to-wait':
      return { ...holds, waitUntil: Math.max(now + event.ms, holds.waitUntil ?? 0) }
    case 'server-fault':
      return afterFault(holds, event.startedAt, now, policy)
  }
}

/** Somebody signed in anew or asked to try again. What the server asked for still counts (N07). */
export function resumed(holds: Holds): Holds {
  return { ...holds, wrongLogins: new Set(), refused: new Set() }
}

/**
 * Calls that were under way together fail together: they count as one, or a single bad moment of one
 * card's five calls would close the line for minutes. After a pause one more fault renews it, doubled.
 */
function afterFault(holds: Holds, startedAt: number, now: number, policy: RequestPolicy): Holds {
  if (holds.lastFaultAt !== null && startedAt < holds.lastFaultAt) return holds
  const faults = holds.faults + 1
  if (faults < policy.faultsBeforePause) return { ...holds, faults, lastFaultAt: now }
  const pauseMs = Math.min(policy.pauseMs * 2 ** holds.pausesInRow, policy.maxPauseMs)
  return {
    ...holds,
    faults,
    lastFaultAt: now,
    pauseUntil: now + pauseMs,
    pausesInRow: holds.pausesInRow + 1,
  }
}

function remaining(until: number | null, now: number): number | null {
  return until !== null && until > now ? Math.ceil(until - now) : null
}
