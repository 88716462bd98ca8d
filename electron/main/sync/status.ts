import type { CopyStatus, RoleSource, SyncActivity } from '../../contract/domain/copy'
import type { Failure } from '../../contract/errors'
import type { Position } from './position'
import { covers, isSameSelection } from './selection'
import type { Selection } from './selection'

/** What the sync knows of the copy; the rest of its status is known elsewhere. */
export type SyncStatus = Pick<
  CopyStatus,
  'complete' | 'reconciledAt' | 'syncedAt' | 'activity' | 'shrunk' | 'notUnderstood'
> & { readonly rolesRefused: readonly RoleSource[] }

export interface StatusFacts {
  readonly offices: readonly {
    readonly selection: Selection
    readonly position: Position | null
    /** Of an open round. */
    readonly pending: number
  }[]
  /** Contacts of rounds that ended in this run of tasks. */
  readonly ended: number
  readonly running: boolean
  readonly doing: 'listing' | 'fetching' | null
  readonly paused: boolean
  readonly failure: { readonly failure: Failure; readonly retryAfterMs: number | null } | null
  readonly perSecond: number | null
  readonly notUnderstood: number
  readonly rolesRefused: readonly RoleSource[]
}

export function statusOf(facts: StatusFacts): SyncStatus {
  const positions = facts.offices.map((one) => one.position)
  const shrunk = positions.map((one) => one?.shrunk ?? null).filter((one) => one !== null)
  return {
    complete: facts.offices.every(isComplete),
    reconciledAt: earliest(positions.map((one) => one?.reconciledAt ?? null)),
    syncedAt: earliest(positions.map((one) => one?.syncedAt ?? null)),
    activity: activityOf(facts),
    rolesRefused: facts.rolesRefused,
    shrunk:
      shrunk.length === 0
        ? null
        : {
            listed: sum(shrunk.map((one) => one.listed)),
            kept: sum(shrunk.map((one) => one.kept)),
          },
    notUnderstood: facts.notUnderstood,
  }
}

function activityOf(facts: StatusFacts): SyncActivity {
  const { paused, failure, perSecond } = facts
  const open = facts.offices.filter((one) => one.position?.round)
  // Between listing and fetching there are other things to read.
  const doing = facts.doing ?? (facts.running && open.length > 0 ? 'fetching' : null)
  const total = facts.ended + sum(open.map((one) => one.position?.round?.total ?? 0))
  // Contacts asked for once more are no more than those of the round.
  const left = Math.min(total, sum(open.map((one) => one.pending)))
  const counts = { done: total - left, total }
  if (paused) return { state: 'paused', ...counts }
  if (doing === 'listing') return { state: 'listing' }
  if (doing === 'fetching') {
    const leftMs = perSecond === null ? null : Math.round((left * 1000) / perSecond)
    return { state: 'fetching', ...counts, perSecond, leftMs }
  }
  if (failure !== null) return { state: 'waiting', ...counts, ...failure }
  return { state: 'idle' }
}

function isComplete({ selection, position }: StatusFacts['offices'][number]): boolean {
  return (
    isSameSelection(position?.keeps ?? null, selection) &&
    covers(position?.filled ?? null, selection)
  )
}

/** Of several offices the one that is furthest behind; null when one has nothing yet. */
function earliest(times: readonly (number | null)[]): string | null {
  const known = times.filter((at) => at !== null)
  if (known.length < times.length || known.length === 0) return null
  return new Date(Math.min(...known)).toISOString()
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
