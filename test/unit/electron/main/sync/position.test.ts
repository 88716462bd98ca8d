import { describe, expect, it } from 'vitest'
import {
  start,
  withRound,
  withRoundDone,
  withSelection,
} from '../../../../../electron/main/sync/position'

describe('the position', () => {
  const office = { scope: 'office' as const, own: [] }
  const fill = {
    kind: 'fill' as const,
    total: 3,
    mark: 1000,
    listedAt: 1500,
    selection: office,
    shrunk: null,
    tryAll: false,
  }

  it('moves only when a round has come to its end', () => {
    const begun = withRound({ ...start, keeps: office }, fill)
    expect(begun).toMatchObject({ mark: null, filled: null, reconciledAt: null, syncedAt: null })
    expect(withRoundDone(begun)).toMatchObject({
      mark: 1000,
      filled: office,
      reconciledAt: 1500,
      syncedAt: 1500,
      round: null,
    })
  })

  it('is not moved by a list that cannot be believed', () => {
    const shrunk = { listed: 1, kept: 9 }
    const done = withRoundDone(withRound({ ...start, mark: 7 }, { ...fill, shrunk }))
    expect(done).toMatchObject({
      mark: 7,
      filled: null,
      reconciledAt: null,
      shrunk,
      syncedAt: 1500,
    })
    // What changed since then is no whole list: the warning stays.
    const later = withRoundDone(withRound(done, { ...fill, kind: 'changes', mark: 2000 }))
    expect(later).toMatchObject({ mark: 2000, shrunk })
    expect(withRoundDone(withRound(later, fill))).toMatchObject({ shrunk: null, filled: office })
  })

  it('forgets what is filled when something else is kept, and the round that was under way', () => {
    const filled = withRoundDone(withRound(start, fill))
    const opened = withSelection(withRound(filled, fill), { scope: 'opened', own: [] })
    expect(opened).toMatchObject({ round: null, filled: { scope: 'opened' } })
    expect(withSelection(opened, office)).toMatchObject({ keeps: office, filled: null })
  })
})
