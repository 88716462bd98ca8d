import { expect, it } from 'vitest'
import { readPartyRoles } from '../../../../../../electron/main/crm-api/wire/party-roles'
import { readRelations } from '../../../../../../electron/main/crm-api/wire/relations'

it('GDPR 12 D25 a number of a person in the place of an id names nobody, and stands on no card', () => {
  const named = { contactId: '19850412-9803', relation: 'PowerOfAttorney', partyRole: 'Guardian' }
  const known = { ...named, contactId: 'ADR00000000000000000000000000001001' }
  expect(readRelations({ relations: [named, known] })).toMatchObject({
    value: [{ related: { contactId: known.contactId } }],
  })
  const roles = readPartyRoles({ extraSeller: [{ ...named, estateId: 'OBJ99999_2000000001' }] }, 0)
  expect(roles).toMatchObject({ ok: true })
  expect(JSON.stringify(roles)).toContain('OBJ99999_2000000001')
  expect(JSON.stringify(roles)).not.toContain('9803')
})
