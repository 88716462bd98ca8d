import type { CallName } from '../../electron/contract/names'
import type { CopyChoice, CopyStatus, SyncActivity } from '../../electron/contract/domain/copy'
import { failureOf, type Crm } from '../crm'
import { Countdown } from './countdown.svelte'
import type { Notices } from './notices.svelte'

/** What may be said about the copy until the broker has put it aside. */
export type CopyTrouble =
  NonNullable<CopyStatus['problem']> | 'shrunk' | 'not-understood' | 'set-aside'

/** Read aloud at the start, at each quarter and at the end of a long fill, and never in between. */
export type Milestone = 'start' | 25 | 50 | 75 | 'end'

type Asks = Extract<
  CallName,
  | 'copy.pause'
  | 'copy.resume'
  | 'copy.cancel'
  | 'copy.syncNow'
  | 'copy.startOver'
  | 'copy.dropSetAside'
>

/** Rounds smaller than this are over before anybody could read about them. */
export const SHORT_ROUND = 50

/** The copy of contacts on this computer, as the main process tells of it. Null until it has. */
export class CopyState {
  status = $state.raw<CopyStatus | null>(null)
  milestone = $state.raw<Milestone | null>(null)
  /** Runs while the sync waits for its next try. */
  readonly waiting = new Countdown()
  #dismissed = $state.raw<readonly CopyTrouble[]>([])
  readonly #crm: Crm
  readonly #notices: Notices
  readonly #sample: boolean

  /** The work under way, when it is long enough to be worth a bar; and a pause, which ends at a button alone. */
  readonly progress: Exclude<SyncActivity, { state: 'idle' }> | null = $derived.by(() => {
    const activity = this.status?.activity
    return activity?.state === 'paused' ? activity : worthShowing(this.status)
  })
  readonly troubles: readonly CopyTrouble[] = $derived(
    troublesOf(this.status).filter((trouble) => !this.#dismissed.includes(trouble)),
  )
  /** Held for this run only: by necessity, or because the people in it are invented anew in the next. */
  readonly inMemory: boolean = $derived.by(() => {
    const problem = this.status?.problem
    return this.#sample || problem === 'no-keychain' || problem === 'unwritable'
  })

  constructor(crm: Crm, notices: Notices, sample = false) {
    this.#crm = crm
    this.#notices = notices
    this.#sample = sample
  }

  listen(): () => void {
    const stop = this.#crm.on('copy-changed', (status) => this.take(status))
    return () => {
      stop()
      this.waiting.stop()
    }
  }

  async load(): Promise<void> {
    this.take(await this.#crm.call('copy.status'))
  }

  take(status: CopyStatus): void {
    const before = this.status
    this.status = status
    this.milestone = nextMilestone(this.milestone, before, status)
    this.#dismissed = this.#dismissed.filter((trouble) => troublesOf(status).includes(trouble))
    const { activity } = status
    const wait = activity.state === 'waiting' ? activity.retryAfterMs : null
    if (wait === null) this.waiting.stop()
    else this.waiting.start(wait, () => {})
  }

  /** Rejects with `CrmError`: whoever asked shows why where the choice was made. */
  async choose(choice: CopyChoice): Promise<void> {
    this.take(await this.#crm.call('copy.choose', choice))
  }

  async pause(): Promise<void> {
    await this.#ask('copy.pause')
  }

  async resume(): Promise<void> {
    await this.#ask('copy.resume')
  }

  async cancel(): Promise<void> {
    await this.#ask('copy.cancel')
  }

  async syncNow(): Promise<void> {
    await this.#ask('copy.syncNow')
  }

  async startOver(): Promise<void> {
    await this.#ask('copy.startOver')
  }

  async dropSetAside(): Promise<void> {
    await this.#ask('copy.dropSetAside')
  }

  /** Out of sight until it has passed and come back. */
  dismiss(trouble: CopyTrouble): void {
    this.#dismissed = [...this.#dismissed, trouble]
  }

  async #ask(name: Asks): Promise<void> {
    try {
      this.take(await this.#crm.call(name))
    } catch (error) {
      this.#notices.fail('copy', failureOf(error), () => void this.#ask(name))
    }
  }
}

/** How far a fill or round has come; null where nothing has been counted. */
export function countsOf(activity: SyncActivity): { done: number; total: number } | null {
  if (activity.state === 'idle' || activity.state === 'listing') return null
  return { done: activity.done, total: activity.total }
}

function worthShowing(status: CopyStatus | null): CopyState['progress'] {
  if (!status || status.activity.state === 'idle') return null
  // Without a chosen scope only what is opened is kept: nothing is being filled.
  const firstFill = !status.complete && (status.scope === 'mine' || status.scope === 'office')
  const total = countsOf(status.activity)?.total ?? 0
  return firstFill || total >= SHORT_ROUND ? status.activity : null
}

function troublesOf(status: CopyStatus | null): CopyTrouble[] {
  if (!status) return []
  const troubles: CopyTrouble[] = []
  if (status.problem) troubles.push(status.problem)
  // The notice of a lost key or a damaged file offers to remove the old one itself.
  const told = status.problem === 'key-missing' || status.problem === 'damaged'
  if (status.setAside && !told) troubles.push('set-aside')
  if (status.shrunk) troubles.push('shrunk')
  if (status.notUnderstood > 0) troubles.push('not-understood')
  return troubles
}

function nextMilestone(
  last: Milestone | null,
  before: CopyStatus | null,
  now: CopyStatus,
): Milestone | null {
  if (!worthShowing(now)) return worthShowing(before) ? (ended(now) ? 'end' : null) : last
  if (!worthShowing(before)) return 'start'
  const counts = countsOf(now.activity)
  if (!counts || counts.total === 0) return last
  const quarter = Math.floor((counts.done / counts.total) * 4) * 25
  if (quarter === 25 || quarter === 50 || quarter === 75) return quarter
  return quarter === 0 ? 'start' : last
}

/** Not when the fill was given up, or an account left. */
function ended(status: CopyStatus): boolean {
  return status.complete && status.activity.state === 'idle'
}
