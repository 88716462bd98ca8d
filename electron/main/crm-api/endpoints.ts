import type { Right } from './login'

const MB = 1024 * 1024

/** N14. One contact is a few kilobytes; memory and parsing time are bounded by this. */
export const DEFAULT_MAX_BYTES = 5 * MB

/** A reference takes some 130 bytes and nothing pages them: room for well over 300,000 contacts. */
export const MAX_REFERENCES_BYTES = 48 * MB

/**
 * What a 403 says. `right`: this customer's whole right is gone. `endpoint`: this call is not granted,
 * its neighbours may be. `contact`: perhaps only this contact, so others stay readable until the
 * customer check says otherwise (API 5.4, N03).
 */
export type RefusalScope = 'right' | 'endpoint' | 'contact'

export interface Endpoint {
  readonly method: 'GET' | 'POST'
  /** `{name}` stands for one encoded segment. */
  readonly path: string
  readonly query: readonly string[]
  /** Only POSTs that are reads have any (API 2). */
  readonly body: readonly string[]
  readonly right: Right
  readonly refusal: RefusalScope
  readonly maxBytes: number
  /**
   * What a 404 says whose body is a page or a text, and neither empty nor JSON (API 1.6). `absent`: this
   * call is not there, which harms nobody. `doubtful`: a proxy or a portal may have written it, and nobody
   * may delete a contact on its word.
   */
  readonly page404: 'absent' | 'doubtful'
  /** The query is what somebody searched for: texts of the answer, which may repeat it, are dropped. */
  readonly isSearch: boolean
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
    page404: 'absent',
    isSearch: false,
    ...rest,
  }
}

/** A single contact, or what stands under it. */
const ofContact = { refusal: 'contact', page404: 'doubtful' } as const

const search = { isSearch: true } as const

/** Both names of each filter; which of the two is understood, the probe finds out (API 5.2). */
function filters(...names: readonly string[]): string[] {
  return [
    ...names,
    ...names.map((name) => `criteria.${name.charAt(0).toLowerCase()}${name.slice(1)}`),
  ]
}
const dates = ['ChangedAtFrom', 'CreatedAtFrom', 'CreatedAtTo'] as const

/**
 * Everything this app can ask of the CRM; what is not here cannot be sent. Several POSTs of the API
 * are reads and most are writes (API 2): only reads may be added.
 */
export const endpoints = {
  office: read('Office/GetOffice', 'office', { query: ['CustomerId'] }),

  /** The sync list, and the customer check: asked with a date far ahead it answers empty lists (API 5.2). */
  contactReferences: read('CRM/Contact/{customerId}', 'contacts', {
    query: filters(...dates),
    refusal: 'right',
    maxBytes: MAX_REFERENCES_BYTES,
    page404: 'doubtful',
  }),
  /** The same call for one broker's contacts: refused, it may be that broker who is refused. */
  agentReferences: read('CRM/Contact/{customerId}', 'contacts', {
    query: filters('AgentId', ...dates),
    maxBytes: MAX_REFERENCES_BYTES,
    page404: 'doubtful',
  }),
  contact: read('CRM/Contact/{customerId}/{contactId}', 'contacts', ofContact),
  /** A few contacts of any type at once. Refused as a whole, it says nothing of any one of them. */
  contacts: read('CRM/Contact/{customerId}/{contactIds}', 'contacts'),
  /** Asked only after the mixed call has answered for the same contact: its 404 is about the call. */
  person: read('CRM/Contact/{customerId}/Person/{contactId}', 'contacts', { refusal: 'contact' }),
  company: read('CRM/Contact/{customerId}/Company/{contactId}', 'contacts', { refusal: 'contact' }),
  deceasedEstate: read('CRM/Contact/{customerId}/DeceasedEstate/{contactId}', 'contacts', {
    refusal: 'contact',
  }),
  persons: read('CRM/Contact/{customerId}/Person', 'contacts', { query: ['contactIds'] }),
  companies: read('CRM/Contact/{customerId}/Company', 'contacts', { query: ['contactIds'] }),
  deceasedEstates: read('CRM/Contact/{customerId}/DeceasedEstate', 'contacts', {
    query: ['contactIds'],
  }),
  /**
   * On which estates a few contacts stand in one role. Refused as a whole, it says nothing of any one of them. One
   * contact is asked for in the query too, so that a call which is not offered looks alike for one and for twenty.
   */
  sellers: read('CRM/Contact/{customerId}/Seller', 'contacts', { query: ['contactIds'] }),
  buyers: read('CRM/Contact/{customerId}/Buyer', 'contacts', { query: ['contactIds'] }),
  speculators: read('CRM/Contact/{customerId}/Speculator', 'contacts', { query: ['contactIds'] }),
  /**
   * A read, although it is a POST (API 2.1): who has had a new role. A filter that is not honoured brings the whole
   * list, hence the room.
   */
  contactsRelated: read('Contacts/GetContactsSyncList', 'contacts', {
    method: 'POST',
    body: [
      'customerId',
      'sellerRelationDateFrom',
      'buyerRelationDateFrom',
      'biddingDateFrom',
      'viewingDateFrom',
    ],
    maxBytes: MAX_REFERENCES_BYTES,
  }),
  partyRoles: read('CRM/Contact/{customerId}/{contactId}/PartyRoles', 'contacts', ofContact),
  contactRelations: read(
    'CRM/Contact/{customerId}/{contactId}/ContactRelations',
    'contacts',
    ofContact,
  ),

  /** One path with a capital and one without, as documented (API 7, no. 22). */
  textSearch: read('CRM/Contact/{customerId}/Search', 'contacts', {
    ...search,
    query: ['Term', 'MaxSize'],
  }),
  numberSearch: read('CRM/Contact/{customerId}/search/SocialNumber', 'contacts', {
    ...search,
    query: ['SocialNumber', 'MaxSize'],
  }),
  phoneSearch: read('Contacts/GetContactsWithPhonenumber', 'contacts', {
    ...search,
    query: ['phoneNumber', 'customerId'],
  }),

  categories: read('Category/GetCategories', 'categories', { query: ['customerId'] }),

  allUsers: read('User/GetAllUsers', 'users', { query: ['CustomerId'] }),
  publicUsers: read('User/GetUser', 'users', { query: ['CustomerId'] }),

  /** A read, although it is a POST: every estate of the office in one answer, hence the room (API 2.7 A). */
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
