import type { CustomerId } from '../../contract/domain/ids'
import { failed, ok } from '../../contract/errors'
import type { Failure, Result } from '../../contract/errors'
import type { ContactReference, FilterProbe, ReferenceRequest } from '../crm-api/crm'
import { planIncrement, planSweep, sortByPriority } from './plan'
import type { SweepPlan } from './plan'
import { withRound, withRoundDone } from './position'
import type { NewRound, Position, RoundKind } from './position'
import type { Selection } from './selection'
import { inSteps, readStored, removeUnopened } from './steps'
import type { SyncWork } from './steps'

export interface RoundRequest {
  readonly customerId: CustomerId
  readonly kind: RoundKind
  readonly selection: Selection
  readonly probe: FilterProbe
  readonly tryAll: boolean
  readonly signal: AbortSignal
}

/** For the diary: numbers only. */
export interface Listed {
  readonly listed: number
  readonly toFetch: number
  readonly missing: number
  readonly leaving: number
  readonly braked: boolean
}

/** Clocks disagree, and an hour of bare local time comes twice: so much is asked for again (API 5.3). */
export const OVERLAP_MS = 2 * 60 * 60 * 1000
/** No office has as many contacts; a list that has would only fill the memory. */
export const MAX_REFERENCES = 500_000

/**
 * Asks the CRM which contacts there are, or which have changed, acts on what can be seen from the list, and
 * leaves the rest in `pending`. Nothing is changed unless every list of the round has come.
 */
export async function listRound(work: SyncWork, asked: RoundRequest): Promise<Result<Listed>> {
  const { customerId, kind, selection, signal } = asked
  const begunAt = work.time.now()
  const begunMonotonic = work.clock.monotonic()
  const since = work.rows.position(customerId)?.mark ?? null
  const changedFrom =
    kind === 'changes' && since !== null
      ? { changedFrom: Math.min(since, begunAt) - OVERLAP_MS }
      : {}
  const whole = await askList(work, asked, {
    form: kind === 'changes' ? asked.probe.changedAt : null,
    ...changedFrom,
  })
  if (!whole.ok) return whole
  const listedAt = work.time.now()
  const { serverAt } = whole.value
  const tookMs = work.clock.monotonic() - begunMonotonic
  // The server made its list after it was asked and before it said the time; the careful one of two clocks.
  const madeAt = Math.min(begunAt, serverAt === null ? begunAt : Math.floor(serverAt - tookMs))
  const mine = await askOwn(work, asked, changedFrom)
  if (!mine.ok) return mine

  const stored = await readStored(work, customerId)
  const lists = { stored, selection, mine: mine.value }
  const listed = whole.value.references
  const plan =
    kind === 'changes'
      ? unswept(await planIncrement({ ...lists, changed: listed }))
      : await planSweep({ ...lists, listed, tryAll: asked.tryAll })
  // A sweep that passes over those new here says nothing about what has changed with them.
  const passesOver = kind !== 'changes' && selection.scope === 'mine' && mine.value === null
  const round = {
    kind,
    mark: passesOver && !asked.tryAll ? null : madeAt,
    listedAt,
    selection,
    shrunk: plan.braked,
    tryAll: asked.tryAll,
  }
  await actOn(work, customerId, plan, { ...round, total: 0 }, signal)
  if (signal.aborted) return failed('cancelled')
  return ok({
    listed: listed.length,
    toFetch: plan.fetch.length,
    missing: plan.missing.length,
    leaving: plan.leaving.length,
    braked: plan.braked !== null,
  })
}

/** Pending rows first, the round last: cut off in between, the list is simply asked for again. */
async function actOn(
  work: SyncWork,
  customerId: CustomerId,
  plan: SweepPlan,
  round: NewRound,
  signal: AbortSignal,
): Promise<void> {
  const { rows, contacts } = work
  await inSteps(work, await sortByPriority(plan.fetch), signal, (some) =>
    rows.enqueue(customerId, some),
  )
  await inSteps(work, plan.missing, signal, (some) =>
    rows.enqueueMissing(customerId, some, round.listedAt),
  )
  await inSteps(work, plan.confirm, signal, (some) =>
    contacts.confirm(customerId, some, round.listedAt),
  )
  await removeUnopened(work, customerId, plan.leaving, signal)
  const before = rows.position(customerId)
  if (signal.aborted || before === null) return
  const total = rows.pendingCount(customerId)
  const begun: Position = withRound(before, { ...round, total })
  rows.savePosition(customerId, total === 0 ? withRoundDone(begun) : begun)
}

/** What the CRM lists as the broker's own; null where it does not tell, or does not matter. */
async function askOwn(
  work: SyncWork,
  asked: RoundRequest,
  changedFrom: Pick<ReferenceRequest, 'changedFrom'>,
): Promise<Result<ContactReference[] | null>> {
  const { selection, probe } = asked
  if (selection.scope !== 'mine' || !probe.agent) return ok(null)
  const mine: ContactReference[][] = []
  for (const agentId of selection.own) {
    const list = await askList(work, asked, { form: probe.changedAt, ...changedFrom, agentId })
    if (!list.ok) return list
    mine.push([...list.value.references])
  }
  return ok(mine.flat())
}

async function askList(work: SyncWork, asked: RoundRequest, request: ReferenceRequest) {
  const { customerId, signal } = asked
  const list = await work.crm.references(customerId, request, signal)
  if (list.ok && list.value.references.length > MAX_REFERENCES) return failed('unexpected-format')
  return signal.aborted && list.ok ? failed('cancelled') : list
}

function unswept(fetch: ContactReference[]): SweepPlan {
  return { fetch, confirm: [], missing: [], leaving: [], braked: null }
}

/** Where filters are not honoured, a look for changes is a whole list. */
export function kindOf(kind: RoundKind, probe: FilterProbe): RoundKind {
  return kind === 'changes' && probe.changedAt === null ? 'sweep' : kind
}

/** A probe that is not answered as such: no filter can be trusted then. */
export function probeOf(answer: Result<FilterProbe>): Result<FilterProbe> {
  const { error } = answer.ok ? { error: null } : answer
  if (error === null || !isNoAnswer(error)) return answer
  return ok({ changedAt: null, agent: false })
}

function isNoAnswer({ code }: Failure): boolean {
  return ['not-found', 'rejected-request', 'unexpected-format'].includes(code)
}
