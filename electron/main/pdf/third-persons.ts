import type { ContactCard } from '../../contract/domain/card'
import type { PartyRole, Relation, RelatedContact, RoleEntry } from '../../contract/domain/party'
import { isDeceased } from '../../contract/domain/party-roles'
import type { ThirdPerson } from '../../contract/domain/sheet'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { kindOfParty } from './party-text'
import { oneLine } from './paper-text'

/**
 * Everybody whom roles and relations name beside the contact, each once and relations first, with what
 * they are to the contact: what somebody goes through before an extract leaves the office (GDPR rule 28).
 */
export function thirdPersons(card: Pick<ContactCard, 'roles' | 'relations'>): ThirdPerson[] {
  const found = new Map<string, { other: RelatedContact; says: Set<string> }>()
  function note(other: RelatedContact, says: string): void {
    const known = found.get(other.contactId) ?? { other, says: new Set() }
    // Only one of two mentions may have got its name yet.
    if (known.other.name === null) known.other = other
    found.set(other.contactId, known)
    known.says.add(says)
  }
  const { roles, relations } = card
  for (const { related, ...relation } of relations.state === 'fetched' ? relations.value : [])
    note(related, ofRelation(relation))
  for (const group of roles.state === 'none-asked' ? [] : roles.value) {
    if (group.state === 'none-asked') continue
    for (const { related, kind } of group.entries) {
      if (related !== null) note(related, ofRole(group.role, kind))
    }
  }
  return [...found.values()].map(({ other, says }) => ({
    contactId: other.contactId,
    name: oneLine(other.name ?? '') || null,
    says: [...says].join(', '),
  }))
}

function ofRelation({ direction, kind }: Pick<Relation, 'direction' | 'kind'>): string {
  const text = kindOfParty(kind)
  if (isDeceased(kind)) return direction === 'held' ? sv.card.heldAsDeceased : text
  return direction === 'held' ? sheetSv.thirdPersons.held(text) : sheetSv.thirdPersons.holds(text)
}

function ofRole(role: PartyRole, kind: RoleEntry['kind']): string {
  return sheetSv.thirdPersons.held(kind === null ? sv.roles.names[role] : kindOfParty(kind))
}
