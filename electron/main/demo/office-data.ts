/**
 * What a stand-in office holds, in the shapes the CRM sends (contract section 3). Contacts, roles
 * and relations are plain records, because the stand-in must also be able to hold what a real
 * server should not send: unknown types, null collections, fields of the wrong kind.
 */
export type WireRecord = Record<string, unknown>
export type StoredContact = WireRecord & { id: string; customerId: string }

export type WireCategory = { id: string; name: string; readOnly: boolean }

export type WireUser = WireRecord & {
  userId: string
  userName: string
  title: string | null
  customerId: string[]
  public: boolean
}

export type WireOffice = WireRecord & { customerId: string; officeId: string; name: string }

/** The names of `estateType` in Buyer, Seller and Speculator answers; `Foreignproperty` is the real spelling. */
export type EstateType =
  | 'House'
  | 'HousingCooperative'
  | 'Cottage'
  | 'Plot'
  | 'Project'
  | 'Farm'
  | 'CommercialProperty'
  | 'Condominium'
  | 'Foreignproperty'
  | 'Premises'

export type Estate = {
  estateId: string
  estateType: EstateType
  streetAddress: string
  zipCode: string
  city: string
  areaName: string
  status: { id: string; name: string }
  objectNumber: string
  dateChanged: string
  agentId: string | null
  longitude: number
  latitude: number
  price: number | null
  /** On the office's web site: only such estates are in the Advertising answers. */
  published: boolean
  /** Published without its address (API 2.7 C). */
  addressHidden: boolean
}

/** What Buyer, Seller and Speculator say of one contact: with the estate's type, without a date. */
export type EstateLinks = {
  buyerOn: { estateId: string; estateType: string }[]
  sellerOn: { estateId: string; estateType: string; shareHolding: string | null }[]
  speculatorOn: ProspectLink[]
}

export type ProspectLink = {
  estateId: string
  estateType: string
  level: string
  /** Invented, and never sent: the CRM tells no such date, but one may ask for prospects since a moment (API 2.6). */
  addedAt?: string
}

export type CustomerData = {
  customerId: string
  office: WireOffice
  users: WireUser[]
  categories: { personCategories: WireCategory[]; companyCategories: WireCategory[] }
  /** By contact id. The three maps below may lack a contact: it then has nothing of the kind. */
  contacts: Map<string, StoredContact>
  partyRoles: Map<string, WireRecord>
  relations: Map<string, WireRecord>
  estateLinks: Map<string, EstateLinks>
  estates: Estate[]
}

export type OfficeData = { customers: Map<string, CustomerData> }

/**
 * The rights a login may have or lack, as the function groups of contract 1.1 are drawn. Seller, Buyer and Speculator
 * have one each, so that an office can be shown where one of these calls is not granted.
 */
export const areas = [
  'contacts',
  'sellers',
  'buyers',
  'speculators',
  'office',
  'users',
  'categories',
  'estates',
  'advertising',
] as const
export type Area = (typeof areas)[number]

export type Login = {
  username: string
  password: string
  /** Absent: everything the office holds. Otherwise a customer that is not named answers 403. */
  rights?: Readonly<Record<string, readonly Area[]>>
}
