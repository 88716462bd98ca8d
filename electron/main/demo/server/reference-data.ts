import type { CustomerData } from '../office-data'
import { answer, rejectRequest, type OfficeAnswer, type RouteContext } from './answer'

export function getCategories(customer: CustomerData): OfficeAnswer {
  return answer(customer.categories)
}

export function getOffices(customer: CustomerData, context: RouteContext): OfficeAnswer {
  const officeId = context.query.get('OfficeId')
  return answer(officeId === null || officeId === customer.office.officeId ? [customer.office] : [])
}

/** `GetUser` knows public users only and has no `deleted`; `GetAllUsers` has both (API 2.5). */
export function getUsers(
  customer: CustomerData,
  whom: 'public' | 'all',
  context: RouteContext,
): OfficeAnswer {
  const userId = context.query.get('UserId')
  const text = context.query.get('SearchText')?.toLowerCase() ?? null
  const found = customer.users.filter(
    (user) =>
      (whom === 'all' || user.public) &&
      (userId === null || user.userId === userId) &&
      (text === null || `${user.userName} ${user.title ?? ''}`.toLowerCase().includes(text)),
  )
  if (whom === 'all') return answer(found)
  return answer(
    found.map((user) =>
      Object.fromEntries(Object.entries(user).filter(([key]) => key !== 'deleted')),
    ),
  )
}

export const customerIsMissing: OfficeAnswer = rejectRequest({ CustomerId: ['Kund-id krävs'] })
