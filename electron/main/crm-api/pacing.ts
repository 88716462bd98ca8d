import type { Clock } from '../clock'
import type { RequestPolicy } from './policy'

/** As much of a queue as pacing needs. */
export interface Pausable {
  pause(): unknown
  start(): unknown
}

/**
 * Pauses the queue so that no more than `perInterval` calls begin within any interval; to be told of each
 * one that begins. By the monotonic clock and not by the queue's own limit, which goes by the wall clock:
 * set back an hour, that would hold every call for an hour.
 */
export function paceBegins(
  queue: Pausable,
  policy: Pick<RequestPolicy, 'perInterval' | 'intervalMs'>,
  clock: Pick<Clock, 'monotonic'>,
): () => void {
  const begins: number[] = []
  return () => {
    const now = clock.monotonic()
    if (policy.perInterval === Infinity) return
    begins.push(now)
    const oldest = begins.length < policy.perInterval ? undefined : begins.shift()
    if (oldest === undefined || oldest + policy.intervalMs <= now) return
    queue.pause()
    setTimeout(() => queue.start(), Math.ceil(oldest + policy.intervalMs - now))
  }
}
