import { describe, expect, it } from 'vitest'
import { contactCard } from '../../../../../electron/contract/domain/card'
import { contactKey } from '../../../../../electron/contract/domain/ids'
import type { Relation, RoleGroup } from '../../../../../electron/contract/domain/party'
import { idle, toCard } from '../../../../../electron/main/contacts/card-entry'
import type { CardEntry, Lookups } from '../../../../../electron/main/contacts/card-entry'
import { aPersonContact, fetched } from '../../../../builders/card'

const lookups: Lookups = {
  agentOf: () => ({ state: 'named', name: 'Maja Mallmäklare' }),
  nameOf: () => 'Ingrid Exempelsson',
  isProtected: () => false,
  addressOf: () => ({ address: 'Påhittsgatan 12', fetchedAt: Date.UTC(2026, 10, 20) }),
}
const other = contactKey.parse({ customerId: 'M99999', contactId: 'ADR2' }).contactId
const roles: RoleGroup[] = [
  {
    role: 'seller',
    state: 'listed',
    entries: [
      {
        estateId: 'OBJ99999_1',
        estateAddress: null,
        estateAddressAt: null,
        createdAt: null,
        approximate: false,
        kind: null,
        related: null,
      },
    ],
  },
  {
    role: 'extraSeller',
    state: 'listed',
    entries: [
      {
        estateId: 'OBJ99999_2',
        estateAddress: null,
        estateAddressAt: null,
        createdAt: null,
        approximate: false,
        kind: { state: 'known', kind: 'PowerOfAttorney' },
        related: { contactId: other, name: null },
      },
    ],
  },
]
const relations: Relation[] = [
  {
    direction: 'held',
    kind: { state: 'known', kind: 'PowerOfAttorney' },
    related: { contactId: other, name: null },
  },
]

function cardOf(given: Parameters<typeof aPersonContact>[0], known = lookups) {
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
    roles: fetched(roles),
    relations: fetched(relations),
    changes: [],
  }
  return contactCard.parse(toCard(entry, known))
}
const rolesOf = (card: ReturnType<typeof cardOf>) =>
  card.roles.state === 'fetched'
    ? card.roles.value.map((group) => (group.state === 'listed' ? group.entries : null))
    : null

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
