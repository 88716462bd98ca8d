import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readChangedRaw,
  readInformed,
  readInstant,
  readPastDay,
} from '../../../../../../electron/main/crm-api/wire/dates'

const NOW = Date.parse('2026-11-22T15:10:00Z')
const at = (raw: unknown) => readInstant(raw, NOW)

describe('moments', () => {
  it.each([
    ['2026-08-31T11:46:09.65', '2026-08-31T09:46:09.650Z', 'summer time, two decimals'],
    ['2026-01-31T11:46:09', '2026-01-31T10:46:09.000Z', 'winter time, no decimals'],
    ['2026-10-04T13:51:27.0252255+02:00', '2026-10-04T11:51:27.025Z', 'seven decimals, offset'],
    ['2026-10-04T13:51:27.9999999Z', '2026-10-04T13:51:27.999Z', 'seven decimals, Z'],
    ['2026-10-04T13:51:27z', '2026-10-04T13:51:27.000Z', 'small z'],
    ['2026-10-04T13:51:27-0130', '2026-10-04T15:21:27.000Z', 'offset without colon'],
    ['2026-10-04T13:51', '2026-10-04T11:51:00.000Z', 'no seconds'],
    ['2026-10-04', '2026-10-03T22:00:00.000Z', 'a day is its midnight in Sweden'],
    ['2026-08-31T23:30:00Z', '2026-08-31T23:30:00.000Z', 'late in the evening, UTC'],
    ['1985-07-01T12:00:00', '1985-07-01T10:00:00.000Z', 'summer time of another decade'],
    ['1975-07-01T12:00:00', '1975-07-01T11:00:00.000Z', 'before Sweden had summer time'],
  ])('D06 reads %s as %s (%s)', (raw, moment) => {
    expect(at(raw)).toBe(moment)
  })

  it('D06 reads the hour that comes twice in October as its first pass', () => {
    expect(at('2026-10-25T01:59:59')).toBe('2026-10-24T23:59:59.000Z')
    expect(at('2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z')
    expect(at('2026-10-25T03:00:00')).toBe('2026-10-25T02:00:00.000Z')
  })

  it('D06 reads the hour that is skipped in March as the one after it', () => {
    expect(at('2026-03-29T01:59:59')).toBe('2026-03-29T00:59:59.000Z')
    expect(at('2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z')
    expect(at('2026-03-29T03:00:00')).toBe('2026-03-29T01:00:00.000Z')
  })

  it.each([
    null,
    undefined,
    '',
    '   ',
    '0001-01-01T00:00:00',
    '1900-01-01T00:00:00Z',
    '9999-12-31T23:59:59',
    '2026-11-24T00:00:00',
    '2026-02-30T00:00:00',
    '2026-13-01T00:00:00',
    '2026-01-01T24:00:00',
    '2026-01-01T12:61:00',
    '2026-01-01T12:00:61',
    '2026-01-01T12:00:00+25:00',
    '2026-01-01T12:00:00+01:60',
    '2026-01-01T12:00:00Z, cirka',
    'den 2026-01-01T12:00:00Z',
    '2026-00-01',
    '2026-01-00',
    '04/10/2026',
    '4 okt 2026',
    'igår',
    1760000000000,
    { year: 2026 },
    [],
    true,
  ])('D05 finds no moment in %j', (raw) => {
    expect(at(raw)).toBeNull()
  })

  it.each([
    ['2026-01-01T23:59:59+14:00', '2026-01-01T09:59:59.000Z'],
    ['2026-01-01T12:00:00+01:59', '2026-01-01T10:01:00.000Z'],
    ['1900-06-01T12:00:00Z', '1900-06-01T12:00:00.000Z'],
    ['2026-11-23T15:10:00Z', '2026-11-23T15:10:00.000Z'],
  ])('D05 takes the last that can be true: %s', (raw, moment) => {
    expect(at(raw)).toBe(moment)
  })

  it('allows a server whose clock is a little ahead', () => {
    expect(at('2026-11-22T16:20:00')).toBe('2026-11-22T15:20:00.000Z')
  })

  it('never throws, and gives only moments between 1900 and now', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.date().map(String),
      fc.stringMatching(/^[\d:T.+Z-]*$/),
    )
    fc.assert(
      fc.property(anything, (raw) => {
        const moment = at(raw)
        if (moment === null) return
        expect(new Date(moment).toISOString()).toBe(moment)
        expect(Date.parse(moment)).toBeLessThanOrEqual(NOW + 24 * 3_600_000)
      }),
    )
  })

  it('reads back every moment it is given with its offset', () => {
    const moments = fc.date({
      min: new Date('1901-01-01'),
      max: new Date(NOW),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moments, (moment) => {
        expect(at(moment.toISOString())).toBe(moment.toISOString())
      }),
    )
  })
})

describe('days', () => {
  it.each([
    ['1962-03-14T00:00:00', '1962-03-14'],
    ['1962-03-14T23:30:00Z', '1962-03-14'],
    ['1962-03-14T00:00:00+02:00', '1962-03-14'],
    ['1962-03-14', '1962-03-14'],
    ['2026-11-22T00:00:00', '2026-11-22'],
  ])('D06 keeps the day of %s as written', (raw, day) => {
    expect(readPastDay(raw, NOW)).toBe(day)
  })

  it.each(['2026-11-23T00:00:00', '1899-12-31', '0001-01-01', '1900-01-01', '', null, 19620314])(
    'has no day of birth in %j',
    (raw) => {
      expect(readPastDay(raw, NOW)).toBeNull()
    },
  )
})

describe('the day of informing', () => {
  it('is the day the CRM wrote', () => {
    expect(readInformed('2024-03-11T00:00:00', NOW)).toEqual({ state: 'date', on: '2024-03-11' })
  })

  it('may be today', () => {
    expect(readInformed('2026-11-22', NOW)).toEqual({ state: 'date', on: '2026-11-22' })
  })

  it.each([null, undefined, '', ' ', '0001-01-01T00:00:00', '0001-01-01', '1900-01-01T00:00:00'])(
    'D05 is missing when the CRM says %j',
    (raw) => {
      expect(readInformed(raw, NOW)).toEqual({ state: 'unknown', reason: 'missing' })
    },
  )

  it.each(['9999-12-31T00:00:00', '2026-11-23', '1850-01-01', '2024-02-30', 'ja', true, 20240311])(
    'D05 is implausible when the CRM says %j',
    (raw) => {
      expect(readInformed(raw, NOW)).toEqual({ state: 'unknown', reason: 'implausible' })
    },
  )
})

describe('what tells one change from another', () => {
  it.each([
    [' 2026-10-04T13:51:27.0252255 ', '2026-10-04T13:51:27.0252255'],
    [1760000000000, '1760000000000'],
    [true, 'true'],
    ['  ', null],
    [null, null],
    [{}, null],
  ])('is %j as %j, to the letter', (raw, kept) => {
    expect(readChangedRaw(raw)).toBe(kept)
  })
})
