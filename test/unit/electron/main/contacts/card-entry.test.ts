import { describe, expect, it } from 'vitest'
import { contactCard } from '../../../../../electron/contract/domain/card'
import type { RoleGroup } from '../../../../../electron/contract/domain/party'
import { idle, toCard } from '../../../../../electron/main/contacts/card-entry'
import type { CardEntry, Lookups } from '../../../../../electron/main/contacts/card-entry'
import { aPersonContact, fetched, notFetched } from '../../../../builders/card'

const lookups: Lookups = {
  agentOf: () => ({ state: 'named', name: 'Maja Mallmäklare' }),
  nameOf: () => 'Ingrid Exempelsson',
  addressOf: () => ({ address: 'Påhittsgatan 12', fetchedAt: Date.UTC(2026, 10, 20) }),
}
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
    relations: notFetched(),
    changes: [],
  }
  return contactCard.parse(toCard(entry, known))
}
const addressesOf = (card: ReturnType<typeof cardOf>) =>
  card.roles.state === 'fetched'
    ? card.roles.value.flatMap((group) =>
        group.state === 'listed' ? group.entries.map(({ estateAddress }) => estateAddress) : [],
      )
    : null

describe('what the window gets of a contact', () => {
  it('has the addresses of its estates, and never the full number', () => {
    const card = cardOf({})
    expect(addressesOf(card)).toEqual(['Påhittsgatan 12'])
    expect(JSON.stringify(card)).not.toContain('9803')
  })

  it('GDPR 24 has no address of an estate when the identity is protected: one may be home', () => {
    const card = cardOf({ protectedIdentity: true })
    expect(addressesOf(card)).toEqual([null])
    expect(JSON.stringify(card)).not.toContain('Påhittsgatan')
    // Which role, and in which matter, stays: the office must be able to work.
    expect(card.roles).toMatchObject({ value: [{ entries: [{ estateId: 'OBJ99999_1' }] }] })
  })
})
