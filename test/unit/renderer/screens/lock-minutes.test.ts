import { expect, it } from 'vitest'
import { readMinutes } from '../../../../renderer/screens/settings/lock-minutes'

it('GDPR 36 takes whole minutes from 1 to 60, and nothing else', () => {
  expect(['1', ' 10 ', '60'].map(readMinutes)).toEqual([1, 10, 60])
  for (const text of ['', '0', '61', '-1', '1.5', '1e1', 'tio', '010']) {
    expect(readMinutes(text), text).toBeNull()
  }
})
