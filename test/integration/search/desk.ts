import { expect } from 'vitest'
import type { SearchFilters, SearchRow } from '../../../electron/contract/domain/search'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import type { ContactRecord } from '../../../electron/main/crm-api/wire/contact'
import { createSearch } from '../../../electron/main/search/search'
import type { Store } from '../../../electron/main/store/store'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import { recordOf, READ_AT } from '../../builders/many-contacts'
import { aMemoryStore } from '../../builders/memory-store'
import { aPerson } from '../../builders/people'

const NO_FILTER: SearchFilters = { kind: null, role: null, category: null, ownOnly: false }
export const CUSTOMER = 'M99999' as CustomerId

/** The real store with its real index, in memory unless told otherwise, and the search over it. */
export function aSearchDesk(store: Store = aMemoryStore()) {
  const rows = createContactRows(store)
  const own: { customerId: CustomerId; userId: string }[] = []
  const search = createSearch({ store, own: () => own })
  let last = 0
  const run = (text: string, filters: Partial<SearchFilters> = {}) =>
    search.run({ text, filters: { ...NO_FILTER, ...filters } })
  return {
    store,
    rows,
    own,
    search,
    run,
    /** A person with these fields, as the CRM sends them; gives its id. */
    add(fields: Record<string, unknown>): string {
      const id = typeof fields['id'] === 'string' ? fields['id'] : `ADR${++last}`
      this.save(recordOf(aPerson({ ...blank, ...fields, id })))
      return id
    },
    save(record: ContactRecord): void {
      rows.save(record.contact.customerId, [record], READ_AT, rows.asking())
    },
    find: (text: string, filters: Partial<SearchFilters> = {}): string[] =>
      run(text, filters).rows.map((row) => row.line.contactId),
    row(text: string, id: string): SearchRow {
      const row = run(text).rows.find((one) => one.line.contactId === id)
      expect(row, `${id} for ${text}`).toBeDefined()
      return row as SearchRow
    },
  }
}

export type SearchDesk = ReturnType<typeof aSearchDesk>

/** What a person of the builder has and a test did not ask for would be found too. */
const blank = {
  email: null,
  telephone: null,
  address: null,
  socialSecurityNumber: null,
  categories: [],
}
