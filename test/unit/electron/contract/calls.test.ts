import { describe, expect, it } from 'vitest'
import { calls } from '../../../../electron/contract/calls'

const key = { customerId: 'M99999', contactId: 'ADR1' }

describe('what may be copied or called', () => {
  it.each(['contacts.copy', 'contacts.reach'] as const)(
    'D26 %s names a number by its field and its place there, and never brings a text along',
    (name) => {
      const isTaken = (field: unknown) => calls[name].input.safeParse({ key, field }).success
      expect(isTaken({ phone: 'telephone.cell', at: 1 })).toBe(true)
      for (const field of [
        'telephone.cell',
        { phone: 'telephone.cell' },
        { phone: 'telephone.cell', at: -1 },
        { phone: 'telephone.cell', at: 0.5 },
        { phone: 'telephone.cell', at: '0' },
        { phone: 'email.emailAddress', at: 0 },
        { phone: 'telephone.cell', at: 0, dialable: '+46701740605' },
        '+46701740605',
      ]) {
        expect([field, isTaken(field)]).toEqual([field, false])
      }
    },
  )
})
