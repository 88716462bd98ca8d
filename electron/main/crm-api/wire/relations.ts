import type { Relation } from '../../../contract/domain/party'
import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import { readRelationKind } from './enums'
import { readRelatedId } from './ids'
import { listOfFields, soleFieldsOf } from './keys'

/** Contract 3.7. Entries that name no contact lead nowhere and are left out. */
export function readRelations(body: unknown): Result<Relation[]> {
  const fields = soleFieldsOf(body)
  if (fields === null || !(fields.has('relations') || fields.has('reverseRelations'))) {
    return failed('unexpected-format')
  }
  return ok([
    ...readDirection('holds', fields.get('relations')),
    ...readDirection('held', fields.get('reverseRelations')),
  ])
}

function readDirection(direction: Relation['direction'], value: unknown): Relation[] {
  const relations: Relation[] = []
  for (const item of listOfFields(value) ?? []) {
    const contactId = readRelatedId(item.get('contactId'))
    if (contactId === null) continue
    const kind = readRelationKind(item.get('relation'))
    relations.push({ direction, kind, related: { contactId, name: null } })
  }
  return relations
}
