import type { Right } from './login'

const MB = 1024 * 1024

/** N14. One contact is a few kilobytes; memory and parsing time are bounded by this. */
export const DEFAULT_MAX_BYTES = 5 * MB

/**
 * What a 403 says. `right`: this customer's whole right is gone. `endpoint`: this call is not granted,
 * its neighbours may be. `contact`: perhaps only this contact, so others stay readable until the
 * customer check says otherwise (contract 5.4, N03).
 */
export type RefusalScope = 'right' | 'endpoint' | 'contact'

export interface Endpoint {
  readonly method: 'GET' | 'POST'
  /** `{name}` stands for one encoded segment. */
  readonly path: string
  readonly query: readonly string[]
  /** Only POSTs that are reads have any (contract 2). */
  readonly body: readonly string[]
  readonly right: Right
  readonly refusal: RefusalScope
  readonly maxBytes: number
}

function read(path: string, right: Right, rest: Partial<Endpoint> = {}): Endpoint {
  return {
    method: 'GET',
    path,
    query: [],
    body: [],
    right,
    refusal: 'endpoint',
    maxBytes: DEFAULT_MAX_BYTES,
    ...rest,
  }
}

/**
 * Everything this app can ask of the CRM; what is not here cannot be sent. Several POSTs of the API
 * are reads and most are writes (contract 2): only reads may be added.
 */
export const endpoints = {
  office: read('Office/GetOffice', 'office', { query: ['CustomerId'] }),

  /**
   * The customer check: asked with a date far ahead it answers empty lists (contract 5.2). A server
   * that does not know the filter answers with every reference it has, hence the room.
   */
  contactReferences: read('CRM/Contact/{customerId}', 'contacts', {
    query: ['ChangedAtFrom'],
    refusal: 'right',
    maxBytes: 15 * MB,
  }),
  contact: read('CRM/Contact/{customerId}/{contactId}', 'contacts', { refusal: 'contact' }),
  /** A few contacts of any type at once. Refused as a whole, it says nothing of any one of them. */
  contacts: read('CRM/Contact/{customerId}/{contactIds}', 'contacts'),
  person: read('CRM/Contact/{customerId}/Person/{contactId}', 'contacts', { refusal: 'contact' }),
  company: read('CRM/Contact/{customerId}/Company/{contactId}', 'contacts', { refusal: 'contact' }),
  deceasedEstate: read('CRM/Contact/{customerId}/DeceasedEstate/{contactId}', 'contacts', {
    refusal: 'contact',
  }),
  partyRoles: read('CRM/Contact/{customerId}/{contactId}/PartyRoles', 'contacts', {
    refusal: 'contact',
  }),
  contactRelations: read('CRM/Contact/{customerId}/{contactId}/ContactRelations', 'contacts', {
    refusal: 'contact',
  }),

  allUsers: read('User/GetAllUsers', 'users', { query: ['CustomerId'] }),
  publicUsers: read('User/GetUser', 'users', { query: ['CustomerId'] }),

  /** Every estate of the office in one answer, hence the room (contract 2.7 A). */
  estateList: read('Estate/GetEstateList', 'estates', {
    method: 'POST',
    body: [
      'customerId',
      'userId',
      'typeOfDate',
      'dateFrom',
      'dateTo',
      'type',
      'statuses',
      'countyMunicipalityCode',
    ],
    maxBytes: 10 * MB,
  }),
  advertisedEstate: read('Advertising/Estate/{customerId}/{estateId}', 'estates'),
} as const satisfies Record<string, Endpoint>

export type EndpointName = keyof typeof endpoints
