import type { SessionStatus } from '../../contract/domain/session'
import type { FailureCode } from '../../contract/errors'
import type { CallName, EventName } from '../../contract/names'
import { isRefusedToOthers } from './presented'

/** What a locked window needs to draw the lock, to open it and to sign out; nothing of it tells of a contact. */
const WHILE_LOCKED: ReadonlySet<CallName> = new Set<CallName>([
  'app.info',
  'session.status',
  'session.signOut',
  'screen.status',
  'screen.lock',
  'screen.unlock',
  'screen.letGo',
  'settings.read',
  'connection.status',
])

/** Where nobody is signed in the login itself is the way in. */
const WHILE_SIGNED_OUT: ReadonlySet<CallName> = new Set<CallName>([
  'session.signIn',
  'session.startSample',
])

const EVENTS_WHILE_LOCKED: ReadonlySet<EventName> = new Set<EventName>([
  'connection-changed',
  'settings-changed',
  'menu-command',
])

export interface ScreenState {
  readonly closed: boolean
  readonly presenting: boolean
  readonly signedIn: boolean
}

/** Why a call is refused now; null: it is not. */
export function refusalOf(name: CallName, state: ScreenState): FailureCode | null {
  if (state.closed && !WHILE_LOCKED.has(name)) {
    return !state.signedIn && WHILE_SIGNED_OUT.has(name) ? null : 'locked'
  }
  return state.presenting && isRefusedToOthers(name) ? 'presenting' : null
}

/** Of what is told but for the session and the screen itself, which the screen tells on its own. */
export function mayBePushed(name: EventName, state: Pick<ScreenState, 'closed'>): boolean {
  return !state.closed || EVENTS_WHILE_LOCKED.has(name)
}

/** That somebody is signed in, and neither who nor to which offices; suggestions name contacts. */
export function withoutNames(status: SessionStatus): SessionStatus {
  if (status.state === 'signed-out') return status
  return { ...status, username: '', customers: [], suggestions: [] }
}
