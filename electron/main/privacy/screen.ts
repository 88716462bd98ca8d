import type { Output } from '../../contract/calls'
import { hasCode } from '../../contract/domain/code'
import type { ContactKey } from '../../contract/domain/ids'
import type { CodeChange, Hiding, ScreenStatus, UnlockRequest } from '../../contract/domain/screen'
import type { SessionStatus } from '../../contract/domain/session'
import type { Settings } from '../../contract/domain/settings'
import { failed, ok } from '../../contract/errors'
import type { FailureCode, Result } from '../../contract/errors'
import type { Payload } from '../../contract/events'
import type { CallName, EventName } from '../../contract/names'
import { systemTexts } from '../../contract/texts/system'
import type { Clock } from '../clock'
import type { Push } from '../ipc/push'
import type { Log } from '../log/log'
import { createSerialize } from '../serialize'
import type { Session } from '../session/session'
import type { JsonFile } from '../settings/json-file'
import type { Presence } from '../system/presence'
import type { After, Every } from '../timers'
import type { WindowGuard } from '../windows/window-guard'
import { createIdle } from './idle'
import { createLock } from './lock'
import type { LockFile } from './lock'
import type { LockCode } from './lock-code'
import { presentedAnswer, presentedEvent } from './presented'
import { mayBePushed, refusalOf, withoutNames } from './screen-gate'
import type { ScreenState } from './screen-gate'

/** What the window may show now, and what enters it (GDPR rules 36 and 37). */
export interface Screen {
  status(): ScreenStatus
  /** Goes to the window as far as the window may know it. */
  readonly push: Push
  refusal(name: CallName): FailureCode | null
  /** As much of an answer as may enter the window now. */
  answer<Name extends CallName>(name: Name, answer: Output<Name>): Output<Name>
  /** As much of it as a locked window may know. */
  known(status: SessionStatus): SessionStatus
  lock(): Result<ScreenStatus>
  unlock(request: UnlockRequest): Promise<Result<ScreenStatus>>
  /** Chooses, changes or removes the code of the broker's own. */
  setCode(change: CodeChange): Promise<Result<ScreenStatus>>
  /** The page has let go of what that hides. */
  letGo(hiding: Hiding): void
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
  code(): Pick<LockCode, 'state' | 'choose' | 'proves' | 'readAgain'>
  /** With the lock, and with the beginning of a presentation, no number is shown or on the clipboard any more. */
  endNumbers(): void
  /** Whose card is open; others may see that one alone. */
  onCard(): ContactKey | null
  /** The page had let go of lists and of most of the card: it may have them again. */
  onPresented(): void
  /** Somebody is there again. */
  onUnlocked?(): void
}

const MINUTE_MS = 60_000
/** A page at work needs a fraction of it. */
export const LET_GO_MS = 2_000

export function createScreen(parts: ScreenParts): Screen {
  const { clock, presence, guard } = parts
  let presenting = false
  /** How each wait for the page to let go ends. */
  const waits = new Map<Hiding, () => void>()

  const serialize = createSerialize()
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
      awaitPage('locked')
    },
    onUnlocked() {
      parts.log.event('unlocked')
      stopWaiting('locked')
      idle.used()
      tell()
      parts.onUnlocked?.()
    },
  })

  /** What it does not let go of would stay in sight. */
  function awaitPage(hiding: Hiding): void {
    stopWaiting(hiding)
    waits.set(hiding, parts.after(LET_GO_MS, guard.restart))
  }

  function stopWaiting(hiding: Hiding): void {
    waits.get(hiding)?.()
    waits.delete(hiding)
  }

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

  /** A keychain that did not answer at the start may since: asked when the code is needed, and no try is counted. */
  async function isCodeKnown(): Promise<boolean> {
    return parts.code().state() !== 'unread' || parts.code().readAgain()
  }

  async function setCode({ code, proof }: CodeChange): Promise<Result<ScreenStatus>> {
    const now = session()
    if (now.state === 'signed-out') return failed('signed-out')
    if (now.sample) return failed('forbidden')
    const isKnown = await isCodeKnown()
    if (hasCode(parts.code().state())) {
      // Whoever finds the window open does not get to choose by what it opens next time.
      if (proof === null) return failed('forbidden')
      if (proof.by === 'code' && !isKnown) return failed('keychain-unavailable')
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
    push('session-changed', known(session()))
  }

  function push<Name extends EventName>(name: Name, payload: Payload<Name>): void {
    const shown = presenting ? presentedEvent(name, payload, parts.onCard()) : payload
    if (shown !== null) parts.push(name, shown)
  }

  function become(on: boolean): void {
    presenting = on
    if (on) parts.endNumbers()
    tell()
    if (on) awaitPage('presenting')
    else {
      stopWaiting('presenting')
      parts.onPresented()
    }
  }

  function sessionChanged(): void {
    const now = session()
    idle.used()
    if (now.state === 'signed-out') {
      presenting = false
      stopWaiting('presenting')
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
      else if (mayBePushed(name, state())) push(name, payload)
    },
    refusal: (name) => refusalOf(name, state()),
    answer: (name, answer) => (presenting ? presentedAnswer(name, answer) : answer),
    known,
    lock() {
      if (!signedIn()) return failed('signed-out')
      lock.lock('command')
      return ok(status())
    },
    async unlock(request) {
      if (request.by === 'code' && !(await isCodeKnown())) return failed('keychain-unavailable')
      const opened = await lock.unlock(request)
      return opened.ok ? ok(status()) : opened
    },
    // Of two at once the later one is asked for the code of the first.
    setCode: (change) => serialize(() => setCode(change)),
    letGo(hiding) {
      stopWaiting(hiding)
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
