import { z } from 'zod'
import { copyScope } from '../../contract/domain/copy'
import { covers } from './selection'
import type { Selection } from './selection'

const at = z.number().int()
const count = z.number().int().nonnegative()
const selection = z.strictObject({ scope: copyScope, own: z.array(z.string()) })
const shrunk = z.strictObject({ listed: count, kept: count })

/** `changes` asks for what is new since the mark; the others for the whole list. */
export const roundKind = z.enum(['fill', 'sweep', 'changes'])
export type RoundKind = z.infer<typeof roundKind>

const round = z.strictObject({
  number: count,
  kind: roundKind,
  /** Contacts to be asked for, at its start. */
  total: count,
  /** What the server's clock said before the list was made, as far as can be told; null: moves nothing. */
  mark: at.nullable(),
  listedAt: at,
  selection,
  shrunk: shrunk.nullable(),
  /** Those new here are fetched to see whose they are. */
  tryAll: z.boolean(),
})
export type Round = z.infer<typeof round>

/**
 * How far the sync has come with one office. Kept beside the contacts, and written in the transaction that
 * makes it true. Times are milliseconds since 1970.
 */
export const position = z.strictObject({
  version: z.literal(1),
  /** What is kept: the rest has been removed. */
  keeps: selection.nullable(),
  /** All of it has been fetched once. */
  filled: selection.nullable(),
  /** Everything that changed before it is here (API 5.3); null: not known of any moment. */
  mark: at.nullable(),
  /** The whole list was last compared, and acted on (GDPR rule 22). */
  reconciledAt: at.nullable(),
  /** A whole list was last got, believed or not. */
  listedAt: at.nullable(),
  syncedAt: at.nullable(),
  shrunk: shrunk.nullable(),
  /** Where the CRM does not say whose contacts are: when everybody's were last looked at. */
  triedAllAt: at.nullable(),
  /** Counts up, so that an answer to an old round is not taken for one of the next. */
  rounds: count,
  /** Listed, and not fetched to the end. */
  round: round.nullable(),
})
export type Position = z.infer<typeof position>

export const start: Position = {
  version: 1,
  keeps: null,
  filled: null,
  mark: null,
  reconciledAt: null,
  listedAt: null,
  syncedAt: null,
  shrunk: null,
  triedAllAt: null,
  rounds: 0,
  round: null,
}

export type NewRound = Omit<Round, 'number' | 'selection'> & { readonly selection: Selection }

export function withRound(before: Position, begun: NewRound): Position {
  const number = before.rounds + 1
  const { own, scope } = begun.selection
  return {
    ...before,
    rounds: number,
    round: { ...begun, number, selection: { scope, own: [...own] } },
    ...(begun.kind === 'changes' ? {} : { listedAt: begun.listedAt, shrunk: begun.shrunk }),
  }
}

/** Every contact of the round is stored, gone, or given up: only now the mark moves (API 5.3). */
export function withRoundDone(before: Position): Position {
  const { round: done } = before
  if (done === null) return before
  const synced = { ...before, round: null, syncedAt: done.listedAt }
  // A list that cannot be believed about what is gone may lack what has changed as well.
  if (done.shrunk !== null) return synced
  const mark = done.mark ?? before.mark
  if (done.kind === 'changes') return { ...synced, mark }
  return {
    ...synced,
    mark,
    filled: done.selection,
    reconciledAt: done.listedAt,
    triedAllAt: done.tryAll ? done.listedAt : before.triedAllAt,
  }
}

/** Something else is kept from now on. What was under way for the choice before is over. */
export function withSelection(before: Position, selected: Selection): Position {
  const kept = { scope: selected.scope, own: [...selected.own] }
  const filled = covers(before.filled, selected) ? kept : null
  return { ...before, round: null, keeps: kept, filled, shrunk: null }
}
