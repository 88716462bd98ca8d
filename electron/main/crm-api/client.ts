import type { AxiosInstance, CreateAxiosDefaults } from 'axios'
import PQueue from 'p-queue'
import { createHmac, randomBytes } from 'node:crypto'
import type { CustomerId } from '../../contract/domain/ids'
import { failed } from '../../contract/errors'
import type { Failure, Result } from '../../contract/errors'
import type { Clock } from '../clock'
import { parseConnectAddress } from './address'
import { attempt } from './attempt'
import type { Outcome, Reply } from './attempt'
import { buildRequest } from './build-request'
import type { ConnectRequest, RequestParams } from './build-request'
import { CallEnded, startCallTime } from './call-time'
import type { Patience } from './crm'
import { endpoints } from './endpoints'
import type { Endpoint, EndpointName } from './endpoints'
import { afterEvent, asksForPatience, heldBecause, nothingHeld, resumed } from './holds'
import type { Event } from './holds'
import { readHttpDate } from './http-date'
import { basicAuthorization } from './login'
import type { Login, LoginProvider, Right } from './login'
import { eventsOfCall, eventsOfReply, grantsOf } from './outcomes'
import type { CallOutcome } from './outcomes'
import { paceBegins } from './pacing'
import { backgroundPolicy, interactivePolicy } from './policy'
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
  /** Of calls that somebody waits for. */
  readonly policy?: RequestPolicy
  /** Of all others; they keep to the limits of both. */
  readonly backgroundPolicy?: RequestPolicy
  readonly random?: () => number
  /** Told once per call, cancelled ones and refusals of our own included. */
  readonly onOutcome?: (outcome: CallOutcome) => void
  /**
   * The `Date` of every reply, whatever its status, in milliseconds since 1970. Where a reply comes from is
   * verified: only https, or this computer itself, is ever asked (see `parseConnectAddress`).
   */
  readonly askTime?: () => (serverMs: number) => void
}

export interface Call<T> extends RequestParams {
  readonly endpoint: EndpointName
  readonly customerId: CustomerId
  /**
   * From the answer's JSON (null for none) to what is meant, or `unexpected-format`, or `not-found`.
   * `serverAt` is what the server's clock said with it.
   */
  readonly read: (body: unknown, serverAt: number | null) => Result<T> | Promise<Result<T>>
  readonly signal?: AbortSignal | undefined
  /** `waiting` unless told otherwise. */
  readonly patience?: Patience | undefined
  /** Fewer than the policy's, where a failure has another way out. */
  readonly tries?: number
  /**
   * Asked when a 404 came with a body that is not the API's: whether it is the CRM that answers on this line.
   * Then the 404 stands; else the failure is what the body looks like.
   */
  readonly isCrm?: () => Promise<boolean>
}

export interface ConnectClient {
  /** Every failure is a value; only a bug rejects. */
  call<T>(call: Call<T>): Promise<Result<T>>
  /** What keeps calls of this right back at the moment; null when they may go out. */
  held(customerId: CustomerId, right: Right): Failure | null
  /** When a call of this right was last answered with something, and understood; by the monotonic clock. */
  answeredAt(customerId: CustomerId, right: Right): number | null
  /** No call that somebody waits for is under way or in the queue, and the server has not asked for patience. */
  isIdle(): boolean
  /** Takes up calls again after a 401 or 403. What a 429 asked for still counts (N07). */
  resume(): void
  /** Ends what is under way; later calls answer `signed-out`. */
  close(): void
}

