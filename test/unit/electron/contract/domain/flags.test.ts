import { describe, expect, it } from 'vitest'
import {
  advertisingAllowed,
  flag,
  informed,
  matching,
} from '../../../../../electron/contract/domain/flags'

describe('GDPR 1 a flag', () => {
  it('has three values, and unknown counts as the careful one', () => {
    expect(flag.options).toEqual(['yes', 'no', 'unknown'])
    expect(flag.options.filter(advertisingAllowed)).toEqual(['yes'])
  })

  it.each([true, false, null, undefined, 'maybe'])('is never %j', (value) => {
    expect(flag.safeParse(value).success).toBe(false)
  })
})

describe('GDPR 3 when somebody was informed', () => {
  it.each([
    { state: 'date', on: '2024-03-01' },
    { state: 'unknown', reason: 'missing' },
    { state: 'unknown', reason: 'implausible' },
  ])('may be %j', (value) => {
    expect(informed.parse(value)).toEqual(value)
  })

  it.each([
    { state: 'date' },
    { state: 'date', on: 'igår' },
    { state: 'date', on: '2024-03-01', reason: 'missing' },
    { state: 'unknown' },
    { state: 'unknown', reason: '' },
    { state: 'approved', on: '2024-03-01' },
  ])('is never %j', (value) => {
    expect(informed.safeParse(value).success).toBe(false)
  })
})

describe('GDPR 6 what somebody wants to be matched with', () => {
  it.each(['yes', 'no', 'not-asked', 'unknown'])('may be %s', (state) => {
    const value = { state, raw: 'Kanske', changedAt: '2026-05-20T09:12:44.317Z' }
    expect(matching.parse(value)).toEqual(value)
    expect(matching.safeParse({ ...value, raw: null, changedAt: null }).success).toBe(true)
  })

  it('is no other word, and leaves nothing out', () => {
    const value = { state: 'yes', raw: null, changedAt: null }
    expect(matching.safeParse({ ...value, state: '' }).success).toBe(false)
    expect(matching.safeParse({ state: 'yes' }).success).toBe(false)
  })
})
