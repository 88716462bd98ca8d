import { expect, it } from 'vitest'
import { holdsNumber } from '../../../../../electron/contract/person-number/cover'

it('GDPR 37 finds a number within a text, however it is written', () => {
  for (const text of [
    '0701740605@example.com',
    'ingrid.19620314-9809@example.com',
    '070-174 06 05',
    'http://example.com/556000-4615',
    '+46 (0)70 174',
  ]) {
    expect(holdsNumber(text), text).toBe(true)
  }
})

it('GDPR 37 leaves what merely has digits', () => {
  for (const text of [
    'ingrid.exempelsson@example.com',
    'info2024@example.com',
    'maja85@example.com',
  ]) {
    expect(holdsNumber(text), text).toBe(false)
  }
})
