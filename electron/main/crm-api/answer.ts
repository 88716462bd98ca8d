import type { FailureCode } from '../../contract/errors'

/** What a status line means, before any body is read (API 1.6). */
export type Verdict =
  | { kind: 'body' }
  | { kind: 'nothing' }
  | { kind: 'refused-request' }
  /** 404 and 410; who says so, the body may tell. */
  | { kind: 'absent' }
  /** 429, and 503 that says when to come back. */
  | { kind: 'asked-to-wait'; ms: number }
  | { kind: 'failure'; code: FailureCode; tryAgain: boolean }

const TRIED_AGAIN = new Set([500, 502, 503, 504])

export function verdictOn(
  status: number,
  retryAfterMs: number | null,
  defaultWaitMs: number,
): Verdict {
  if (status === 204) return { kind: 'nothing' }
  if (status >= 200 && status < 300) return { kind: 'body' }
  if (status === 400) return { kind: 'refused-request' }
  if (status === 404 || status === 410) return { kind: 'absent' }
  if (status === 429) return { kind: 'asked-to-wait', ms: retryAfterMs ?? defaultWaitMs }
  if (status === 503 && retryAfterMs !== null && retryAfterMs > 0) {
    return { kind: 'asked-to-wait', ms: retryAfterMs }
  }
  return { kind: 'failure', code: codeOf(status), tryAgain: TRIED_AGAIN.has(status) }
}

function codeOf(status: number): FailureCode {
  if (status === 401) return 'wrong-login'
  if (status === 403) return 'no-access'
  // The API never redirects, and these two are a proxy's or a network's own: somebody stands between
  // (N09, N26). A status of 0 is how a browser engine shows a redirect it did not follow.
  if (status === 407 || status === 511 || status < 100) return 'network-sign-in'
  if (status >= 300 && status < 400) return 'network-sign-in'
  if (status >= 400 && status < 500) return 'rejected-request'
  return 'server-error'
}

export type ParsedBody = { ok: true; value: unknown } | { ok: false; code: FailureCode }

/**
 * JSON, whatever it is labelled, unless it is a page: then a network answered in the CRM's place (N09, N10). A
 * body of nothing at all is `undefined`, which is no word of the CRM's as a bare `null` is (N35).
 */
export function parseBody(text: string, contentType: string | null): ParsedBody {
  const start = text.slice(0, 2_000).trimStart()
  const isLabelledPage = /^\s*(text\/html|application\/xhtml)/i.test(contentType ?? '')
  const isXml = /^<\?xml/i.test(start) && !/<(!doctype\s+html|html)/i.test(start)
  if (isLabelledPage || (start.startsWith('<') && !isXml)) {
    return { ok: false, code: 'network-sign-in' }
  }
  if (start === '') return { ok: true, value: undefined }
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    return { ok: false, code: 'unexpected-format' }
  }
}
