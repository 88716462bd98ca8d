import { start, withRound, withRoundDone, withSelection } from '../../electron/main/sync/position'
import type { Position } from '../../electron/main/sync/position'

/** A first fill of the whole office has just come to its end. */
export function filledAt(now: number, count: number): Position {
  const selection = { scope: 'office', own: [] } as const
  return withRoundDone(
    withRound(withSelection(start, selection), {
      kind: 'fill',
      total: count,
      mark: now,
      listedAt: now,
      selection,
      shrunk: null,
      tryAll: false,
    }),
  )
}
