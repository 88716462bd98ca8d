import { z } from 'zod'
import { contactCard, contactLine } from './domain/card'
import { connectionStatus } from './domain/connection'
import { copyStatus } from './domain/copy'
import { estatePage } from './domain/estate'
import { contactKey } from './domain/ids'
import { screenStatus } from './domain/screen'
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
  'lock',
  'present',
  'sign-out',
])
export type MenuCommand = z.infer<typeof menuCommand>

/** Every message that the main process may push to the window. */
export const events = {
  'session-changed': sessionStatus,
  'screen-changed': screenStatus,
  'contact-updated': contactCard,
  /** Gone in the CRM, no longer shown to this login, or too old to keep: every trace is dropped. */
  'contact-gone': z.strictObject({ key: contactKey, failure }),
  /** The page that is open, anew. */
  'estate-updated': estatePage,
  'recents-changed': z.array(contactLine),
  /** Also whenever what a search finds may have become different. */
  'copy-changed': copyStatus,
  'connection-changed': connectionStatus,
  'settings-changed': settings,
  'menu-command': menuCommand,
} as const satisfies Record<EventName, z.ZodType>

export type Payload<Name extends EventName> = z.infer<(typeof events)[Name]>
