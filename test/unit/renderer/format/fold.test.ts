import { expect, it } from 'vitest'
import { fold } from '../../../../renderer/format/fold'

it('compares what is typed with what is shown, whatever case, accents and odd spaces', () => {
  expect(fold('  Åsa\u00a0 Lindén ')).toBe('asa linden')
})
