import { MAX_ROWS } from '../../contract/domain/search'
import type { Database } from '../store/driver'
import {
  candidatesAt,
  firstFound,
  firstHolding,
  isDense,
  lastOpened,
  namesBeginning,
  placesFound,
} from './candidates'
import type { Candidate } from './candidates'
import type { Query } from './query'
import { inOrder, rank } from './rank'
import type { Ranked } from './rank'
import type { Terms } from './terms'
import { tiersOf } from './tiers'
import type { Tier } from './tiers'
import { wantedWithin } from './wanted'
import type { Within } from './wanted'

export const MOST_COUNTED = 1_000
/** So many are ranked one by one; of more, each tier gives its first. */
const MOST_RANKED = 400
/** Those opened before them are no longer ahead of others. */
const MOST_RECENT = 100
/** Where much is found, a look at the first names is often all it takes. */
const GLANCE = 60

/** The best of those found by the text and within the filters, and how many were found, up to a limit. */
export interface Finding {
  readonly ranked: readonly Ranked[]
  readonly count: number
}

/** `meant`: all that the text can mean. */
export function find(db: Database, terms: Terms, meant: Query, within: Within): Finding {
  const wanted = wantedWithin(meant, within)
  const places = placesFound(db, wanted, MOST_COUNTED + 1)
  const collection = collect(terms)
  if (places.length <= MOST_RANKED) {
    const live = candidatesAt(db, places)
    collection.add(live)
    return { ranked: collection.ranked(), count: live.length }
  }
  collection.add(lastOpened(db, wanted, MOST_RECENT))
  addByTier(db, collection, within, () =>
    isDense(places) ? collection.add(firstHolding(db, wanted, GLANCE) ?? []) : [],
  )
  return { ranked: collection.ranked(), count: places.length }
}

interface Collection {
  readonly terms: Terms
  readonly tiers: readonly Tier[]
  /** What they are worth; those that are there already are told again. */
  add(candidates: readonly Candidate[]): Ranked[]
  ranked(): Ranked[]
  /** How many are as good as this, or better. */
  upTo(order: number): number
}

function collect(terms: Terms): Collection {
  const tiers = tiersOf(terms)
  const found = new Map<number, Ranked>()
  return {
    terms,
    tiers,
    add: (candidates) =>
      candidates
        .map((candidate) => {
          const ranked = found.get(candidate.place) ?? rank(candidate, terms, tiers)
          if (ranked !== null) found.set(candidate.place, ranked)
          return ranked
        })
        .filter((ranked) => ranked !== null),
    ranked: () => [...found.values()].sort(inOrder),
    upTo: (order) => [...found.values()].filter((one) => one.order <= order).length,
  }
}

/**
 * The first rows of each tier, best tier first, until there are enough to show. `glance` gives the very first
 * names that are found at all: a tier with enough of them has no better ones.
 */
function addByTier(
  db: Database,
  { terms, tiers, add, upTo }: Collection,
  within: Within,
  glance: () => readonly Ranked[],
): void {
  let seen: readonly Ranked[] | null = null
  for (const [index, { query, beginning }] of tiers.entries()) {
    const [begun, whole] = [2 * index, 2 * index + 1]
    const wanted = wantedWithin(query, within)
    // A tier finds again what better ones have found.
    const limit = (order: number) => MAX_ROWS + upTo(order)
    if (beginning === null) {
      seen ??= glance()
      if (seen.filter(({ order }) => order === whole).length >= MAX_ROWS) return
    } else {
      const range = namesBeginning(terms.sortKey, beginning)
      // Nearly all that begin with the letters have a word that does.
      const named = within === null ? firstHolding(db, wanted, limit(begun), range) : null
      add(named ?? firstFound(db, wanted, limit(begun), range))
      if (upTo(begun) >= MAX_ROWS) return
    }
    add(firstFound(db, wanted, limit(whole)))
    if (upTo(whole) >= MAX_ROWS) return
  }
}
