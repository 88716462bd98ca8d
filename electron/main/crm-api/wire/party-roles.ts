import { datedRoles } from '../../../contract/domain/party-roles'
import type { KnownPartyKind, PartyKind, PartyRole } from '../../../contract/domain/party'
import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import type { ToldGroup, ToldRole } from '../crm'
import { readInstant } from './dates'
import { readPartyRole } from './enums'
import { readRelatedId } from './ids'
import { listOfFields, soleFieldsOf } from './keys'
import type { Fields } from './keys'
import { readLine } from './text'

/** For these, dates before 2024 were made when old data was converted (API 3.6). */
const CONVERTED_KINDS: ReadonlySet<KnownPartyKind> = new Set<KnownPartyKind>([
  'EstateParty',
  'CompanySignatory',
  'CompanyContactPerson',
  'Guardian',
  'LimitedGuardian',
  'Representative',
])
const CONVERTED_BEFORE = '2023-12-31T23:00:00.000Z'

/**
 * All eight collections, in the order they are shown. Of a collection whose key is missing, or that is no
 * list, nothing was told; null and an empty list are "none" (D11). Nothing of the kind in the answer at
 * all is `unexpected-format`: an empty object must not read as "has no roles".
 */
export function readPartyRoles(body: unknown, now: number): Result<ToldGroup[]> {
  const fields = soleFieldsOf(body)
  if (fields === null || !datedRoles.some((role) => fields.has(role))) {
    return failed('unexpected-format')
  }
  const groups = datedRoles.map((role) => readGroup(role, fields, now))
  // Nothing was told of any: taken for an answer, it would be asked for again and again.
  if (groups.every(({ roles }) => roles === null)) return failed('unexpected-format')
  return ok(groups)
}

function readGroup(role: PartyRole, fields: Fields, now: number): ToldGroup {
  const value = fields.get(role)
  if (fields.has(role) && value === null) return { role, roles: [] }
  const items = listOfFields(value)
  if (items === null) return { role, roles: null }
  const isExtra = role.startsWith('extra')
  const roles = items.map((item) => readRole(item, isExtra, now)).filter((one) => one !== null)
  return { role, roles: roles.sort(newestFirst) }
}

function readRole(item: Fields, isExtra: boolean, now: number): ToldRole | null {
  const estateId = readLine(item.get('estateId'))
  const createdAt = readInstant(item.get('roleCreatedAt'), now)
  const kind = isExtra ? readPartyRole(item.get('partyRole')) : null
  const relatedId = isExtra ? readRelatedId(item.get('contactId')) : null
  if ([estateId, createdAt, kind, relatedId].every((part) => part === null)) return null
  const approximate = createdAt !== null && isApproximate(createdAt, kind, isExtra)
  return { estateId, estateKind: null, createdAt, approximate, kind, relatedId, level: null }
}

/**
 * A party's own date may be when it was computed, imported or merged: to be shown as approximate
 * whenever it is. An extra party's is so only for the kinds and years that were converted.
 */
function isApproximate(createdAt: string, kind: PartyKind | null, isExtra: boolean): boolean {
  if (!isExtra) return true
  return kind?.state === 'known' && CONVERTED_KINDS.has(kind.kind) && createdAt < CONVERTED_BEFORE
}

/** Undated last. Moments in UTC of one length compare as texts. */
function newestFirst(a: ToldRole, b: ToldRole): number {
  const [first, second] = [a.createdAt ?? '', b.createdAt ?? '']
  return first === second ? 0 : first < second ? 1 : -1
}
