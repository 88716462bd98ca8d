import { expect, it } from 'vitest'
import { readWhole } from '../../../../renderer/screens/settings/whole-number'

it.each([
  ['GDPR 17 takes whole days', 30],
  ['GDPR 36 takes whole minutes', 60],
  ['takes whole numbers', 365],
])('%s from 1 to %i, and nothing else', (_what, most) => {
  const read = (text: string) => readWhole(text, 1, most)
  expect(['1', ' 14 ', String(most)].map(read)).toEqual([1, 14, most])
  for (const text of ['', '0', String(most + 1), '-1', '1.5', '1e1', 'två', `0${most}`]) {
    expect(read(text), text).toBeNull()
  }
})
