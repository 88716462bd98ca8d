import type { ContactId, CustomerId } from '../../../contract/domain/ids'
import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import { visitInSlices } from '../visit-in-slices'
import { isSameId, readContactId } from './ids'
import { fieldsOf } from './keys'
import { readLine } from './text'

/** One answer may cover several customers, and its names are others than those of the list (API 2.1, 7 no. 13). */
const buckets = ['persons', 'companies', 'estates'] as const

/**
 * Those of this customer alone, each once. It may be long, and is read in slices (S26). `unexpected-format` for
 * whatever is not certainly such a list: read as an empty one, it would say that nobody has a new role.
 */
export async function readRelatedContacts(
  body: unknown,
  customerId: CustomerId,
): Promise<Result<readonly ContactId[]>> {
  const customers = customersOf(body)
  if (customers === null) return failed('unexpected-format')
  const ids = new Set<ContactId>()
  let filled = 0
  for (const customer of customers.filter((one) => isSameId(one.customerId, customerId))) {
    await visitInSlices(customer.elements, (element) => {
      if (element === null || element === undefined) return
      filled += 1
      const id = readContactId(fieldsOf(element)?.get('contactId'))
      if (id !== null) ids.add(id)
    })
  }
  return filled > 0 && ids.size === 0 ? failed('unexpected-format') : ok([...ids])
}

/** How many it lists, of whichever customer: a filter that nobody meets must let nobody through. */
export function countRelatedContacts(body: unknown): Result<number> {
  const customers = customersOf(body)
  if (customers === null) return failed('unexpected-format')
  return ok(customers.reduce((sum, { elements }) => sum + elements.length, 0))
}

interface Customer {
  readonly customerId: string
  readonly elements: readonly unknown[]
}

/** Null unless each names its customer and has at least one list, and none of them is anything but a list or null. */
function customersOf(body: unknown): Customer[] | null {
  if (!Array.isArray(body)) return null
  const customers = body
    .filter((element) => element !== null && element !== undefined)
    .map(readCustomer)
  return customers.every((customer) => customer !== null) ? customers : null
}

function readCustomer(element: unknown): Customer | null {
  const fields = fieldsOf(element)
  const customerId = readLine(fields?.get('customerId'))
  if (fields === null || customerId === null) return null
  const lists = buckets.filter((name) => fields.has(name)).map((name) => fields.get(name) ?? [])
  const isWhole = lists.length > 0 && lists.every(Array.isArray)
  return isWhole ? { customerId, elements: lists.flat() } : null
}
