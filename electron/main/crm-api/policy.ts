/** Contract 1.5, with the shorter times of somebody who waits at a screen (N06, N16). */
export interface RequestPolicy {
  /** One try, from the request to the last byte of its answer. */
  readonly attemptMs: number
  /** All tries together, waiting for a place in the queue included. */
  readonly totalMs: number
  readonly tries: number
  /** Before the second try; doubles for each after it. */
  readonly backOffMs: number
  readonly concurrent: number
  readonly perInterval: number
  readonly intervalMs: number
  /** When the server asks to wait without saying how long. */
  readonly defaultWaitMs: number
  /** The longest the server may make us wait. */
  readonly maxWaitMs: number
  /** Server faults in a row, then all calls pause. */
  readonly faultsBeforePause: number
  readonly pauseMs: number
  readonly maxPauseMs: number
}

export const interactivePolicy: RequestPolicy = {
  attemptMs: 8_000,
  totalMs: 15_000,
  tries: 3,
  backOffMs: 500,
  concurrent: 5,
  perInterval: 10,
  intervalMs: 1_000,
  defaultWaitMs: 10_000,
  maxWaitMs: 5 * 60_000,
  faultsBeforePause: 5,
  pauseMs: 2 * 60_000,
  maxPauseMs: 30 * 60_000,
}

/** Half of it certain and half by chance, so that many clients do not come back at the same moment. */
export function backOffMs(policy: RequestPolicy, tried: number, random: () => number): number {
  const full = policy.backOffMs * 2 ** (tried - 1)
  return Math.round(full / 2 + (full / 2) * random())
}
