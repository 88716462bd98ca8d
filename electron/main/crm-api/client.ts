import axios from 'axios'
import PQueue from 'p-queue'
import { createHmac, randomBytes } from 'node:crypto'
import type { CustomerId } from '../../contract/domain/ids'
import { failed } from '../../contract/errors'
import type { Failure, Result } from '../../contract/errors'
import type { Clock } from '../clock'
import { parseConnectAddress } from './address'
import { attempt } from './attempt'
import type { Reply } from './attempt'
import { buildRequest } from './build-request'
import type { ConnectRequest, RequestParams } from './build-request'
import { CallEnded, startCallTime } from './call-time'
import { endpoints } from './endpoints'
import type { Endpoint, EndpointName } from './endpoints'
import { afterEvent, heldBecause, nothingHeld, resumed } from './holds'
import type { Event } from './holds'
import { basicAuthorization } from './login'
import type { Login, LoginProvider, Right } from './login'
import { eventsOfCall, eventsOfReply, grantsOf } from './outcomes'
import type { CallOutcome } from './outcomes'
import { interactivePolicy } from './policy'
import type { RequestPolicy } from './policy'
import { tryRepeatedly } from './tries'

export type Fetch = typeof globalThis.fetch

export interface ConnectClientParts {
  /** As `parseConnectAddress` gives it. Any other is refused, call by call: it may come from a file. */
  readonly address: string
  readonly login: LoginProvider
  /** Electron's `net.fetch` in the app: the system's proxy and certificates apply there. */
  readonly fetch: Fetch
  readonly clock: Clock
  readonly policy?: RequestPolicy
  readonly random?: () => number
  /** Told once per call, cancelled ones and refusals of our own included. */
  readonly onOutcome?: (outcome: CallOutcome) => void
}

export interface Call<T> extends RequestParams {
  readonly endpoint: EndpointName
  readonly customerId: CustomerId
  /** From the answer's JSON (null for none) to what is meant, or `unexpected-format`, or `not-found`. */
  readonly read: (body: unknown) => Result<T>
  readonly signal?: AbortSignal | undefined
}

export interface ConnectClient {
  /** Every failure is a value; only a bug rejects. */
  call<T>(call: Call<T>): Promise<Result<T>>
  /** What keeps calls of this right back at the moment; null when they may go out. */
  held(customerId: CustomerId, right: Right): Failure | null
  /** Takes up calls again after a 401 or 403. What a 429 asked for still counts (N07). */
  resume(): void
  /** Ends what is under way; later calls answer `signed-out`. */
  close(): void
}

export function createConnectClient(parts: ConnectClientParts): ConnectClient {
  const { clock, policy = interactivePolicy, random = Math.random } = parts
  const address = parseConnectAddress(parts.address)
  const send = address.ok ? createSend(parts.fetch, address.value) : null
  const queue = new PQueue({
    concurrency: policy.concurrent,
    intervalCap: policy.perInterval,
    interval: policy.intervalMs,
    strict: true,
  })
  const closing = new AbortController()
  // Wrong passwords are remembered by a keyed digest: a changed one is let through, none is stored.
  const salt = randomBytes(32)
  let holds = nothingHeld

  function nameLogin({ username, password }: Login): string {
    return createHmac('sha256', salt)
      .update(JSON.stringify([username, password]))
      .digest('hex')
  }

  function note(events: readonly Event[]): void {
    for (const event of events) holds = afterEvent(holds, event, clock.monotonic(), policy)
  }

  async function call<T>(given: Call<T>): Promise<Result<T>> {
    if (closing.signal.aborted) return failed('signed-out')
    const { customerId } = given
    const endpoint: Endpoint = endpoints[given.endpoint]
    const request = buildRequest(given.endpoint, given)
    if (!request.ok) return request
    if (send === null) return failed('invalid-input')
    const login = parts.login(customerId, endpoint.right)
    if (login === null) return failed('signed-out')

    const subject = { login: nameLogin(login), grants: grantsOf(given.endpoint, customerId) }
    const startedAt = clock.monotonic()
    const time = startCallTime(clock, policy.totalMs, [given.signal, closing.signal])
    const held = () => heldBecause(holds, subject, clock.monotonic())
    const tryOnce = async () => {
      if (held() !== null) return null
      const limits = {
        timeoutMs: Math.min(policy.attemptMs, time.leftMs()),
        maxBytes: endpoint.maxBytes,
        defaultWaitMs: policy.defaultWaitMs,
      }
      const sendOnce = (signal: AbortSignal) => send(request.value, login, signal)
      const outcome = await attempt(sendOnce, limits, clock, time.signal)
      if (outcome.kind === 'failure') {
        note(eventsOfReply(outcome.failure, endpoint.refusal, subject))
      }
      return outcome
    }
    const inTurn = () => queue.add(tryOnce, { signal: time.signal })
    const { outcome, sent } = await tryRepeatedly({ policy, random, time, held, tryOnce: inTurn })
    time.end()

    const result =
      outcome.kind === 'body'
        ? given.read(outcome.value)
        : { ok: false as const, error: outcome.failure }
    const failure = result.ok ? null : result.error
    if (sent) note(eventsOfCall(failure, startedAt))
    parts.onOutcome?.({
      endpoint: given.endpoint,
      right: endpoint.right,
      customerId,
      sent,
      failure,
    })
    return result
  }

  return {
    call,
    held(customerId, right) {
      const login = parts.login(customerId, right)
      const subject = login && { login: nameLogin(login), grants: [`${customerId} ${right}`] }
      return subject && heldBecause(holds, subject, clock.monotonic())
    },
    resume() {
      holds = resumed(holds)
    },
    close() {
      closing.abort(new CallEnded('cancelled'))
    },
  }
}

type SendRequest = (request: ConnectRequest, login: Login, signal: AbortSignal) => Promise<Reply>

function createSend(fetch: Fetch, address: string): SendRequest {
  const http = axios.create({
    adapter: 'fetch',
    env: { fetch: boundTo(new URL(address).origin, fetch) },
    // The body comes as a stream: counted, timed and parsed by our own rules (N09, N10, N14).
    responseType: 'stream',
    validateStatus: () => true,
    transformRequest: [],
    transformResponse: [],
    maxRedirects: 0,
    // Neither cookies nor a login kept by the engine go along.
    withCredentials: false,
    fetchOptions: { cache: 'no-store' },
  })
  return async (request, login, signal) => {
    const reply = await http.request<ReadableStream<Uint8Array> | null>({
      url: address + request.target,
      method: request.method,
      data: request.body ?? undefined,
      signal,
      headers: {
        Accept: 'application/json',
        Authorization: basicAuthorization(login),
        'User-Agent': 'Kontaktkort',
        ...(request.body === null ? {} : { 'Content-Type': 'application/json' }),
      },
    })
    const { headers } = reply
    return {
      status: reply.status,
      body: reply.data,
      header(name) {
        const value: unknown = headers[name]
        return typeof value === 'string' ? value : null
      },
    }
  }
}

/** No redirect is followed and no other host asked, whatever happens between here and the wire (N26). */
function boundTo(origin: string, fetch: Fetch): Fetch {
  return (input, init) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url
    if (new URL(url).origin !== origin) throw new Error('Refused: not the CRM')
    return fetch(input, { ...init, redirect: 'manual' })
  }
}
