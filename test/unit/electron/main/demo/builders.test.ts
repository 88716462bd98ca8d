import { describe, expect, it } from 'vitest'
import { findCheckDigit } from '../../../../../electron/main/demo/sample/identity-numbers'
import {
  aCompanyContact,
  aContactCard,
  aDeceasedEstateContact,
  anUnknownContact,
  fetched,
  notFetched,
} from '../../../../builders/card'
import { aCompany, aContactOfType, aDeceasedEstate, aPerson } from '../../../../builders/people'
import company from '../../../../fixtures/samples/contact-company.json' with { type: 'json' }
import deceasedEstate from '../../../../fixtures/samples/contact-deceased-estate.json' with { type: 'json' }
import person from '../../../../fixtures/samples/contact-person.json' with { type: 'json' }

describe('built people', () => {
  it('have exactly the fields of the sample answers, in their order', () => {
    expect(Object.keys(aPerson())).toEqual(Object.keys(person))
    expect(Object.keys(aCompany())).toEqual(Object.keys(company))
    expect(Object.keys(aDeceasedEstate())).toEqual(Object.keys(deceasedEstate))
    expect(aContactOfType(null)['type']).toBeNull()
  })

  it('take whatever a test gives them', () => {
    expect(aPerson({ advertisingEnabled: 'kanske' })['advertisingEnabled']).toBe('kanske')
  })

  it('have invented numbers with the right check digit', () => {
    for (const one of [aPerson(), aDeceasedEstate()]) {
      const digits = String(one['socialSecurityNumber']).replace(/\D/g, '').slice(-10)
      expect(digits.slice(6, 8)).toBe('98')
      expect(findCheckDigit(digits.slice(0, 9))).toBe(Number(digits[9]))
    }
  })
})

describe('built cards', () => {
  it('keep to the contract for every kind of contact', () => {
    const contacts = [aCompanyContact(), aDeceasedEstateContact(), anUnknownContact()]
    const kinds = contacts.map((contact) => aContactCard({ contact }).contact.kind)
    expect(kinds).toEqual(['company', 'deceased-estate', 'unknown'])
    expect(aContactCard({ relations: notFetched() }).relations.state).toBe('not-fetched')
    expect(aContactCard({ relations: fetched([]) }).relations).toMatchObject({ value: [] })
  })

  it('refuse what the contract does not allow', () => {
    expect(() => aContactCard({ agent: { state: 'named', name: 7 } as never })).toThrow()
  })
})
