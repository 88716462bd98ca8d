import { describe, expect, it } from 'vitest'
import {
  afterEvent,
  asksForPatience,
  heldBecause,
  nothingHeld,
  resumed,
} from '../../../../../electron/main/crm-api/holds'
import type { Event, Holds } from '../../../../../electron/main/crm-api/holds'
import { backOffMs, interactivePolicy as policy } from '../../../../../electron/main/crm-api/policy'
import { readRetryAfter } from '../../../../../electron/main/crm-api/retry-after'

const MINUTE = 60_000
const subject = { login: 'one', grants: ['M1 contacts', 'M1 contacts contact'] }

function after(now: number, ...events: Event[]): Holds {
  return events.reduce((holds, event) => afterEvent(holds, event, now, policy), nothingHeld)
}

function fault(holds: Holds, startedAt: number, now: number): Holds {
  return afterEvent(holds, { kind: 'server-fault', startedAt }, now, policy)
}

describe('what keeps calls back', () => {
  it('is nothing at first', () => {
    expect(heldBecause(nothingHeld, subject, 0)).toBeNull()
  })

  it('N07 N16 asks for patience while a wait or a pause lasts, and not for what is forbidden', () => {
    expect(asksForPatience(nothingHeld, 0)).toBe(false)
    const forbidden = after(
      0,
      { kind: 'wrong-login', login: 'one' },
      { kind: 'refused', grant: 'M1 contacts' },
    )
    expect(asksForPatience(forbidden, 0)).toBe(false)
    const wait = after(0, { kind: 'asked-to-wait', ms: 1_000 })
    expect([asksForPatience(wait, 999), asksForPatience(wait, 1_000)]).toEqual([true, false])
    const pause = { ...nothingHeld, pauseUntil: MINUTE }
    expect([asksForPatience(pause, 0), asksForPatience(pause, MINUTE)]).toEqual([true, false])
  })

  it('N02 is a login called wrong, until somebody takes it up again', () => {
    const holds = after(0, { kind: 'wrong-login', login: 'one' })
    expect(heldBecause(holds, subject, 99 * MINUTE)?.code).toBe('wrong-login')
    expect(heldBecause(holds, { ...subject, login: 'another' }, 0)).toBeNull()
    expect(heldBecause(resumed(holds), subject, 0)).toBeNull()
  })

  it('N03 is a refused right of one customer, and not of the next', () => {
    const holds = after(0, { kind: 'refused', grant: 'M1 contacts' })
    expect(heldBecause(holds, subject, 0)?.code).toBe('no-access')
    expect(heldBecause(holds, { ...subject, grants: ['M2 contacts'] }, 0)).toBeNull()
    expect(heldBecause(holds, { ...subject, grants: ['M1 users'] }, 0)).toBeNull()
    expect(heldBecause(resumed(holds), subject, 0)).toBeNull()
  })

  it('N07 is the time the server asked for, counted down, whatever is tried meanwhile', () => {
    const holds = after(1_000, { kind: 'asked-to-wait', ms: 30_000 })
    expect(heldBecause(holds, subject, 1_000)).toMatchObject({
      code: 'too-many-requests',
      retryAfterMs: 30_000,
    })
    expect(heldBecause(resumed(holds), subject, 30_999)).toMatchObject({ retryAfterMs: 1 })
    expect(heldBecause(holds, subject, 31_000)).toBeNull()
    const answered = afterEvent(holds, { kind: 'answered' }, 2_000, policy)
    expect(heldBecause(answered, subject, 2_000)?.code).toBe('too-many-requests')
  })

  it('N07 is never shortened by a later answer', () => {
    const long = after(0, { kind: 'asked-to-wait', ms: 5 * MINUTE })
    expect(heldBecause(long, subject, 0)?.retryAfterMs).toBe(5 * MINUTE)
    const shorter = afterEvent(long, { kind: 'asked-to-wait', ms: 1_000 }, 0, policy)
    expect(heldBecause(shorter, subject, 0)?.retryAfterMs).toBe(5 * MINUTE)
  })

  it('N06 is five server faults in a row: a pause of 2 minutes, doubling to 30', () => {
    let holds = nothingHeld
    let now = 0
    for (let count = 1; count <= 4; count += 1) {
      holds = fault(holds, now, now + 10)
      now += 20
    }
    expect(heldBecause(holds, subject, now)).toBeNull()
    const pauses: number[] = []
    for (let count = 1; count <= 6; count += 1) {
      holds = fault(holds, now, now)
      const failure = heldBecause(holds, subject, now)
      expect(failure?.code).toBe('server-error')
      pauses.push((failure?.retryAfterMs ?? 0) / MINUTE)
      now += failure?.retryAfterMs ?? 0
      expect(heldBecause(holds, subject, now)).toBeNull()
    }
    expect(pauses).toEqual([2, 4, 8, 16, 30, 30])
    holds = afterEvent(holds, { kind: 'answered' }, now, policy)
    expect(heldBecause(fault(holds, now, now), subject, now)).toBeNull()
  })

  it('N06 counts calls that failed together as one', () => {
    let holds = nothingHeld
    for (let count = 0; count < 20; count += 1) holds = fault(holds, 0, 100 + count)
    expect(holds.faults).toBe(1)
  })
})

describe('waiting', () => {
  const now = Date.parse('2026-11-22T15:10:00Z')

  it.each([
    ['30', 30_000],
    [' 0 ', 0],
    ['Sun, 22 Nov 2026 15:11:00 GMT', 60_000],
    ['Sun, 22 Nov 2026 15:00:00 GMT', 0],
    ['snart', null],
    ['-1', null],
    ['1.5', null],
    ['2026-11-22T15:11:00', null],
    ['', null],
    [null, null],
  ])('N07 reads Retry-After %j as %j ms', (header, ms) => {
    expect(readRetryAfter(header, now, policy.maxWaitMs)).toBe(ms)
  })

  it.each([
    ['three days', '259200'],
    ['more than a number holds', '9'.repeat(400)],
    ['a date three days away', 'Wed, 25 Nov 2026 15:10:00 GMT'],
    ['the last date there is', 'Fri, 31 Dec 9999 23:59:59 GMT'],
  ])('N34 waits five minutes where Retry-After says %s', (_what, header) => {
    expect(readRetryAfter(header, now, policy.maxWaitMs)).toBe(5 * MINUTE)
  })

  it('N06 doubles between tries, with chance in the upper half', () => {
    expect(backOffMs(policy, 1, () => 0)).toBe(250)
    expect(backOffMs(policy, 1, () => 1)).toBe(500)
    expect(backOffMs(policy, 2, () => 0)).toBe(500)
    expect(backOffMs(policy, 2, () => 1)).toBe(1_000)
  })
})
