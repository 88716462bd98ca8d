import type { ContactId } from '../../contract/domain/ids'
import type { Relation, RoleGroup } from '../../contract/domain/party'

/**
 * Roles and relations of somebody without those of them that name one of these contacts. A role goes as a whole: with its
 * estate left, whoever knows for whom it was held would know where that is (GDPR rule 24).
 */
export function rolesWithout(
  roles: readonly RoleGroup[],
  left: ReadonlySet<ContactId>,
): RoleGroup[] {
  return roles.map((group) =>
    group.state === 'not-fetched'
      ? group
      : {
          ...group,
          entries: group.entries.filter(
            ({ related }) => related === null || !left.has(related.contactId),
          ),
        },
  )
}

export function relationsWithout(
  relations: readonly Relation[],
  left: ReadonlySet<ContactId>,
): Relation[] {
  return relations.filter(({ related }) => !left.has(related.contactId))
}
