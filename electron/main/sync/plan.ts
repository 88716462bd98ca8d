import type { ContactKind } from '../../contract/domain/contact'
import type { ContactId } from '../../contract/domain/ids'
import type { ContactReference } from '../crm-api/crm'
import { sameIdKey } from '../crm-api/wire/ids'
import type { StoredReference } from '../store/stored-contact'
import { keeps } from './selection'
import type { Selection } from './selection'

/** Of the stored ids, the share that must come back for a list to be believed about the others (contract 5.4). */
const BELIEVED_SHARE = 0.8
/** So few are asked for one by one whatever their share is: of three contacts each is a third. */
const FEW = 5

export interface Shrunk {
  /** Stored ids that came back. */
  readonly listed: number
  readonly kept: number
}

export interface SweepInput {
  readonly stored: readonly StoredReference[]
  /** The whole list of the office. */
  readonly listed: readonly ContactReference[]
  readonly selection: Selection
  /** What the CRM lists as the broker's own; null where it does not tell, or nobody asked. */
  readonly mine: readonly ContactReference[] | null
  /** Where the CRM does not say whose they are: fetch all that are new here, and look. */
  readonly tryAll: boolean
}

/** Every stored id is in exactly one of the last four, or spared by the brake. */
export interface SweepPlan {
  /** Named as they are stored, where they are. */
  readonly fetch: readonly ContactReference[]
  /** Listed exactly as they are stored. */
  readonly confirm: readonly ContactId[]
  /** Not listed any more: each is asked for by itself before anything is done to it. */
  readonly missing: readonly ContactId[]
  /** Out of the scope, and never opened here. */
  readonly leaving: readonly ContactId[]
  /** Too few came back: what the list lacks means nothing. */
  readonly braked: Shrunk | null
}

export function planSweep({ stored, listed, selection, mine, tryAll }: SweepInput): SweepPlan {
  const own = byId(mine ?? [])
  const all = byId([...listed, ...(mine ?? [])])
  const fetch: ContactReference[] = []
  const confirm: ContactId[] = []
  const missing: ContactId[] = []
  const leaving: ContactId[] = []
  const known = new Set<string>()

  for (const one of stored) {
    const id = sameIdKey(one.contactId)
    const reference = all.get(id)
    known.add(id)
    if (!keeps(selection, one) && !own.has(id)) leaving.push(one.contactId)
    else if (reference === undefined) missing.push(one.contactId)
    else if (isSame(one, reference) && !isDoubtful(one, selection, mine && own)) {
      confirm.push(one.contactId)
    } else fetch.push({ ...reference, contactId: one.contactId })
  }
  const entrants = entrantsOf(selection, all, mine && own, tryAll)
  for (const [id, reference] of entrants) if (!known.has(id)) fetch.push(reference)

  const kept = stored.length - leaving.length
  const came = kept - missing.length
  const braked = missing.length > FEW && came < kept * BELIEVED_SHARE
  return {
    fetch,
    confirm,
    missing: braked ? [] : missing,
    leaving,
    braked: braked ? { listed: came, kept } : null,
  }
}

export interface IncrementInput {
  readonly stored: readonly StoredReference[]
  /** All of the office that have changed. */
  readonly changed: readonly ContactReference[]
  readonly selection: Selection
  /** Those of them that are the broker's own; null where the CRM does not tell. */
  readonly mine: readonly ContactReference[] | null
}

/** What has changed and is wanted here, stored under that very change or not at all. */
export function planIncrement(input: IncrementInput): ContactReference[] {
  const { selection } = input
  const own = input.mine && byId(input.mine)
  const stored = new Map(input.stored.map((one) => [sameIdKey(one.contactId), one]))
  const isNewHere = (id: string) => {
    if (selection.scope !== 'mine') return selection.scope === 'office'
    return own?.has(id) ?? true
  }
  const fetch: ContactReference[] = []
  for (const [id, reference] of byId([...input.changed, ...(input.mine ?? [])])) {
    const before = stored.get(id)
    if (before === undefined) {
      if (isNewHere(id)) fetch.push(reference)
    } else if (!isSame(before, reference)) {
      fetch.push({ ...reference, contactId: before.contactId })
    }
  }
  return fetch
}

const kindsInTurn: readonly ContactKind[] = ['person', 'company', 'deceased-estate', 'unknown']

/**
 * Persons first, and of each kind those that have been worked with lately: they are the ones who call. How
 * the texts sort is good enough for that, whatever their form.
 */
export function inTurn(references: readonly ContactReference[]): ContactReference[] {
  return kindsInTurn.flatMap((kind) =>
    references
      .filter((one) => one.kind === kind)
      .sort((a, b) => compare(b.changedRaw ?? '', a.changedRaw ?? '')),
  )
}

/** Different, not later: an hour of bare local time comes twice, and clocks disagree (contract 5.3). */
function isSame(stored: StoredReference, { changedRaw }: ContactReference): boolean {
  return changedRaw !== null && stored.changedRaw === changedRaw
}

/** Stored as the broker's own and not among those: what the contact itself says decides. */
function isDoubtful(
  { contactId, opened }: StoredReference,
  { scope }: Selection,
  own: ReadonlyMap<string, unknown> | null,
): boolean {
  return scope === 'mine' && !opened && own !== null && !own.has(sameIdKey(contactId))
}

type ById = ReadonlyMap<string, ContactReference>

function entrantsOf({ scope }: Selection, all: ById, own: ById | null, tryAll: boolean): ById {
  if (scope === 'office') return all
  if (scope === 'mine') return own ?? (tryAll ? all : new Map())
  return new Map()
}

/** An id twice in a list is one contact. */
function byId(references: readonly ContactReference[]): Map<string, ContactReference> {
  const map = new Map<string, ContactReference>()
  for (const one of references) {
    const id = sameIdKey(one.contactId)
    if (!map.has(id)) map.set(id, one)
  }
  return map
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
