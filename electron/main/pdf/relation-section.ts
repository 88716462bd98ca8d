import type { UncoveredCard } from '../../contract/domain/card'
import { isDeceased } from '../../contract/domain/party-roles'
import type { Relation } from '../../contract/domain/party'
import type { Fact, FactsSection } from '../../contract/domain/sheet'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { fact, section } from './facts'
import { kindOfParty } from './party-text'
import type { NameOther } from './party-text'

/** One direction of the relations; "Ej hämtat" and "Finns inga" are two sentences (GDPR rule 26). */
export function relationSection(
  relations: UncoveredCard['relations'],
  direction: Relation['direction'],
  nameOther: NameOther,
): FactsSection {
  const title = sheetSv.sections[direction]
  if (relations.state === 'not-fetched') {
    return section('facts', title, [fact(null, [sv.roles.notFetched])])
  }
  const facts: Fact[] = []
  for (const relation of relations.value) {
    if (relation.direction !== direction) continue
    const kind = kindOfParty(relation.kind)
    const label = direction === 'holds' ? kind : heldAs(relation.kind)
    const same = facts.find((each) => each.label === label)
    const name = nameOther(relation.related)
    if (same === undefined) facts.push(fact(label, [name]))
    else same.lines.push(name)
  }
  return section('facts', title, facts.length === 0 ? [fact(null, [sv.roles.none])] : facts)
}

function heldAs(kind: Relation['kind']): string {
  return isDeceased(kind) ? sv.card.heldAsDeceased : sv.card.heldFor(kindOfParty(kind))
}
