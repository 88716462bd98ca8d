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
import { holds } from './query'
import type { Query } from './query'
import { inOrder, rank } from './rank'
import type { Ranked } from './rank'
import type { Terms } from './terms'
import { tiersOf } from './tiers'
import type { Tier } from './tiers'

export const MOST_COUNTED = 1_000
/** So many are ranked one by one; of more, each tier gives its first. */
const MOST_RANKED = 400
/** Those opened before them are no longer ahead of others. */
const MOST_RECENT = 100
/** Where much is found, a look at the first of it tells which tiers it is in. */
const GLANCE = 100
const COMMON = 20

/** The best of those found by the text and within the filters, and how many were found, up to a limit. */
export interface Finding {
  readonly ranked: readonly Ranked[]
  readonly count: number
}

/** `meant`: all that the text can mean. */
export function find(db: Database, terms: Terms, meant: Query, within: readonly Query[]): Finding {
  const wanted = { all: [meant, ...within] }
  const places = placesFound(db, wanted, MOST_COUNTED + 1)
  const collection = collect(terms)
  if (places.length <= MOST_RANKED) {
    collection.add(candidatesAt(db, places))
  } else {
    collection.add(lastOpened(db, MOST_RECENT).filter((one) => holds(wanted, one)))
    const glance = isDense(places) ? (firstHolding(db, wanted, GLANCE) ?? []) : []
    collection.add(glance)
    addByTier(db, collection, within)
  }
  return { ranked: collection.ranked(), count: places.length }
}

interface Collection {
  readonly terms: Terms
  readonly tiers: readonly Tier[]
  add(candidates: readonly Candidate[]): void
  ranked(): Ranked[]
  size(): number
  /** How many are as good as this, or better. */
  upTo(order: number): number
  /** How many are in this tier and no better one. */
  inTier(index: number): number
}

function collect(terms: Terms): Collection {
  const tiers = tiersOf(terms)
  const found = new Map<number, Ranked>()
  const countIf = (test: (one: Ranked) => boolean) => [...found.values()].filter(test).length
  return {
    terms,
    tiers,
    add(candidates) {
      for (const candidate of candidates) {
        if (found.has(candidate.place)) continue
        const ranked = rank(candidate, terms, tiers)
        if (ranked !== null) found.set(candidate.place, ranked)
      }
    },
    ranked: () => [...found.values()].sort(inOrder),
    size: () => found.size,
    upTo: (order) => countIf((one) => one.order <= order),
    inTier: (index) => countIf(({ order }) => order >> 1 === index),
  }
}

/** The first rows of each tier, best tier first, until there are enough to show. */
function addByTier(db: Database, collection: Collection, within: readonly Query[]): void {
  const { terms, tiers } = collection
  const common = new Set([...tiers.keys()].filter((index) => collection.inTier(index) >= COMMON))
  for (const [index, { query, beginning }] of tiers.entries()) {
    const wanted = { all: [query, ...within] }
    // A tier finds again what better ones have found.
    const limit = () => MAX_ROWS + collection.size()
    if (beginning !== null) {
      const range = namesBeginning(terms.sortKey, beginning)
      // Nearly all that begin with the letters have a word that does.
      const named = within.length === 0 ? firstHolding(db, wanted, limit(), range) : null
      collection.add(named ?? firstFound(db, wanted, limit(), range))
      if (collection.upTo(2 * index) >= MAX_ROWS) return
    }
    const looked = common.has(index) ? firstHolding(db, wanted, limit()) : null
    collection.add(looked ?? firstFound(db, wanted, limit()))
    if (collection.upTo(2 * index + 1) >= MAX_ROWS) return
  }
}
