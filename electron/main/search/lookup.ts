import type { ContactId, CustomerId } from '../../contract/domain/ids'
import { MAX_ROWS } from '../../contract/domain/search'
import type {
  FilterChoices,
  SearchAnswer,
  SearchRequest,
  SearchRow,
  ServerSearchAnswer,
} from '../../contract/domain/search'
import type { CopyStatus } from '../../contract/domain/copy'
import type { PartyRole } from '../../contract/domain/party'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import { toLine } from '../contacts/contact-line'
import type { ContactCopy } from '../contacts/contact-copy'
import type { Crm } from '../crm-api/crm'
import type { ActiveSession } from '../session/session'
import { coverLine } from '../privacy/covered'
import type { Search } from './search'

/** What the search field asks for: the copy always and at once, the CRM only when told to. */
export interface Lookup {
  run(request: SearchRequest): Result<SearchAnswer>
  server(text: string): Promise<Result<ServerSearchAnswer>>
  choices(): Result<FilterChoices>
}

export interface LookupParts {
  readonly search: Search
  readonly copy: ContactCopy
  status(): CopyStatus
  countWithRole(role: PartyRole): number
  active(): ActiveSession | null
}

/** The CRM's own search takes no shorter term (API 1.5). */
const FEWEST_SERVER_CHARACTERS = 5
const LONGEST_SERVER_TERM = 100
/** Each hit is an id whose name costs a call of its own. */
const MAX_SERVER_HITS = 20

export function createLookup(parts: LookupParts): Lookup {
  function serverHelp(text: string, hits: number): SearchAnswer['server'] {
    if (hits > 0 || text.trim() === '') return 'not-needed'
    if (text.trim().length < FEWEST_SERVER_CHARACTERS) return 'too-short'
    return 'offered'
  }

  return {
    run(request) {
      if (parts.active() === null) return failed('signed-out')
      const { rows, found } = parts.search.run(request)
      const { contacts, scope, complete, reconciledAt } = parts.status()
      const { role } = request.filters
      return ok({
        rows,
        found,
        copy: {
          contacts,
          scope,
          complete,
          reconciledAt,
          withRoles: role === null ? null : parts.countWithRole(role),
        },
        server: serverHelp(request.text, found.count),
      })
    },

    async server(text) {
      const session = parts.active()
      if (session === null) return failed('signed-out')
      const term = text.trim().slice(0, LONGEST_SERVER_TERM)
      if (term.length < FEWEST_SERVER_CHARACTERS) return failed('invalid-input')
      const rows: SearchRow[] = []
      let more = false
      for (const { customerId } of session.account.customers) {
        const hits = await session.crm.search(customerId, term, MAX_SERVER_HITS)
        if (!hits.ok) return hits
        more ||= hits.value.more
        rows.push(...(await rowsOf(session.crm, customerId, hits.value.contactIds)))
      }
      return ok({ rows: rows.slice(0, MAX_ROWS), more: more || rows.length > MAX_ROWS })
    },

    choices() {
      const session = parts.active()
      if (session === null) return failed('signed-out')
      return ok({ categories: parts.search.choices(), own: parts.status().own.length > 0 })
    },
  }

  /** The best first, as the CRM ranked them; one that cannot be read is left out. */
  async function rowsOf(
    crm: Crm,
    customerId: CustomerId,
    contactIds: readonly ContactId[],
  ): Promise<SearchRow[]> {
    const rows = await Promise.all(
      contactIds.map(async (contactId): Promise<SearchRow | null> => {
        const key = { customerId, contactId }
        const known = parts.copy.get(key)?.record
        const answer = known ? ok(known) : await crm.contact(key)
        if (!answer.ok) return null
        const line = coverLine({ ...toLine(answer.value), changed: 'none' })
        return { line, reason: 'server', matched: null }
      }),
    )
    return rows.filter((row) => row !== null)
  }
}
