import type { PartyRole } from '../../contract/domain/party'
import { allOf } from './query'
import type { Query } from './query'

/** What is looked for: words of the index, or whatever words, and a role, which has a table of its own. */
export type Wanted =
  | { readonly query: Query; readonly role: PartyRole | null }
  | { readonly query: null; readonly role: PartyRole }

/** What the filters leave; null: none is set. */
export type Within = Wanted | null

/** The filters that there are. */
export function withinOf(queries: readonly Query[], role: PartyRole | null): Within {
  const query = allOf(queries)
  if (query !== null) return { query, role }
  return role === null ? null : { query, role }
}

export function wantedWithin(query: Query, within: Within): Wanted {
  if (within === null) return { query, role: null }
  return {
    query: within.query === null ? query : { all: [query, within.query] },
    role: within.role,
  }
}
