import { failed } from '../../contract/errors'
import type { Failure, FailureCode } from '../../contract/errors'
import type { Clock } from '../clock'
import { parseBody, verdictOn } from './answer'
import { startCallTime, orEnded, whyEnded } from './call-time'
import { transportFailureOf } from './failures'
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

export type Outcome =
  | { kind: 'body'; value: unknown }
  /** `once`: the answer was cut short (N13). `later`: the server failed; patience may help (N06). */
  | { kind: 'failure'; failure: Failure; tryAgain: 'no' | 'once' | 'later' }

export interface AttemptLimits {
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly defaultWaitMs: number
}

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
  try {
    const reply = await orEnded(send(time.signal), time.signal)
    return await readReply(reply, limits, clock, time.signal)
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
  const retryAfterMs = readRetryAfter(reply.header('retry-after'), clock.now())
  const verdict = verdictOn(reply.status, retryAfterMs, limits.defaultWaitMs)
  switch (verdict.kind) {
    case 'nothing':
      return { kind: 'body', value: null }
    case 'failure':
      return failure(verdict.code, verdict.tryAgain ? 'later' : 'no')
    case 'asked-to-wait':
      return failure('too-many-requests', 'no', { retryAfterMs: verdict.ms })
    case 'refused-request': {
      const details = await readDetails(reply, signal)
      return failure('rejected-request', 'no', { details })
    }
    case 'body': {
      const text = await readBody(reply.body, limits.maxBytes, signal)
      const parsed = parseBody(text, reply.header('content-type'))
      return parsed.ok ? { kind: 'body', value: parsed.value } : failure(parsed.code, 'no')
    }
  }
}

/** A refusal stands even when its reasons cannot be read. */
async function readDetails(reply: Reply, signal: AbortSignal): Promise<string[]> {
  try {
    const text = await readBody(reply.body, MAX_ERROR_BYTES, signal)
    const parsed = parseBody(text, reply.header('content-type'))
    return parsed.ok ? readValidationTexts(parsed.value) : []
  } catch {
    if (signal.aborted) throw signal.reason
    return []
  }
}

function failedAttempt(error: unknown, signal: AbortSignal): Outcome {
  const ended = whyEnded(signal)
  if (ended !== null) return failure(ended, 'no')
  if (error instanceof BodyTooLarge || error instanceof BodyNotText) {
    return failure('unexpected-format', 'no')
  }
  const code = transportFailureOf(error)
  return code === 'cut-short' ? failure('server-unreachable', 'once') : failure(code, 'no')
}

function failure(
  code: FailureCode,
  tryAgain: 'no' | 'once' | 'later',
  rest: { details?: string[]; retryAfterMs?: number } = {},
): Outcome {
  return { kind: 'failure', failure: failed(code, rest).error, tryAgain }
}
