import type { ContactId } from '../../contract/domain/ids'
import type { Failure } from '../../contract/errors'
import { mayBeItemsFault } from './failures'

/** In a row, with nobody answered in between: then it is the server and not the contacts. */
const FAILED_IN_ROW = 3

/**
 * What has gone wrong in one pass over the pending contacts, and whose fault it is. A contact that makes the
 * server stumble must not hold up the others for ever; a server that stumbles over everything must not
 * make us give up a single contact.
 */
export interface Blame {
  /** Why the pass is over; null: it goes on. */
  over(): Failure | null
  end(failure: Failure): void
  answered(): void
  failed(failure: Failure, contactIds: readonly ContactId[], alone: boolean): void
  /** Those who failed, where it may have been their doing. */
  suspects(): readonly ContactId[]
  /** After the server has answered something else: what remains to be said. Null: go on at once. */
  verdict(): Failure | null
}

export function createBlame(): Blame {
  const suspects: ContactId[] = []
  let over: Failure | null = null
  let inRow = 0
  let failedAlone: Failure | null = null

  return {
    over: () => over,
    end(failure) {
      over ??= failure
    },
    answered() {
      inRow = 0
    },
    failed(failure, contactIds, alone) {
      if (!mayBeItemsFault(failure)) {
        over ??= failure
        return
      }
      suspects.push(...contactIds)
      if (alone) failedAlone = failure
      inRow += 1
      if (inRow >= FAILED_IN_ROW) over ??= failure
    },
    suspects: () => (over === null || mayBeItemsFault(over) ? suspects : []),
    // Batches are taken apart at once; who failed alone gets a while to recover.
    verdict: () => failedAlone,
  }
}
