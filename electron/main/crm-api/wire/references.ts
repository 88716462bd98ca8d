import type { ContactKind } from '../../../contract/domain/contact'
import type { ContactId } from '../../../contract/domain/ids'
import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import type { ContactReference } from '../crm'
import { visitInSlices } from '../visit-in-slices'
import { readChangedRaw } from './dates'
import { readContactId } from './ids'
import { fieldsOf } from './keys'

/** A bucket is a type; the last one has another name in a sister call (API 7, no. 12). */
const buckets: readonly (readonly [string, ContactKind])[] = [
  ['persons', 'person'],
  ['companies', 'company'],
  ['deceasedEstates', 'deceased-estate'],
  ['estates', 'deceased-estate'],
]

/** Each contact once, under the first bucket that holds it. By id, as it was written (D29). */
export type ReferencesById = Map<string, ContactReference>

/**
 * `unexpected-format` for whatever is not certainly such a list: taken for an empty one, it would say that
 * every contact is gone. It may be long, and is read in slices (S26).
 */
export async function readReferences(body: unknown): Promise<Result<ReferencesById>> {
  const lists = listsOf(body)
  if (lists === null) return failed('unexpected-format')
  const references: ReferencesById = new Map()
  let filled = 0
  for (const { kind, list } of lists) {
    await visitInSlices(list, (element) => {
      if (element === null || element === undefined) return
      filled += 1
      const reference = readReference(element, kind)
      if (reference === null) return
      const { contactId } = reference
      if (!references.has(contactId)) references.set(contactId, reference)
    })
  }
  // References without a single id are not references.
  return filled > 0 && references.size === 0 ? failed('unexpected-format') : ok(references)
}

/** How many it lists, without a look at what. */
export function countReferences(body: unknown): Result<number> {
  const lists = listsOf(body)
  if (lists === null) return failed('unexpected-format')
  return ok(lists.reduce((sum, { list }) => sum + list.length, 0))
}

/** Only whether this is a reference list at all: the customer check asks for an empty one (API 5.2). */
export function readReferencesProof(body: unknown): Result<void> {
  return listsOf(body) === null ? failed('unexpected-format') : ok(undefined)
}

/** Null unless at least one list is there, and none of them is anything but a list or null. */
function listsOf(body: unknown): { kind: ContactKind; list: unknown[] }[] | null {
  const fields = fieldsOf(body)
  if (fields === null) return null
  const there = buckets.filter(([name]) => fields.has(name))
  const lists = there.map(([name, kind]) => ({ kind, list: fields.get(name) ?? [] }))
  const isWhole = lists.length > 0 && lists.every(({ list }) => Array.isArray(list))
  return isWhole ? (lists as { kind: ContactKind; list: unknown[] }[]) : null
}

function readReference(element: unknown, kind: ContactKind): ContactReference | null {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return null
  // The keys as they are documented, first: another case of them costs a look at every key there is.
  const { id, changedAt } = element as { id?: unknown; changedAt?: unknown }
  const plain = referenceOf(id, changedAt, kind)
  if (plain !== null && changedAt !== undefined) return plain
  const fields = fieldsOf(element)
  return referenceOf(fields?.get('id'), fields?.get('changedAt'), kind)
}

function referenceOf(id: unknown, changedAt: unknown, kind: ContactKind): ContactReference | null {
  const contactId: ContactId | null = readContactId(id)
  return contactId === null ? null : { contactId, kind, changedRaw: readChangedRaw(changedAt) }
}
