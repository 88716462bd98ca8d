import type { ConnectionStatus } from '../../contract/domain/connection'
import { failed, ok } from '../../contract/errors'
import type { Output } from '../../contract/calls'
import type { Contacts } from '../contacts/contacts'
import { copyText, reachUrl } from '../contacts/field-text'
import type { SheetExports } from '../contacts/sheet-exports'
import type { LocalCopy } from '../copy/local-copy'
import type { Estates } from '../estates/estates'
import type { Computer } from '../privacy/computer'
import type { AccessRecord } from '../privacy/access-record'
import type { Reveals } from '../privacy/reveals'
import type { Screen } from '../privacy/screen'
import type { Lookup } from '../search/lookup'
import type { Session } from '../session/session'
import type { SettingsStore } from '../settings/settings'
import type { Desktop } from '../system/desktop'
import type { Handlers } from './register'

export interface HandlerParts {
  readonly session: Session
  /** When the kept session has been taken up, or has been waited for long enough. */
  resumed(): Promise<unknown>
  readonly screen: Screen
  readonly contacts: Contacts
  readonly estates: Estates
  readonly exports: SheetExports
  readonly lookup: Lookup
  readonly copy: LocalCopy
  readonly accessRecord: AccessRecord
  readonly reveals: Reveals
  readonly computer: Computer
  /** True once after the window has come back from a crash. */
  takeCrash(): boolean
  readonly settings: SettingsStore
  readonly desktop: Desktop
  readonly appInfo: Output<'app.info'>
  connection(): ConnectionStatus
}

/** One step from each call onto the part that does it. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { session, screen, contacts, estates, exports, lookup, copy, accessRecord } = parts
  const { reveals, settings, desktop } = parts
  return {
    'app.info': async () => ok(parts.appInfo),

    async 'session.status'() {
      await parts.resumed()
      return ok(screen.known(session.status()))
    },
    'session.signIn': (request) => session.signIn(request),
    'session.startSample': () => session.startSample(),
    'session.signOut': () => session.signOut(),

    'screen.status': async () => ok(screen.status()),
    'screen.lock': async () => screen.lock(),
    'screen.unlock': (request) => screen.unlock(request),
    'screen.setCode': (change) => screen.setCode(change),
    'screen.letGo': async ({ hiding }) => ok(screen.letGo(hiding)),
    'screen.present': async ({ on }) => screen.present(on),

    'contacts.open': ({ contactId, customerId }) => contacts.open(contactId, customerId),
    'contacts.refresh': (key) => contacts.refresh(key),
    'contacts.cancel': async () => ok(contacts.cancel()),
    'contacts.recents': async () => ok(contacts.recents()),
    'contacts.current': async () => {
      const afterCrash = parts.takeCrash()
      return ok({ afterCrash, key: afterCrash ? contacts.current() : null })
    },
    'contacts.closed': async () => ok(contacts.closed()),
    'contacts.seen': async (key) => ok(contacts.seen(key)),
    'contacts.revealNumber': async ({ key, reason }) => reveals.reveal(key, reason),
    'contacts.copyNumber': ({ key }) => reveals.copy(key),
    'contacts.hideNumber': async ({ key }) => ok(reveals.end(key)),
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
    'contacts.previewExport': ({ key, choice }) => exports.preview(key, choice),
    'contacts.export': ({ key, choice }) => exports.save(key, choice),
    'contacts.showExport': async () => exports.showLast(),

    'estates.open': async (key) => estates.open(key),
    'estates.closed': async () => ok(estates.closed()),

    'search.run': async (request) => lookup.run(request),
    'search.server': ({ text }) => lookup.server(text),
    'search.choices': async () => lookup.choices(),

    'copy.status': async () => ok(copy.status()),
    'copy.users': () => copy.users(),
    'copy.categories': () => copy.categories(),
    'copy.count': (choice) => copy.count(choice),
    'copy.choose': (choice) => copy.choose(choice),
    'copy.pause': async () => copy.pause(),
    'copy.resume': async () => copy.resume(),
    'copy.cancel': () => copy.cancel(),
    'copy.syncNow': async () => copy.syncNow(),
    'copy.startOver': () => copy.startOver(),
    'copy.dropSetAside': async () => copy.dropSetAside(),

    'accessLog.read': async ({ before }) => accessRecord.read(before),
    'accessLog.export': () => accessRecord.export(),
    'computer.forget': () => parts.computer.forget(),
    'computer.stored': () => parts.computer.stored(),

    'connection.status': async () => ok(parts.connection()),

    'settings.read': async () => ok(settings.current()),
    'settings.change': (part) => settings.change(part),
  }
}
