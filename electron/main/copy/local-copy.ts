import type { CopyChoice, CopyProblem, CopyStatus, OfficeUser } from '../../contract/domain/copy'
import type { PurgeReason } from '../../contract/domain/access-log'
import type { ContactKey, CustomerId } from '../../contract/domain/ids'
import { failed, ok } from '../../contract/errors'
import type { Failure, Result } from '../../contract/errors'
import type { Push } from '../ipc/push'
import type { Retention } from '../privacy/retention'
import type { Account } from '../session/account'
import type { ActiveSession, CopyKeeper } from '../session/session'
import type { ContactRows } from '../store/contact-rows'
import type { StoreFault } from '../store/driver'
import type { CopyFile, OpenedCopy } from '../store/open-copy'
import type { ReferenceRows } from '../store/reference-rows'
import type { Store } from '../store/store'
import { isJudgedBy, protectStored } from './protect-stored'
import type { SyncEngine } from '../sync/engine'

/** The copy of the account that is signed in: its file, what fills it, and what the broker may decide of it. */
export interface LocalCopy extends CopyKeeper {
  status(): CopyStatus
  /** Whose copy is open; known before the session is, while what is too old goes. */
  owner(): Account | null
  users(): Promise<Result<OfficeUser[]>>
  count(choice: CopyChoice): Promise<Result<{ contacts: number }>>
  choose(choice: CopyChoice): Promise<Result<CopyStatus>>
  pause(): Result<CopyStatus>
  resume(): Result<CopyStatus>
  cancel(): Promise<Result<CopyStatus>>
  syncNow(): Result<CopyStatus>
  startOver(): Promise<Result<CopyStatus>>
  dropSetAside(): Result<CopyStatus>
  /** The computer slept, or the network is back: what was due meanwhile is done now. */
  woke(): void
  reachable(): void
  /** Whether the keychain has a key for this account's copy. Rejects when it does not say. */
  hasKey(account: Account): Promise<boolean>
  /** The office names another category for protected identity: what is stored is judged anew. */
  protect(category: string | null): void
  /** The disk refused. */
  refused(fault: StoreFault): void
  /** Something outside the sync has changed what searches find. */
  changed(): void
}

export interface LocalCopyParts {
  readonly store: Store
  readonly rows: ContactRows
  readonly references: ReferenceRows
  readonly retention: Retention
  readonly push: Push
  /** The sample office is invented anew in each run: its copy stays in memory. */
  fileOf(account: Account): CopyFile
  /** Files of accounts that are no longer signed in here; null: nobody is. Never throws. */
  removeStrays(keep: Account | null): void
  /** The category that the office has named (GDPR rule 24). */
  protectedCategory(): string | null
  engineFor(session: ActiveSession, choice: CopyChoice | null, hooks: EngineHooks): SyncEngine
  keepChoice(choice: CopyChoice): Promise<void>
  /** The copy has been emptied: nothing of it may stay in memory elsewhere. */
  forgotten(): void
  saved(keys: readonly ContactKey[]): void
  gone(keys: readonly ContactKey[], reason: PurgeReason): void
  /** A bug in work that nobody waits for. */
  failed(cause: unknown): void
}

export interface EngineHooks {
  changed(): void
  saved(keys: readonly ContactKey[]): void
  gone(keys: readonly ContactKey[], reason: PurgeReason): void
}

const NOTHING_KEPT: CopyStatus = {
  scope: null,
  own: [],
  contacts: 0,
  complete: false,
  reconciledAt: null,
  syncedAt: null,
  activity: { state: 'idle' },
  problem: null,
  setAside: false,
  shrunk: null,
  notUnderstood: 0,
}

/** Cards that the window may have before it. */
const MAX_SHOWN = 50

interface Current {
  readonly session: ActiveSession
  readonly file: CopyFile | null
  readonly engine: SyncEngine
  choice: CopyChoice | null
  problem: CopyProblem | null
  /** Of whom this run has had the list of users. */
  readonly usersAsked: Set<CustomerId>
}

