import type { ContactId, CustomerId } from '../../../contract/domain/ids'
import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import { isSameId, readContactId } from './ids'
import { fieldsOf, listOfFields } from './keys'
import type { Fields } from './keys'
import { readLine } from './text'

/**
 * Free text: `{ matches: [{ id, …, type, score }] }`, the highest score first. Search by number has another
 * model of the same name, with `contactClassTypes` and no score (API 7, no. 11): it is read likewise, as
 * neither's classes are used, and stays in the server's order.
 */
export function readMatches(body: unknown, customerId: CustomerId): Result<ContactId[]> {
  const fields = fieldsOf(body)
  const matches = fields?.has('matches') ? listOfFields(fields.get('matches') ?? []) : null
  if (matches === null) return failed('unexpected-format')
  // The path names the customer, so a match need not; a chain's other offices are not ours to show.
  const own = matches.filter((match) => isOf(customerId, match) !== false)
  const best = own.sort((a, b) => scoreOf(b) - scoreOf(a))
  return ok(distinct(best.map((match) => match.get('id'))))
}

/** Search by phone: a list of customers, each with ids. One that is not named is not known to be ours. */
export function readPhoneMatches(body: unknown, customerId: CustomerId): Result<ContactId[]> {
  const customers = listOfFields(body)
  if (customers === null) return failed('unexpected-format')
  const own = customers.filter((customer) => isOf(customerId, customer) === true)
  const ids = own.map((customer) => customer.get('contactIds') ?? [])
  return ids.every(Array.isArray) ? ok(distinct(ids.flat())) : failed('unexpected-format')
}

/** Null when it does not say. */
function isOf(customerId: CustomerId, fields: Fields): boolean | null {
  const own = readLine(fields.get('customerId'))
  return own === null ? null : isSameId(own, customerId)
}

function scoreOf(match: Fields): number {
  const score = match.get('score')
  return typeof score === 'number' ? score : 0
}

function distinct(values: readonly unknown[]): ContactId[] {
  return [...new Set(values.map(readContactId).filter((id) => id !== null))]
}
