import type { ContactId } from '../../contract/domain/ids'
import type { Relation } from '../../contract/domain/party'
import type { StoredGroup } from '../store/stored-roles'

/**
 * Roles and relations of somebody without those of them that name one of these contacts. A role goes as a whole: with its
 * estate left, whoever knows for whom it was held would know where that is (GDPR rule 24).
 */
export function rolesWithout(
  groups: readonly StoredGroup[],
  left: ReadonlySet<ContactId>,
): StoredGroup[] {
  return groups.map((group) => ({
    ...group,
    roles: group.roles.filter(({ relatedId }) => relatedId === null || !left.has(relatedId)),
  }))
}

export function relationsWithout(
  relations: readonly Relation[],
  left: ReadonlySet<ContactId>,
): Relation[] {
  return relations.filter(({ related }) => !left.has(related.contactId))
}
