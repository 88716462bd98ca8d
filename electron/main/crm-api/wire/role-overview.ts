import type { ContactId } from '../../../contract/domain/ids'
import type { OverviewRole } from '../../../contract/domain/party'
import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import type { ToldOverview, ToldRole } from '../crm'
import { readEstateType, readInterestLevel } from './enums'
import { IdIndex, readContactId } from './ids'
import { fieldsOf } from './keys'
import type { Fields } from './keys'
import { readLine } from './text'

/** The list that stands beside the id, by the call (API 2.3). */
const listKeys: Record<OverviewRole, string> = {
  seller: 'sellerOn',
  buyer: 'buyerOn',
  speculator: 'speculatorOn',
}

/**
 * A list, or the object of one id; order, gaps, nulls and others' elements are all taken. Null and an empty list
 * are "none"; somebody whose list is missing, or cannot be read, has not been told of. Of several elements for one
 * contact the first that tells counts. Where nothing in it is a contact's it is `unexpected-format`.
 */
export function readRoleOverview(
  body: unknown,
  role: OverviewRole,
  asked: readonly ContactId[],
): Result<ToldOverview> {
  if (typeof body !== 'object' || body === null) return failed('unexpected-format')
  const elements: unknown[] = Array.isArray(body) ? body : [body]
  const askedIds = new IdIndex<ContactId>()
  for (const contactId of asked) askedIds.add(contactId, contactId)
  const told = new Map<ContactId, readonly ToldRole[]>()
  let filled = 0
  let named = 0
  for (const element of elements) {
    if (element === null || element === undefined) continue
    filled += 1
    const fields = fieldsOf(element)
    const id = readContactId(fields?.get('id'))
    if (fields === null || id === null) continue
    named += 1
    const contactId = askedIds.find(id)
    const roles = readRoles(fields, role)
    if (contactId !== undefined && roles !== null && !told.has(contactId)) {
      told.set(contactId, roles)
    }
  }
  return filled > 0 && named === 0 ? failed('unexpected-format') : ok(told)
}

/** Null: not told. A list of which nothing can be read is no list of roles, and not an empty one either. */
function readRoles(fields: Fields, role: OverviewRole): ToldRole[] | null {
  const key = listKeys[role]
  if (!fields.has(key)) return null
  const value = fields.get(key) ?? []
  if (!Array.isArray(value)) return null
  const items: unknown[] = value.filter((item) => item !== null && item !== undefined)
  const roles = items.map((item) => readRole(item, role)).filter((one) => one !== null)
  return items.length > 0 && roles.length === 0 ? null : roles
}

function readRole(item: unknown, role: OverviewRole): ToldRole | null {
  const fields = fieldsOf(item)
  const estateId = readLine(fields?.get('estateId'))
  const estateKind = readEstateType(fields?.get('estateType'))
  const level = role === 'speculator' ? readInterestLevel(fields?.get('level')) : null
  if (estateId === null && estateKind === null && level === null) return null
  const undated = { createdAt: null, approximate: false, kind: null, relatedId: null }
  return { estateId, estateKind, ...undated, level }
}
