import type { Failure } from '../../contract/errors'
import type { Clock } from '../clock'
import { earlier, isOfNetwork, isOfOffice, restAfter } from './failures'
import type { Rest } from './failures'
import type { Office } from './tasks'

/** What stands in the way of asking: of everybody, or about one office; and for how long. */
export interface Outages {
  note(failure: Failure, office: Office | null): void
  /** The line is good, and so is this office: a later failure is the first again. */
  answered(office: Office): void
  mayAsk(): boolean
  mayWrite(): boolean
  isResting(office: Office): boolean
  /** Another call that is answered would be news. */
  isOfNetwork(): boolean
  /** Nothing goes on by itself: somebody has to do something first. */
  isHalted(): boolean
  /** Cuts short what has no reason of its own to last. */
  retryFrom(at: number): void
  /** Somebody has done something about it. */
  clear(): void
  /** Until the first rest is over; `Infinity`: none is. */
  leftMs(): number
  waiting(): { readonly failure: Failure; readonly retryAfterMs: number | null } | null
}

export function createOutages(
  offices: readonly Office[],
  clock: Pick<Clock, 'monotonic'>,
): Outages {
  let halted: Failure | null = null
  let line: Rest | null = null

  const isResting = (rest: Rest | null) => rest !== null && rest.until > clock.monotonic()
  const resting = () =>
    [line, ...offices.map((one) => one.rest)].filter((one) => one !== null).filter(isResting)

  return {
    note(failure, office) {
      if (failure.extent === 'login') halted = failure
      else if (isOfOffice(failure) && office !== null) {
        office.rest = restAfter(office.rest, failure, clock.monotonic())
      } else line = restAfter(line, failure, clock.monotonic())
    },
    answered(office) {
      line = null
      office.rest = null
    },
    mayAsk: () => halted === null && !isResting(line),
    mayWrite: () => !(line !== null && isResting(line) && line.failure.extent === 'computer'),
    isResting: (office) => isResting(office.rest),
    isOfNetwork: () => line !== null && isResting(line) && isOfNetwork(line.failure),
    isHalted: () => halted !== null,
    retryFrom(at) {
      line = line && earlier(line, at)
      for (const office of offices) office.rest = office.rest && earlier(office.rest, at)
    },
    clear() {
      halted = null
      line = null
      for (const office of offices) office.rest = null
    },
    leftMs: () => Math.min(...resting().map((one) => one.until - clock.monotonic()), Infinity),
    waiting() {
      if (halted !== null) return { failure: halted, retryAfterMs: null }
      const [rest] = resting()
      if (rest === undefined) return null
      const refused = offices.filter((one) => one.rest === rest).map((one) => one.customerId)
      const details = rest.failure.code === 'no-access' ? refused : rest.failure.details
      const left = Math.ceil(rest.until - clock.monotonic())
      return {
        failure: { ...rest.failure, details },
        retryAfterMs: Number.isFinite(left) ? left : null,
      }
    },
  }
}
