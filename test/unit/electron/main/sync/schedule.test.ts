import { describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../../../electron/contract/domain/ids'
import { start } from '../../../../../electron/main/sync/position'
import type { Position } from '../../../../../electron/main/sync/position'
import { nextTask } from '../../../../../electron/main/sync/schedule'
import type { OfficeState } from '../../../../../electron/main/sync/schedule'

const NOW = Date.parse('2026-11-22T15:10:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const whole = { scope: 'office' as const, own: [] }
const settled: Position = {
  ...start,
  keeps: whole,
  filled: whole,
  mark: NOW - 5 * MINUTE,
  reconciledAt: NOW - HOUR,
  listedAt: NOW - HOUR,
  syncedAt: NOW - 5 * MINUTE,
}
const open = {
  number: 1,
  kind: 'fill' as const,
  total: 10,
  mark: NOW,
  listedAt: NOW,
  selection: whole,
  shrunk: null,
  tryAll: false,
}

const office = (
  given: Partial<OfficeState> = {},
  position: Partial<Position> = {},
): OfficeState => ({
  customerId: 'M1' as CustomerId,
  selection: whole,
  position: { ...settled, ...position },
  isEmpty: false,
  resting: false,
  wanted: null,
  probe: { changedAt: 'bare', agent: true },
  changesAt: NOW - 5 * MINUTE,
  factsAt: NOW - HOUR,
  overviewDue: false,
  waits: false,
  ...given,
})

const all = { trim: true, ask: true, sweepEveryMs: DAY, changesEveryMs: 10 * MINUTE }
const next = (offices: OfficeState[], can = all, now = NOW) => {
  const task = nextTask(offices, now, can)
  return task === null ? null : task.kind === 'list' ? task.round : task.kind
}

describe('what the sync does next', () => {
  it('has nothing to do when all is fresh', () => {
    expect(next([office()])).toBeNull()
  })

  it('removes first what is no longer kept, whatever else stands in the way', () => {
    const narrowed = office({ selection: { scope: 'opened', own: [] }, resting: true })
    expect(next([office({ wanted: 'sweep' }), narrowed])).toBe('trim')
    expect(next([narrowed], { ...all, ask: false })).toBe('trim')
    expect(next([narrowed], { ...all, trim: false, ask: false })).toBeNull()
  })

  it('lists every office before it fetches the first, so that the whole of the work is known', () => {
    const filling = office({}, { filled: null, round: open })
    const unlisted = office({ customerId: 'M2' as CustomerId }, { filled: null })
    expect(nextTask([filling, unlisted], NOW, all)).toEqual({
      kind: 'list',
      customerId: 'M2',
      round: 'fill',
    })
    expect(nextTask([filling, office()], NOW, all)).toEqual({ kind: 'fetch', customerId: 'M1' })
  })

  it('goes on with the other offices while one rests', () => {
    const refused = office({ resting: true }, { filled: null })
    const other = office({ customerId: 'M2' as CustomerId, wanted: 'sweep' })
    expect(nextTask([refused, other], NOW, all)).toMatchObject({ customerId: 'M2' })
    expect(next([refused])).toBeNull()
  })

  it('GDPR 22 asks for changes every ten minutes, and for everything once a day', () => {
    expect(next([office({ changesAt: NOW - 10 * MINUTE })])).toBe('changes')
    expect(next([office({ changesAt: null })])).toBe('changes')
    expect(next([office({}, { reconciledAt: NOW - DAY })])).toBe('sweep')
    expect(next([office({}, { reconciledAt: null })])).toBe('sweep')
  })

  it('S23 takes a time that has not come yet for none', () => {
    expect(next([office({}, { reconciledAt: NOW + DAY })])).toBe('sweep')
    expect(next([office({ changesAt: NOW + DAY })])).toBe('changes')
  })

  it('asks for whole lists at most hourly where filters are not honoured', () => {
    const probe = { changedAt: null, agent: false }
    expect(next([office({ probe }, { listedAt: NOW - 59 * MINUTE })])).toBeNull()
    expect(next([office({ probe, wanted: 'changes' }, { listedAt: NOW - MINUTE })])).toBeNull()
    expect(next([office({ probe }, { listedAt: NOW - HOUR })])).toBe('changes')
  })

  it('asks again after an hour, or when told to, after a list with far too little in it', () => {
    const braked = { reconciledAt: NOW - DAY, shrunk: { listed: 1, kept: 9 } }
    expect(next([office({}, { ...braked, listedAt: NOW - MINUTE })])).toBeNull()
    expect(next([office({}, { ...braked, listedAt: NOW - HOUR })])).toBe('sweep')
    expect(next([office({ wanted: 'sweep' }, { ...braked, listedAt: NOW })])).toBe('sweep')
    expect(next([office({}, { ...braked, listedAt: NOW, filled: null })])).toBeNull()
  })

  it('asks nothing about an office of which nothing is kept', () => {
    const selection = { scope: 'opened' as const, own: [] }
    const none = { selection, isEmpty: true, changesAt: null }
    expect(next([office(none, { keeps: selection, reconciledAt: null })])).toBeNull()
  })

  it('reads names once a day', () => {
    expect(next([office({ factsAt: null })])).toBe('facts')
    expect(next([office({ factsAt: NOW - DAY })])).toBe('facts')
  })

  it('waits after a start with what all computers of an office ask for, but not with changes or a first fill', () => {
    const waits = { waits: true }
    expect(next([office({ ...waits, factsAt: null })])).toBeNull()
    expect(next([office(waits, { reconciledAt: NOW - DAY })])).toBeNull()
    expect(next([office({ ...waits, changesAt: null })])).toBe('changes')
    expect(next([office(waits, { filled: null })])).toBe('fill')
    expect(next([office({ ...waits, wanted: 'sweep' })])).toBe('sweep')
  })

  it('S28 waits for no time of its own with a list that is twice as old as it should be', () => {
    expect(next([office({ waits: true }, { reconciledAt: NOW - 2 * DAY })])).toBe('sweep')
  })

  it('asks for changes as seldom as it is told while nobody is there, but at once when somebody is', () => {
    const seldom = { ...all, changesEveryMs: 2 * HOUR }
    const asked = { changesAt: NOW - HOUR }
    expect(next([office(asked)], seldom)).toBeNull()
    expect(next([office({ ...asked, wanted: 'changes' })], seldom)).toBe('changes')
    expect(next([office({ changesAt: NOW - 2 * HOUR })], seldom)).toBe('changes')
  })

  it('asks for roles when nothing else is to be done, and not before the contacts are here', () => {
    const due = { overviewDue: true }
    expect(next([office(due)])).toBe('overview')
    expect(next([office({ ...due, changesAt: null })])).toBe('changes')
    expect(next([office(due, { round: open })])).toBe('fetch')
    expect(next([office({ ...due, resting: true })])).toBeNull()
  })
})
