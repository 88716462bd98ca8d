import { describe, expect, it } from 'vitest'
import type { UncoveredCard, UncoveredLine } from '../../../../../electron/contract/domain/card'
import type { ContactId, CustomerId } from '../../../../../electron/contract/domain/ids'
import { coverCard, coverLine, coverText } from '../../../../../electron/main/privacy/covered'
import { aCompanyContact, aPersonContact, fetched } from '../../../../builders/card'
import { listedGroup, roleEntry, rolesPart } from '../../../../builders/roles'

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
    roles: rolesPart([
      listedGroup('seller', [
        roleEntry({
          ...{ estateId: NUMBER, estateAddress: `Väg ${EITHER}`, related },
          ...{ estateStatus: `Såld av ${NUMBER}`, level: { state: 'unknown', raw: NUMBER } },
          estateKind: { state: 'unknown', raw: `Hus ${NUMBER}` },
        }),
      ]),
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
              ...{ estateStatus: `Såld av ${HIDDEN}`, level: { state: 'unknown', raw: HIDDEN } },
              estateKind: { state: 'unknown', raw: `Hus ${HIDDEN}` },
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

  const reached = (contact: UncoveredCard['contact']) => coverCard({ ...aCard(), contact }).contact

  it('D18 D24 GDPR 12 writes to no address that holds a number', () => {
    const email = (written: string, writable: boolean) => ({
      field: 'email.emailAddress' as const,
      ...{ written, writable },
    })
    const hidden = email(`bo.${HIDDEN}@example.com`, false)
    for (const [given, shown] of [
      [email('bo@example.com', true), email('bo@example.com', true)],
      [email('bo(at)example.com', false), email('bo(at)example.com', false)],
      [email(`bo.${NUMBER}@example.com`, true), hidden],
    ] as const) {
      expect(reached(aPersonContact({ emails: [given] })).emails).toEqual([shown])
    }
  })

  it('D18 D24 GDPR 12 leads to no home page that holds a number', () => {
    const pageOf = (homePage: { written: string; host: string | null } | null) => {
      const contact = reached(aCompanyContact({ homePage }))
      return contact.kind === 'company' && contact.homePage
    }
    const plain = { written: 'www.prov.example', host: 'www.prov.example' }
    expect(pageOf(plain)).toEqual(plain)
    expect(pageOf({ written: `prov.example/${NUMBER}`, host: 'prov.example' })).toEqual({
      written: `prov.example/${HIDDEN}`,
      host: null,
    })
    expect(pageOf(null)).toBeNull()
  })

  it('D24 GDPR 12 leaves no digit of a number that begins in one part of an address and ends in the next', () => {
    const coordinate = { latitude: 57.1, longitude: 17.9 }
    const address = (streetAddress: string, zipCode: string | null) => ({
      ...{ streetAddress, zipCode, city: 'Testköping', countryCode: 'SE', coordinate },
    })
    const addressOf = (given: ReturnType<typeof address>) =>
      reached(aPersonContact({ address: given })).address
    expect(addressOf(address('Provvägen 1', '990 02'))).toEqual(address('Provvägen 1', '990 02'))
    expect(addressOf(address('Provvägen 850412-', '9803'))).toEqual(
      address('Provvägen ••••-', '••••'),
    )
    expect(addressOf(address(`c/o ${NUMBER}`, null))).toEqual(address(`c/o ${HIDDEN}`, null))
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
