import type { Failure, FailureCode } from '../../electron/contract/errors'

// Without the contract's own helpers: their module carries the schema library, which the window does
// not, and which would show up as a breach of the content policy here.
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function failure(
  code: FailureCode,
  retryAfterMs: number | null = null,
  details: string[] = [],
): Failure {
  return { code, extent: 'office', details, retryAfterMs }
}

export function failed(
  code: FailureCode,
  retryAfterMs: number | null = null,
  details: string[] = [],
): { ok: false; error: Failure } {
  return { ok: false, error: failure(code, retryAfterMs, details) }
}
