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
  /** It has no password for the account, and can be asked. */
  'password-missing',
  /** It does not take one so long; on Windows, and of many customer numbers together. */
  'password-too-long',
  /** It keeps the password, or the copy's key, of an account that has ended (GDPR rule 18). */
  'keychain-not-cleared',
  'disk-full',
  /** It takes no file of the app's own, or another program holds that one. */
  'disk-refused',
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

/**
 * How far a failure reaches: this contact, this office, this login, whatever lies between us and the CRM, or
 * this computer. Whoever acts on one looks at this, so that nobody takes a refused office for a person who is
 * gone, or a full disk for a lost network.
 */
export const extent = z.enum(['contact', 'office', 'login', 'network', 'computer'])
export type Extent = z.infer<typeof extent>

export const failure = z.strictObject({
  code: failureCode,
  extent,
  /**
   * What belongs to the sentence: the server's own validation texts (API 1.6), cleaned, or the
   * customer numbers that were refused. Plain text, and empty for every other code.
   */
  details: z.array(z.string()),
  /** Wait at least this long before the next try; null when the server or policy set no such time. */
  retryAfterMs: z.number().int().nonnegative().nullable(),
})
export type Failure = z.infer<typeof failure>

/** Failures cross the bridge as values: Electron would keep only the message of a thrown error. */
export type Result<T> = Ok<T> | { ok: false; error: Failure }
export type Ok<T> = { ok: true; value: T }

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

/** Of codes that the CRM, or what stands before it, has a part in; all others are this computer's own. */
const extents: Partial<Record<FailureCode, Extent>> = {
  expired: 'contact',
  'protected-identity': 'contact',
  'note-changed': 'contact',
  'no-access': 'office',
  'not-found': 'office',
  'rejected-request': 'office',
  'server-error': 'office',
  'timed-out': 'office',
  'unexpected-format': 'office',
  'wrong-login': 'login',
  'signed-out': 'login',
  cancelled: 'login',
  'too-many-requests': 'network',
  'no-network': 'network',
  'server-unreachable': 'network',
  'untrusted-certificate': 'network',
  'network-sign-in': 'network',
}

/** Without word of its extent, what the CRM answered is taken to be about the office: nothing is purged on it. */
function usualExtent(code: FailureCode, retryAfterMs: number | null): Extent {
  const usual = extents[code] ?? 'computer'
  // With a time to wait, all calls are held back for so long (N07).
  return usual === 'office' && retryAfterMs !== null ? 'network' : usual
}

export function failed(
  code: FailureCode,
  rest: Partial<Omit<Failure, 'code'>> = {},
): { ok: false; error: Failure } {
  const { details = [], retryAfterMs = null } = rest
  const extent = rest.extent ?? usualExtent(code, retryAfterMs)
  return { ok: false, error: { code, extent, details, retryAfterMs } }
}
