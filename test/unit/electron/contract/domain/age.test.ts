import { describe, expect, it } from 'vitest'
import {
  addressesFetchedAt,
  ageMs,
  flagsNeedCheck,
} from '../../../../../electron/contract/domain/age'
import { listedGroup, roleEntry, rolesNotAsked, rolesPart } from '../../../../builders/roles'

const ROLES_AT = '2026-11-22T13:02:00.000Z'
const entry = (estateAddressAt: string | null) =>
  roleEntry({ estateAddress: estateAddressAt && 'Påhittsgatan 12', estateAddressAt })
const rolesWith = (...times: (string | null)[]) =>
  rolesPart([{ role: 'buyer', state: 'none-asked' }, listedGroup('seller', times.map(entry))], {
    fetchedAt: ROLES_AT,
  })

describe('GDPR 25 the age of flags', () => {
  const now = Date.parse('2026-11-23T13:02:00.000Z')

  it('is nothing at the moment they are fetched, and cannot be told from the future', () => {
    expect(ageMs(ROLES_AT, Date.parse(ROLES_AT))).toBe(0)
    expect(ageMs('2026-11-23T13:02:00.001Z', now)).toBeNull()
  })

  it('asks for a look into the CRM once it is more than a day', () => {
    expect(flagsNeedCheck(ROLES_AT, now)).toBe(false)
    expect(flagsNeedCheck(ROLES_AT, now + 1)).toBe(true)
    expect(flagsNeedCheck('2026-11-23T13:02:00.001Z', now)).toBe(true)
  })
})

describe('S30 the age of the addresses beside the roles', () => {
  it('is that of the oldest, where it is older than the roles', () => {
    const days = ['2026-11-20T13:02:00.000Z', '2026-11-19T13:02:00.000Z', null, ROLES_AT]
    expect(addressesFetchedAt(rolesWith(...days))).toBe('2026-11-19T13:02:00.000Z')
  })

  it('is not told where they came with the roles, or are none', () => {
    expect(addressesFetchedAt(rolesWith('2026-11-22T13:01:00.000Z', ROLES_AT))).toBeNull()
    expect(addressesFetchedAt(rolesWith('2026-11-22T12:02:00.000Z', ROLES_AT))).toBeNull()
    expect(addressesFetchedAt(rolesWith('2026-11-23T13:01:00.000Z'))).toBeNull()
    expect(addressesFetchedAt(rolesWith(null, '2026-11-22T13:01:00.000Z'))).toBeNull()
    expect(addressesFetchedAt(rolesWith(null))).toBeNull()
    expect(addressesFetchedAt(rolesWith())).toBeNull()
    expect(addressesFetchedAt(rolesNotAsked())).toBeNull()
  })
})
