import type { CopyChoice } from '../../contract/domain/copy'
import type { CustomerId } from '../../contract/domain/ids'
import type { Failure, Result } from '../../contract/errors'
import type { Log } from '../log/log'
import { afterOnTimer } from '../timers'
import type { After } from '../timers'
import { countKept } from './count'
import { failureOf } from './failures'
import { DatedRoles } from './dated-roles'
import { createOutages } from './outages'
import { createRate } from './rate'
import { refusedAmong } from './role-position'
import { createOverviewRound } from './overview-round'
import {
  CHANGES_APART_MS,
  CHANGES_EVERY_MS,
  CHANGES_UNWATCHED_MS,
  isDue,
  nextTask,
  sweepEveryMs,
} from './schedule'
import type { OfficeState, Task } from './schedule'
import { covers, selectionFor } from './selection'
import { statusOf } from './status'
import type { SyncStatus } from './status'
import { createTasks } from './tasks'
import type { Office } from './tasks'
import { throttle } from './throttle'
import type { SyncWork } from './steps'

export interface SyncEngineDeps extends Omit<SyncWork, 'yieldToEventLoop' | 'onBug'> {
  readonly customers: readonly CustomerId[]
  /** Null: nothing chosen yet. */
  readonly choice: CopyChoice | null
  readonly log: Log
  /** What was removed is not left behind in the journal (GDPR rule 19). */
  settle(): void
  /** The days that a contact lives without the CRM's word: it is asked well before they are over. */
  retentionDays(): number
  /** The status is another one. Some times a second at most, the last never lost. */
  onChanged(): void
  readonly after?: After
  /** So long after the start something else goes first; nothing unless told otherwise. */
  readonly startAfterMs?: number
  /**
   * So long after the start an office that is filled waits for what the computers of all its brokers ask for once or
   * some times a day: in the morning they are started together. Nothing unless told otherwise.
   */
  readonly phaseMs?: number
  readonly yieldToEventLoop?: () => Promise<void>
  /** Somebody may be looking at the window: then changes are asked for as often as they are worth. */
  isWatched?(): boolean
  /** Between two calls for dated roles. */
  readonly datedApartMs?: number
}

/**
 * Keeps the copy like the CRM, one thing at a time. Offline is an outcome: nothing here rejects, and what
 * could not be asked stays as it was. What is under way survives a kill at any moment.
 */
export interface SyncEngine {
  start(): void
  /** Ends requests; what has been answered is in the store, the rest is asked for again. */
  stop(): Promise<void>
  /** In force at once; resolves when what falls out of it has been removed. */
  choose(choice: CopyChoice): Promise<void>
  /** Also over a restart. */
  pause(): void
  /** After a pause, or when somebody has done something about a login or a refusal. */
  resume(): void
  /** Compares the whole list, now. Ends a pause. */
  syncNow(): void
  /** The computer has slept, or the network is back. */
  wake(): void
  /** Somebody is back at the window: what has changed is asked for, and what is under way goes on. */
  attend(): void
  /** Somebody else has been answered. */
  reachable(): void
  status(): SyncStatus
  /** Asks the CRM, and changes nothing. */
  count(choice: CopyChoice): Promise<Result<{ contacts: number }>>
}

const defaultYield = () => new Promise<void>((go) => setImmediate(go))

const TELL_EVERY_MS = 250
/** Waking and flapping may come in showers (N20). */
const ATTEMPTS_APART_MS = 10_000

