import type {
  CopyChoice,
  CopyProblem,
  CopyStatus,
  OfficeUser,
  OwnUser,
} from '../../contract/domain/copy'
import type { CoveredText } from '../../contract/domain/covered'
import type { PurgeReason } from '../../contract/domain/access-log'
import type { ContactKey, CustomerId } from '../../contract/domain/ids'
import { distinctCategories } from '../../contract/domain/protected-categories'
import type { ProtectedCategories } from '../../contract/domain/protected-categories'
import { failed, ok } from '../../contract/errors'
import type { Failure, Result } from '../../contract/errors'
import type { Push } from '../ipc/push'
import { coverText } from '../privacy/covered'
import type { Retention } from '../privacy/retention'
import type { Account } from '../session/account'
import type { ActiveSession, CopyKeeper } from '../session/session'
import type { ContactRows } from '../store/contact-rows'
import type { StoreFault } from '../store/driver'
import type { CopyFile, OpenedCopy } from '../store/open-copy'
import type { ReferenceRows } from '../store/reference-rows'
import type { Store } from '../store/store'
import { isJudgedBy, protectStored } from './protect-stored'
import { createSerialize } from '../serialize'
import { dropOtherOffices } from '../store/drop-offices'
import type { SyncEngine, SyncEngineDeps } from '../sync/engine'

/** The copy of the account that is signed in: its file, what fills it, and what the broker may decide of it. */
export interface LocalCopy extends CopyKeeper {
  status(): CopyStatus
  /** Who the broker is, as they chose: a small part of the status, which is asked for at each key press. */
  own(): readonly OwnUser[]
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
  /** The window has been unlocked. */
  attended(): void
  reachable(): void
  /** Whether the keychain has a key for this account's copy. Rejects when it does not say. */
  hasKey(account: Account): Promise<boolean>
  /** The names of all categories that the offices have, each once: it asks for what this run has not read. */
  categories(): Promise<Result<CoveredText[]>>
  /** The office names other categories for protected identity: what is stored is judged anew. */
  protect(named: ProtectedCategories): void
  /** The disk refused. */
  onRefused(fault: StoreFault): void
  /** Something outside the sync has changed what searches find. */
  onChanged(): void
  /** What was set aside holds contacts as well, and lives no longer than they may (GDPR rule 17). */
  dropOldAside(now: number, keptMs: number): void
}

export interface LocalCopyDeps {
  readonly store: Store
  readonly rows: ContactRows
  readonly references: ReferenceRows
  readonly retention: Retention
  readonly push: Push
  /** The sample office is invented anew in each run: its copy stays in memory. */
  fileOf(account: Account): CopyFile
  /** Files of accounts that are no longer signed in here; null: nobody is. Never throws. */
  removeStrays(keep: Account | null): void
  protectedCategories(): ProtectedCategories
  /** Milliseconds since 1970, of the trusted clock. */
  now(): number
  engineFor(session: ActiveSession, choice: CopyChoice | null, hooks: EngineHooks): SyncEngine
  keepChoice(choice: CopyChoice): Promise<void>
  yieldToEventLoop(): Promise<void>
  /** The copy has been emptied: nothing of it may stay in memory elsewhere. */
  onForgotten(): void
  /** The file was damaged: an empty one stands, and all that was shown of the old may be asked for again. */
  onReplaced(): void
  onSaved(keys: readonly ContactKey[]): void
  onRemoved(keys: readonly ContactKey[], reason: PurgeReason): void
  /** A bug in work that nobody waits for. */
  onFailed(cause: unknown): void
}

export type EngineHooks = Pick<SyncEngineDeps, 'onChanged' | 'onSaved' | 'onRemoved'>

const NOTHING_KEPT: CopyStatus = {
  scope: null,
  own: [],
  contacts: 0,
  complete: false,
  reconciledAt: null,
  syncedAt: null,
  activity: { state: 'idle' },
  roles: { asked: 0, contacts: 0, refused: [] },
  problem: null,
  setAside: false,
  shrunk: null,
  notUnderstood: 0,
}

/** Cards that the window may have before it. */
const MAX_SHOWN = 50

interface Current {
  readonly session: ActiveSession
  /** Why the account itself could not be kept; null: it is. */
  readonly notKept: CopyProblem | null
  readonly file: CopyFile | null
  readonly engine: SyncEngine
  choice: CopyChoice | null
  problem: CopyProblem | null
  /** Of whom this run has had the list of users. */
  readonly usersAsked: Set<CustomerId>
  /** Of whom this run has had the list of categories. */
  readonly categoriesAsked: Set<CustomerId>
}

interface Counted {
  readonly contacts: number
  readonly roles: ReturnType<ContactRows['countRoles']>
  readonly until: number
}

