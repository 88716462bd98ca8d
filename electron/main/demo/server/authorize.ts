import { createHash, timingSafeEqual } from 'node:crypto'
import type { Area, CustomerData, Login, OfficeData } from '../office-data'
import { refuse, type OfficeAnswer } from './answer'

export const wrongLogin: OfficeAnswer = {
  ...refuse(401, 'Authorization has been denied for this request.'),
  headers: { 'WWW-Authenticate': 'Basic realm="Connect"' },
}

export const noAccess: OfficeAnswer = refuse(403, 'Access denied.')

// Hashing first gives equal lengths, which the timing-safe comparison needs, and hides the length.
function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()
  return timingSafeEqual(digest(left), digest(right))
}

/** The logins whose user name and password an Authorization header holds; none: answer 401. */
export function findLogins(authorization: string | null, logins: readonly Login[]): Login[] {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1]
  const given = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8')
  return logins.filter((login) => isSame(given, `${login.username}:${login.password}`))
}

/** Customers that any of these logins may read in an area. */
export function findReadable(office: OfficeData, logins: Login[], area: Area): CustomerData[] {
  const mayRead = (customerId: string) =>
    logins.some(({ rights }) => rights === undefined || rights[customerId]?.includes(area) === true)
  return [...office.customers.values()].filter((customer) => mayRead(customer.customerId))
}