export function createConnectClient(parts: ConnectClientParts): ConnectClient {
  const { clock, random = Math.random } = parts
  const policies: Record<Patience, RequestPolicy> = {
    waiting: parts.policy ?? interactivePolicy,
    background: parts.backgroundPolicy ?? backgroundPolicy,
  }
  const address = parseConnectAddress(parts.address)
  const send = address.ok ? createSend(parts.fetch, address.value) : null
  const queue = createQueue(policies.waiting, clock)
  // In front of the other: what waits here cannot stand in the way of somebody at the screen.
  const backgroundQueue = createQueue(policies.background, clock)
  const closing = new AbortController()
  // Wrong passwords are remembered by a keyed digest: a changed one is let through, none is stored.
  const salt = randomBytes(32)
  const answered = new Map<string, number>()
  let holds = nothingHeld
  let awaited = 0

  function nameLogin({ username, password }: Login): string {
    return createHmac('sha256', salt)
      .update(JSON.stringify([username, password]))
      .digest('hex')
  }

  function note(events: readonly Event[], policy: RequestPolicy): void {
    for (const event of events) holds = afterEvent(holds, event, clock.monotonic(), policy)
  }

  /** When its turn comes. Calls that somebody waits for go before all others. */
  function inTurn<T>(patience: Patience, signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    if (patience === 'waiting') return queue.add(run, { signal, priority: 1 })
    return backgroundQueue.add(() => queue.add(run, { signal, priority: 0 }), { signal })
  }

  async function sendTimed(send: SendRequest, ...request: Parameters<SendRequest>): Promise<Reply> {
    const hear = parts.askTime?.()
    const reply = await send(...request)
    const serverAt = readHttpDate(reply.header('date'))
    if (serverAt !== null) hear?.(serverAt)
    return reply
  }

  async function resultOf<T>(given: Call<T>, outcome: Outcome): Promise<Result<T>> {
    if (outcome.kind === 'body') return given.read(outcome.value, outcome.serverAt)
    const { failure, page404 } = outcome
    if (page404 && given.isCrm !== undefined && (await given.isCrm())) return failed('not-found')
    const { isSearch } = endpoints[given.endpoint]
    return { ok: false, error: isSearch ? { ...failure, details: [] } : failure }
  }

  async function call<T>(given: Call<T>): Promise<Result<T>> {
    if (given.patience === 'background') return carryOut(given)
    awaited += 1
    try {
      return await carryOut(given)
    } finally {
      awaited -= 1
    }
  }

  async function carryOut<T>(given: Call<T>): Promise<Result<T>> {
    if (closing.signal.aborted) return failed('signed-out')
    const { customerId, patience = 'waiting' } = given
    const usual = policies[patience]
    const policy = { ...usual, tries: Math.min(usual.tries, given.tries ?? usual.tries) }
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
        page404: endpoint.page404,
        defaultWaitMs: policy.defaultWaitMs,
        maxWaitMs: policy.maxWaitMs,
      }
      const sendOnce = (signal: AbortSignal) => sendTimed(send, request.value, login, signal)
      const outcome = await attempt(sendOnce, limits, clock, time.signal)
      if (outcome.kind === 'failure') {
        note(eventsOfReply(outcome.failure, endpoint.refusal, subject), policy)
      }
      return outcome
    }
    const { outcome, sent } = await tryRepeatedly({
      policy,
      random,
      time,
      held,
      tryOnce: () => inTurn(patience, time.signal, tryOnce),
    })
    time.end()

    const result = await resultOf(given, outcome)
    const failure = result.ok ? null : result.error
    if (sent) note(eventsOfCall(failure, startedAt), policy)
    // An empty answer is nobody's word, and least of all proof that it came from the CRM (API 5.4).
    if (result.ok && result.value !== null) {
      answered.set(`${customerId} ${endpoint.right}`, clock.monotonic())
    }
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
    answeredAt: (customerId, right) => answered.get(`${customerId} ${right}`) ?? null,
    isIdle: () => awaited === 0 && !asksForPatience(holds, clock.monotonic()),
    resume() {
      holds = resumed(holds)
    },
    close() {
      closing.abort(new CallEnded('cancelled'))
    },
  }
}

interface Queue {
  add<T>(run: () => Promise<T>, how: { signal: AbortSignal; priority?: number }): Promise<T>
}

function createQueue(policy: RequestPolicy, clock: Clock): Queue {
  const queue = new PQueue({ concurrency: policy.concurrent })
  const begins = paceBegins(queue, policy, clock)
  return {
    add: (run, how) =>
      queue.add(() => {
        begins()
        return run()
      }, how),
  }
}

type SendRequest = (request: ConnectRequest, login: Login, signal: AbortSignal) => Promise<Reply>

function createSend(fetch: Fetch, address: string): SendRequest {
  let made: Promise<AxiosInstance> | null = null
  return async (request, login, signal) => {
    // Read at the first call, as a start has more urgent things to read.
    made ??= import('axios').then(({ default: axios }) => axios.create(optionsFor(fetch, address)))
    const http = await made
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

function optionsFor(fetch: Fetch, address: string): CreateAxiosDefaults {
  return {
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
