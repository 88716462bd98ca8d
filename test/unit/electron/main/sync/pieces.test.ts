import { describe, expect, it } from 'vitest'
import { failed } from '../../../../../electron/contract/errors'
import type { ContactId, CustomerId } from '../../../../../electron/contract/domain/ids'
import { createBlame } from '../../../../../electron/main/sync/blame'
import { earlier, failureOf, reachOf, restAfter } from '../../../../../electron/main/sync/failures'
import {
  start,
  withRound,
  withRoundDone,
  withSelection,
} from '../../../../../electron/main/sync/position'
import { createRate } from '../../../../../electron/main/sync/rate'
import { covers, keeps, selectionFor } from '../../../../../electron/main/sync/selection'
import { throttle } from '../../../../../electron/main/sync/throttle'
import { StoreError } from '../../../../../electron/main/store/driver'

const M1 = 'M1' as CustomerId
const M2 = 'M2' as CustomerId
const because = (...given: Parameters<typeof failed>) => failed(...given).error

describe('a choice', () => {
  it('is about each office by itself, whatever the order of its words', () => {
    const own = [
      { customerId: M1, userId: 'B' },
      { customerId: M2, userId: 'C' },
      { customerId: M1, userId: 'A' },
    ]
    expect(selectionFor({ scope: 'mine', own }, M1)).toEqual({ scope: 'mine', own: ['A', 'B'] })
    expect(selectionFor({ scope: 'office', own }, M1)).toEqual({ scope: 'office', own: [] })
    expect(selectionFor(null, M1)).toEqual({ scope: 'opened', own: [] })
  })

  it('keeps whom the broker opened, whoever is responsible', () => {
    const selection = { scope: 'mine' as const, own: ['HAN1'] }
    expect(keeps(selection, { agentId: 'han1', opened: false })).toBe(true)
    expect(keeps(selection, { agentId: 'HAN2', opened: false })).toBe(false)
    expect(keeps(selection, { agentId: null, opened: false })).toBe(false)
    expect(keeps(selection, { agentId: null, opened: true })).toBe(true)
  })

  it('is filled already when a wider one was', () => {
    const office = { scope: 'office' as const, own: [] }
    const mine = (...own: string[]) => ({ scope: 'mine' as const, own })
    const opened = { scope: 'opened' as const, own: [] }
    expect(covers(office, mine('A'))).toBe(true)
    expect(covers(mine('A', 'B'), mine('A'))).toBe(true)
    expect(covers(mine('A'), mine('A', 'B'))).toBe(false)
    expect(covers(mine('A'), office)).toBe(false)
    expect(covers(opened, mine('A'))).toBe(false)
    expect(covers(null, opened)).toBe(true)
  })
})

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

describe('a rest after a failure', () => {
  it('doubles from half a minute to half an hour', () => {
    let rest = null
    const waits = []
    for (let count = 0; count < 9; count += 1) {
      rest = restAfter(rest, because('no-network'), 0)
      waits.push(rest.until / 1000)
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1800, 1800, 1800])
  })

  it('N07 is never shorter than what the server asked for', () => {
    const rest = restAfter(null, because('too-many-requests', { retryAfterMs: 90_000 }), 0)
    expect(rest.until).toBe(90_000)
    expect(earlier(rest, 1000).until).toBe(90_000)
    expect(earlier(restAfter(null, because('no-network'), 0), 1000).until).toBe(1000)
  })

  it('lasts after a refusal until somebody says otherwise', () => {
    const rest = restAfter(null, because('no-access'), 0)
    expect(rest.until).toBe(Infinity)
    expect(earlier(rest, 0).until).toBe(Infinity)
  })

  it('concerns the login, the line or one office', () => {
    expect(reachOf(because('wrong-login'))).toBe('login')
    expect(reachOf(because('no-network'))).toBe('line')
    expect(reachOf(because('disk-full'))).toBe('line')
    expect(reachOf(because('server-error'))).toBe('office')
    expect(reachOf(because('server-error', { retryAfterMs: 1000 }))).toBe('line')
    expect(reachOf(because('no-access'))).toBe('office')
  })

  it('S04 says that the disk is full where that is the reason', () => {
    expect(failureOf(new StoreError('full')).code).toBe('disk-full')
    expect(failureOf(new Error('a bug')).code).toBe('internal')
  })
})

describe('blame', () => {
  const A = 'A' as ContactId
  const sour = because('server-error')

  it('goes on when one batch fails, and stops when one after the other does', () => {
    const blame = createBlame()
    blame.failed(sour, [A], false)
    blame.failed(sour, [A], false)
    blame.answered()
    blame.failed(sour, [A], false)
    expect(blame.over()).toBeNull()
    blame.failed(sour, [A], false)
    blame.failed(sour, [A], false)
    expect(blame.over()).toEqual(sour)
  })

  it('suspects nobody when the network is gone', () => {
    const blame = createBlame()
    blame.failed(sour, [A], true)
    expect(blame.suspects()).toEqual([A])
    blame.failed(because('no-network'), [A], true)
    expect(blame.suspects()).toEqual([])
  })

  it('takes batches apart at once, and gives those who failed alone some time', () => {
    const batches = createBlame()
    batches.failed(sour, [A], false)
    expect(batches.verdict()).toBeNull()
    batches.failed(sour, [A], true)
    expect(batches.verdict()).toEqual(sour)
  })
})

describe('the rate', () => {
  it('is that of the last twenty seconds, and unknown at first', () => {
    const rate = createRate()
    rate.begin(0)
    rate.note(1000, 20)
    expect(rate.perSecond(1000)).toBeNull()
    expect(rate.perSecond(2000)).toBe(10)
    for (let at = 2000; at <= 60_000; at += 1000) rate.note(at, 5)
    expect(rate.perSecond(60_000)).toBeCloseTo(5)
    expect(rate.perSecond(90_000)).toBeNull()
    rate.begin(90_000)
    expect(rate.perSecond(91_000)).toBeNull()
  })
})

describe('telling the window', () => {
  it('happens at once, then not too often, and never loses the last', () => {
    const rings: (() => void)[] = []
    let told = 0
    const throttled = throttle(
      () => (told += 1),
      250,
      (_ms, ring) => {
        rings.push(ring)
        return () => rings.splice(rings.indexOf(ring), 1)
      },
    )
    throttled.call()
    throttled.call()
    throttled.call()
    expect(told).toBe(1)
    rings.shift()?.()
    expect(told).toBe(2)
    rings.shift()?.()
    expect(told).toBe(2)
    throttled.call()
    throttled.call()
    throttled.stop()
    expect([told, rings.length]).toEqual([3, 0])
  })
})
