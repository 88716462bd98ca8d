import type { ContactKind } from '../../contract/domain/contact'
import type { ContactId } from '../../contract/domain/ids'
import type { ContactReference } from '../crm-api/crm'
import { visitInSlices } from '../crm-api/visit-in-slices'
import { IdIndex } from '../crm-api/wire/ids'
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

/** In slices, as lists and copies are long (S26). */
export async function planSweep(input: SweepInput): Promise<SweepPlan> {
  const { stored, listed, selection, mine, tryAll } = input
  const listedAs = await indexOf(listed, mine)
  const ownAs = mine && (await indexOf(mine))
  const isStored = new Set<string>()
  await visitInSlices(stored, ({ contactId }) => isStored.add(contactId))
  const fetch: ContactReference[] = []
  const confirm: ContactId[] = []
  const missing: ContactId[] = []
  const leaving: ContactId[] = []
  const known = new Set<ContactReference>()

  await visitInSlices(stored, (one) => {
    const { contactId } = one
    const reference = listedAs.find(contactId)
    // One that was stored in another spelling too is listed as that one.
    const isOther = reference?.contactId !== contactId && isStored.has(reference?.contactId ?? '')
    if (reference !== undefined) known.add(reference)
    const isOwn = ownAs === null ? null : ownAs.find(contactId) !== undefined
    if (!keeps(selection, one) && isOwn !== true) leaving.push(contactId)
    else if (reference === undefined || isOther) missing.push(contactId)
    else if (isSame(one, reference) && !isDoubtful(one, selection, isOwn)) confirm.push(contactId)
    else fetch.push({ ...reference, contactId })
  })
  await visitInSlices(entrantsOf(selection, listed, mine, tryAll), ({ contactId }) => {
    const reference = listedAs.find(contactId)
    if (reference === undefined || known.has(reference)) return
    known.add(reference)
    fetch.push(reference)
  })

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

/** What has changed and is wanted here, stored under that very change or not at all. In slices. */
export async function planIncrement(input: IncrementInput): Promise<ContactReference[]> {
  const { stored, changed, selection, mine } = input
  const changedAs = await indexOf(changed, mine)
  const ownAs = mine && (await indexOf(mine))
  const storedAs = new IdIndex<StoredReference>()
  await visitInSlices(stored, (one) => storedAs.add(one.contactId, one))
  const isNewHere = (id: string) => {
    if (selection.scope !== 'mine') return selection.scope === 'office'
    return ownAs === null || ownAs.find(id) !== undefined
  }
  const fetch = new Map<ContactId, ContactReference>()
  for (const list of [changed, mine ?? []]) {
    await visitInSlices(list, ({ contactId }) => {
      const reference = changedAs.find(contactId)
      if (reference === undefined || fetch.has(contactId)) return
      const before = storedAs.find(contactId)
      if (before === undefined ? isNewHere(contactId) : !isSame(before, reference)) {
        fetch.set(contactId, { ...reference, contactId: before?.contactId ?? contactId })
      }
    })
  }
  return [...fetch.values()]
}

const kindsByPriority: readonly ContactKind[] = ['person', 'company', 'deceased-estate', 'unknown']
/** Of `2026-08-04T11:46:09.65`, the day. */
const DAY_CHARS = 10

/**
 * Persons first, and of each kind those that have been worked with on the latest day: they are the ones who call.
 * How the texts sort is good enough for that, whatever their form. In slices, and so by day alone: no step sorts
 * more than the days.
 */
export async function sortByPriority(
  references: readonly ContactReference[],
): Promise<ContactReference[]> {
  const byKind = new Map(
    kindsByPriority.map((kind) => [kind, new Map<string, ContactReference[]>()]),
  )
  await visitInSlices(references, (one) => {
    const day = one.changedRaw?.slice(0, DAY_CHARS) ?? ''
    const days = byKind.get(one.kind)
    const ofDay = days?.get(day)
    if (ofDay === undefined) days?.set(day, [one])
    else ofDay.push(one)
  })
  return [...byKind.values()].flatMap((days) =>
    [...days].sort(([a], [b]) => compare(b, a)).flatMap(([, ofDay]) => ofDay),
  )
}

/** Different, not later: an hour of bare local time comes twice, and clocks disagree (API 5.3). */
function isSame(stored: StoredReference, { changedRaw }: ContactReference): boolean {
  return changedRaw !== null && stored.changedRaw === changedRaw
}

/** Stored as the broker's own and not among those: what the contact itself says decides. */
function isDoubtful(
  { opened }: StoredReference,
  { scope }: Selection,
  isOwn: boolean | null,
): boolean {
  return scope === 'mine' && !opened && isOwn === false
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

async function indexOf(
  ...lists: readonly (References | null)[]
): Promise<IdIndex<ContactReference>> {
  const index = new IdIndex<ContactReference>()
  for (const list of lists) await visitInSlices(list ?? [], (one) => index.add(one.contactId, one))
  return index
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
