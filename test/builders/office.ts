import type {
  CustomerData,
  Estate,
  EstateLinks,
  OfficeData,
  StoredContact,
  WireOffice,
  WireRecord,
  WireUser,
} from '../../electron/main/demo/office-data'
import { emptyPartyRoles } from '../../electron/main/demo/server/contact-details'
import { estateStatuses } from '../../electron/main/demo/server/estates'
import buyers from '../fixtures/samples/buyer-batch.json' with { type: 'json' }
import categories from '../fixtures/samples/categories.json' with { type: 'json' }
import companies from '../fixtures/samples/contact-batch-companies.json' with { type: 'json' }
import deceasedEstates from '../fixtures/samples/contact-batch-deceased-estates.json' with { type: 'json' }
import persons from '../fixtures/samples/contact-batch-persons.json' with { type: 'json' }
import companyRelations from '../fixtures/samples/contact-relations-company.json' with { type: 'json' }
import deceasedEstateRelations from '../fixtures/samples/contact-relations-deceased-estate.json' with { type: 'json' }
import personRelations from '../fixtures/samples/contact-relations-person.json' with { type: 'json' }
import offices from '../fixtures/samples/offices.json' with { type: 'json' }
import partyRoles from '../fixtures/samples/party-roles.json' with { type: 'json' }
import sellers from '../fixtures/samples/seller-batch.json' with { type: 'json' }
import speculators from '../fixtures/samples/speculator-batch.json' with { type: 'json' }
import users from '../fixtures/samples/users-all.json' with { type: 'json' }

/** The eight contacts of the sample answers, by what they are good for. */
export const sampleIds = {
  customer: 'M99999',
  /** All eight roles, relations both ways. */
  person: 'ADR00000000000000000000000000001001',
  advertisingDeclined: 'ADR00000000000000000000000000001002',
  deceased: 'ADR00000000000000000000000000001003',
  foreignNumber: 'ADR00000000000000000000000000001004',
  sparse: 'ADR00000000000000000000000000001005',
  company: 'ADR00000000000000000000000000002001',
  foreignCompany: 'ADR00000000000000000000000000002002',
  deceasedEstate: 'ADR00000000000000000000000000003001',
} as const

/** One office, M99999, with the contacts of the sample answers; every call gives a fresh one. */
export function anOffice(customers: CustomerData[] = [aCustomer()]): OfficeData {
  return { customers: new Map(customers.map((customer) => [customer.customerId, customer])) }
}

/** An office of its own with these contacts and nothing else said of them. */
export function anEmptyCustomer(customerId: string, contacts: StoredContact[] = []): CustomerData {
  return {
    customerId,
    office: {
      ...clone<WireOffice>(offices[0]),
      customerId,
      officeId: `FIR${customerId.slice(1)}`,
      name: `Provkontoret ${customerId}`,
    },
    users: [],
    categories: clone(categories),
    contacts: new Map(contacts.map((contact) => [contact.id, contact])),
    partyRoles: new Map(),
    relations: new Map(),
    estateLinks: new Map(),
    estates: [],
  }
}

export function aCustomer(): CustomerData {
  const contacts = clone<StoredContact[]>([...persons, ...companies, ...deceasedEstates])
  return {
    ...anEmptyCustomer(sampleIds.customer, contacts),
    office: clone<WireOffice>(offices[0]),
    users: clone<WireUser[]>(users),
    // The others have what the samples of Buyer and Seller say of them.
    partyRoles: new Map<string, WireRecord>([
      [sampleIds.person, clone<WireRecord>(partyRoles)],
      [
        sampleIds.advertisingDeclined,
        {
          ...emptyPartyRoles(),
          buyer: [{ estateId: 'OBJ99999_2000000002', roleCreatedAt: '2026-02-11T09:30:00' }],
        },
      ],
      [
        sampleIds.deceasedEstate,
        {
          ...emptyPartyRoles(),
          seller: [{ estateId: 'OBJ99999_2000000004', roleCreatedAt: '2026-03-01T08:00:00' }],
        },
      ],
    ]),
    relations: new Map([
      [sampleIds.person, clone<WireRecord>(personRelations)],
      [sampleIds.company, clone<WireRecord>(companyRelations)],
      [sampleIds.deceasedEstate, clone<WireRecord>(deceasedEstateRelations)],
    ]),
    estateLinks: new Map(contacts.map(({ id }) => [id, linksOf(id)])),
    estates: [
      anEstate({
        estateId: 'OBJ99999_2000000001',
        streetAddress: 'Påhittsgatan 12',
        estateType: 'HousingCooperative',
      }),
      anEstate({ estateId: 'OBJ99999_2000000002', streetAddress: 'Låtsasvägen 3' }),
      anEstate({
        estateId: 'OBJ99999_2000000003',
        streetAddress: 'Fiktivtorget 7',
        estateType: 'Premises',
      }),
      anEstate({
        estateId: 'OBJ99999_2000000004',
        streetAddress: 'Sagostigen 1',
        estateType: 'Cottage',
      }),
      anEstate({
        estateId: 'OBJ99999_2000000006',
        streetAddress: 'Vintervägen 9',
        published: true,
      }),
    ],
  }
}

export function anEstate(given: Partial<Estate> = {}): Estate {
  return {
    estateId: 'OBJ99999_2000000002',
    estateType: 'House',
    streetAddress: 'Låtsasvägen 3',
    zipCode: '990 02',
    city: 'Testköping',
    areaName: 'Testköping norra',
    status: { id: '4', name: estateStatuses.find(({ id }) => id === '4')?.name ?? '' },
    objectNumber: 'EX-1002',
    dateChanged: '2026-02-28T12:00:00',
    agentId: 'HAN00000000000000000000000000000001',
    longitude: 20.02,
    latitude: 58.02,
    price: 4_250_000,
    published: false,
    addressHidden: false,
    ...given,
  }
}

function linksOf(id: string): EstateLinks {
  return clone<EstateLinks>({
    buyerOn: buyers.find((one) => one.id === id)?.buyerOn ?? [],
    sellerOn: sellers.find((one) => one.id === id)?.sellerOn ?? [],
    speculatorOn: speculators.find((one) => one.id === id)?.speculatorOn ?? [],
  })
}

/** Tests edit what they get; the fixtures themselves stay as they are. */
function clone<T>(value: unknown): T {
  return structuredClone(value) as T
}
