import type { ContactKind } from '../../contract/domain/contact'
import type { ContactId } from '../../contract/domain/ids'
import type { ContactReference } from '../crm-api/crm'
import { byId } from '../crm-api/wire/ids'
import type { StoredReference } from '../store/stored-contact'
import { keeps } from './selection'
import type { Selection } from './selection'

/** Of the stored ids, the share that must come back for a list to be believed about the others (API 5.4). */
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
  const listedAs = byId([...listed, ...(mine ?? [])], idOf)
  const isOwn = mine && ofThese(mine)
  const isStored = new Set<string>(stored.map(idOf))
  const fetch: ContactReference[] = []
  const confirm: ContactId[] = []
  const missing: ContactId[] = []
  const leaving: ContactId[] = []
  const known = new Set<ContactReference>()

  for (const one of stored) {
    const { contactId } = one
    const reference = listedAs(contactId)
    // One that was stored in another spelling too is listed as that one.
    const isOther = reference?.contactId !== contactId && isStored.has(reference?.contactId ?? '')
    if (reference !== undefined) known.add(reference)
    if (!keeps(selection, one) && !isOwn?.(contactId)) leaving.push(contactId)
    else if (reference === undefined || isOther) missing.push(contactId)
    else if (isSame(one, reference) && !isDoubtful(one, selection, isOwn)) confirm.push(contactId)
    else fetch.push({ ...reference, contactId })
  }
  for (const { contactId } of entrantsOf(selection, listed, mine, tryAll)) {
    const reference = listedAs(contactId)
    if (reference === undefined || known.has(reference)) continue
    known.add(reference)
    fetch.push(reference)
  }

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
  const { selection, mine } = input
  const all = [...input.changed, ...(mine ?? [])]
  const changedAs = byId(all, idOf)
  const storedAs = byId(input.stored, idOf)
  const isOwn = mine && ofThese(mine)
  const isNewHere = (id: string) => {
    if (selection.scope !== 'mine') return selection.scope === 'office'
    return isOwn?.(id) ?? true
  }
  const fetch = new Map<ContactId, ContactReference>()
  for (const { contactId } of all) {
    const reference = changedAs(contactId)
    if (reference === undefined || fetch.has(contactId)) continue
    const before = storedAs(contactId)
    if (before === undefined ? isNewHere(contactId) : !isSame(before, reference)) {
      fetch.set(contactId, { ...reference, contactId: before?.contactId ?? contactId })
    }
  }
  return [...fetch.values()]
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

/** Different, not later: an hour of bare local time comes twice, and clocks disagree (API 5.3). */
function isSame(stored: StoredReference, { changedRaw }: ContactReference): boolean {
  return changedRaw !== null && stored.changedRaw === changedRaw
}

/** Stored as the broker's own and not among those: what the contact itself says decides. */
function isDoubtful(
  { contactId, opened }: StoredReference,
  { scope }: Selection,
  isOwn: ((id: string) => boolean) | null,
): boolean {
  return scope === 'mine' && !opened && isOwn !== null && !isOwn(contactId)
}

type References = readonly ContactReference[]

function entrantsOf(
  { scope }: Selection,
  listed: References,
  mine: References | null,
  tryAll: boolean,
): References {
  if (scope === 'office') return listed
  if (scope === 'mine') return mine ?? (tryAll ? listed : [])
  return []
}

function ofThese(references: References): (id: string) => boolean {
  const found = byId(references, idOf)
  return (id) => found(id) !== undefined
}

const idOf = ({ contactId }: { readonly contactId: ContactId }) => contactId

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
