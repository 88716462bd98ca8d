import { failed } from '../../contract/errors'
import type { Failure, FailureCode } from '../../contract/errors'
import type { Clock } from '../clock'
import { parseBody, verdictOn } from './answer'
import type { ParsedBody } from './answer'
import { startCallTime, orEnded, whyEnded } from './call-time'
import type { Endpoint } from './endpoints'
import { transportFailureOf } from './failures'
import { readHttpDate } from './http-date'
import { BodyNotText, BodyTooLarge, readBody } from './read-body'
import { readRetryAfter } from './retry-after'
import { readValidationTexts } from './validation-texts'

export interface Reply {
  readonly status: number
  header(name: string): string | null
  readonly body: ReadableStream<Uint8Array> | null
}

/** One request over the wire. Rejects where no reply came. */
export type Send = (signal: AbortSignal) => Promise<Reply>

/**
 * `once`: the answer was cut short (N13). `later`: the server failed; patience may help (N06). `if-patient`:
 * it did not answer in time.
 */
export type TryAgain = 'no' | 'once' | 'later' | 'if-patient'

export interface FailedOutcome {
  readonly kind: 'failure'
  readonly failure: Failure
  readonly tryAgain: TryAgain
  /** A 404 with a body that is not the API's; `failure` is then what that body looks like. */
  readonly page404: boolean
}

export type Outcome =
  /** `serverAt`: by the server's own clock, when it says so. */
  { kind: 'body'; value: unknown; serverAt: number | null } | FailedOutcome

export interface AttemptLimits extends Pick<Endpoint, 'maxBytes' | 'page404'> {
  readonly timeoutMs: number
  readonly defaultWaitMs: number
  readonly maxWaitMs: number
}

/** A timer stands still in a sleep, and the computer's own clock does not. */
const ASLEEP_AFTER_MS = 60_000

/** Validation texts are short; an error page is not read to its end. */
const MAX_ERROR_BYTES = 256 * 1024

/** Never rejects. When it is over, so is the transfer: nothing of it runs on behind. */
export async function attempt(
  send: Send,
  limits: AttemptLimits,
  clock: Clock,
  within: AbortSignal,
): Promise<Outcome> {
  const time = startCallTime(clock, limits.timeoutMs, [within])
  const begunAt = clock.now()
  try {
    const reply = await orEnded(send(time.signal), time.signal)
    const outcome = await readReply(reply, limits, clock, time.signal)
    // It says what was so before the computer slept, or before its clock was set: asked again, once (N13).
    const hasSlept = clock.now() - begunAt > limits.timeoutMs + ASLEEP_AFTER_MS
    return hasSlept ? failure('server-unreachable', 'once') : outcome
  } catch (error) {
    return failedAttempt(error, time.signal)
  } finally {
    time.end()
  }
}

async function readReply(
  reply: Reply,
  limits: AttemptLimits,
  clock: Clock,
  signal: AbortSignal,
): Promise<Outcome> {
  const serverAt = readHttpDate(reply.header('date'))
  const now = serverAt ?? clock.now()
  const retryAfterMs = readRetryAfter(reply.header('retry-after'), now, limits.maxWaitMs)
  const verdict = verdictOn(reply.status, retryAfterMs, limits.defaultWaitMs)
  switch (verdict.kind) {
    case 'nothing':
      return { kind: 'body', value: null, serverAt }
    case 'failure':
      return failure(verdict.code, verdict.tryAgain ? 'later' : 'no')
    case 'asked-to-wait':
      return failure('too-many-requests', 'no', { retryAfterMs: verdict.ms })
    case 'refused-request': {
      const parsed = await readErrorBody(reply, signal)
      // A refusal stands even when its reasons cannot be read.
      const details = parsed.ok ? readValidationTexts(parsed.value) : []
      return failure('rejected-request', 'no', { details })
    }
    case 'absent': {
      if (limits.page404 === 'absent') return failure('not-found', 'no')
      const parsed = await readErrorBody(reply, signal)
      return parsed.ok
        ? failure('not-found', 'no')
        : { ...failure(parsed.code, 'no'), page404: true }
    }
    case 'body': {
      const pieces = await readBody(reply.body, limits.maxBytes, signal)
      const parsed = await parseBody(pieces, reply.header('content-type'), signal)
      return parsed.ok
        ? { kind: 'body', value: parsed.value, serverAt }
        : failure(parsed.code, 'no')
    }
  }
}

/** A body that cannot be read to its end is as good as one that makes no sense. */
async function readErrorBody(reply: Reply, signal: AbortSignal): Promise<ParsedBody> {
  try {
    const pieces = await readBody(reply.body, MAX_ERROR_BYTES, signal)
    return await parseBody(pieces, reply.header('content-type'), signal)
  } catch {
    if (signal.aborted) throw signal.reason
    return { ok: false, code: 'unexpected-format' }
  }
}

function failedAttempt(error: unknown, signal: AbortSignal): Outcome {
  const ended = whyEnded(signal)
  if (ended !== null) return failure(ended, ended === 'timed-out' ? 'if-patient' : 'no')
  if (error instanceof BodyTooLarge || error instanceof BodyNotText) {
    return failure('unexpected-format', 'no')
  }
  const code = transportFailureOf(error)
  return code === 'cut-short' ? failure('server-unreachable', 'once') : failure(code, 'no')
}

function failure(
  code: FailureCode,
  tryAgain: TryAgain,
  rest: { details?: string[]; retryAfterMs?: number } = {},
): FailedOutcome {
  return { kind: 'failure', failure: failed(code, rest).error, tryAgain, page404: false }
}
