import type { CustomerId } from '../../contract/domain/ids'
import type { FilterProbe } from '../crm-api/crm'
import type { Position, RoundKind } from './position'
import { covers, isSameSelection } from './selection'
import type { Selection } from './selection'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
export const CHANGES_EVERY_MS = 10 * MINUTE_MS
/** Nobody looks at the window, and whoever comes back has them asked for at once: this keeps the copy alive. */
export const CHANGES_UNWATCHED_MS = 2 * HOUR_MS
/** A timer may ring a moment before its time. */
const EARLY_MS = 1_000
/** On waking, or when the network is back: not again for a wink of an eye. */
export const CHANGES_APART_MS = MINUTE_MS
const LISTS_APART_MS = HOUR_MS
/**
 * A contact that the CRM lists must not expire because nobody asked: with one day of retention, whoever is
 * online from eight to five asks at eight and at four, and the night between is shorter than the day (S28).
 */
export function sweepEveryMs(retentionDays: number): number {
  return Math.min(DAY_MS, (retentionDays * DAY_MS) / 3)
}
/** Where the CRM does not say whose a contact is: everybody's are fetched to see it. */
export const TRY_ALL_EVERY_MS = 7 * DAY_MS
export const FACTS_EVERY_MS = DAY_MS
/** After nobody was there to ask. */
export const FACTS_AGAIN_MS = HOUR_MS

export type Task =
  /** Removes what is not kept any more. */
  | { readonly kind: 'trim'; readonly customerId: CustomerId }
  | { readonly kind: 'list'; readonly customerId: CustomerId; readonly round: RoundKind }
  /** Users, categories, the office's name. */
  | { readonly kind: 'facts'; readonly customerId: CustomerId }
  /** Asks for what the round has listed. */
  | { readonly kind: 'fetch'; readonly customerId: CustomerId }
  /** Everybody's roles in outline, a part of them. */
  | { readonly kind: 'overview'; readonly customerId: CustomerId }

export interface OfficeState {
  readonly customerId: CustomerId
  readonly selection: Selection
  readonly position: Position | null
  readonly isEmpty: boolean
  /** After a failure. */
  readonly resting: boolean
  /** By somebody, without waiting for its time. */
  readonly wanted: Exclude<RoundKind, 'fill'> | null
  readonly probe: FilterProbe | null
  /** When changes were last asked for, and the facts; null: not in this run. */
  readonly changesAt: number | null
  readonly factsAt: number | null
  /** Somebody's overview is to be asked for. */
  readonly overviewDue: boolean
  /** It was filled before this run, whose own time has not come yet: what others of the office ask for as well waits. */
  readonly waits: boolean
}

/**
 * What comes next; null: nothing for now. Every office is listed before the first is fetched, so that the
 * whole of the work is known when it begins.
 */
export function nextTask(
  offices: readonly OfficeState[],
  now: number,
  can: {
    readonly trim: boolean
    readonly ask: boolean
    readonly sweepEveryMs: number
    readonly changesEveryMs: number
  },
): Task | null {
  const find = (fits: (office: OfficeState) => boolean) => offices.find(fits)?.customerId
  const trim = can.trim ? find(needsTrim) : undefined
  if (trim !== undefined) return { kind: 'trim', customerId: trim }
  if (!can.ask) return null
  const findReady = (fits: (office: OfficeState, position: Position) => boolean) =>
    find((one) => !one.resting && one.position !== null && fits(one, one.position))

  const fill = findReady((office, position) => needsFill(office, position, now))
  if (fill !== undefined) return { kind: 'list', customerId: fill, round: 'fill' }
  const facts = findReady(({ factsAt, waits }) => !waits && isDue(factsAt, now, FACTS_EVERY_MS))
  if (facts !== undefined) return { kind: 'facts', customerId: facts }
  const fetch = findReady((_, { round }) => round !== null)
  if (fetch !== undefined) return { kind: 'fetch', customerId: fetch }
  const sweep = findReady((office, position) => needsSweep(office, position, now, can.sweepEveryMs))
  if (sweep !== undefined) return { kind: 'list', customerId: sweep, round: 'sweep' }
  const changes = findReady((office, position) =>
    needsChanges(office, position, now, can.changesEveryMs),
  )
  if (changes !== undefined) return { kind: 'list', customerId: changes, round: 'changes' }
  const overview = findReady((office, { round }) => round === null && office.overviewDue)
  return overview === undefined ? null : { kind: 'overview', customerId: overview }
}

export function needsTrim({ position, selection }: OfficeState): boolean {
  return !isSameSelection(position?.keeps ?? null, selection)
}

function needsFill(office: OfficeState, position: Position, now: number): boolean {
  return (
    position.round === null &&
    !covers(position.filled, office.selection) &&
    !wasListedInVain(office, position, now)
  )
}

function needsSweep(
  office: OfficeState,
  position: Position,
  now: number,
  everyMs: number,
): boolean {
  if (position.round !== null) return false
  if (office.wanted === 'sweep') return true
  return (
    !(office.selection.scope === 'opened' && office.isEmpty) &&
    // Who never runs for as long as it waits must not lose anybody for it.
    isDue(position.reconciledAt, now, office.waits ? 2 * everyMs : everyMs) &&
    !wasListedInVain(office, position, now)
  )
}

function needsChanges(
  office: OfficeState,
  position: Position,
  now: number,
  everyMs: number,
): boolean {
  if (position.round !== null || position.mark === null) return false
  if (office.selection.scope === 'opened' && office.isEmpty) return false
  // Where filters are not honoured, this would be a whole list.
  if (office.probe?.changedAt === null) return mayListAgain(position, now)
  return office.wanted !== null || isDue(office.changesAt, now, everyMs - EARLY_MS)
}

/** A whole list is much to ask for when only changes are wanted. */
export function mayListAgain({ listedAt }: Position, now: number): boolean {
  return isDue(listedAt, now, LISTS_APART_MS - EARLY_MS)
}

/** The last list had far too little in it: another one so soon would say the same. */
function wasListedInVain({ wanted }: OfficeState, position: Position, now: number): boolean {
  return wanted !== 'sweep' && position.shrunk !== null && !mayListAgain(position, now)
}

/** A time that has not come yet says nothing of how long ago it was (GDPR rule 20). */
export function isDue(at: number | null, now: number, everyMs: number): boolean {
  return at === null || at > now || now - at >= everyMs
}
