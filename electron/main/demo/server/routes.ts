import type { Area, CustomerData, EstateLinks } from '../office-data'
import { answer, type OfficeAnswer, type RouteContext } from './answer'
import { getEstateLinks, getMixed, getPartyRoles, getRelations, getTyped } from './contact-details'
import { estateStatuses, getAdvertised, listAdvertised, listEstates } from './estates'
import { getCategories, getOffices, getUsers } from './reference-data'
import { listForSync, listReferences } from './references'
import { findByPhone, searchSocialNumber, searchText } from './search'

type Common = { method: 'GET' | 'POST'; path: string; area: Area }
type RunForOne = (customer: CustomerData, context: RouteContext, ids: PathIds) => OfficeAnswer
type RunForAll = (context: RouteContext) => OfficeAnswer

/** `customer` tells where the customer id stands, and whether the route reads one customer or all. */
export type Route =
  | (Common & { customer: 'path'; run: RunForOne })
  | (Common & { customer: 'query'; run: RunForOne })
  | (Common & { customer: 'query-if-given'; run: RunForAll })
  | (Common & { customer: 'body-if-given'; run: RunForAll })
export type PathIds = Readonly<Record<string, string>>

const contact = 'CRM/Contact/{customerId}'

function typed(name: string): Route[] {
  return [
    {
      method: 'GET',
      path: `${contact}/${name}`,
      area: 'contacts',
      customer: 'path',
      run: (customer, context) => getTyped(customer, name, null, context),
    },
    {
      method: 'GET',
      path: `${contact}/${name}/{ids}`,
      area: 'contacts',
      customer: 'path',
      run: (customer, context, { ids = '' }) => getTyped(customer, name, ids, context),
    },
  ]
}

function estateLinks(name: string, kind: keyof EstateLinks, area: Area): Route[] {
  return [
    {
      method: 'GET',
      path: `${contact}/${name}`,
      area,
      customer: 'path',
      run: (customer, context) => getEstateLinks(customer, kind, null, context),
    },
    {
      method: 'GET',
      path: `${contact}/${name}/{ids}`,
      area,
      customer: 'path',
      run: (customer, context, { ids = '' }) => getEstateLinks(customer, kind, ids, context),
    },
  ]
}

/**
 * Every read of contract sections 2.1 to 2.5 and 2.7 that the app may make, and nothing that writes.
 * Literal segments stand before placeholders, as the first match wins.
 */
export const routes: readonly Route[] = [
  { method: 'GET', path: contact, area: 'contacts', customer: 'path', run: listReferences },
  ...typed('Person'),
  ...typed('Company'),
  ...typed('DeceasedEstate'),
  ...estateLinks('Buyer', 'buyerOn', 'buyers'),
  ...estateLinks('Seller', 'sellerOn', 'sellers'),
  ...estateLinks('Speculator', 'speculatorOn', 'speculators'),
  { method: 'GET', path: `${contact}/Search`, area: 'contacts', customer: 'path', run: searchText },
  {
    method: 'GET',
    path: `${contact}/search/SocialNumber`,
    area: 'contacts',
    customer: 'path',
    run: searchSocialNumber,
  },
  {
    method: 'GET',
    path: `${contact}/{id}/PartyRoles`,
    area: 'contacts',
    customer: 'path',
    run: (customer, _context, { id = '' }) => getPartyRoles(customer, id),
  },
  {
    method: 'GET',
    path: `${contact}/{id}/ContactRelations`,
    area: 'contacts',
    customer: 'path',
    run: (customer, _context, { id = '' }) => getRelations(customer, id),
  },
  {
    method: 'GET',
    path: `${contact}/{ids}`,
    area: 'contacts',
    customer: 'path',
    run: (customer, context, { ids = '' }) => getMixed(customer, ids, context),
  },
  {
    method: 'POST',
    path: 'Contacts/GetContactsSyncList',
    area: 'contacts',
    customer: 'body-if-given',
    run: listForSync,
  },
  {
    method: 'GET',
    path: 'Contacts/GetContactsWithPhonenumber',
    area: 'contacts',
    customer: 'query-if-given',
    run: findByPhone,
  },
  {
    method: 'GET',
    path: 'Category/GetCategories',
    area: 'categories',
    customer: 'query',
    run: getCategories,
  },
  {
    method: 'GET',
    path: 'User/GetUser',
    area: 'users',
    customer: 'query',
    run: (customer, context) => getUsers(customer, 'public', context),
  },
  {
    method: 'GET',
    path: 'User/GetAllUsers',
    area: 'users',
    customer: 'query',
    run: (customer, context) => getUsers(customer, 'all', context),
  },
  { method: 'GET', path: 'Office/GetOffice', area: 'office', customer: 'query', run: getOffices },
  {
    method: 'POST',
    path: 'Estate/GetEstateList',
    area: 'estates',
    customer: 'body-if-given',
    run: listEstates,
  },
  {
    method: 'POST',
    path: 'Estate/GetStatuses',
    area: 'estates',
    customer: 'query',
    run: () => answer(estateStatuses),
  },
  {
    method: 'GET',
    path: 'Advertising/Estate/{customerId}',
    area: 'advertising',
    customer: 'path',
    run: listAdvertised,
  },
  {
    method: 'GET',
    path: 'Advertising/Estate/{customerId}/{id}',
    area: 'advertising',
    customer: 'path',
    run: (customer, _context, { id = '' }) => getAdvertised(customer, id),
  },
]

/** The ids that a template's placeholders stand for, or null when the path is another. */
export function matchPath(template: string, segments: readonly string[]): PathIds | null {
  const wanted = template.split('/')
  if (wanted.length !== segments.length) return null
  const ids: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const segment = segments[index] ?? ''
    if (part.startsWith('{')) {
      if (segment === '') return null
      ids[part.slice(1, -1)] = segment
    } else if (part !== segment) return null
  }
  return ids
}
