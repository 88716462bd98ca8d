import { performance } from 'node:perf_hooks'
import type { SearchRequest } from '../../electron/contract/domain/search'
import { createSearch } from '../../electron/main/search/search'
import { toMatch } from '../../electron/main/search/query'
import { readTerms } from '../../electron/main/search/terms'
import { anywhere } from '../../electron/main/search/tiers'
import type { Store } from '../../electron/main/store/store'
import { contactsOf } from './office'
import { answer, readOrder } from './order'
import { openProfileStore } from './profile'
import type { ProfileOrder } from './profile'
import { prefixesOf, typedTexts } from './texts'

interface Order extends ProfileOrder {
  readonly count: number
  /** How often each state of the field is asked for, of us and of bare FTS5 in turn; none: only what is found. */
  readonly times: number
}

const NO_FILTERS = { kind: null, role: null, category: null, ownOnly: false } as const

/** The index alone: the same words in the same columns, in the order of its own that it offers, and fifty. */
const BARE = `
  SELECT customer_id, contact_id, kind, deceased, name, hint, mark
  FROM search JOIN contacts ON contacts.place = search.rowid
  WHERE search MATCH ? ORDER BY rank LIMIT 50`

const order = readOrder<Order>()
const store = await openProfileStore(order)
const search = createSearch({ store, own: () => [] })
const texts = typedTexts(takeSome())
const states = texts.flatMap(({ kind, text }) =>
  prefixesOf(text).flatMap((typed) => {
    const query = anywhere(readTerms(typed))
    // Three digits may not be looked for yet: nothing is asked of either.
    return query === null ? [] : [{ kind, typed, match: toMatch(query) }]
  }),
)
answer({
  sqlite: store.read((db) => db.prepare<{ v: string }>('SELECT sqlite_version() v').get()?.v),
  texts: texts.map(({ kind, text }) => ({ kind, text, states: prefixesOf(text).map(expected) })),
  times: times(),
})
store.detach()

/** Of each state: the median of its turns. */
function times() {
  if (order.times === 0) return []
  return states.map(({ kind, typed, match }) => {
    const ours: number[] = []
    const bare: number[] = []
    for (let turn = -1; turn < order.times; turn += 1) {
      const a = timeOf(() => search.run(requestFor(typed)))
      const b = timeOf(() => runBare(store, match))
      if (turn < 0) continue
      ours.push(a)
      bare.push(b)
    }
    return { kind, letters: typed.length, ours: middle(ours), bare: middle(bare) }
  })
}

/** What the window must show for a state of the field. */
function expected(typed: string) {
  const { rows } = search.run(requestFor(typed))
  return { typed, contactIds: rows.map((row) => row.line.contactId) }
}

function requestFor(text: string): SearchRequest {
  return { text, filters: NO_FILTERS }
}

function runBare(on: Store, match: string): unknown[] {
  return on.read((db) => db.prepare(BARE).all(match))
}

function takeSome() {
  const some = []
  for (const contact of contactsOf(Math.min(order.count, 2_000))) some.push(contact)
  return some
}

function timeOf(work: () => unknown): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

function middle(figures: number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN
}
