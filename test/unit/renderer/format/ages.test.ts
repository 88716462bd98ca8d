import { describe, expect, it } from 'vitest'
import { en } from '../../../../electron/contract/texts/en'
import { sv } from '../../../../electron/contract/texts/sv'
import { fetchedWhen, isKnownAge } from '../../../../renderer/format/ages'

const now = Date.parse('2026-11-22T13:10:00Z')
const said = (fetchedAt: string, at = now) => fetchedWhen(fetchedAt, at, sv.card, 'sv')

describe('how old a card is said to be', () => {
  it('gives the time of day for something fetched today', () => {
    expect(said('2026-11-22T13:02:00Z')).toBe('14.02')
  })

  it('says yesterday for the day before, by the Swedish calendar', () => {
    expect(said('2026-11-21T08:10:00Z')).toBe('i går 09.10')
  })

  it('D06 takes half past eleven at night in UTC for the next Swedish day', () => {
    expect(said('2026-11-21T23:30:00Z')).toBe('00.30')
  })

  it('gives the date for anything older', () => {
    expect(said('2026-03-01T10:00:00Z')).toBe('2026-03-01')
  })

  it('finds yesterday also across the night when summer time ends', () => {
    expect(said('2026-10-24T22:30:00Z', Date.parse('2026-10-26T08:00:00Z'))).toBe('i går 00.30')
  })

  it('finds yesterday on new year’s day', () => {
    expect(said('2025-12-31T11:00:00Z', Date.parse('2026-01-01T11:00:00Z'))).toBe('i går 12.00')
  })

  it('S23 calls a time in the future unknown, never "in three hours"', () => {
    expect(said('2026-11-22T16:00:00Z')).toBe('vid okänd tid')
    expect(isKnownAge('2026-11-22T16:00:00Z', now)).toBe(false)
  })

  it('calls a time that is none unknown', () => {
    expect(said('yesterday')).toBe('vid okänd tid')
  })

  it('writes the time with a colon in English', () => {
    expect(fetchedWhen('2026-11-21T08:10:00Z', now, en.card, 'en')).toBe('yesterday 09:10')
  })
})
