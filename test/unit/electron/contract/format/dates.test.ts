import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayAt,
  formatDay,
  formatMoment,
  zoneAt,
} from '../../../../../electron/contract/format/dates'
import { momentOf, wallClockAt } from '../../../../../electron/contract/format/stockholm'

describe('dates on screen', () => {
  it('D06 shows moments in Swedish time, across midnight and both changes of the clock', () => {
    expect(formatMoment('2026-08-31T09:46:09.650Z')).toBe('2026-08-31 11.46')
    expect(formatMoment('2026-08-31T23:30:00Z')).toBe('2026-09-01 01.30')
    expect(formatMoment('2026-12-31T23:30:00Z')).toBe('2027-01-01 00.30')
    expect(formatMoment('2026-10-25T00:30:00Z')).toBe('2026-10-25 02.30')
    expect(formatMoment('2026-10-25T01:30:00Z')).toBe('2026-10-25 02.30')
    expect(formatMoment('2026-03-29T00:59:00Z')).toBe('2026-03-29 01.59')
    expect(formatMoment('2026-03-29T01:00:00Z')).toBe('2026-03-29 03.00')
  })

  it('D06 leaves a calendar day where it is and moves a moment to its Swedish day', () => {
    expect(formatDay('2024-03-11')).toBe('2024-03-11')
    expect(formatDay('2024-03-10T23:30:00Z')).toBe('2024-03-11')
    expect(dayAt(Date.parse('2026-11-22T22:59:00Z'))).toBe('2026-11-22')
    expect(dayAt(Date.parse('2026-11-22T23:00:00Z'))).toBe('2026-11-23')
  })

  it('names the zone of the day', () => {
    expect(formatMoment('2026-08-31T09:46:00Z')).toBe('2026-08-31 11.46')
    expect(zoneAt(Date.parse('2026-08-31T09:46:00Z'))).toBe('UTC+2')
    expect(formatMoment('2026-12-31T09:46:00Z')).toBe('2026-12-31 10.46')
    expect(zoneAt(Date.parse('2026-12-31T09:46:00Z'))).toBe('UTC+1')
  })

  it('D06 does not depend on the zone of the computer', () => {
    const before = process.env.TZ
    try {
      for (const zone of ['Pacific/Auckland', 'America/Los_Angeles', 'UTC']) {
        process.env.TZ = zone
        expect(formatMoment('2026-08-31T23:30:00Z')).toBe('2026-09-01 01.30')
        expect(momentOf(wallClockAt(Date.parse('2026-08-31T23:30:00Z')))).toBe(
          Date.parse('2026-08-31T23:30:00Z'),
        )
      }
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })

  it('D06 agrees with the engine’s own calendar, old summer times included', () => {
    const engine = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Stockholm',
      dateStyle: 'short',
      timeStyle: 'short',
    })
    const minutes = fc.integer({
      min: Date.parse('1901-01-01') / 60_000,
      max: Date.parse('2100-01-01') / 60_000,
    })
    fc.assert(
      fc.property(minutes, (minute) => {
        const at = new Date(minute * 60_000)
        expect(formatMoment(at.toISOString())).toBe(engine.format(at).replace(':', '.'))
      }),
      { numRuns: 2_000 },
    )
  })

  it('comes back to the same second, but for the doubled hour', () => {
    const seconds = fc.integer({
      min: Date.parse('1980-04-07') / 1000,
      max: Date.parse('2100-01-01') / 1000,
    })
    fc.assert(
      fc.property(seconds, (second) => {
        const difference = second * 1000 - momentOf(wallClockAt(second * 1000))
        expect([0, 3_600_000]).toContain(difference)
      }),
    )
  })
})
