import { expect, it } from 'vitest'
import { formatBytes } from '../../../../renderer/format/sizes'

it('says how large a file is as a colleague would', () => {
  const sizes = [0, 1, 999, 34_211, 999_999, 1_000_000, 38_412_288, 1_234_500_000]
  expect(sizes.map((bytes) => formatBytes(bytes, 'sv').replaceAll('\u00a0', ' '))).toEqual([
    '0 kB',
    '1 kB',
    '1 kB',
    '35 kB',
    '1 000 kB',
    '1,0 MB',
    '38,4 MB',
    '1 234,5 MB',
  ])
  expect(formatBytes(38_412_288, 'en')).toBe('38.4\u00a0MB')
})
