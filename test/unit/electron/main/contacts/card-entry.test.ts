import { describe, expect, it } from 'vitest'
import { contactCard } from '../../../../../electron/contract/domain/card'
import { contactKey } from '../../../../../electron/contract/domain/ids'
import type { Relation } from '../../../../../electron/contract/domain/party'
import { idle, toCard } from '../../../../../electron/main/contacts/card-entry'
import type { CardEntry, Lookups } from '../../../../../electron/main/contacts/card-entry'
import type { StoredGroup } from '../../../../../electron/main/store/stored-roles'
import { aPersonContact, fetched } from '../../../../builders/card'
import { storedGroup, toldRole } from '../../../../builders/roles'

const lookups: Lookups = {
  agentOf: () => ({ state: 'named', name: 'Maja Mallmäklare' }),
  nameOf: () => 'Ingrid Exempelsson',
  isProtected: () => false,
  estateOf: (estateId) => ({
    ...{ estateId, address: 'Påhittsgatan 12', area: 'Provköping', number: 'EX-1' },
    ...{ kind: null, status: 'Till salu', fetchedAt: Date.UTC(2026, 10, 20) },
  }),
}
const other = contactKey.parse({ customerId: 'M99999', contactId: 'ADR2' }).contactId
const roles: StoredGroup[] = [
  storedGroup('seller', [toldRole('OBJ99999_1')]),
  storedGroup('extraSeller', [
    toldRole('OBJ99999_2', {
      kind: { state: 'known', kind: 'PowerOfAttorney' },
      relatedId: other,
    }),
  ]),
]
const relations: Relation[] = [
  {
    direction: 'held',
    kind: { state: 'known', kind: 'PowerOfAttorney' },
    related: { contactId: other, name: null },
  },
]

function cardOf(
  given: Parameters<typeof aPersonContact>[0],
  known = lookups,
  stored: readonly StoredGroup[] = roles,
) {
  const contact = aPersonContact(given)
  const entry: CardEntry = {
    key: { customerId: contact.customerId, contactId: contact.id },
    record: {
      contact,
      fullNumber: '19850412-9803',
      nameParts: null,
      homePageUrl: null,
      changedRaw: null,
    },
    fetchedAt: '2026-11-20T12:00:00.000Z',
    activity: idle,
    roles: stored,
    relations: fetched(relations),
    changes: [],
  }
  return contactCard.parse(toCard(entry, known))
}
/** The groups of which the CRM has told. */
const rolesOf = ({ roles: part }: ReturnType<typeof cardOf>) =>
  part.state === 'none-asked'
    ? null
    : part.value.flatMap((group) => (group.state === 'none-asked' ? [] : [group.entries]))
const statesOf = ({ roles: part }: ReturnType<typeof cardOf>) =>
  part.state === 'none-asked' ? null : part.value.map(({ role, state }) => `${role} ${state}`)

describe('what the window gets of a contact', () => {
  it('has the addresses of its estates, and never the full number', () => {
    const card = cardOf({})
    expect(rolesOf(card)).toMatchObject([
      [{ estateId: 'OBJ99999_1', estateAddress: 'Påhittsgatan 12' }],
      [{ estateId: 'OBJ99999_2', related: { contactId: other, name: 'Ingrid Exempelsson' } }],
    ])
    expect(JSON.stringify(card)).not.toContain('9803')
  })

  it('GDPR 24 names nobody who is protected, and no estate they have to do with', () => {
    const card = cardOf({}, { ...lookups, isProtected: (id) => id === other })
    expect(rolesOf(card)).toMatchObject([[{ estateId: 'OBJ99999_1' }], []])
    expect(card.relations).toMatchObject({ state: 'fetched', value: [] })
    expect(JSON.stringify(card)).not.toMatch(/ADR2|OBJ99999_2/)
  })

  it('GDPR 24 names nobody beside an estate of whom nobody has told whether they are protected', () => {
    const card = cardOf({}, { ...lookups, isProtected: () => null, nameOf: () => null })
    expect(rolesOf(card)).toMatchObject([
      [{ estateId: 'OBJ99999_1' }],
      [{ estateId: 'OBJ99999_2', related: null }],
    ])
    expect(card.relations).toMatchObject({ value: [{ related: { contactId: other, name: null } }] })
  })
})

describe('how the roles of a card are known (decision 22)', () => {
  const at = (day: number) => Date.UTC(2026, 10, day)
  const iso = (day: number) => new Date(at(day)).toISOString()
  const withRoles = (...stored: StoredGroup[]) => cardOf({}, lookups, stored)

  it('is not at all where nobody has asked, and of a group that no answer spoke of', () => {
    expect(withRoles().roles).toEqual({ state: 'none-asked', refreshing: false, failure: null })
    expect(statesOf(withRoles(storedGroup('buyer', [], { state: 'overview' })))).toEqual([
      ...['seller none-asked', 'buyer overview', 'extraSeller none-asked'],
      ...['extraBuyer none-asked', 'owner none-asked', 'tenant none-asked'],
      ...['extraOwner none-asked', 'extraTenant none-asked', 'speculator none-asked'],
    ])
  })

  it('is whole as old as the oldest of the dated groups, whatever the prospects are', () => {
    const whole = withRoles(
      storedGroup('seller', [], { fetchedAt: at(20) }),
      storedGroup('buyer', [], { fetchedAt: at(19) }),
      storedGroup('speculator', [], { fetchedAt: at(2) }),
    )
    expect(whole.roles).toMatchObject({ state: 'whole', fetchedAt: iso(19) })
  })

  it('is in outline where a dated group is, or none of them is known', () => {
    const mixed = withRoles(
      storedGroup('seller', [], { state: 'overview', fetchedAt: at(20) }),
      storedGroup('buyer', [], { fetchedAt: at(19) }),
      storedGroup('speculator', [], { fetchedAt: at(18) }),
    )
    expect(mixed.roles).toMatchObject({ state: 'overview', fetchedAt: iso(18) })
    const prospects = withRoles(storedGroup('speculator', [], { fetchedAt: at(18) }))
    expect(prospects.roles).toMatchObject({ state: 'overview', fetchedAt: iso(18) })
    expect(statesOf(prospects)?.at(-1)).toBe('speculator whole')
  })

  it('S30 takes status and address of an estate from what the copy has, with their age', () => {
    const told = toldRole('OBJ99999_1', { estateKind: { state: 'known', kind: 'plot' } })
    expect(rolesOf(withRoles(storedGroup('seller', [told])))).toMatchObject([
      [
        {
          ...{ estateAddress: 'Påhittsgatan 12', estateAddressAt: iso(20) },
          ...{ estateStatus: 'Till salu', estateKind: { state: 'known', kind: 'plot' } },
        },
      ],
    ])
    const unknown = cardOf({}, { ...lookups, estateOf: () => null }, [
      storedGroup('seller', [told]),
    ])
    expect(rolesOf(unknown)).toMatchObject([
      [{ estateAddress: null, estateAddressAt: null, estateStatus: null }],
    ])
  })
})
