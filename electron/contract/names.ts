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
  'contacts.revealNumber',
  'contacts.copy',
  'contacts.reach',
  'contacts.exportPdf',
  'contacts.showExport',
  'connection.status',
  'settings.read',
  'settings.change',
] as const

export const eventNames = [
  'session-changed',
  'contact-updated',
  'contact-gone',
  'recents-changed',
  'connection-changed',
  'settings-changed',
  'menu-command',
] as const

export type CallName = (typeof callNames)[number]
export type EventName = (typeof eventNames)[number]
