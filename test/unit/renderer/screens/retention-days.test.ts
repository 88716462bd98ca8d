import { expect, it } from 'vitest'
import { readDays } from '../../../../renderer/screens/settings/retention-days'

it('takes whole days from 1 to 30, and nothing else', () => {
  expect(['1', ' 14 ', '30'].map(readDays)).toEqual([1, 14, 30])
  for (const text of ['', '0', '31', '-1', '1.5', '1e1', 'två', '014']) {
    expect(readDays(text), text).toBeNull()
  }
})
