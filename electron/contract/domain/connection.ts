import { z } from 'zod'

/** From the last real request, never from `navigator.onLine`. `unknown`: nothing has been asked yet. */
export const connectionStatus = z.strictObject({
  state: z.enum([
    'unknown',
    'connected',
    'no-network',
    'server-unreachable',
    'server-error',
    'too-many-requests',
    'wrong-login',
    'no-access',
    'network-sign-in',
    'untrusted-certificate',
  ]),
  /** Calls are held back at least this long, counted from when this status was sent. */
  retryAfterMs: z.number().int().nonnegative().nullable(),
})
export type ConnectionStatus = z.infer<typeof connectionStatus>
export type ConnectionState = ConnectionStatus['state']
