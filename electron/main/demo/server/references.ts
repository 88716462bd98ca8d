import type { CustomerData } from '../office-data'
import {
  answer,
  rejectRequest,
  type Habits,
  type OfficeAnswer,
  type RelationDate,
  type RouteContext,
} from './answer'
import type { Query } from './query'
import { readMoment } from './wall-clock'

export function listReferences(customer: CustomerData, context: RouteContext): OfficeAnswer {
  const read = chooseFilterNames(context.query, context.habits)
  const problems: Record<string, string[]> = {}
  const readDate = (name: string): number | null => {
    const text = read(name)
    if (text === null) return null
    const at = readMoment(text)
    if (at === null) problems[`criteria.${name}`] = [`The value '${text}' is not valid.`]
    return at
  }
  const changed = { from: readDate('changedAtFrom'), to: readDate('changedAtTo') }
  const created = { from: readDate('createdAtFrom'), to: readDate('createdAtTo') }
  if (Object.keys(problems).length > 0) return rejectRequest(problems)
  const agentId = context.habits.agentFilter === 'honoured' ? read('agentId') : null

  const listed = [...customer.contacts.values()].filter(
    (contact) =>
      isWithin(contact['changedAt'], changed) &&
      isWithin(contact['createdAt'], created) &&
      (agentId === null || contact['agentId'] === agentId),
  )
  const pick = (type: string) =>
    listed
      .filter((contact) => contact['type'] === type)
      .map(({ id, customerId, ...rest }) => ({
        id,
        changedAt: rest['changedAt'] ?? null,
        customerId,
      }))
  return answer({
    persons: pick('Person'),
    companies: pick('Company'),
    deceasedEstates: pick('DeceasedEstate'),
  })
}

/**
 * `POST Contacts/GetContactsSyncList`: the same list under other field names (API 2.1). Criteria that are given
 * together must all be met.
 */
export function listForSync(context: RouteContext): OfficeAnswer {
  const criteria = isRecord(context.body) ? context.body : {}
  const asked = criteria['customerId']
  const changed = {
    from: readMoment(criteria['changedDateFrom']),
    to: readMoment(criteria['changedDateTo']),
  }
  const created = {
    from: readMoment(criteria['createdDateFrom']),
    to: readMoment(criteria['createdDateTo']),
  }
  const related = relationCriteria(criteria, context.habits)
  const ids = Array.isArray(criteria['contactId']) ? (criteria['contactId'] as unknown[]) : []
  const list = (customer: CustomerData, type: string) =>
    [...customer.contacts.values()]
      .filter(
        (contact) =>
          contact['type'] === type &&
          (ids.length === 0 || ids.includes(contact.id)) &&
          isWithin(contact['changedAt'], changed) &&
          isWithin(contact['createdAt'], created) &&
          related.every(({ date, span }) =>
            datesOf(customer, contact.id, date).some((at) => isWithin(at, span)),
          ),
      )
      .map((contact) => ({ contactId: contact.id, dateChanged: contact['changedAt'] ?? null }))
  return answer(
    context.readable
      .filter((customer) => typeof asked !== 'string' || customer.customerId === asked)
      .map((customer) => ({
        customerId: customer.customerId,
        persons: list(customer, 'Person'),
        companies: list(customer, 'Company'),
        estates: list(customer, 'DeceasedEstate'),
      })),
  )
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function chooseFilterNames(query: Query, habits: Habits): (name: string) => string | null {
  switch (habits.filterNames) {
    case 'none':
      return () => null
    case 'bare':
      return (name) => query.get(name)
    case 'prefixed':
      return (name) => query.getPrefixed(name)
    case 'both':
      return (name) => query.get(name) ?? query.getPrefixed(name)
  }
}

const criterionNames: Record<RelationDate, string> = {
  seller: 'sellerRelationDate',
  buyer: 'buyerRelationDate',
  bidding: 'biddingDate',
  viewing: 'viewingDate',
}

function relationCriteria(criteria: Record<string, unknown>, habits: Habits) {
  return habits.relationDates
    .map((date) => {
      const read = (end: 'From' | 'To') => readMoment(criteria[`${criterionNames[date]}${end}`])
      return { date, span: { from: read('From'), to: read('To') } }
    })
    .filter(({ span }) => span.from !== null || span.to !== null)
}

const levelsOf: Record<'bidding' | 'viewing', readonly string[]> = {
  bidding: ['ParticipateInBidding', 'OnHoldInBidding', 'FollowingBidding'],
  viewing: ['BeenAtOrComingToViewing'],
}

function datesOf(customer: CustomerData, contactId: string, date: RelationDate): unknown[] {
  if (date === 'bidding' || date === 'viewing') {
    const prospects = customer.estateLinks.get(contactId)?.speculatorOn ?? []
    return prospects
      .filter(({ level }) => levelsOf[date].includes(level))
      .map(({ addedAt }) => addedAt)
  }
  const parties = customer.partyRoles.get(contactId)?.[date]
  return (Array.isArray(parties) ? (parties as unknown[]) : [])
    .filter(isRecord)
    .map((party) => party['roleCreatedAt'])
}

type Span = { from: number | null; to: number | null }

/** Inclusive at both ends; a date that is not filled in lies outside every span. */
function isWithin(value: unknown, span: Span): boolean {
  if (span.from === null && span.to === null) return true
  const at = readMoment(value)
  return (
    at !== null && (span.from === null || at >= span.from) && (span.to === null || at <= span.to)
  )
}