export function createLocalCopy(parts: LocalCopyParts): LocalCopy {
  const { store, rows, references, retention } = parts
  let current: Current | null = null
  /** Counting all rows at each key press would cost more than the search. */
  let counted: number | null = null
  /** Of the copy of now: another account's, or another category, ends the one under way. */
  let protection = new AbortController()

  /** Opening and closing wait for each other: a copy begun anew must not outlast a sign-out. */
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = last.then(step, step)
    last = turn.catch(() => undefined)
    return turn
  }

  function status(): CopyStatus {
    if (current === null) return NOTHING_KEPT
    const { engine, choice, problem, file } = current
    counted ??= rows.count()
    return {
      ...engine.status(),
      scope: choice?.scope ?? null,
      own: choice?.own ?? [],
      contacts: counted,
      problem,
      setAside: file?.hasSetAside() ?? false,
    }
  }

  function changed(): void {
    counted = null
    parts.push('copy-changed', status())
  }

  function note(problem: CopyProblem | null): void {
    if (current === null || current.problem === problem) return
    current.problem = problem
    changed()
  }

  async function openDatabase(account: Account, kept: boolean): Promise<OpenedCopy | null> {
    parts.removeStrays(account.sample ? null : account)
    if (account.sample || !kept) return null
    return parts.fileOf(account).open(() => note('damaged'))
  }

  async function open(session: ActiveSession, kept: boolean): Promise<void> {
    const { account } = session
    const opened = await openDatabase(account, kept)
    if (opened === null) store.detach()
    else store.attach(opened)
    // Invented people need no scope to be chosen with care.
    const choice = account.copy ?? (account.sample ? { scope: 'office', own: [] } : null)
    current = {
      session,
      file: opened === null ? null : parts.fileOf(account),
      engine: parts.engineFor(session, choice, { changed, saved, gone }),
      choice,
      problem: opened === null ? (account.sample ? null : 'no-keychain') : opened.problem,
      usersAsked: new Set(),
    }
    counted = null
    // Before anything is drawn: what is too old is not there (GDPR rule 17). Damage found on the way is told.
    removeOtherOffices(account)
    retention.sweep()
    // The office named another category, and the run ended before all that is stored was judged by it.
    const category = parts.protectedCategory()
    if (!isJudgedBy(store, category)) protect(category)
    current.engine.start()
    changed()
  }

  /** An office that this account no longer reads: nothing would ever confirm its contacts. */
  function removeOtherOffices({ customers }: Account): void {
    const others = rows.outside(customers.map((one) => one.customerId))
    if (others.length === 0) return
    gone(rows.remove(others), 'out-of-scope')
    store.settle()
  }

  function saved(keys: readonly ContactKey[]): void {
    counted = null
    parts.saved(keys)
  }

  function gone(keys: readonly ContactKey[], reason: PurgeReason): void {
    counted = null
    if (keys.length > 0) parts.gone(keys, reason)
  }

  async function close(): Promise<void> {
    const engine = current?.engine
    protection.abort()
    current = null
    counted = null
    await engine?.stop()
    store.detach()
  }

  function protect(category: string | null): void {
    protection.abort()
    protection = new AbortController()
    void protectStored({ store, rows }, category, protection.signal)
      .then((found) => {
        if (found === 0) return
        current?.engine.syncNow()
        parts.saved(rows.openedSince(0, MAX_SHOWN))
        changed()
      })
      .catch(parts.failed)
  }

  /** Runs against the copy of now; without one nobody is signed in. */
  function withCurrent(work: (now: Current) => void): Result<CopyStatus> {
    if (current === null) return failed('signed-out')
    work(current)
    return ok(status())
  }

  async function take(choice: CopyChoice): Promise<Result<CopyStatus>> {
    if (current === null) return failed('signed-out')
    current.choice = choice
    await Promise.all([parts.keepChoice(choice), current.engine.choose(choice)])
    changed()
    return ok(status())
  }

  return {
    status,
    owner: () => current?.session.account ?? null,
    open: (session, kept) => inTurn(() => open(session, kept)),
    close: () => inTurn(close),
    async forget(account) {
      parts.forgotten()
      if (account === null || account.sample) return
      // A file that is held now is a stray without a key, and goes at the next start.
      await parts
        .fileOf(account)
        .remove()
        .catch(() => undefined)
    },
    removeStrays: () => parts.removeStrays(null),
    async users() {
      if (current === null) return failed('signed-out')
      const { crm, account } = current.session
      const all: OfficeUser[] = []
      let failure: Failure | null = null
      const { usersAsked } = current
      for (const { customerId } of account.customers) {
        if (!usersAsked.has(customerId)) {
          const answer = await crm.users(customerId)
          if (answer.ok) {
            references.saveUsers(customerId, answer.value)
            usersAsked.add(customerId)
          } else failure = answer.error
        }
        all.push(...references.users(customerId))
      }
      return all.length === 0 && failure !== null ? { ok: false, error: failure } : ok(all)
    },
    async count(choice) {
      if (current === null) return failed('signed-out')
      return current.engine.count(choice)
    },
    choose: take,
    pause: () => withCurrent(({ engine }) => engine.pause()),
    resume: () =>
      withCurrent(({ session, engine }) => {
        session.crm.resume()
        engine.resume()
      }),
    async cancel() {
      if (current === null) return failed('signed-out')
      return take({ scope: 'opened', own: current.choice?.own ?? [] })
    },
    syncNow: () =>
      withCurrent(({ session, engine }) => {
        // Somebody asks in person: what a refusal has stopped may be tried once more.
        session.crm.resume()
        engine.syncNow()
      }),
    startOver: () =>
      inTurn(async () => {
        if (current === null) return failed('signed-out')
        const { session, file } = current
        await file?.startBesideNewer()
        await close()
        await open(session, true)
        return ok(status())
      }),
    dropSetAside: () =>
      withCurrent((now) => {
        now.file?.dropSetAside()
        if (now.problem === 'key-missing' || now.problem === 'damaged') now.problem = null
        changed()
      }),
    woke() {
      retention.woke()
      current?.engine.wake()
    },
    protect,
    reachable: () => current?.engine.reachable(),
    hasKey: (account) => parts.fileOf(account).hasKey(),
    refused: (fault) => note(fault === 'full' ? 'disk-full' : 'unwritable'),
    changed,
  }
}
