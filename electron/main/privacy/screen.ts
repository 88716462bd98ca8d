import { hasCode } from '../../contract/domain/code'
import type { CodeChange, ScreenStatus, UnlockRequest } from '../../contract/domain/screen'
import type { SessionStatus } from '../../contract/domain/session'
import type { Settings } from '../../contract/domain/settings'
import { failed, ok } from '../../contract/errors'
import type { FailureCode, Result } from '../../contract/errors'
import type { CallName } from '../../contract/names'
import { systemTexts } from '../../contract/texts/system'
import type { Clock } from '../clock'
import type { Push } from '../ipc/push'
import type { Log } from '../log/log'
import type { Session } from '../session/session'
import type { JsonFile } from '../settings/json-file'
import type { Presence } from '../system/presence'
import type { After, Every } from '../timers'
import type { WindowGuard } from '../windows/window-guard'
import { createIdle } from './idle'
import { createLock } from './lock'
import type { LockFile } from './lock'
import type { LockCode } from './lock-code'
import { mayBePushed, refusalOf, withoutNames } from './screen-gate'
import type { ScreenState } from './screen-gate'

/** What the window may show now, and what enters it (GDPR rules 36 and 37). */
export interface Screen {
  status(): ScreenStatus
  /** Goes to the window as far as the window may know it. */
  readonly push: Push
  refusal(name: CallName): FailureCode | null
  /** As much of it as a locked window may know. */
  known(status: SessionStatus): SessionStatus
  lock(): Result<ScreenStatus>
  unlock(request: UnlockRequest): Promise<Result<ScreenStatus>>
  /** Chooses, changes or removes the code of the broker's own. */
  setCode(change: CodeChange): Promise<Result<ScreenStatus>>
  /** The page has let go of what the lock hides. */
  letGo(): void
  present(on: boolean): Result<ScreenStatus>
  /** Somebody gives a login; what it returns is called when the CRM has said yes (decision 20). */
  entering(): () => void
  /** Another window than before: the system is asked to guard it as well. */
  windowOpened(): void
  start(): void
  kept(): Promise<unknown>
}

export interface ScreenParts {
  readonly clock: Clock
  readonly log: Pick<Log, 'event'>
  readonly every: Every
  readonly after: After
  readonly lockFile: JsonFile<LockFile>
  readonly presence: Presence
  readonly guard: WindowGuard
  readonly push: Push
  settings(): Settings
  session(): Pick<Session, 'status' | 'proves'>
  code(): Pick<LockCode, 'state' | 'choose' | 'proves'>
  /** With the lock, and with the beginning of a presentation, no number is shown or on the clipboard any more. */
  endNumbers(): void
}

const MINUTE_MS = 60_000
/** A page at work needs a fraction of it. */
export const LET_GO_MS = 2_000

export function createScreen(parts: ScreenParts): Screen {
  const { clock, presence, guard } = parts
  let presenting = false
  let stopWaiting: () => void = () => undefined

  const idle = createIdle({ clock, systemSeconds: presence.idleSeconds })
  const session = () => parts.session().status()
  const signedIn = () => session().state === 'signed-in'
  const lock = createLock({
    clock,
    every: parts.every,
    file: parts.lockFile,
    idleMs: idle.ms,
    lockAfterMs: () => parts.settings().lockAfterMinutes * MINUTE_MS,
    signedIn,
    unlockBy: () => status().unlock,
    proves: async (proof) =>
      proof.by === 'code'
        ? parts.code().proves(proof.code)
        : parts.session().proves(proof.password),
    askTouchId: () => presence.askTouchId(systemTexts[parts.settings().language].touchId),
    onLocked(by) {
      parts.log.event('locked', { by })
      parts.endNumbers()
      tell()
      stopWaiting = parts.after(LET_GO_MS, guard.restart)
    },
    onUnlocked() {
      parts.log.event('unlocked')
      stopWaiting()
      idle.used()
      tell()
    },
  })

  function status(): ScreenStatus {
    const now = session()
    const sample = now.state === 'signed-in' && now.sample
    return {
      locked: lock.isClosed() && now.state === 'signed-in',
      presenting,
      unlock: sample ? 'click' : presence.canAskTouchId() ? 'touch-id' : 'password',
      code: parts.code().state(),
      retryAfterMs: lock.retryAfterMs(),
    }
  }

  async function setCode({ code, proof }: CodeChange): Promise<Result<ScreenStatus>> {
    const now = session()
    if (now.state === 'signed-out') return failed('signed-out')
    if (now.sample) return failed('forbidden')
    if (hasCode(parts.code().state())) {
      // Whoever finds the window open does not get to choose by what it opens next time.
      if (proof === null) return failed('forbidden')
      const proven = await lock.prove(proof)
      if (!proven.ok) return proven
    }
    await parts.code().choose(code)
    parts.push('screen-changed', status())
    return ok(status())
  }

  const state = (): ScreenState => ({ closed: lock.isClosed(), presenting, signedIn: signedIn() })
  const known = (of: SessionStatus) => (lock.isClosed() ? withoutNames(of) : of)
  const protect = () => guard.protect(status())

  function tell(): void {
    protect()
    parts.push('screen-changed', status())
    parts.push('session-changed', known(session()))
  }

  function become(on: boolean): void {
    presenting = on
    if (on) parts.endNumbers()
    protect()
    parts.push('screen-changed', status())
  }

  function sessionChanged(): void {
    const now = session()
    idle.used()
    if (now.state === 'signed-out') {
      presenting = false
      const wasClosed = lock.isClosed()
      // A password that could not be removed would be taken up again at the next start.
      if (now.failure === null) lock.lift()
      if (wasClosed && !lock.isClosed()) return
    }
    tell()
  }

  presence.onUse(idle.used)
  presence.on('lock-screen', lock.systemLocked)
  presence.on('unlock-screen', lock.systemUnlocked)
  presence.on('suspend', lock.slept)
  presence.on('resume', lock.woke)

  return {
    status,
    push(name, payload) {
      // What it brings is what the session says, and more than a locked window may know.
      if (name === 'session-changed') sessionChanged()
      else if (mayBePushed(name, state())) parts.push(name, payload)
    },
    refusal: (name) => refusalOf(name, state()),
    known,
    lock() {
      if (!signedIn()) return failed('signed-out')
      lock.lock('command')
      return ok(status())
    },
    async unlock(request) {
      const opened = await lock.unlock(request)
      return opened.ok ? ok(status()) : opened
    },
    setCode,
    letGo() {
      stopWaiting()
      guard.draw()
    },
    present(on) {
      if (!signedIn()) return failed('signed-out')
      if (on !== presenting) become(on)
      return ok(status())
    },
    entering: lock.opener,
    windowOpened: protect,
    start: lock.start,
    kept: lock.kept,
  }
}
