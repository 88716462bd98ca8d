/** How long to wait, how often to try and how much to ask at once (API 1.5). */
export interface RequestPolicy {
  /** One try, from the request to the last byte of its answer. */
  readonly attemptMs: number
  /** All tries together, waiting for a place in the queue included. */
  readonly totalMs: number
  readonly tries: number
  /** Whether a server that did not answer in time is worth another try. */
  readonly triesTimeOuts: boolean
  /** Before the second try; doubles for each after it. */
  readonly backOffMs: number
  readonly concurrent: number
  /** Calls that may begin within `intervalMs`; `Infinity` for no such limit. */
  readonly perInterval: number
  readonly intervalMs: number
  /** When the server asks to wait without saying how long. */
  readonly defaultWaitMs: number
  /** The longest the server may make us wait, whatever it asks for (N34). */
  readonly maxWaitMs: number
  /** Server faults in a row, then all calls pause. */
  readonly faultsBeforePause: number
  readonly pauseMs: number
  readonly maxPauseMs: number
}

/** Somebody waits at a screen: shorter times than those of the contract (N06, N16). */
export const interactivePolicy: RequestPolicy = {
  attemptMs: 8_000,
  totalMs: 15_000,
  tries: 3,
  // One has cost enough (N16).
  triesTimeOuts: false,
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

/**
 * Nobody waits: the contract's own patience. It runs beside the calls of somebody at the screen and under
 * their limits; one place and two calls a second less, so that there is room for them at any moment.
 */
export const backgroundPolicy: RequestPolicy = {
  ...interactivePolicy,
  attemptMs: 30_000,
  totalMs: 10 * 60_000,
  tries: 6,
  triesTimeOuts: true,
  backOffMs: 10_000,
  concurrent: interactivePolicy.concurrent - 1,
  perInterval: interactivePolicy.perInterval - 2,
}

/** Half of it certain and half by chance, so that many clients do not come back at the same moment. */
export function backOffMs(policy: RequestPolicy, tried: number, random: () => number): number {
  const full = policy.backOffMs * 2 ** (tried - 1)
  return Math.round(full / 2 + (full / 2) * random())
}
