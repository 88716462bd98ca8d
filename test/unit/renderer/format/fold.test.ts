import { describe, expect, it } from 'vitest'
import { fold, phoneDigits } from '../../../../renderer/format/fold'

describe('comparing what is typed with what is shown', () => {
  it('ignores case, accents and odd spaces', () => {
    expect(fold('  Åsa\u00a0 Lindén ')).toBe('asa linden')
  })

  it.each(['070-174 06 05', '+46 70 174 06 05', '0046701740605', '+46 (0)70-174 06 05'])(
    'D19 reads %s as the same number',
    (written) => expect(phoneDigits(written)).toBe('0701740605'),
  )
})
