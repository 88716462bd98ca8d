import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createTrustedTime,
  EARLIEST_MS,
  KEEP_EVERY_MS,
  SMALL_CORRECTION_MS,
} from '../../../../../electron/main/privacy/trusted-time'
import { expiryLimit } from '../../../../../electron/main/privacy/retention'
import { createFakeClock } from '../../../../fakes/clock'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const at = (iso: string) => Date.parse(iso)

/** One computer over several runs of the app: its clock, and the mark that outlives a run. */
function aComputer(iso = '2026-11-22T15:10:00Z', mark: number | null = null) {
  const clock = createFakeClock(iso)
  const writes: number[] = []
  let kept = mark
  const start = () =>
    createTrustedTime({
      clock,
      kept: {
        read: () => kept,
        write(ms) {
          kept = ms
          writes.push(ms)
        },
      },
    })
  return { clock, start, writes, mark: () => kept }
}

/** Sleep stops the monotonic clock; on waking the other one has gone on. */
function sleep({ clock }: ReturnType<typeof aComputer>, ms: number) {
  clock.set(new Date(clock.now() + ms).toISOString())
}

describe('the time without a word from the CRM', () => {
  it('is that of the computer at a first start', () => {
    const computer = aComputer()
    const time = computer.start()
    expect(time.now()).toBe(at('2026-11-22T15:10:00Z'))
    computer.clock.pass(HOUR)
    expect(time.now()).toBe(at('2026-11-22T16:10:00Z'))
    expect(time.settled()).toBe(false)
  })

  it('S23 does not follow a clock that is set back a year, and goes on', () => {
    const computer = aComputer()
    const time = computer.start()
    time.now()
    computer.clock.set('2025-11-22T15:10:00Z')
    expect(time.now()).toBe(at('2026-11-22T15:10:00Z'))
    computer.clock.pass(3 * HOUR)
    expect(time.now()).toBe(at('2026-11-22T18:10:00Z'))
  })

  it('S23 does not follow a clock that was set back between two runs', () => {
    const computer = aComputer()
    computer.start().now()
    computer.clock.set('2025-11-22T15:10:00Z')
    const time = computer.start()
    computer.clock.pass(HOUR)
    expect(time.now()).toBe(at('2026-11-22T16:10:00Z'))
  })

  it('counts a night’s sleep, in which the monotonic clock stood still', () => {
    const computer = aComputer()
    const time = computer.start()
    sleep(computer, 8 * HOUR)
    expect(time.now()).toBe(at('2026-11-22T23:10:00Z'))
  })
})

describe('the time once the CRM has told it', () => {
  it('S22 a year of 2036 that was used once expires nothing for ever', () => {
    const computer = aComputer('2036-11-22T15:10:00Z')
    expect(computer.start().now()).toBe(at('2036-11-22T15:10:00Z'))
    expect(computer.mark()).toBe(at('2036-11-22T15:10:00Z'))

    computer.clock.set('2026-11-22T15:10:00Z')
    const time = computer.start()
    expect(time.now()).toBe(at('2036-11-22T15:10:00Z'))
    time.asking()(at('2026-11-22T15:10:07Z'))
    expect(time.now()).toBe(at('2026-11-22T15:10:07Z'))
    expect(computer.mark()).toBe(at('2026-11-22T15:10:07Z'))

    const fetchedAt = time.now()
    computer.clock.pass(HOUR)
    const next = computer.start()
    expect(fetchedAt).toBeGreaterThan(expiryLimit(next.now(), 14))
    expect(next.now()).toBe(at('2026-11-22T16:10:00Z'))
  })

  it('S22 a clock that stays in 2036 changes nothing in what the CRM has said', () => {
    const computer = aComputer('2036-11-22T15:10:00Z')
    const time = computer.start()
    time.asking()(at('2026-11-22T15:10:00Z'))
    computer.clock.pass(HOUR)
    expect(time.now()).toBe(at('2026-11-22T16:10:00Z'))
    sleep(computer, 8 * HOUR)
    expect(time.now()).toBe(at('2026-11-23T00:10:00Z'))
  })

  it('S23 does not follow a clock that is set back after a sleep', () => {
    const computer = aComputer()
    const time = computer.start()
    time.asking()(at('2026-11-22T15:10:00Z'))
    sleep(computer, 8 * HOUR)
    expect(time.now()).toBe(at('2026-11-22T23:10:00Z'))
    computer.clock.set('2026-11-01T00:00:00Z')
    expect(time.now()).toBe(at('2026-11-22T23:10:00Z'))
  })

  it('does not count twice what an empty battery had set back and the network puts right', () => {
    const computer = aComputer('2016-01-01T00:00:00Z')
    const time = computer.start()
    time.asking()(at('2026-11-22T15:10:00Z'))
    computer.clock.set('2026-11-22T15:10:05Z')
    expect(time.now()).toBe(at('2026-11-22T15:10:05Z'))
  })

  it('believes the latest word, in both directions', () => {
    const time = aComputer().start()
    time.asking()(at('2026-11-25T00:00:00Z'))
    expect(time.now()).toBe(at('2026-11-25T00:00:00Z'))
    time.asking()(at('2026-11-22T15:00:00Z'))
    expect(time.now()).toBe(at('2026-11-22T15:00:00Z'))
  })

  it('S21 does not believe an answer that slept on its way, nor one that a later question has overtaken', () => {
    const computer = aComputer()
    const time = computer.start()
    const hearBeforeSleep = time.asking()
    sleep(computer, 8 * HOUR)
    hearBeforeSleep(at('2026-11-22T15:10:00Z'))
    expect(time.now()).toBe(at('2026-11-22T23:10:00Z'))

    const hearFirst = time.asking()
    const hearSecond = time.asking()
    hearSecond(at('2026-11-22T23:15:00Z'))
    hearFirst(at('2026-11-22T23:00:00Z'))
    expect(time.now()).toBe(at('2026-11-22T23:15:00Z'))
  })

  it('holds still, and never steps back, for whole seconds and a slow line', () => {
    const computer = aComputer('2026-11-22T15:10:00.900Z')
    const time = computer.start()
    const before = time.now()
    time.asking()(before - SMALL_CORRECTION_MS)
    expect(time.now()).toBe(before)
    computer.clock.pass(SMALL_CORRECTION_MS + 1_000)
    expect(time.now()).toBe(before + 1_000)
  })

  it.each([NaN, Infinity, 0, EARLIEST_MS - 1, 9e15])('does not believe %d', (odd) => {
    const time = aComputer().start()
    time.asking()(odd)
    expect(time.now()).toBe(at('2026-11-22T15:10:00Z'))
    expect(time.settled()).toBe(false)
  })

  it('is settled until the computer’s clock leaps, and again at the next word', () => {
    const computer = aComputer()
    const time = computer.start()
    time.asking()(computer.clock.now())
    computer.clock.pass(10 * HOUR)
    expect(time.settled()).toBe(true)
    computer.clock.set('2036-11-22T15:10:00Z')
    expect(time.settled()).toBe(false)
    time.asking()(at('2026-11-23T01:10:00Z'))
    expect(time.settled()).toBe(true)
  })
})

