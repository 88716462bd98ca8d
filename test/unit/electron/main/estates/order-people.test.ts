import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EstatePerson } from '../../../../../electron/contract/domain/estate'
import { interestLevels, partyRoles } from '../../../../../electron/contract/domain/party-roles'
import { orderPeople } from '../../../../../electron/main/estates/order-people'

type Ranked = Pick<EstatePerson, 'role' | 'level'> & { readonly name?: string }
const prospect = (level: (typeof interestLevels)[number]): Ranked => ({
  role: 'speculator',
  level: { state: 'known', level },
})
const unknownLevel: Ranked = { role: 'speculator', level: { state: 'unknown', raw: 'Nyfiken' } }
const noLevel: Ranked = { role: 'speculator', level: null }
const order = (people: readonly Ranked[]) => orderPeople(people, (one) => one)

const groups: readonly Ranked[] = partyRoles
  .filter((role) => role !== 'speculator')
  .map((role) => ({ role, level: null }))
/** As the page has them from top to bottom. */
const inOrder: readonly Ranked[] = [
  ...groups,
  ...interestLevels.slice(0, 9).map(prospect),
  unknownLevel,
  prospect('NotInterested'),
  prospect('Archived'),
]

describe('the order of an estate’s people', () => {
  it('is sellers, buyers, who acts for them, owners and tenants, then prospects, the keenest first', () => {
    expect(inOrder.map(({ role }) => role).slice(0, 5)).toEqual([
      ...['seller', 'buyer', 'extraSeller', 'extraBuyer', 'owner'],
    ])
    fc.assert(
      fc.property(fc.shuffledSubarray([...inOrder]), (some) => {
        expect(order(some)).toEqual(inOrder.filter((one) => some.includes(one)))
      }),
    )
  })

  it('D02 has prospects of a level that nobody knows behind the keen and before the former', () => {
    expect(order([prospect('Archived'), noLevel, prospect('Assigned')])).toEqual([
      ...[prospect('Assigned'), noLevel, prospect('Archived')],
    ])
  })

  it('leaves those of one group, and of one level, as they come: by name', () => {
    const named = (one: Ranked, name: string) => ({ ...one, name })
    const anna = named(prospect('Interested'), 'Anna')
    const bo = named(prospect('Interested'), 'Bo')
    const seller = named({ role: 'seller', level: null }, 'Cia')
    expect(order([anna, bo, seller])).toEqual([seller, anna, bo])
    expect(order([named(unknownLevel, 'Anna'), named(noLevel, 'Bo')])).toEqual([
      ...[named(unknownLevel, 'Anna'), named(noLevel, 'Bo')],
    ])
  })
})
