import type { Estate, EstateType } from '../office-data'
import { estateStatuses } from '../server/estates'
import { estateIdOf, SAMPLE_CUSTOMER, userIdOf } from './drafts'
import type { Moments } from './moments'
import { inventSite } from './places'
import type { Random } from './random'

/** In no estate list, so that a role without an address can be seen. */
export const UNLISTED_ESTATE = estateIdOf(5)

const FIRST_INVENTED = 7
const LAST_INVENTED = 121

/** Houses and flats in plenty, each of the other types at least a few times. */
const types: readonly EstateType[] = [
  'House',
  'HousingCooperative',
  'HousingCooperative',
  'House',
  'Cottage',
  'HousingCooperative',
  'Premises',
  'House',
  'Plot',
  'HousingCooperative',
  'Farm',
  'Premises',
  'Condominium',
  'House',
  'Project',
  'CommercialProperty',
  'Foreignproperty',
]

/** Owners and tenants belong to premises, sellers and buyers to everything else (API 3.6). */
export function isRented(type: EstateType): boolean {
  return type === 'Premises' || type === 'CommercialProperty'
}

export function draftEstates(random: Random, moments: Moments): Estate[] {
  const invented = Array.from({ length: LAST_INVENTED - FIRST_INVENTED + 1 }, (_, index) =>
    inventEstate(FIRST_INVENTED + index, random, moments),
  )
  return [...knownEstates, ...invented]
}

export function inventEstate(
  number: number,
  random: Random,
  moments: Moments,
  customerId = SAMPLE_CUSTOMER,
): Estate {
  const site = inventSite(random)
  const isForSale = random.chance(0.3)
  const statusId = isForSale ? '3' : random.pick(['2', '4', '4', '4', '10'])
  return {
    estateId: estateIdOf(number, customerId),
    estateType: types[number % types.length] ?? 'House',
    ...site,
    areaName: random.pick([site.city, `${site.city} norra`, `${site.city} centrum`]),
    status: findStatus(statusId),
    objectNumber: `EX-${1000 + number}`,
    dateChanged: moments.daysAgo(isForSale ? random.between(0, 60) : random.between(90, 2600)),
    agentId: userIdOf(random.pick([1, 1, 2, 4])),
    price: random.between(8, 90) * 95_000,
    published: isForSale || statusId === '10',
    addressHidden: isForSale && random.chance(0.15),
  }
}

type Known = Pick<Estate, 'estateType' | 'streetAddress' | 'zipCode' | 'city' | 'areaName'>

function knownEstate(number: number, statusId: string, dateChanged: string, given: Known): Estate {
  return {
    estateId: estateIdOf(number),
    status: findStatus(statusId),
    objectNumber: `EX-${1000 + number}`,
    dateChanged,
    agentId: userIdOf(1),
    longitude: 20 + number / 100,
    latitude: 58 + number / 100,
    price: null,
    published: false,
    addressHidden: false,
    ...given,
  }
}

/** Those of the contract's sample answers. */
const knownEstates: readonly Estate[] = [
  {
    ...knownEstate(1, '4', '2025-06-01T12:00:00', {
      estateType: 'HousingCooperative',
      streetAddress: 'Påhittsgatan 12',
      zipCode: '990 01',
      city: 'Låtsasstad',
      areaName: 'Låtsasstad centrum',
    }),
    price: 2_395_000,
    published: true,
  },
  {
    ...knownEstate(2, '4', '2026-02-28T12:00:00', {
      estateType: 'House',
      streetAddress: 'Låtsasvägen 3',
      zipCode: '990 02',
      city: 'Testköping',
      areaName: 'Testköping norra',
    }),
    price: 4_250_000,
  },
  knownEstate(3, '2', '2023-01-01T12:00:00', {
    estateType: 'Premises',
    streetAddress: 'Fiktivtorget 7',
    zipCode: '990 04',
    city: 'Låtsasstad',
    areaName: 'Låtsasstad centrum',
  }),
  {
    ...knownEstate(4, '4', '2022-09-30T12:00:00', {
      estateType: 'Cottage',
      streetAddress: 'Sagostigen 1',
      zipCode: '990 03',
      city: 'Drömby',
      areaName: 'Drömby',
    }),
    price: 995_000,
  },
  {
    ...knownEstate(6, '3', '2026-09-28T12:00:00.12', {
      estateType: 'House',
      streetAddress: 'Vintervägen 9',
      zipCode: '990 02',
      city: 'Testköping',
      areaName: 'Testköping norra',
    }),
    price: 3_150_000,
    published: true,
  },
]

function findStatus(id: string): Estate['status'] {
  const found = estateStatuses.find((status) => status.id === id)
  if (found === undefined) throw new Error(`No estate status ${id}`)
  return found
}
