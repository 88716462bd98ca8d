import { failed } from '../../contract/errors'
import type { Failure } from '../../contract/errors'
import type { Outcome } from './attempt'
import { wait, whyEnded } from './call-time'
import type { CallTime } from './call-time'
import { backOffMs } from './policy'
import type { RequestPolicy } from './policy'

export interface Tries {
  readonly policy: RequestPolicy
  readonly random: () => number
  readonly time: CallTime
  /** Why nothing may go out just now; asked anew before every try. */
  held(): Failure | null
  /** One try, when its turn comes; null when it was held by then. Rejects only with the end of `time`. */
  tryOnce(): Promise<Outcome | null>
}

/** `sent`: what it ends with came from the wire, not from a hold or from waiting in the queue. */
export interface Tried {
  readonly outcome: Outcome
  readonly sent: boolean
}

export async function tryRepeatedly(tries: Tries): Promise<Tried> {
  const { policy, time } = tries
  let tried = 0
  try {
    for (;;) {
      const held = tries.held()
      if (held !== null) return { outcome: giveUp(held), sent: false }
      const outcome = await tries.tryOnce()
      if (outcome === null) continue
      tried += 1
      const pauseMs = backOffMs(policy, tried, tries.random)
      if (!isWorthAnother(outcome, tried, policy) || pauseMs >= time.leftMs()) {
        return { outcome, sent: true }
      }
      await wait(pauseMs, time.signal)
    }
  } catch (error) {
    const why = whyEnded(time.signal)
    if (why === null) throw error
    return { outcome: giveUp(failed(why).error), sent: tried > 0 }
  }
}

/** A cut answer once (N13), a failing server up to the limit (N06), one that is late only with patience (N16). */
function isWorthAnother(outcome: Outcome, tried: number, policy: RequestPolicy): boolean {
  if (outcome.kind === 'body' || tried >= policy.tries) return false
  switch (outcome.tryAgain) {
    case 'no':
      return false
    case 'once':
      return tried === 1
    case 'later':
      return true
    case 'if-patient':
      return policy.triesTimeOuts
  }
}

function giveUp(failure: Failure): Outcome {
  return { kind: 'failure', failure, tryAgain: 'no', page404: false }
}
