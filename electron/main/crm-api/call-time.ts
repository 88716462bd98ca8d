import { setMaxListeners } from 'node:events'
import type { Clock } from '../clock'

/** Why a call was ended from our side; the reason of its signal. */
export class CallEnded extends Error {
  constructor(readonly code: 'cancelled' | 'timed-out') {
    super(code)
  }
}

/** Null while the signal stands. A signal ended by somebody else is a cancelled call. */
export function whyEnded(signal: AbortSignal): CallEnded['code'] | null {
  if (!signal.aborted) return null
  return signal.reason instanceof CallEnded ? signal.reason.code : 'cancelled'
}

/** A span of time that ends at its deadline or with any of the signals given, whichever comes first. */
export interface CallTime {
  readonly signal: AbortSignal
  leftMs(): number
  /** Ends what still hangs on the signal, and lets go of timer and listeners. */
  end(): void
}

export function startCallTime(
  clock: Pick<Clock, 'monotonic'>,
  ms: number,
  within: readonly (AbortSignal | undefined)[],
): CallTime {
  const own = new AbortController()
  const deadline = clock.monotonic() + ms
  const outer = within.filter((signal) => signal !== undefined)
  const timer = setTimeout(() => own.abort(new CallEnded('timed-out')), Math.max(0, ms))
  const follow = () => {
    const code = outer.map(whyEnded).find((why) => why !== null) ?? 'cancelled'
    own.abort(new CallEnded(code))
  }
  for (const signal of outer) {
    // One signal may stand over many calls at a time; each lets go of it when it ends.
    setMaxListeners(0, signal)
    if (signal.aborted) follow()
    else signal.addEventListener('abort', follow, { once: true })
  }
  return {
    signal: own.signal,
    leftMs: () => Math.max(0, deadline - clock.monotonic()),
    end() {
      clearTimeout(timer)
      for (const signal of outer) signal.removeEventListener('abort', follow)
      own.abort(new CallEnded('cancelled'))
    },
  }
}

/** Rejects with the signal's reason as soon as it ends, whether or not the work takes notice. */
export async function orEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const listening = new AbortController()
  const ended = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason as Error)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { signal: listening.signal })
  })
  try {
    return await Promise.race([work, ended])
  } finally {
    listening.abort()
  }
}

/** Resolves after the time, or rejects when the signal ends. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  try {
    await orEnded(passed, signal)
  } finally {
    clearTimeout(timer)
  }
}
