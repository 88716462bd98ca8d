import type { CustomerData, EstateLinks, StoredContact } from '../office-data'
import { answer, notFound, rejectRequest, type OfficeAnswer, type RouteContext } from './answer'

export const MAX_BATCH = 20
/** More ids than this belong in the query (API 1.5). */
export const MAX_BATCH_IN_PATH = 5

type Shape = (contact: StoredContact) => unknown

/** The mixed answers write the common fields first, as the samples do. */
const asMixed: Shape = ({ id, customerId, ...rest }) => {
  const { type, ...others } = rest
  return { id, type: type ?? null, customerId, ...others }
}

/** `GET CRM/Contact/{c}/{id}` and its batch: one route, told apart by the comma alone. */
export function getMixed(customer: CustomerData, ids: string, context: RouteContext): OfficeAnswer {
  const asked = splitIds(ids)
  return asked.length === 1
    ? getOne(customer, asked[0] ?? '', null, asMixed)
    : getBatch(asked, MAX_BATCH, context, (id) => shapeOf(customer, id, null, asMixed))
}

export function getTyped(
  customer: CustomerData,
  type: string,
  idsInPath: string | null,
  context: RouteContext,
): OfficeAnswer {
  const find = (id: string) => shapeOf(customer, id, type, (contact) => contact)
  if (idsInPath === null) {
    return getBatch(splitIds(context.query.get('contactIds') ?? ''), MAX_BATCH, context, find)
  }
  const asked = splitIds(idsInPath)
  return asked.length === 1
    ? getOne(customer, asked[0] ?? '', type, (contact) => contact)
    : getBatch(asked, MAX_BATCH_IN_PATH, context, find)
}

export function getPartyRoles(customer: CustomerData, id: string): OfficeAnswer {
  if (!customer.contacts.has(id)) return notFound
  return answer(customer.partyRoles.get(id) ?? emptyPartyRoles())
}

export function getRelations(customer: CustomerData, id: string): OfficeAnswer {
  if (!customer.contacts.has(id)) return notFound
  return answer(customer.relations.get(id) ?? { relations: [], reverseRelations: [] })
}

/** Buyer, Seller or Speculator, single or batch. */
export function getEstateLinks(
  customer: CustomerData,
  kind: keyof EstateLinks,
  idsInPath: string | null,
  context: RouteContext,
): OfficeAnswer {
  const { withoutRoles } = context.habits
  const find = (id: string) => {
    if (!customer.contacts.has(id)) return null
    const links = writeLinks(customer.estateLinks.get(id), kind)
    if (links.length > 0 || withoutRoles === 'empty-list') return { id, [kind]: links }
    return withoutRoles === 'null' ? { id, [kind]: null } : null
  }
  if (idsInPath === null) {
    return getBatch(splitIds(context.query.get('contactIds') ?? ''), MAX_BATCH, context, find)
  }
  const asked = splitIds(idsInPath)
  if (asked.length > 1) return getBatch(asked, MAX_BATCH_IN_PATH, context, find)
  const only = find(asked[0] ?? '')
  return only === null ? notFound : answer(only)
}

function writeLinks(links: EstateLinks | undefined, kind: keyof EstateLinks): unknown[] {
  if (kind !== 'speculatorOn') return links?.[kind] ?? []
  return (links?.speculatorOn ?? []).map((link) =>
    Object.fromEntries(Object.entries(link).filter(([name]) => name !== 'addedAt')),
  )
}

export function emptyPartyRoles(): Record<string, unknown[]> {
  return {
    buyer: [],
    extraBuyer: [],
    seller: [],
    extraSeller: [],
    tenant: [],
    extraTenant: [],
    owner: [],
    extraOwner: [],
  }
}

function splitIds(list: string): string[] {
  return list
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
}

function shapeOf(customer: CustomerData, id: string, type: string | null, shape: Shape): unknown {
  const contact = customer.contacts.get(id)
  if (contact === undefined || (type !== null && contact['type'] !== type)) return null
  return shape(contact)
}

function getOne(
  customer: CustomerData,
  id: string,
  type: string | null,
  shape: Shape,
): OfficeAnswer {
  const contact = shapeOf(customer, id, type, shape)
  return contact === null ? notFound : answer(contact)
}

function getBatch(
  ids: string[],
  limit: number,
  context: RouteContext,
  find: (id: string) => unknown,
): OfficeAnswer {
  if (ids.length === 0) return rejectRequest({ contactIds: ['Minst ett kontakt-id krävs'] })
  if (ids.length > limit) {
    return rejectRequest({ contactIds: [`Högst ${limit} kontakt-id kan anges`] })
  }
  const found = ids.map(find)
  switch (context.habits.unknownInBatch) {
    case 'left-out':
      return answer(found.filter((contact) => contact !== null))
    case 'null':
      return answer(found)
    case 'not-found':
      return found.includes(null) ? notFound : answer(found)
  }
}
