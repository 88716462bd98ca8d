import { z } from 'zod'
import { contactCard, contactLine } from './domain/card'
import { connectionStatus } from './domain/connection'
import { contactKey } from './domain/ids'
import { sessionStatus } from './domain/session'
import { settings } from './domain/settings'
import { failure } from './errors'
import type { EventName } from './names'

export const menuCommand = z.enum([
  'focus-search',
  'refresh',
  'export-pdf',
  'show-keys',
  'settings',
  'sign-out',
])
export type MenuCommand = z.infer<typeof menuCommand>

/** Every message that the main process may push to the window. */
export const events = {
  'session-changed': sessionStatus,
  'contact-updated': contactCard,
  /** The CRM no longer has the contact, or no longer shows it to this login: every trace is dropped. */
  'contact-gone': z.strictObject({ key: contactKey, failure }),
  'recents-changed': z.array(contactLine),
  'connection-changed': connectionStatus,
  'settings-changed': settings,
  'menu-command': menuCommand,
} as const satisfies Record<EventName, z.ZodType>

export type Payload<Name extends EventName> = z.infer<(typeof events)[Name]>
