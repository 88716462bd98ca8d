import type { ScreenStatus, UnlockRequest } from '../../contract/domain/screen'
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
import type { WindowGuard } from '../windows/window-guard'
import { createIdle } from './idle'
import { createLock } from './lock'
import type { LockFile } from './lock'
import type { Schedule } from './retention'
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
  /** The page has let go of what the lock hides. */
  shown(): void
  present(on: boolean): Result<ScreenStatus>
  /** Somebody gives a login; what it returns is called when the CRM has said yes (decision 14). */
  entering(): () => void
  /** There is another window. */
  protect(): void
  start(): void
  kept(): Promise<void>
}

export interface ScreenParts {
  readonly clock: Clock
  readonly log: Pick<Log, 'event'>
  readonly schedule: Schedule
  readonly lockFile: JsonFile<LockFile>
  readonly presence: Presence
  readonly guard: WindowGuard
  readonly push: Push
  settings(): Settings
  session(): Pick<Session, 'status' | 'proves'>
  /** What else ends with the lock, and with the beginning of a presentation. */
  readonly onLock: readonly (() => void)[]
  readonly onPresent: readonly (() => void)[]
}

const MINUTE_MS = 60_000
/** A page at work needs a fraction of it. */
export const LET_GO_MS = 2_000

export function createScreen(parts: ScreenParts): Screen {
  const { clock, presence, guard } = parts
  let presenting = false
  let waitingForPage: NodeJS.Timeout | undefined

  const idle = createIdle({ clock, systemSeconds: presence.idleSeconds })
  const session = () => parts.session().status()
  const signedIn = () => session().state === 'signed-in'
  const lock = createLock({
    clock,
    schedule: parts.schedule,
    file: parts.lockFile,
    idleMs: idle.ms,
    lockAfterMs: () => parts.settings().lockAfterMinutes * MINUTE_MS,
    signedIn,
    unlockBy: () => status().unlock,
    proves: (password) => parts.session().proves(password),
    askTouchId: () => presence.askTouchId(systemTexts[parts.settings().language].touchId),
    locked(by) {
      parts.log.event('locked', { by })
      for (const end of parts.onLock) end()
      tell()
      waitingForPage = setTimeout(guard.restart, LET_GO_MS)
      waitingForPage.unref()
    },
    unlocked() {
      parts.log.event('unlocked')
      clearTimeout(waitingForPage)
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
      retryAfterMs: lock.retryAfterMs(),
    }
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
    if (on) for (const end of parts.onPresent) end()
    protect()
    parts.push('screen-changed', status())
  }

  /** What follows from who is signed in, before the window hears of it. */
  function sessionChanged(now: SessionStatus): void {
    idle.used()
    if (now.state === 'signed-out') {
      // A password that could not be removed would be taken up again at the next start.
      if (now.failure === null) lock.lift()
      if (presenting) become(false)
    }
    protect()
    parts.push('screen-changed', status())
  }

  presence.onUse(idle.used)
  presence.on('lock-screen', lock.systemLocked)
  presence.on('unlock-screen', lock.systemUnlocked)
  presence.on('suspend', lock.slept)
  presence.on('resume', lock.woke)

  return {
    status,
    push(name, payload) {
      if (name === 'session-changed') {
        const now = payload as SessionStatus
        sessionChanged(now)
        parts.push('session-changed', known(now))
      } else if (mayBePushed(name, state())) parts.push(name, payload)
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
    shown() {
      clearTimeout(waitingForPage)
      guard.draw()
    },
    present(on) {
      if (!signedIn()) return failed('signed-out')
      if (on !== presenting) become(on)
      return ok(status())
    },
    entering: lock.opener,
    protect,
    start: lock.start,
    kept: lock.kept,
  }
}