export function createSyncEngine(parts: SyncEngineDeps): SyncEngine {
  const { rows, clock, time, log, after = afterOnTimer } = parts
  const yieldToEventLoop = parts.yieldToEventLoop ?? defaultYield
  let choice = parts.choice
  let paused = false
  let stopped = false
  let doing: 'listing' | 'fetching' | null = null
  let removed = false
  let progressed = false
  let ended = 0
  /** The round under way: its last answer closes it before it is over. */
  let fetching: { readonly customerId: CustomerId; readonly total: number } | null = null
  let beganAt = -Infinity
  let reachedAt = -Infinity
  let running: Promise<void> | null = null
  let again = false
  let underWay = new AbortController()
  let stopTimer: (() => void) | null = null
  const trimmed: (() => void)[] = []
  let phaseEndsAt = -Infinity
  /** Of these a copy was there when this run began. */
  const filledBefore = new Set<CustomerId>()

  const work: SyncWork = {
    ...parts,
    yieldToEventLoop,
    onBug: (where, error) => log.bug(where, error),
    onRemoved(keys, reason) {
      if (keys.length === 0) return
      removed = true
      parts.onRemoved(keys, reason)
    },
  }
  const offices: Office[] = parts.customers.map((customerId) => ({
    customerId,
    selection: selectionFor(choice, customerId),
    wanted: null,
    probe: null,
    changesAt: null,
    factsAt: null,
    rest: null,
  }))
  const outages = createOutages(offices, clock)
  const rate = createRate()
  const told = throttle(() => stopped || parts.onChanged(), TELL_EVERY_MS, after)
  const overview = createOverviewRound(work, () => told.call())
  const datedRoles = new DatedRoles(work, {
    customers: parts.customers,
    after,
    apartMs: parts.datedApartMs,
    own: (customerId) =>
      (choice?.own ?? []).filter((one) => one.customerId === customerId).map((one) => one.userId),
    mayAsk: (customerId) =>
      !paused && running === null && outages.mayAsk() && !outages.isResting(officeOf(customerId)),
    onFailed(failure, customerId) {
      outages.note(failure, officeOf(customerId))
      told.call()
    },
    onRefused: () => told.call(),
  })
  const tasks = createTasks(work, log, (count) => {
    rate.note(clock.monotonic(), count)
    progressed = true
    told.call()
  })

  const officeOf = (customerId: CustomerId) =>
    offices.find((one) => one.customerId === customerId) as Office

  const phaseLeftMs = () => Math.max(0, phaseEndsAt - clock.monotonic())
  const changesEveryMs = () =>
    (parts.isWatched?.() ?? true) ? CHANGES_EVERY_MS : CHANGES_UNWATCHED_MS

  function stateOf(office: Office): OfficeState {
    const { customerId } = office
    const waits = phaseLeftMs() > 0 && filledBefore.has(customerId)
    const isOverviewFilled = (parts.roles.position(customerId)?.filledAt ?? null) !== null
    return {
      ...office,
      position: rows.position(customerId),
      isEmpty: rows.stored(customerId, 0, 1).references.length === 0,
      resting: outages.isResting(office),
      overviewDue: !(waits && isOverviewFilled) && overview.isDue(customerId),
      waits,
    }
  }

  function next(): Task | null {
    // Whatever somebody wanted until now is looked at here.
    again = false
    if (stopped) return null
    return nextTask(offices.map(stateOf), time.now(), {
      trim: outages.mayWrite(),
      ask: !paused && outages.mayAsk(),
      sweepEveryMs: sweepEveryMs(parts.retentionDays()),
      changesEveryMs: changesEveryMs(),
    })
  }

  async function perform(task: Task, signal: AbortSignal): Promise<Failure | null> {
    const office = officeOf(task.customerId)
    if (task.kind === 'trim') return tasks.trim(office, signal)
    if (task.kind === 'facts') return tasks.facts(office, signal)
    if (task.kind === 'overview') {
      show(null)
      return overview.run(task.customerId, signal, () => again)
    }
    if (task.kind === 'list') {
      // A look for changes is over before anybody has read that it is under way.
      show(task.round === 'changes' ? null : 'listing')
      return tasks.list(office, task.round, signal)
    }
    show('fetching')
    rate.begin(clock.monotonic())
    progressed = false
    fetching = {
      customerId: task.customerId,
      total: rows.position(task.customerId)?.round?.total ?? 0,
    }
    const failure = await tasks.fetch(office, signal).finally(() => {
      ended += closedNow()
      fetching = null
    })
    // This office did answer, even if later contacts failed.
    if (progressed) outages.answered(office)
    return failure
  }

  /** Contacts of the round under way, once nothing is left of it. */
  function closedNow(): number {
    return fetching !== null && !rows.position(fetching.customerId)?.round ? fetching.total : 0
  }

  function show(what: typeof doing): void {
    doing = what
    told.call()
  }

  async function loop(): Promise<void> {
    beganAt = clock.monotonic()
    for (let task = next(); task !== null; task = next()) {
      if (task.kind !== 'trim') tellTrimmed()
      const { signal } = underWay
      const begunAt = clock.monotonic()
      const failure = await perform(task, signal).catch((error: unknown) => {
        const broken = failureOf(error)
        if (broken.code === 'internal') log.bug('sync', error)
        return broken
      })
      settle()
      // What was broken off says nothing about the line.
      if (!signal.aborted) note(failure, task, begunAt)
      told.call()
    }
    if (offices.every((one) => !rows.position(one.customerId)?.round)) ended = 0
  }

  function note(failure: Failure | null, task: Task, begunAt: number): void {
    const office = officeOf(task.customerId)
    if (failure !== null) {
      outages.note(failure, office)
      log.event('sync-failed', { task: task.kind, code: failure.code, extent: failure.extent })
      // Somebody else was answered after this had been asked: that the line is good is the later word.
      if (reachedAt >= begunAt && outages.isOfNetwork()) retrySoon()
    } else if (task.kind !== 'trim' && task.kind !== 'facts') {
      outages.answered(office)
    }
  }

  function settle(): void {
    if (!removed) return
    removed = false
    try {
      parts.settle()
    } catch (error) {
      if (failureOf(error).code === 'internal') log.bug('sync-settle', error)
    }
  }

  function tellTrimmed(): void {
    for (const resolve of trimmed.splice(0)) resolve()
  }

  function kick(): void {
    if (stopped) return
    again = running !== null
    if (again) return
    stopTimer?.()
    running = loop()
      .catch((error: unknown) => log.bug('sync', error))
      .finally(() => {
        running = null
        doing = null
        if (again && !stopped) return kick()
        tellTrimmed()
        schedule()
        told.call()
        datedRoles.kick()
      })
  }

  function schedule(): void {
    stopTimer?.()
    stopTimer = null
    if (stopped || paused || outages.isHalted()) return
    const phaseMs = phaseLeftMs() > 0 ? phaseLeftMs() : Infinity
    stopTimer = after(Math.max(0, Math.min(changesEveryMs(), phaseMs, outages.leftMs())), kick)
  }

  function retrySoon(): void {
    outages.retryFrom(beganAt + ATTEMPTS_APART_MS)
  }

  function wantChanges(): void {
    const now = time.now()
    for (const office of offices) {
      if (isDue(office.changesAt, now, CHANGES_APART_MS)) office.wanted ??= 'changes'
    }
    retrySoon()
  }

  function interrupt(): void {
    underWay.abort()
    underWay = new AbortController()
    datedRoles.interrupt()
  }

  function wantOverview(): void {
    try {
      overview.want(parts.customers)
    } catch (error) {
      // Then its time comes later.
      if (failureOf(error).code === 'internal') log.bug('sync-overview', error)
    }
  }

  function setPaused(now: boolean): void {
    if (paused === now) return
    paused = now
    try {
      rows.setPaused(now)
    } catch (error) {
      // Then it holds for this run.
      if (failureOf(error).code === 'internal') log.bug('sync-pause', error)
    }
  }

  return {
    start() {
      paused = rows.paused()
      phaseEndsAt = clock.monotonic() + (parts.phaseMs ?? 0)
      for (const { customerId, selection } of offices) {
        const position = rows.position(customerId)
        const isFilled = position !== null && covers(position.filled, selection)
        if (isFilled && position.reconciledAt !== null) filledBefore.add(customerId)
      }
      if (parts.startAfterMs) stopTimer = after(parts.startAfterMs, kick)
      else kick()
      datedRoles.start(parts.startAfterMs ?? 0)
    },
    async stop() {
      stopped = true
      underWay.abort()
      stopTimer?.()
      told.stop()
      await Promise.all([running, datedRoles.stop()])
    },
    async choose(chosen) {
      choice = chosen
      for (const office of offices) {
        const selection = selectionFor(choice, office.customerId)
        // Until now the office's estates were not wanted.
        if (office.selection.scope === 'opened' && selection.scope !== 'opened')
          office.factsAt = null
        office.selection = selection
      }
      setPaused(false)
      wantOverview()
      outages.retryFrom(clock.monotonic())
      const done = new Promise<void>((resolve) => trimmed.push(resolve))
      interrupt()
      kick()
      if (!stopped) await done
    },
    pause() {
      setPaused(true)
      interrupt()
      told.call()
    },
    resume() {
      setPaused(false)
      outages.clear()
      kick()
    },
    syncNow() {
      setPaused(false)
      // Somebody asks in person.
      phaseEndsAt = -Infinity
      for (const office of offices) office.wanted = 'sweep'
      wantOverview()
      outages.retryFrom(clock.monotonic())
      kick()
    },
    wake() {
      wantChanges()
      // What was asked for before a sleep would answer what was so before it.
      interrupt()
      kick()
    },
    attend() {
      wantChanges()
      kick()
    },
    reachable() {
      reachedAt = clock.monotonic()
      if (!outages.isOfNetwork()) return
      retrySoon()
      kick()
    },
    status: () =>
      statusOf({
        offices: offices.map(({ customerId, selection }) => {
          const position = rows.position(customerId)
          const pending = position?.round ? rows.pendingCount(customerId) : 0
          return { selection, position, pending }
        }),
        ended: ended + closedNow(),
        running: running !== null,
        // Whoever asks for something sees that it is coming, though a part of the roles is still under way.
        doing: again ? 'listing' : doing,
        paused,
        failure: outages.waiting(),
        perSecond: rate.perSecond(clock.monotonic()),
        notUnderstood: rows.notUnderstood(),
        rolesRefused: refusedAmong(
          parts.customers.map((customerId) => parts.roles.position(customerId)),
          time.now(),
        ),
      }),
    count: (of) =>
      countKept(work, parts.customers, of, (customerId) => tasks.probe(officeOf(customerId))),
  }
}
