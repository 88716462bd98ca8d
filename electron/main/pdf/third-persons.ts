import type { ContactCard } from '../../contract/domain/card'
import type { ThirdPerson } from '../../contract/domain/sheet'
import { sv } from '../../contract/texts/sv'

/** Everybody else whom a card's relations and roles name, each once. */
export function thirdPersons({
  roles,
  relations,
}: Pick<ContactCard, 'roles' | 'relations'>): ThirdPerson[] {
  const listed = roles.state === 'fetched' ? roles.value : []
  const entries = listed.flatMap((group) => (group.state === 'listed' ? group.entries : []))
  const all = [...(relations.state === 'fetched' ? relations.value : []), ...entries]
  const found = new Map<string, ThirdPerson>()
  for (const { kind, related } of all) {
    if (related === null || found.has(related.contactId)) continue
    const says = kind?.state === 'known' ? sv.roles.kinds[kind.kind] : sv.contact.unknownValueBare
    found.set(related.contactId, { ...related, says })
  }
  return [...found.values()]
}
