import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { FailureCode } from '../../contract/errors'
import { JsonSlicer } from './json-slicer'

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

/** Above this the main process would stand still for it (S26); below, it is over sooner in one go. */
const LARGE_CHARS = 1024 * 1024
/** A millisecond or two of work. */
const SLICE_CHARS = 64 * 1024

/**
 * JSON, whatever it is labelled, unless it is a page: then a network answered in the CRM's place (N09, N10). A
 * body of nothing at all is `undefined`, which is no word of the CRM's as a bare `null` is (N35). Throws the signal's reason.
 */
export async function parseBody(
  pieces: readonly string[],
  contentType: string | null,
  signal: AbortSignal,
): Promise<ParsedBody> {
  const start = startOf(pieces).trimStart()
  const isLabelledPage = /^\s*(text\/html|application\/xhtml)/i.test(contentType ?? '')
  const isXml = /^<\?xml/i.test(start) && !/<(!doctype\s+html|html)/i.test(start)
  if (isLabelledPage || (start.startsWith('<') && !isXml)) {
    return { ok: false, code: 'network-sign-in' }
  }
  if (start === '') return { ok: true, value: undefined }
  try {
    return { ok: true, value: await parseJson(pieces, signal) }
  } catch {
    signal.throwIfAborted()
    return { ok: false, code: 'unexpected-format' }
  }
}

function startOf(pieces: readonly string[]): string {
  let start = ''
  for (const piece of pieces) {
    start += piece.slice(0, 2_000 - start.length)
    if (start.length === 2_000) break
  }
  return start
}

/**
 * In steps and not in a worker: to receive its value from one costs the main process as much as to parse it
 * does. Nor as one text, which would have to be put together first.
 */
async function parseJson(pieces: readonly string[], signal: AbortSignal): Promise<unknown> {
  const chars = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (chars < LARGE_CHARS) return JSON.parse(pieces.join(''))
  const slicer = new JsonSlicer(SLICE_CHARS)
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; from += SLICE_CHARS) {
      slicer.add(piece.slice(from, from + SLICE_CHARS))
      await yieldToEventLoop()
      signal.throwIfAborted()
    }
  }
  return slicer.end()
}
