import { describe, expect, it } from 'vitest'
import type { UncoveredCard, UncoveredLine } from '../../../../../electron/contract/domain/card'
import type { ContactId, CustomerId } from '../../../../../electron/contract/domain/ids'
import { coverCard, coverLine, coverText } from '../../../../../electron/main/privacy/covered'
import { aPersonContact, fetched } from '../../../../builders/card'

const NUMBER = '850412-9803'
const HIDDEN = '••••••-••••'
/** A phone where one is looked for, and in any other text a number of a person. */
const EITHER = '0701740607'
/** Norwegian wherever no phone is looked for. */
const NORDIC = '01018510002'
const ID = 'ADR1' as ContactId

function aCard(): UncoveredCard {
  const contact = aPersonContact({ note: `${NUMBER} och ${EITHER}`, address: null, leadScore: 3 })
  const numbers = [
    { dialable: NUMBER, written: EITHER, label: `Bo ${NUMBER}` },
    { dialable: null, written: NUMBER, label: null },
    { dialable: null, written: NORDIC, label: null },
  ]
  const related = { contactId: NUMBER as ContactId, name: `Al ${NUMBER}` }
  return {
    contact: {
      ...{ ...contact, id: NUMBER as ContactId, customerId: NUMBER as CustomerId, agentId: NUMBER },
      phones: [{ field: 'telephone.cell', numbers }],
      categories: [{ id: NUMBER, name: `K ${NUMBER}` }],
    } as UncoveredCard['contact'],
    card: { fetchedAt: '2026-11-22T13:02:00Z', refreshing: false, failure: null },
    agent: { state: 'named', name: `Maja ${NUMBER}` },
    roles: fetched([
      {
        ...{ role: 'seller', state: 'listed' },
        entries: [
          {
            ...{ estateId: NUMBER, estateAddress: `Väg ${EITHER}`, estateAddressAt: null },
            ...{ createdAt: null, approximate: false, kind: null, related },
          },
        ],
      },
    ]),
    relations: fetched([]),
    changes: [],
    presented: false,
  }
}

const aLine = (hint: string | null): UncoveredLine => ({
  ...{ contactId: ID, customerId: 'M99999' as CustomerId, kind: 'person', deceased: false },
  ...{ name: `Ek ${NUMBER}`, hint, protectedIdentity: false, changed: 'none' },
})

describe('what leaves for the window', () => {
  it('GDPR 12 D24 has no number of a person in any text of a card, but for the ids of the CRM', () => {
    const { contact, agent, roles } = coverCard(aCard())
    expect(contact).toMatchObject({
      ...{ id: NUMBER, customerId: NUMBER, agentId: NUMBER, leadScore: 3, address: null },
      note: `${HIDDEN} och ${HIDDEN}`,
      categories: [{ id: NUMBER, name: `K ${HIDDEN}` }],
    })
    expect(agent).toEqual({ state: 'named', name: `Maja ${HIDDEN}` })
    expect(roles).toMatchObject({
      value: [
        {
          entries: [
            {
              ...{ estateId: NUMBER, estateAddress: `Väg ${HIDDEN}`, approximate: false },
              related: { contactId: NUMBER, name: `Al ${HIDDEN}` },
            },
          ],
        },
      ],
    })
  })

  it('D18 GDPR 12 leaves a phone in its field as it is, to be read and to be dialled', () => {
    expect(coverCard(aCard()).contact.phones).toEqual([
      {
        field: 'telephone.cell',
        numbers: [
          { dialable: NUMBER, written: EITHER, label: `Bo ${HIDDEN}` },
          { dialable: null, written: HIDDEN, label: null },
          { dialable: null, written: NORDIC, label: null },
        ],
      },
    ])
  })

  it.each([
    [EITHER, EITHER],
    [` (${EITHER})`, ` (${EITHER})`],
    ['+46 70 174 06 07', '+46 70 174 06 07'],
    [NORDIC, NORDIC],
    [NUMBER, HIDDEN],
    [`Ort ${EITHER}`, `Ort ${HIDDEN}`],
    ['', ''],
    [null, null],
  ])('D18 D24 GDPR 12 hints in a list at a phone or a town: %j as %j', (hint, shown) => {
    expect(coverLine(aLine(hint))).toEqual({ ...aLine(shown), name: `Ek ${HIDDEN}` })
  })

  it('D24 takes a text for no field of phones unless that is said', () => {
    expect(coverText(EITHER)).toBe(HIDDEN)
    expect(coverText(EITHER, 'phone-field')).toBe(EITHER)
  })
})
