import type { EstateKind } from '../../../contract/domain/estate-kind'
import type { CustomerId } from '../../../contract/domain/ids'
import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import type { ToldEstate } from '../crm'
import { visitInSlices } from '../visit-in-slices'
import { readAdvertisedType, readEstateCollection } from './enums'
import { isSameId } from './ids'
import { fieldsOf } from './keys'
import type { Fields } from './keys'
import { readLine } from './text'

/**
 * Every estate of the customer that has an id, each once. One element per customer with one collection per kind of
 * estate, whose spellings vary (`housingCooperativeses`, `commercialPropertys`): every list in it is read, by its
 * rows. Another customer's are left out, as an id is one only within its office. There may be many, and they are
 * read in slices (S26).
 */
export async function readEstateList(
  body: unknown,
  customerId: CustomerId,
): Promise<Result<readonly ToldEstate[]>> {
  if (!Array.isArray(body)) return failed('unexpected-format')
  const filled = body.filter((element) => element !== null && element !== undefined)
  const customers = filled
    .map(fieldsOf)
    .filter((fields) => fields !== null)
    .filter(isCustomer)
  // An error that comes as a list would say that the office has no estates.
  if (filled.length > 0 && customers.length === 0) return failed('unexpected-format')
  const estates = new Map<string, ToldEstate>()
  for (const customer of customers.filter((one) => isOf(customerId, one))) {
    for (const [name, list] of customer.entries()) {
      if (!Array.isArray(list)) continue
      const kind = readEstateCollection(name)
      await visitInSlices(list, (element: unknown) => {
        const estate = readRow(element, kind)
        if (estate !== null && !estates.has(estate.estateId)) estates.set(estate.estateId, estate)
      })
    }
  }
  return ok([...estates.values()])
}

/** As published. Its address is missing where the estate hides it, which is not ours to undo (API 2.7 C). */
export function readAdvertisedEstate(body: unknown, estateId: string): Result<ToldEstate> {
  const fields = fieldsOf(body)
  const id = readLine(fields?.get('id'))
  if (fields === null || id === null || !isSameId(id, estateId)) return failed('unexpected-format')
  const address = fieldsOf(fields.get('address'))
  const type = fieldsOf(fields.get('type'))
  return ok({
    estateId,
    address: address && joined(address),
    area: readLine(fieldsOf(address?.get('area'))?.get('name')),
    kind: readAdvertisedType(type?.get('id'), type?.get('name')),
    status: readStatus(fields),
    number: readLine(fields.get('referenceId')),
  })
}

function isCustomer(fields: Fields): boolean {
  return fields.has('customerId') || fields.values().some(Array.isArray)
}

/** The question names the customer, so an element need not. */
function isOf(customerId: CustomerId, fields: Fields): boolean {
  const own = readLine(fields.get('customerId'))
  return own === null || isSameId(own, customerId)
}

function readRow(element: unknown, kind: EstateKind | null): ToldEstate | null {
  const row = fieldsOf(element)
  const estateId = readLine(row?.get('id'))
  if (row === null || estateId === null) return null
  return {
    estateId,
    address: readLine(row.get('streetAddress')) ?? readLine(row.get('projectName')),
    area: readLine(row.get('areaName')),
    kind,
    status: readStatus(row),
    number: readLine(row.get('objectNumber')),
  }
}

function readStatus(fields: Fields): string | null {
  return readLine(fieldsOf(fields.get('status'))?.get('name'))
}

function joined(address: Fields): string | null {
  const street = readLine(address.get('streetAddress'))
  const town = readLine(address.get('postalTown'))
  return street === null ? null : [street, town].filter((part) => part !== null).join(', ')
}
