import { z } from 'zod'
import type { Proof, ScreenStatus, UnlockRequest } from '../../contract/domain/screen'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { Clock } from '../clock'
import type { JsonFile } from '../settings/json-file'
import type { Every } from '../timers'
import { createUnlockTries, FREE_TRIES } from './unlock-tries'

/** Lies in the profile while the app is locked, so that starting it again is no way round the lock. */
export const lockFile = z.object({ wrongTries: z.number().int().nonnegative() })
export type LockFile = z.infer<typeof lockFile>

/** What locked it: `command` is the broker's own wish. */
export type LockReason = 'command' | 'idle' | 'system' | 'sleep' | 'restart'

export interface LockDeps {
  readonly clock: Clock
  readonly every: Every
  readonly file: JsonFile<LockFile>
  idleMs(): number
  lockAfterMs(): number
  signedIn(): boolean
  unlockBy(): ScreenStatus['unlock']
  /** Whether it is the broker's code, or one of the running account's passwords. */
  proves(proof: Proof): Promise<boolean>
  /** False when it was cancelled or did not recognise anybody. */
  askTouchId(): Promise<boolean>
  onLocked(reason: LockReason): void
  onUnlocked(): void
}

export interface Lock {
  /** Nothing personal may enter the window, whoever is signed in. */
  isClosed(): boolean
  retryAfterMs(): number | null
  /** Without anybody signed in there is nothing to lock. */
  lock(reason: LockReason): void
  unlock(request: UnlockRequest): Promise<Result<void>>
  /** For what only the broker may change; wrong ones count as they do at the lock. */
  prove(proof: Proof): Promise<Result<void>>
  systemLocked(): void
  systemUnlocked(): void
  slept(): void
  /** Where the sleep itself was not announced. */
  woke(): void
  /**
   * Asked for when somebody begins to prove who they are, and called once they have. It opens the lock as it
   * is now: one that falls on the way was closed by or for somebody who had not begun, and stays.
   */
  opener(): () => void
  /** Somebody has signed out and left nothing: the lock has no more to guard. */
  lift(): void
  /** From now on it looks how long nobody has been there. */
  start(): void
  /** When what was told to the disk is there, or was refused. */
  kept(): Promise<unknown>
}

/** Seldom enough to cost nothing, often enough for a limit in minutes. */
export const LOOK_EVERY_MS = 5_000

/** The lock of GDPR rule 36: what closes it, and what opens it (decision 20). */
export function createLock(deps: LockDeps): Lock {
  const { clock, file } = deps
  const found = file.find()
  // How often somebody has tried is then not known: one wrong one more, and it costs a wait.
  const before = found === 'unreadable' ? { wrongTries: FREE_TRIES - 1 } : found
  let reason: LockReason | null = before === null ? null : 'restart'
  /** Told apart, as what takes its time may have begun before the one of now. */
  let closings = 0
  const tries = createUnlockTries(clock, before?.wrongTries ?? 0)
  /** The system has been locked while we were: whoever opens it has said to it who they are. */
  let systemIsLocked = false
  let lookedAt = clock.now()
  /** Refused by the disk, it is locked for this run alone. */
  let kept: Promise<unknown> = Promise.resolve()

  function lock(why: LockReason): void {
    if (reason !== null || !deps.signedIn()) return
    reason = why
    closings += 1
    kept = file.write({ wrongTries: tries.wrong() })
    deps.onLocked(why)
  }

  function lift(): void {
    // Also what was tried beside the lock: left in the file, it would begin the next run locked.
    tries.forget()
    kept = file.remove()
    if (reason === null) return
    reason = null
    systemIsLocked = false
    lookedAt = clock.now()
    deps.onUnlocked()
  }

  function opener(): () => void {
    const closing = closings
    return () => {
      if (closing === closings) lift()
    }
  }

  function look(): void {
    const now = clock.now()
    // Timers stand still in sleep, and some systems do not tell of it.
    const gap = now - lookedAt
    lookedAt = now
    if (gap >= deps.lockAfterMs()) lock('sleep')
    else if (deps.idleMs() >= deps.lockAfterMs()) lock('idle')
  }

  async function compare(proof: Proof): Promise<Result<void>> {
    const wait = tries.retryAfterMs()
    if (wait !== null) return failed('busy', { retryAfterMs: wait })
    // Counted before it is compared, which takes its time: ending the app on the spot gives no try back, and of
    // many at once no more are heard than of many in a row.
    tries.failed()
    kept = file.write({ wrongTries: tries.wrong() })
    await kept
    if (!(await deps.proves(proof))) {
      return failed('wrong-login', { retryAfterMs: tries.retryAfterMs() })
    }
    return ok(undefined)
  }

  return {
    isClosed: () => reason !== null,
    retryAfterMs: tries.retryAfterMs,
    lock,
    async unlock(request) {
      if (reason === null) return ok(undefined)
      const open = opener()
      if (request.by === 'password' || request.by === 'code') {
        const proven = await compare(request)
        if (!proven.ok) return proven
      } else {
        const by = deps.unlockBy()
        if (request.by !== by) return failed('forbidden')
        if (by === 'touch-id' && !(await deps.askTouchId())) return failed('cancelled')
      }
      open()
      return reason === null ? ok(undefined) : failed('locked')
    },
    async prove(proof) {
      const open = opener()
      const proven = await compare(proof)
      if (proven.ok) open()
      return proven
    },
    systemLocked() {
      systemIsLocked = true
      lock('system')
    },
    systemUnlocked() {
      const wasLocked = systemIsLocked
      systemIsLocked = false
      // What the broker closed by hand, perhaps on a shared computer, is not opened with its password.
      if (wasLocked && reason !== 'command' && reason !== 'restart') lift()
    },
    slept: () => lock('sleep'),
    woke: look,
    opener,
    lift,
    start() {
      lookedAt = clock.now()
      deps.every(LOOK_EVERY_MS, look)
    },
    kept: () => kept,
  }
}
