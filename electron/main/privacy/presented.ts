import type { Output } from '../../contract/calls'
import type { ContactKey } from '../../contract/domain/ids'
import { forPresentation } from '../../contract/domain/presentation'
import type { SessionStatus } from '../../contract/domain/session'
import type { Payload } from '../../contract/events'
import type { CallName, EventName } from '../../contract/names'

/** What becomes of an answer while others look at the window (GDPR rule 37). */
type Decision<T> = 'whole' | 'refused' | ((answer: T) => T)

/**
 * Each call is decided on: a new one does not compile before it is. `refused` are those that name anybody but the
 * contact on the card, colleagues included, and those that show or hand on what the card does not.
 */
const calls: { readonly [Name in CallName]: Decision<Output<Name>> } = {
  'app.info': 'whole',
  'session.status': withoutSuggestions,
  'session.signIn': withoutSuggestions,
  'session.startSample': withoutSuggestions,
  'session.signOut': 'whole',
  'screen.status': 'whole',
  'screen.lock': 'whole',
  'screen.unlock': 'whole',
  'screen.setCode': 'whole',
  'screen.letGo': 'whole',
  'screen.present': 'whole',
  'contacts.open': forPresentation,
  'contacts.refresh': 'whole',
  'contacts.cancel': 'whole',
  'contacts.recents': 'refused',
  'contacts.current': 'whole',
  'contacts.closed': 'whole',
  // Nobody has seen the marks of change that are left out.
  'contacts.seen': 'refused',
  'contacts.revealNumber': 'refused',
  'contacts.copyNumber': 'refused',
  'contacts.hideNumber': 'whole',
  // What it is pasted into, or the telephone program, shows what the card hides.
  'contacts.copy': 'refused',
  'contacts.reach': 'refused',
  'contacts.previewExport': 'refused',
  'contacts.export': 'refused',
  // The file it leads to has a name in its name.
  'contacts.showExport': 'refused',
  // Its people are everybody but the contact on the card.
  'estates.open': 'refused',
  'estates.closed': 'whole',
  'search.run': 'refused',
  'search.server': 'refused',
  'search.choices': 'refused',
  'copy.status': 'whole',
  'copy.users': 'refused',
  'copy.categories': 'whole',
  'copy.count': 'whole',
  'copy.choose': 'whole',
  'copy.pause': 'whole',
  'copy.resume': 'whole',
  'copy.cancel': 'whole',
  'copy.syncNow': 'whole',
  'copy.startOver': 'whole',
  'copy.dropSetAside': 'whole',
  'accessLog.read': 'refused',
  'accessLog.export': 'refused',
  'computer.forget': 'whole',
  'computer.stored': 'whole',
  'connection.status': 'whole',
  'settings.read': 'whole',
  'settings.change': 'whole',
}

type EventDecision<T> = 'whole' | 'withheld' | ((payload: T, onCard: ContactKey | null) => T | null)

const events: { readonly [Name in EventName]: EventDecision<Payload<Name>> } = {
  'session-changed': withoutSuggestions,
  'screen-changed': 'whole',
  'contact-updated': (card, onCard) => {
    const { customerId, id } = card.contact
    const isOnCard = onCard?.contactId === id && onCard.customerId === customerId
    return isOnCard ? forPresentation(card) : null
  },
  // Its key alone, and only that of a contact which had been opened.
  'contact-gone': 'whole',
  'estate-updated': 'withheld',
  'recents-changed': 'withheld',
  'copy-changed': 'whole',
  'connection-changed': 'whole',
  'settings-changed': 'whole',
  'menu-command': 'whole',
}

export function isRefusedToOthers(name: CallName): boolean {
  return calls[name] === 'refused'
}

/** As much of an answer as others may see. */
export function presentedAnswer<Name extends CallName>(
  name: Name,
  answer: Output<Name>,
): Output<Name> {
  const decision: Decision<Output<Name>> = calls[name]
  return typeof decision === 'function' ? decision(answer) : answer
}

/** As much of an event as others may see; null: nothing. `onCard`: whose card is open. */
export function presentedEvent<Name extends EventName>(
  name: Name,
  payload: Payload<Name>,
  onCard: ContactKey | null,
): Payload<Name> | null {
  const decision: EventDecision<Payload<Name>> = events[name]
  if (typeof decision === 'function') return decision(payload, onCard)
  return decision === 'whole' ? payload : null
}

/** Suggestions are names. */
function withoutSuggestions(status: SessionStatus): SessionStatus {
  return status.state === 'signed-in' ? { ...status, suggestions: [] } : status
}
