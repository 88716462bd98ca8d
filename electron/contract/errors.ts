import { z } from 'zod'

/**
 * What can go wrong, as few codes as there are different things for the broker to do about it.
 * `texts` gives each one sentence and one remedy; nobody branches on message texts.
 */
export const failureCode = z.enum([
  // The CRM answered, and the answer was no.
  'wrong-login',
  'no-access',
  'not-found',
  'rejected-request',
  'too-many-requests',
  'server-error',
  'unexpected-format',
  // The CRM was not reached.
  'no-network',
  'server-unreachable',
  'untrusted-certificate',
  'network-sign-in',
  'timed-out',
  // This computer.
  'keychain-unavailable',
  'disk-full',
  /** Not confirmed by the CRM within the days that a copy may live: deleted here, perhaps not there. */
  'expired',
  // Saving a file: what is in the way, as each is cleared in another way (X16).
  'file-exists',
  'file-write-protected',
  'file-is-folder',
  'file-is-link',
  'file-in-use',
  'folder-not-writable',
  'file-not-saved',
  /** No file is made of a contact with protected identity (GDPR rule 24). */
  'protected-identity',
  /** It is another note than the one that was gone through (GDPR rule 33). */
  'note-changed',
  'signed-out',
  /** Nothing is answered until the lock is opened (GDPR rule 36). */
  'locked',
  /** Not while the window is being shown to others (GDPR rule 37). */
  'presenting',
  'cancelled',
  // A call that the window should not have made.
  'invalid-input',
  'forbidden',
  'busy',
  'internal',
])
export type FailureCode = z.infer<typeof failureCode>

export const failure = z.strictObject({
  code: failureCode,
  /**
   * What belongs to the sentence: the server's own validation texts (contract 1.6), cleaned, or the
   * customer numbers that were refused. Plain text, and empty for every other code.
   */
  details: z.array(z.string()),
  /** Wait at least this long before the next try; null when the server or policy set no such time. */
  retryAfterMs: z.number().int().nonnegative().nullable(),
})
export type Failure = z.infer<typeof failure>

/** Failures cross the bridge as values: Electron would keep only the message of a thrown error. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function failed(
  code: FailureCode,
  rest: { details?: string[]; retryAfterMs?: number | null } = {},
): { ok: false; error: Failure } {
  return {
    ok: false,
    error: { code, details: rest.details ?? [], retryAfterMs: rest.retryAfterMs ?? null },
  }
}
