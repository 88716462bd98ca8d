import type {
  EstatePage,
  EstatePerson,
  UncoveredEstatePage,
} from '../../electron/contract/domain/estate'
import type { InterestLevel, KnownPartyKind } from '../../electron/contract/domain/party'
import { interestLevels } from '../../electron/contract/domain/party-roles'
import { company, deceased, estate as deceasedEstate, id, person, YESTERDAY } from './cards'

/** The estate that the first role of the preview's person leads to. */
export const ESTATE = 'OBJ99999_2000000000'

const names = [
  'Alva Påhittsdotter',
  'Björn Exempelman',
  'Cecilia Provberg',
  'Daniel Låtsas',
  'Ebba Hittepåström',
  'Folke Sagolund',
  'Greta Exempelgren',
  'Hjalmar Provquist',
]

function somebody(at: number, given: Partial<EstatePerson> = {}): EstatePerson {
  return {
    contactId: id(`ADR0000000000000000000000000${String(70_000 + at)}`),
    contactKind: 'person',
    name: names[at % names.length] ?? null,
    deceased: 'no',
    advertising: at % 4 === 1 ? 'no' : at % 7 === 3 ? 'unknown' : 'yes',
    role: 'speculator',
    state: 'whole',
    kind: null,
    related: null,
    level: null,
    createdAt: null,
    approximate: false,
    ...given,
  }
}

const known = (at: number): InterestLevel => ({
  state: 'known',
  level: interestLevels[at % interestLevels.length] ?? 'Interested',
})
const acting = (kind: KnownPartyKind): EstatePerson['kind'] => ({ state: 'known', kind })
const dated = { createdAt: '2026-09-01T09:00:00Z' }
const ingrid = { contactId: person.id, name: person.name }

const dozen: EstatePerson[] = [
  somebody(0, {
    contactId: person.id,
    name: person.name,
    advertising: 'no',
    role: 'seller',
    ...dated,
  }),
  somebody(1, {
    ...{ contactId: deceasedEstate.id, name: deceasedEstate.name, contactKind: 'deceased-estate' },
    ...{ advertising: 'unknown', role: 'seller', ...dated, approximate: true },
  }),
  somebody(2, {
    ...{ contactId: company.id, name: company.name, contactKind: 'company', role: 'buyer' },
    state: 'overview',
  }),
  somebody(3, { role: 'extraSeller', kind: acting('PowerOfAttorney'), related: ingrid, ...dated }),
  somebody(4, { role: 'extraSeller', kind: acting('EstateParty'), name: null }),
  somebody(5, {
    ...{ contactId: deceased.id, name: deceased.name, deceased: 'yes', role: 'extraBuyer' },
    kind: { state: 'unknown', raw: 'Godfather' },
  }),
  somebody(6, { role: 'tenant', ...dated }),
  somebody(7, { level: known(7), deceased: 'unknown', advertising: 'unknown' }),
  somebody(8, { level: known(2) }),
  somebody(9, { level: known(5) }),
  somebody(10, { level: { state: 'unknown', raw: 'Dreaming' } }),
  somebody(11, { level: known(6) }),
  somebody(12, { level: known(9) }),
  somebody(13, { level: known(10) }),
]

function pageOf(
  people: readonly EstatePerson[],
  given: Partial<UncoveredEstatePage> = {},
): EstatePage {
  const page: UncoveredEstatePage = {
    estate: {
      ...{ customerId: person.customerId, estateId: ESTATE },
      ...{ address: 'Påhittsgatan 12', area: 'Låtsasstad, Norra', status: 'Till salu' },
      ...{ kind: { state: 'known', kind: 'house' }, number: 'EX-1006', fetchedAt: YESTERDAY },
    },
    people: [...people],
    asked: { withRoles: 3120, contacts: 4212 },
    ...given,
  }
  // The main process covers its texts; there is nothing to cover in these.
  return page as EstatePage
}

export const somePeople = pageOf(dozen)
export const everybodyAsked = pageOf(dozen, { asked: { withRoles: 4212, contacts: 4212 } })
export const nobody = pageOf([], {
  estate: {
    ...{ customerId: person.customerId, estateId: ESTATE },
    ...{ address: null, area: null, kind: null, status: null, number: null, fetchedAt: null },
  },
})
export const threeHundred = pageOf([
  ...dozen,
  ...Array.from({ length: 286 }, (_, at) => somebody(at + 20, { level: known(at) })),
])
