import { describe, expect, it } from 'vitest'
import { dayBefore, dayInStockholm, momentInStockholm } from '../../../../renderer/format/stockholm'

describe('Swedish days and times', () => {
  it('D06 shows 23:30 UTC as the day it was in Sweden', () => {
    expect(dayInStockholm('2026-08-31T23:30:00Z')).toBe('2026-09-01')
    expect(dayInStockholm('2026-08-31T21:30:00Z')).toBe('2026-08-31')
  })

  it('follows summer time', () => {
    expect(momentInStockholm('2026-07-01T10:00:00Z', 'sv')).toBe('2026-07-01 12.00')
    expect(momentInStockholm('2026-01-01T10:00:00Z', 'en')).toBe('2026-01-01 11:00')
  })

  it('has no day for a text that is no moment', () => {
    expect(dayInStockholm('snart')).toBeNull()
    expect(momentInStockholm('', 'sv')).toBeNull()
  })

  it('steps back over months and leap days', () => {
    expect(dayBefore('2026-03-01')).toBe('2026-02-28')
    expect(dayBefore('2024-03-01')).toBe('2024-02-29')
  })
})
