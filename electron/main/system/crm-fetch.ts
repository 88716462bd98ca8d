import { session as sessions } from 'electron'

/**
 * Chromium's network stack for calls to the CRM: the system's proxy and certificates apply. In a
 * session of its own and in memory, so that nothing of an answer, no cookie and no login is kept.
 */
export function createCrmFetch(): typeof globalThis.fetch {
  const session = sessions.fromPartition('crm', { cache: false })
  return (input, init) => {
    if (typeof input !== 'string' && !(input instanceof Request))
      return session.fetch(input.href, init)
    return session.fetch(input, init)
  }
}
