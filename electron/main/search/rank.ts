import type { MatchReason } from '../../contract/domain/search'
import type { Candidate } from './candidates'
import { holds } from './query'
import type { Terms } from './terms'
import { reasonOf } from './tiers'
import type { Tier } from './tiers'

export interface Ranked {
  readonly candidate: Candidate
  readonly reason: MatchReason
  /** Less is better. Two for each tier: the first is for names that begin with what was typed. */
  readonly order: number
}

/** Null for a contact that is not found by the text after all. */
export function rank(candidate: Candidate, terms: Terms, tiers: readonly Tier[]): Ranked | null {
  const index = tiers.findIndex(({ query }) => holds(query, candidate))
  const tier = tiers[index]
  if (tier === undefined) return null
  return {
    candidate,
    reason: tier.reason ?? reasonOf(terms, candidate),
    order: 2 * index + (beginsAsTyped(candidate.sort_key, terms.sortKey, tier) ? 0 : 1),
  }
}

/** By tier; those opened lately first in each, then by name. */
export function inOrder(one: Ranked, other: Ranked): number {
  return (
    one.order - other.order ||
    (other.candidate.opened_at ?? 0) - (one.candidate.opened_at ?? 0) ||
    compareNames(one.candidate, other.candidate)
  )
}

/** As SQLite compares them, so that both put contacts in one order. */
export function compareNames(one: Candidate, other: Candidate): number {
  if (one.sort_key === other.sort_key) return one.place - other.place
  return one.sort_key < other.sort_key ? -1 : 1
}

function beginsAsTyped(name: string, typed: string, { beginning }: Tier): boolean {
  if (beginning === null || !name.startsWith(typed)) return false
  return beginning === 'letters' || name.length === typed.length || name[typed.length] === ' '
}
