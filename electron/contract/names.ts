/**
 * The whole surface between window and main process, by name. The preload is built from this file
 * alone, so that neither schemas nor the schema library travel into it.
 */
export const callNames = [
  'app.info',
  'session.status',
  'session.signIn',
  'session.startSample',
  'session.signOut',
  'contacts.open',
  'contacts.refresh',
  'contacts.cancel',
  'contacts.recents',
  'contacts.current',
  'contacts.seen',
  'contacts.revealNumber',
  'contacts.copy',
  'contacts.reach',
  'contacts.exportPdf',
  'contacts.showExport',
  'search.run',
  'search.server',
  'search.choices',
  'copy.status',
  'copy.users',
  'copy.count',
  'copy.choose',
  'copy.pause',
  'copy.resume',
  'copy.cancel',
  'copy.syncNow',
  'copy.startOver',
  'copy.dropSetAside',
  'accessLog.read',
  'accessLog.export',
  'computer.forget',
  'computer.stored',
  'connection.status',
  'settings.read',
  'settings.change',
] as const

export const eventNames = [
  'session-changed',
  'contact-updated',
  'contact-gone',
  'recents-changed',
  'copy-changed',
  'connection-changed',
  'settings-changed',
  'menu-command',
] as const

export type CallName = (typeof callNames)[number]
export type EventName = (typeof eventNames)[number]