export function createLocalCopy(parts: LocalCopyDeps): LocalCopy {
  const { store, rows, references, retention } = parts
  let current: Current | null = null
  /** Counting all rows at each key press would cost more than the search: it holds until the next one expires. */
  let counted: Counted | null = null
  /** Of the copy of now: another account's, or another category, ends the one under way. */
  let protection = new AbortController()

  /** Opening and closing wait for each other: a copy begun anew must not outlast a sign-out. */
  const serialize = createSerialize()

  function own(): OwnUser[] {
    return current?.choice?.own ?? []
  }

  function status(): CopyStatus {
    if (current === null) return NOTHING_KEPT
    const { engine, choice, problem, file } = current
    if (counted === null || retention.visibleSince() > counted.until) {
      const until = rows.oldestConfirmedAt() ?? Infinity
      counted = { contacts: rows.count(), roles: rows.countRoles(), until }
    }
    const { rolesRefused, ...sync } = engine.status()
    return {
      ...sync,
      roles: { ...counted.roles, refused: [...rolesRefused] },
      scope: choice?.scope ?? null,
      own: own(),
      contacts: counted.contacts,
      problem,
      setAside: file?.hasSetAside() ?? false,
    }
  }

  function onChanged(): void {
    counted = null
    parts.push('copy-changed', status())
  }

  function note(problem: CopyProblem | null): void {
    if (current === null || current.problem === problem) return
    current.problem = problem
    onChanged()
  }

  /** In use, a page of the file turned out damaged. */
  function onReplaced(problem: CopyProblem | null): void {
    if (current === null) return
    current.problem = problem
    parts.onReplaced()
    current.engine.wake()
    onChanged()
  }

  async function openFile(account: Account, keep: boolean): Promise<OpenedCopy | null> {
    parts.removeStrays(account.sample ? null : account)
    return account.sample || !keep ? null : parts.fileOf(account).open()
  }

  async function open(session: ActiveSession, notKept: CopyProblem | null): Promise<void> {
    const { account } = session
    const opened = await openFile(account, notKept === null)
    if (opened === null) store.detach()
    else store.attach(opened, onReplaced)
    // Invented people need no scope to be chosen with care.
    const choice = account.copy ?? (account.sample ? { scope: 'office', own: [] } : null)
    current = {
      session,
      notKept,
      file: opened === null ? null : parts.fileOf(account),
      engine: parts.engineFor(session, choice, { onChanged, onSaved, onRemoved }),
      choice,
      problem: opened === null ? (account.sample ? null : notKept) : opened.problem,
      usersAsked: new Set(),
      categoriesAsked: new Set(),
    }
    counted = null
    const customers = account.customers.map((one) => one.customerId)
    await dropOtherOffices(store, customers, parts.yieldToEventLoop)
    void retention.sweep()
    // Other categories were named, and the run ended before all that is stored was judged by them; or another version
    // of the app has had the file.
    const named = parts.protectedCategories()
    if (!isJudgedBy(store, named)) judge(named)
    current.engine.start()
    onChanged()
  }

  function onSaved(keys: readonly ContactKey[]): void {
    counted = null
    parts.onSaved(keys)
  }

  function onRemoved(keys: readonly ContactKey[], reason: PurgeReason): void {
    counted = null
    if (keys.length > 0) parts.onRemoved(keys, reason)
  }

  async function close(): Promise<void> {
    const engine = current?.engine
    protection.abort()
    current = null
    counted = null
    await engine?.stop()
    store.detach()
  }

  function protect(named: ProtectedCategories): void {
    // What is under way was judged by the categories of before, and would be stored behind the back of what follows.
    current?.engine.wake()
    judge(named)
  }

  function judge(named: ProtectedCategories): void {
    protection.abort()
    protection = new AbortController()
    void protectStored({ store, rows }, named, protection.signal)
      .then((found) => {
        if (found === 0) return
        current?.engine.syncNow()
        parts.onSaved(rows.openedSince(0, MAX_SHOWN))
        onChanged()
      })
      .catch(parts.onFailed)
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
    onChanged()
    return ok(status())
  }

  return {
    status,
    own,
    owner: () => current?.session.account ?? null,
    open: (session, notKept) => serialize(() => open(session, notKept)),
    close: () => serialize(close),
    async forget(account) {
      parts.onForgotten()
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
            references.saveUsers(customerId, answer.value, parts.now())
            usersAsked.add(customerId)
          } else failure = answer.error
        }
        all.push(...references.users(customerId))
      }
      return all.length === 0 && failure !== null ? { ok: false, error: failure } : ok(all)
    },
    async categories() {
      if (current === null) return failed('signed-out')
      const { crm, account } = current.session
      const { categoriesAsked } = current
      const names: string[] = []
      for (const { customerId } of account.customers) {
        if (!categoriesAsked.has(customerId)) {
          const answer = await crm.categories(customerId)
          if (answer.ok) {
            references.saveCategories(customerId, answer.value, parts.now())
            categoriesAsked.add(customerId)
          } else if (references.categories(customerId).length === 0) {
            // Half a list would be answered as a whole one.
            return answer
          }
        }
        names.push(...references.categories(customerId).map(({ name }) => name))
      }
      return ok(distinctCategories(names).map((name) => coverText(name)))
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
      return take({ scope: 'opened', own: own() })
    },
    syncNow: () =>
      withCurrent(({ session, engine }) => {
        // Somebody asks in person: what a refusal has stopped may be tried once more.
        session.crm.resume()
        engine.syncNow()
      }),
    startOver: () =>
      serialize(async () => {
        if (current === null) return failed('signed-out')
        // A good file would stay where it is, for nobody, with all that it holds.
        if (current.problem !== 'newer-version') return failed('invalid-input')
        const { session, file, choice: copy, notKept } = current
        await file?.startBesideNewer()
        await close()
        // What was chosen in this run is younger than what the session began with.
        await open({ ...session, account: { ...session.account, copy } }, notKept)
        return ok(status())
      }),
    dropSetAside: () =>
      withCurrent((now) => {
        now.file?.dropSetAside()
        if (now.problem === 'key-missing' || now.problem === 'damaged') now.problem = null
        onChanged()
      }),
    dropOldAside(now, keptMs) {
      if (!current?.file?.hasSetAside()) return
      current.file.dropOldAside(now, keptMs)
      if (!current.file.hasSetAside()) onChanged()
    },
    woke() {
      retention.woke()
      current?.engine.wake()
    },
    protect,
    attended: () => current?.engine.attend(),
    reachable: () => current?.engine.reachable(),
    hasKey: (account) => parts.fileOf(account).hasKey(),
    onRefused: (fault) => note(fault === 'full' ? 'disk-full' : 'unwritable'),
    onChanged,
  }
}
