import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import { visitInSlices } from '../visit-in-slices'
import { isSameId } from './ids'
import { fieldsOf, listOfFields } from './keys'
import type { Fields } from './keys'
import { readLine } from './text'

/**
 * Estate id → address. One list per customer with one collection per kind of estate, whose spellings
 * vary (`housingCooperativeses`, `commercialPropertys`): every list in it is read, by its rows.
 * There may be many, and they are read in slices (S26).
 */
export async function readEstateList(body: unknown): Promise<Result<ReadonlyMap<string, string>>> {
  const customers = listOfFields(body)
  if (customers === null) return failed('unexpected-format')
  const addresses = new Map<string, string>()
  for (const customer of customers) {
    for (const list of customer.values().filter((value) => Array.isArray(value))) {
      await visitInSlices(list, (element: unknown) => {
        const row = fieldsOf(element)
        const id = readLine(row?.get('id'))
        const address = readLine(row?.get('streetAddress')) ?? readLine(row?.get('projectName'))
        if (id !== null && address !== null) addresses.set(id, address)
      })
    }
  }
  return ok(addresses)
}

/** Null: the estate hides its address, which is not ours to undo (API 2.7 C). */
export function readAdvertisedAddress(body: unknown, estateId: string): Result<string | null> {
  const fields = fieldsOf(body)
  const id = readLine(fields?.get('id'))
  if (fields === null || id === null || !isSameId(id, estateId)) return failed('unexpected-format')
  const address = fieldsOf(fields.get('address'))
  return ok(address && joined(address))
}

function joined(address: Fields): string | null {
  const street = readLine(address.get('streetAddress'))
  const town = readLine(address.get('postalTown'))
  return street === null ? null : [street, town].filter((part) => part !== null).join(', ')
}
