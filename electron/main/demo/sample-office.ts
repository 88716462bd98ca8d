import type { CustomerData, OfficeData, StoredContact, WireCategory } from './office-data'
import {
  companyCategories,
  manyCategories,
  personCategories,
  protectedIdentity,
  roleCategories,
} from './sample/categories'
import { SAMPLE_CUSTOMER, SECOND_CUSTOMER } from './sample/drafts'
import { draftEstates } from './sample/estates'
import { joinFacts, tellFacts, type Told } from './sample/facts'
import { knownContacts } from './sample/known-contacts'
import { ESTATE_OF_NULL_ROLES, rolesWithNulls, tellKnownFacts } from './sample/known-facts'
import { showcase } from './sample/known-ids'
import { countFrom } from './sample/moments'
import {
  inventCompanies,
  inventDeceasedEstates,
  inventPersons,
  openNames,
} from './sample/ordinary-contacts'
import { inventFacts } from './sample/ordinary-facts'
import { openPhones } from './sample/phones'
import { seedRandom } from './sample/random'
import { draftSecondOffice } from './sample/second-office'
import { draftShowcaseOthers } from './sample/showcase-others'
import { draftShowcasePersons } from './sample/showcase-persons'
import { sampleOfficeSheet, staff } from './sample/staff'
import { suggestions, type Suggestion } from './sample/suggestions'

export type SampleOffice = {
  office: OfficeData
  customers: readonly string[]
  suggestions: readonly Suggestion[]
}

const SEED = 99_999
const FIRST_ORDINARY_PERSON = 1031
const LIVING_PERSONS = 109
const FIRST_ORDINARY_COMPANY = 2011
const FIRST_ORDINARY_ESTATE = 3003
/** Each leaves an estate. */
const DECEASED_PERSONS = 16
const DECEASED_WERE_BORN = [1926, 1954] as const

/**
 * Some two hundred invented contacts of every kind. The same for the same `today`; on another day
 * only dates differ, so that there is always something recent.
 */
export function createSampleOffice(today: Date): SampleOffice {
  const random = seedRandom(SEED)
  const moments = countFrom(today)
  const phones = openPhones(random)
  const tools = { random, moments, phones, takeName: openNames(random) }

  const shown = [...draftShowcasePersons(moments, phones), ...draftShowcaseOthers(moments, phones)]
  const living = inventPersons(tools, FIRST_ORDINARY_PERSON, LIVING_PERSONS)
  const dead = inventPersons(
    tools,
    FIRST_ORDINARY_PERSON + LIVING_PERSONS,
    DECEASED_PERSONS,
    DECEASED_WERE_BORN,
  ).map(markDeceased)
  const companies = inventCompanies(tools, FIRST_ORDINARY_COMPANY)
  const leftEstates = inventDeceasedEstates(tools, FIRST_ORDINARY_ESTATE, dead)

  const estates = draftEstates(random, moments)
  const facts = joinFacts(
    tellKnownFacts(moments, estates),
    inventFacts(
      estates.slice(5),
      {
        persons: living,
        companies,
        deceased: leftEstates.flatMap((estate, index) => {
          const person = dead[index]
          return person === undefined ? [] : [{ estate, person }]
        }),
      },
      random,
      moments,
    ),
  )
  const told = tellFacts(facts, estates)
  told.partyRoles.set(showcase.nullRoles, rolesWithNulls)
  const { estateType = 'House' } =
    estates.find(({ estateId }) => estateId === ESTATE_OF_NULL_ROLES) ?? {}
  told.estateLinks.set(showcase.nullRoles, {
    buyerOn: [],
    sellerOn: [{ estateId: ESTATE_OF_NULL_ROLES, estateType, shareHolding: null }],
    speculatorOn: [],
  })

  const ordinary = [...living, ...dead, ...companies, ...leftEstates]
  const contacts = [
    ...knownContacts,
    ...shown,
    ...ordinary.map((contact) => addRoleCategories(contact, told)),
  ]
  const first: CustomerData = {
    customerId: SAMPLE_CUSTOMER,
    office: sampleOfficeSheet,
    users: [...staff],
    categories: {
      personCategories: [
        ...Object.values(roleCategories),
        ...personCategories,
        protectedIdentity,
        ...manyCategories,
      ],
      companyCategories: [...companyCategories],
    },
    contacts: new Map(contacts.map((contact) => [contact.id, contact])),
    ...told,
    estates,
  }
  const second = draftSecondOffice(tools)
  return {
    office: { customers: new Map([first, second].map((one) => [one.customerId, one])) },
    customers: [SAMPLE_CUSTOMER, SECOND_CUSTOMER],
    suggestions,
  }
}

function markDeceased(person: StoredContact): StoredContact {
  return { ...person, isDeceased: true, advertisingEnabled: false, wantsToBeMatched: 'No' }
}

/** The CRM gives these categories by itself, so they must agree with the roles. */
function addRoleCategories(contact: StoredContact, told: Told): StoredContact {
  const links = told.estateLinks.get(contact.id)
  const own = Array.isArray(contact['categories']) ? (contact['categories'] as WireCategory[]) : []
  return {
    ...contact,
    categories: [
      ...(links?.sellerOn.length ? [roleCategories.seller] : []),
      ...(links?.buyerOn.length ? [roleCategories.buyer] : []),
      ...(links?.speculatorOn.length ? [roleCategories.prospect] : []),
      ...own,
    ],
  }
}
