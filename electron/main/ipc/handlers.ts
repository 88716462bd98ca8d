import { REVEAL_MS } from '../../contract/domain/identity-number'
import type { ConnectionStatus } from '../../contract/domain/connection'
import { failed, ok } from '../../contract/errors'
import type { Output } from '../../contract/calls'
import type { Contacts } from '../contacts/contacts'
import { copyText, reachUrl } from '../contacts/field-text'
import type { SheetExports } from '../contacts/sheet-exports'
import type { Session } from '../session/session'
import type { SettingsStore } from '../settings/settings'
import type { Desktop } from '../system/desktop'
import type { Handlers } from './register'

export interface HandlerParts {
  readonly session: Session
  readonly contacts: Contacts
  readonly exports: SheetExports
  readonly settings: SettingsStore
  readonly desktop: Desktop
  readonly appInfo: Output<'app.info'>
  connection(): ConnectionStatus
}

/** One step from each call onto the part that does it. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { session, contacts, exports, settings, desktop } = parts
  return {
    'app.info': async () => ok(parts.appInfo),

    'session.status': async () => ok(session.status()),
    'session.signIn': (request) => session.signIn(request),
    'session.startSample': () => session.startSample(),
    'session.signOut': () => session.signOut(),

    'contacts.open': ({ contactId, customerId }) => contacts.open(contactId, customerId),
    'contacts.refresh': (key) => contacts.refresh(key),
    'contacts.cancel': async () => ok(contacts.cancel()),
    'contacts.recents': async () => ok(contacts.recents()),
    'contacts.revealNumber': async ({ key }) => {
      const number = contacts.entry(key)?.record.fullNumber ?? null
      return number === null ? failed('not-found') : ok({ number, visibleMs: REVEAL_MS })
    },
    'contacts.copy': async ({ key, field }) => {
      const record = contacts.entry(key)?.record
      const text = record ? copyText(record, field) : null
      return text === null ? failed('not-found') : ok(await desktop.writeClipboard(text))
    },
    'contacts.reach': async ({ key, field }) => {
      const record = contacts.entry(key)?.record
      const url = record ? reachUrl(record, field) : null
      if (url === null) return failed('not-found')
      return desktop.openOutside(url).then(ok, () => failed('internal'))
    },
    'contacts.exportPdf': ({ key }) => exports.save(key),
    'contacts.showExport': async () => exports.showLast(),

    'connection.status': async () => ok(parts.connection()),

    'settings.read': async () => ok(settings.current()),
    'settings.change': async (part) => ok(await settings.change(part)),
  }
}
