import type { z } from 'zod'
import {
  contactCard,
  contactLine,
  type ContactCard,
  type ContactLine,
} from '../../electron/contract/domain/card'
import {
  contact,
  type CompanyContact,
  type companyContact,
  type Contact,
  type DeceasedEstateContact,
  type deceasedEstateContact,
  type PersonContact,
  type personContact,
  type UnknownContact,
  type unknownContact,
} from '../../electron/contract/domain/contact'
import type { RoleGroup } from '../../electron/contract/domain/party'
import type { Failure } from '../../electron/contract/errors'
import { aPhone } from './phones'

/** Ids may be given as plain texts; what comes out has passed the contract's own checks. */
type GivenFor<T extends z.ZodType> = Partial<Omit<z.input<T>, 'kind'>>

export const FETCHED_AT = '2026-11-22T13:02:00Z'

const everyday = {
  id: 'ADR00000000000000000000000000009001',
  customerId: 'M99999',
  agentId: 'HAN00000000000000000000000000000001',
  emails: [],
  address: {
    streetAddress: 'Provvägen 1',
    zipCode: '990 02',
    city: 'Testköping',
    countryCode: 'SE',
    coordinate: null,
  },
  advertising: 'yes',
  note: null,
  categories: [],
  createdAt: '2024-05-06T05:08:09Z',
  changedAt: '2026-10-11T10:13:14Z',
  protectedIdentity: false,
} as const

export function aPersonContact(given: GivenFor<typeof personContact> = {}): PersonContact {
  return check<PersonContact>({
    kind: 'person',
    ...everyday,
    name: 'Prova Exempelgren',
    phones: [aPhone('telephone.cell', '070-174 06 90')],
    number: {
      label: 'personal-number',
      shown: '19850412-••••',
      masked: true,
      checkDigitIsWrong: false,
    },
    dateOfBirth: '1985-04-12',
    deceased: 'no',
    informed: { state: 'date', on: '2024-05-06' },
    matching: { state: 'yes', raw: null, changedAt: '2026-09-01T08:00:00Z' },
    leadScore: 3,
    linkedToCompany: 'no',
    ...given,
  })
}

export function aCompanyContact(given: GivenFor<typeof companyContact> = {}): CompanyContact {
  return check<CompanyContact>({
    kind: 'company',
    ...everyday,
    id: 'ADR00000000000000000000000000009002',
    name: 'Provbolaget i Testköping AB',
    phones: [aPhone('telephone.switch', '031-390 06 90')],
    number: {
      label: 'corporate-number',
      shown: '559999-9017',
      masked: false,
      checkDigitIsWrong: false,
    },
    homePage: { written: 'www.provbolaget.example', host: 'www.provbolaget.example' },
    leadScore: 1,
    ...given,
  })
}

export function aDeceasedEstateContact(
  given: GivenFor<typeof deceasedEstateContact> = {},
): DeceasedEstateContact {
  return check<DeceasedEstateContact>({
    kind: 'deceased-estate',
    ...everyday,
    id: 'ADR00000000000000000000000000009003',
    name: 'Dbo efter Provus Exempelgren',
    advertising: 'no',
    phones: [aPhone('telephone.home', '0980-31 92 90')],
    number: {
      label: 'personal-number-of-deceased',
      shown: '19310203-••••',
      masked: true,
      checkDigitIsWrong: false,
    },
    ...given,
  })
}

export function anUnknownContact(given: GivenFor<typeof unknownContact> = {}): UnknownContact {
  return check<UnknownContact>({
    kind: 'unknown',
    ...everyday,
    id: 'ADR00000000000000000000000000009004',
    name: 'Provföreningen',
    phones: [],
    rawType: 'Association',
    number: null,
    ...given,
  })
}

/** A part that is there, fetched at `FETCHED_AT` unless told otherwise. */
export function fetched<T>(
  value: T,
  given: { fetchedAt?: string; refreshing?: boolean; failure?: Failure | null } = {},
) {
  return {
    state: 'fetched' as const,
    fetchedAt: FETCHED_AT,
    value,
    refreshing: false,
    failure: null,
    ...given,
  }
}

export function notFetched(given: { refreshing?: boolean; failure?: Failure | null } = {}) {
  return { state: 'not-fetched' as const, refreshing: false, failure: null, ...given }
}

/** Roles of which all is known; none in any group that is not given. */
export function wholeRoles(
  value: readonly RoleGroup[],
  given: { fetchedAt?: string; refreshing?: boolean; failure?: Failure | null } = {},
) {
  return { ...fetched([...value], given), state: 'whole' as const }
}

/** A card of a person with a known broker, no roles and no relations, all fetched a moment ago. */
export function aContactCard(given: Partial<z.input<typeof contactCard>> = {}): ContactCard {
  return contactCard.parse({
    contact: aPersonContact(),
    card: { fetchedAt: FETCHED_AT, refreshing: false, failure: null },
    agent: { state: 'named', name: 'Maja Mallmäklare' },
    roles: wholeRoles([]),
    relations: fetched([]),
    changes: [],
    presented: false,
    ...given,
  })
}

/** A line of a list: a person with a telephone, unless told otherwise. */
export function aContactLine(given: Partial<z.input<typeof contactLine>> = {}): ContactLine {
  return contactLine.parse({
    contactId: everyday.id,
    customerId: everyday.customerId,
    kind: 'person',
    deceased: false,
    name: 'Prova Exempelgren',
    hint: '070-174 06 90',
    protectedIdentity: false,
    changed: 'none',
    ...given,
  })
}

function check<T extends Contact>(value: unknown): T {
  return contact.parse(value) as T
}
