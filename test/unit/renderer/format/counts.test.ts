import { expect, it } from 'vitest'
import { formatCount } from '../../../../renderer/format/counts'

it('groups thousands with a space that does not break, or with a comma in English', () => {
  expect([0, 999, 4212, 50_000, 1_234_567].map((count) => formatCount(count, 'sv'))).toEqual([
    '0',
    '999',
    '4\u00a0212',
    '50\u00a0000',
    '1\u00a0234\u00a0567',
  ])
  expect(formatCount(4212, 'en')).toBe('4,212')
})
