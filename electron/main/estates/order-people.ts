import type { EstatePerson } from '../../contract/domain/estate'
import { interestLevels, keenness, partyRoles } from '../../contract/domain/party-roles'

type Ranked = Pick<EstatePerson, 'role' | 'level'>

/**
 * Group by group as roles are shown everywhere, prospects the keenest first. Within a group those who are given first
 * stay first: they come by name.
 */
export function orderPeople<Person>(
  people: readonly Person[],
  rankedBy: (person: Person) => Ranked,
): Person[] {
  return people
    .map((person) => ({ person, rank: rankOf(rankedBy(person)) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ person }) => person)
}

function rankOf({ role, level }: Ranked): number {
  const group = partyRoles.indexOf(role) * (interestLevels.length + 1)
  return role === 'speculator' ? group + keenness(level) : group
}
