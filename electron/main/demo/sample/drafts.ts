import type { StoredContact, WireRecord } from '../office-data'

export const SAMPLE_CUSTOMER = 'M99999'
export const SECOND_CUSTOMER = 'M99998'

/** `ADR` and 32 digits, as the contract's examples. */
export function contactIdOf(number: number): string {
  return `ADR${String(number).padStart(32, '0')}`
}

export function estateIdOf(number: number, customerId = SAMPLE_CUSTOMER): string {
  return `OBJ${customerId.slice(1)}_${2_000_000_000 + number}`
}

export function userIdOf(number: number): string {
  return `HAN${String(number).padStart(32, '0')}`
}

export type Draft = WireRecord & { id: string; customerId?: string }

/** What all three types share, after their own fields, as the CRM orders them. */
const common = {
  id: '',
  customerId: SAMPLE_CUSTOMER,
  agentId: null,
  address: null,
  email: null,
  advertisingEnabled: null,
  note: null,
  categories: [],
  createdAt: null,
  changedAt: null,
}

/** A person as the CRM sends one: every field is there, what is not filled in is null. */
export function draftPerson(given: Draft): StoredContact {
  return {
    type: 'Person',
    firstName: null,
    lastName: null,
    socialSecurityNumber: null,
    isForeignSocialSecurityNumber: false,
    dateOfBirth: null,
    telephone: null,
    leadScore: null,
    wantsToBeMatched: 'NotAsked',
    matchingChangedAt: null,
    isDeceased: false,
    isCompanyPerson: false,
    gdprApprovalDate: null,
    ...common,
    ...given,
  }
}

export function draftCompany(given: Draft): StoredContact {
  return {
    type: 'Company',
    name: null,
    corporateNumber: null,
    isForeignCorporateNumber: false,
    homePage: null,
    telephone: null,
    leadScore: null,
    ...common,
    ...given,
  }
}

export function draftDeceasedEstate(given: Draft): StoredContact {
  return {
    type: 'DeceasedEstate',
    name: null,
    socialSecurityNumber: null,
    isForeignIdSocialSecurityNumber: false,
    telephone: null,
    ...common,
    ...given,
  }
}

/** A type that the contract's models do not describe: only what all contacts share, and a name. */
export function draftOther(type: string | null, given: Draft): StoredContact {
  return { type, name: null, ...common, ...given }
}

export function draftPersonPhones(given: WireRecord): WireRecord {
  return { home: null, work: null, cell: null, other: null, ...given }
}

export function draftCompanyPhones(given: WireRecord): WireRecord {
  return { switch: null, other: null, ...given }
}

export function draftEmail(emailAddress: string | null, emailAddress2: string | null = null) {
  return { emailAddress, emailAddress2 }
}

export function draftAddress(given: WireRecord): WireRecord {
  return {
    streetAddress: null,
    zipCode: null,
    city: null,
    countryCode: 'SE',
    wgs84Coordinate: null,
    ...given,
  }
}
