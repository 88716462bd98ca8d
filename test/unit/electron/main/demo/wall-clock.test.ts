import { describe, expect, it } from 'vitest'
import { readMoment, writeMoment } from '../../../../../electron/main/demo/server/wall-clock'

const utc = (text: string) => {
  const at = readMoment(text)
  return at === null ? null : new Date(at).toISOString()
}

describe('the stand-in’s reading of dates', () => {
  it.each([
    ['2026-08-31T11:46:09.65', '2026-08-31T09:46:09.650Z'],
    ['2026-01-14T13:37:05.127', '2026-01-14T12:37:05.127Z'],
    ['2026-09-02T16:20:31.0000000+02:00', '2026-09-02T14:20:31.000Z'],
    ['2999-01-01T00:00:00Z', '2999-01-01T00:00:00.000Z'],
    ['2026-05-06', '2026-05-05T22:00:00.000Z'],
    ['2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z'],
    // A plus that came through a query unescaped has become a space.
    ['2026-05-06T10:00:00 02:00', null],
  ])('takes bare time as Swedish and honours an offset: %s', (text, expected) => {
    expect(utc(text)).toBe(expected)
  })

  it.each(['igår', '', '2026-02-30T00:00:00', '2026-13-01', 'T10:00', null, 7])(
    'knows what is no date: %s',
    (text) => {
      expect(readMoment(text)).toBeNull()
    },
  )

  it('writes what it can read again', () => {
    for (const at of [Date.parse('2026-07-01T12:00:00.5Z'), Date.parse('2026-12-31T23:30:00Z')]) {
      expect(readMoment(writeMoment(at))).toBe(at)
    }
    expect(writeMoment(Date.parse('2026-12-31T23:30:00Z'))).toBe('2027-01-01T00:30:00')
  })
})
