import { partyRoles } from '../../../contract/domain/party-roles'
import type {
  KnownPartyKind,
  PartyKind,
  PartyRole,
  RoleEntry,
  RoleGroup,
} from '../../../contract/domain/party'
import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
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
 * All eight collections, in the order they are shown. A collection whose key is missing, or that is no
 * list, was not fetched; null and an empty list are "none" (D11). Nothing of the kind in the answer at
 * all is `unexpected-format`: an empty object must not read as "has no roles".
 */
export function readPartyRoles(body: unknown, now: number): Result<RoleGroup[]> {
  const fields = soleFieldsOf(body)
  if (fields === null || !partyRoles.some((role) => fields.has(role))) {
    return failed('unexpected-format')
  }
  return ok(partyRoles.map((role) => readGroup(role, fields, now)))
}

function readGroup(role: PartyRole, fields: Fields, now: number): RoleGroup {
  const value = fields.get(role)
  if (fields.has(role) && value === null) return { role, state: 'listed', entries: [] }
  const items = listOfFields(value)
  if (items === null) return { role, state: 'not-fetched' }
  const isExtra = role.startsWith('extra')
  const entries = items
    .map((item) => readEntry(item, isExtra, now))
    .filter((entry) => entry !== null)
  return { role, state: 'listed', entries: entries.sort(newestFirst) }
}

function readEntry(item: Fields, isExtra: boolean, now: number): RoleEntry | null {
  const estateId = readLine(item.get('estateId'))
  const createdAt = readInstant(item.get('roleCreatedAt'), now)
  const kind = isExtra ? readPartyRole(item.get('partyRole')) : null
  const contactId = isExtra ? readRelatedId(item.get('contactId')) : null
  if (estateId === null && createdAt === null && kind === null && contactId === null) return null
  return {
    estateId,
    estateAddress: null,
    estateAddressAt: null,
    createdAt,
    approximate: createdAt !== null && isApproximate(createdAt, kind, isExtra),
    kind,
    related: contactId === null ? null : { contactId, name: null },
  }
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
function newestFirst(a: RoleEntry, b: RoleEntry): number {
  const [first, second] = [a.createdAt ?? '', b.createdAt ?? '']
  return first === second ? 0 : first < second ? 1 : -1
}
