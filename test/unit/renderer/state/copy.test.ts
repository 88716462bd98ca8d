import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CopyStatus } from '../../../../electron/contract/domain/copy'
import { failed } from '../../../../electron/contract/errors'
import { CopyState, SHORT_ROUND } from '../../../../renderer/state/copy.svelte'
import { Notices } from '../../../../renderer/state/notices.svelte'
import { aCopyStatus } from '../copy-builders'
import { fakeCrm, refuse } from '../fake-crm'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp() {
  const crm = fakeCrm()
  const notices = new Notices()
  const copy = new CopyState(crm, notices)
  const stop = copy.listen()
  return { crm, notices, copy, stop }
}

const fetching = (done: number, total: number): CopyStatus['activity'] => ({
  state: 'fetching',
  done,
  total,
  perSecond: null,
  leftMs: null,
})
const filling = (done: number, total = 4000): CopyStatus =>
  aCopyStatus({ complete: false, reconciledAt: null, activity: fetching(done, total) })

describe('the bar of a fill', () => {
  it('is shown for the first fill from its first question on, however small', () => {
    const { copy } = setUp()
    copy.take(aCopyStatus({ complete: false, activity: { state: 'listing' } }))
    expect(copy.progress).toEqual({ state: 'listing' })
    copy.take(filling(0, 3))
    expect(copy.progress?.state).toBe('fetching')
  })

  it('does not flicker for a small round, and is shown for a large one', () => {
    const { copy } = setUp()
    copy.take(aCopyStatus({ activity: { state: 'listing' } }))
    expect(copy.progress).toBeNull()
    copy.take(aCopyStatus({ activity: fetching(0, SHORT_ROUND - 1) }))
    expect(copy.progress).toBeNull()
    copy.take(aCopyStatus({ activity: fetching(0, SHORT_ROUND) }))
    expect(copy.progress?.state).toBe('fetching')
  })

  it('is shown for as long as the sync is paused, however little there is to do', () => {
    const { copy } = setUp()
    const paused: CopyStatus['activity'] = { state: 'paused', done: 0, total: 0 }
    copy.take(aCopyStatus({ activity: paused }))
    expect(copy.progress).toEqual(paused)
    copy.take(aCopyStatus())
    expect(copy.progress).toBeNull()
    // Nothing was filled, and no end of it is said.
    expect(copy.milestone).toBeNull()
  })

  it('is not shown where nothing is being filled', () => {
    const { copy } = setUp()
    copy.take(aCopyStatus({ scope: null, complete: false, activity: { state: 'listing' } }))
    copy.take(aCopyStatus({ scope: 'opened', complete: false, activity: { state: 'listing' } }))
    copy.take(aCopyStatus())
    expect(copy.progress).toBeNull()
    expect(copy.milestone).toBeNull()
  })
})

describe('what is read aloud of a fill', () => {
  it('is its start, each quarter and its end, each once', () => {
    const { copy } = setUp()
    const said: unknown[] = []
    const take = (status: CopyStatus) => {
      copy.take(status)
      if (said.at(-1) !== copy.milestone) said.push(copy.milestone)
    }
    take(aCopyStatus({ complete: false, activity: { state: 'listing' } }))
    for (let done = 0; done <= 4000; done += 10) take(filling(done))
    take(aCopyStatus())
    expect(said).toEqual(['start', 25, 50, 75, 'end'])
  })

  it('does not start over when the list is asked for once more in between', () => {
    const { copy } = setUp()
    copy.take(filling(2100))
    copy.take(filling(2200))
    copy.take(aCopyStatus({ complete: false, activity: { state: 'listing' } }))
    expect(copy.milestone).toBe(50)
  })

  it('is nothing of small rounds, nor an end of a fill that was given up', () => {
    const { copy } = setUp()
    copy.take(aCopyStatus({ activity: fetching(1, 4) }))
    expect(copy.milestone).toBeNull()
    copy.take(filling(100))
    copy.take(aCopyStatus({ scope: 'opened', complete: false }))
    expect(copy.milestone).toBeNull()
  })
})

describe('a sync that waits', () => {
  it('counts down to its next try, and stops when it goes on or the screen has gone', () => {
    const { copy, stop } = setUp()
    const waits = aCopyStatus({
      complete: false,
      activity: {
        state: 'waiting',
        done: 1,
        total: 4000,
        failure: failed('server-unreachable').error,
        retryAfterMs: 30_000,
      },
    })
    copy.take(waits)
    vi.advanceTimersByTime(10_000)
    expect(copy.waiting.secondsLeft).toBe(20)
    copy.take(filling(2))
    expect(copy.waiting.running).toBe(false)
    copy.take(waits)
    stop()
    expect(copy.waiting.running).toBe(false)
  })
})

describe('what ails the copy', () => {
  it('S11 is told until it is put aside, and again when it has passed and come back', () => {
    const { copy } = setUp()
    copy.take(aCopyStatus({ problem: 'key-missing', setAside: true }))
    expect(copy.troubles).toEqual(['key-missing'])
    copy.dismiss('key-missing')
    copy.take(aCopyStatus({ problem: 'key-missing', setAside: true }))
    expect(copy.troubles).toEqual([])
    copy.take(aCopyStatus())
    copy.take(aCopyStatus({ problem: 'key-missing' }))
    expect(copy.troubles).toEqual(['key-missing'])
  })

  it('has a place for each thing, but no second one for the file a problem has set aside', () => {
    const { copy } = setUp()
    copy.take(
      aCopyStatus({
        problem: 'damaged',
        setAside: true,
        shrunk: { listed: 812, kept: 4212 },
        notUnderstood: 3,
      }),
    )
    expect(copy.troubles).toEqual(['damaged', 'shrunk', 'not-understood'])
    copy.take(aCopyStatus({ setAside: true }))
    expect(copy.troubles).toEqual(['set-aside'])
  })

  it('S06 S14 knows when the copy lives in memory alone', () => {
    const { copy } = setUp()
    copy.take(aCopyStatus({ problem: 'unwritable' }))
    expect(copy.inMemory).toBe(true)
    copy.take(aCopyStatus({ problem: 'disk-full' }))
    expect(copy.inMemory).toBe(false)
    expect(new CopyState(fakeCrm(), new Notices(), true).inMemory).toBe(true)
  })
})

describe('what the broker asks of the copy', () => {
  it('takes the status of the answer as well as those that are pushed', async () => {
    const { crm, copy, stop } = setUp()
    crm.answer('copy.status', () => aCopyStatus({ contacts: 1 }))
    await copy.load()
    expect(copy.status?.contacts).toBe(1)
    crm.answer('copy.pause', () => aCopyStatus({ contacts: 2 }))
    await copy.pause()
    expect(copy.status?.contacts).toBe(2)
    crm.push('copy-changed', aCopyStatus({ contacts: 3 }))
    expect(copy.status?.contacts).toBe(3)
    stop()
    crm.push('copy-changed', aCopyStatus({ contacts: 4 }))
    expect(copy.status?.contacts).toBe(3)
  })

  it('says in a notice what could not be done, and asks again from there', async () => {
    const { crm, notices, copy } = setUp()
    crm.answer('copy.syncNow', refuse('busy'))
    await copy.syncNow()
    const [notice] = notices.list
    expect(notice).toMatchObject({ kind: 'failure', topic: 'copy', failure: { code: 'busy' } })
    crm.answer('copy.syncNow', () => aCopyStatus({ activity: { state: 'listing' } }))
    if (notice?.kind === 'failure') notice.retry?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(copy.status?.activity.state).toBe('listing')
  })
})