describe('the mark that is kept', () => {
  it('is written when it has moved by a minute, not at every look', () => {
    const computer = aComputer()
    const time = computer.start()
    for (let look = 0; look < 600; look += 1) {
      computer.clock.pass(1_000)
      time.now()
    }
    expect(computer.writes.length).toBeLessThanOrEqual((600 * 1_000) / KEEP_EVERY_MS + 1)
    expect(time.now() - (computer.mark() ?? 0)).toBeLessThan(KEEP_EVERY_MS)
    time.keep()
    expect(computer.mark()).toBe(time.now())
  })

  it('is whole milliseconds, as stamps are', () => {
    const computer = aComputer()
    const time = computer.start()
    time.asking()(computer.clock.now())
    computer.clock.pass(1_000.75)
    computer.clock.set('2026-11-01T00:00:00Z')
    expect(time.now()).toBe(at('2026-11-22T15:10:01Z'))
  })

  it.each([NaN, -1, 0, 9e15])('is not believed when it is %d, and is replaced', (odd) => {
    const computer = aComputer('2026-11-22T15:10:00Z', odd)
    expect(computer.start().now()).toBe(at('2026-11-22T15:10:00Z'))
    expect(computer.mark()).toBe(at('2026-11-22T15:10:00Z'))
  })
})

describe('whatever is done to the clock', () => {
  const span = fc.integer({ min: 0, max: 40 * DAY })
  const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2037-01-01T00:00:00Z') })
  const happening = fc.oneof(
    fc.record({ what: fc.constant('pass' as const), ms: span }),
    fc.record({ what: fc.constant('sleep' as const), ms: span }),
    fc.record({ what: fc.constant('set' as const), ms: moment }),
    fc.record({ what: fc.constant('heard' as const), ms: moment }),
    fc.record({ what: fc.constant('restart' as const), ms: fc.constant(0) }),
  )

  it('nothing is brought back: time goes back only when the CRM says so (GDPR 20)', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        const computer = aComputer()
        let time = computer.start()
        let before = time.now()
        for (const { what, ms } of happenings) {
          if (what === 'pass') computer.clock.pass(ms)
          if (what === 'sleep') sleep(computer, ms)
          if (what === 'set') computer.clock.set(new Date(ms).toISOString())
          if (what === 'restart') {
            time.keep()
            time = computer.start()
          }
          if (what === 'heard') {
            time.asking()(ms)
            const small = before >= ms && before - ms <= SMALL_CORRECTION_MS
            if (!small) expect(time.now()).toBe(ms)
            before = Math.min(before, time.now())
          }
          expect(time.now()).toBeGreaterThanOrEqual(before)
          before = time.now()
          expect(before - (computer.mark() ?? 0)).toBeLessThan(KEEP_EVERY_MS)
          expect(computer.mark()).toBeLessThanOrEqual(before)
        }
      }),
    )
  })
})
