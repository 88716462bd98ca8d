import { expect, it } from 'vitest'
import { noExport } from '../../../../renderer/screens/contact-card/no-export'
import { aContactCard, aPersonContact } from '../../../builders/card'

const card = aContactCard()
const hidden = aContactCard({ contact: aPersonContact({ protectedIdentity: true }) })

it('GDPR 24 GDPR 37 makes no file without a card, of a protected one, or while presenting', () => {
  expect(noExport(null, true)).toBe('no-card')
  expect(noExport(hidden, false)).toBe('protected')
  // Turning presentation mode off would not help.
  expect(noExport(hidden, true)).toBe('protected')
  expect(noExport(card, true)).toBe('presenting')
  expect(noExport(card, false)).toBeNull()
})
