import { z } from 'zod'
import { instant } from './time'

/** Everything this app may have put on the computer; the receipt names each (S18). */
export const forgottenThing = z.enum([
  'contacts',
  'copy-files',
  'copy-key',
  'password',
  'lock-code',
  'account',
  'recents',
  'access-log',
  'access-log-key',
  'diary',
  'settings',
  'window-place',
  'time-mark',
  'lock-state',
  'temporary-files',
  /** Not the app's own: told of, and left where it is. */
  'engine-files',
  'other-files',
])
export type ForgottenThing = z.infer<typeof forgottenThing>

export const forgetReceipt = z.strictObject({
  at: instant,
  items: z.array(
    z.strictObject({
      what: forgottenThing,
      /** `none`: there was nothing of the kind. `left`: the app does not remove it. */
      state: z.enum(['removed', 'none', 'failed', 'left']),
      /** How many, where counting means something. */
      count: z.number().int().nonnegative().nullable(),
    }),
  ),
})
export type ForgetReceipt = z.infer<typeof forgetReceipt>
