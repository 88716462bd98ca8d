import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'

export type RecordedRequest = {
  method: string
  /** As in the request line, query included. */
  url: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
  /** Milliseconds of the monotonic clock. */
  startedAt: number
  /** Null while under way. */
  endedAt: number | null
  /** Null while there is none. */
  status: number | null
  /** False: the connection ended before the answer was complete. */
  completed: boolean
}

/** A text is looked for in the URL; an expression is tried on `METHOD url`. */
export type Where = string | RegExp

export function isAt(where: Where, request: { method: string; url: string }): boolean {
  return typeof where === 'string'
    ? request.url.includes(where)
    : where.test(`${request.method} ${request.url}`)
}

export type RequestLog = ReturnType<typeof keepRequestLog>

export function keepRequestLog() {
  let requests: RecordedRequest[] = []
  let inFlight = 0
  let highestInFlight = 0
  let waiting: { where: Where; count: number; resolve: () => void }[] = []

  const wake = (): void => {
    const isMet = (wanted: { where: Where; count: number }) =>
      requests.filter((one) => isAt(wanted.where, one)).length >= wanted.count
    for (const wanted of waiting.filter(isMet)) wanted.resolve()
    waiting = waiting.filter((wanted) => !isMet(wanted))
  }

  return {
    begin(request: IncomingMessage, response: ServerResponse): RecordedRequest {
      const url = request.url ?? '/'
      const [path = '', query = ''] = url.split(/\?(.*)/s)
      const entry: RecordedRequest = {
        method: request.method ?? '',
        url,
        path,
        query: new URLSearchParams(query),
        headers: request.headers,
        body: '',
        startedAt: performance.now(),
        endedAt: null,
        status: null,
        completed: false,
      }
      requests.push(entry)
      inFlight += 1
      highestInFlight = Math.max(highestInFlight, inFlight)
      response.once('finish', () => {
        entry.completed = true
      })
      response.once('close', () => {
        inFlight -= 1
        entry.endedAt = performance.now()
        entry.status = response.headersSent ? response.statusCode : null
      })
      wake()
      return entry
    },
    all: (): readonly RecordedRequest[] => requests,
    at: (where: Where): RecordedRequest[] => requests.filter((one) => isAt(where, one)),
    inFlight: (): number => inFlight,
    highestInFlight: (): number => highestInFlight,
    /** Resolves once this many requests have come in; never rejects, so give the test a time limit. */
    waitFor: (where: Where, count = 1): Promise<void> =>
      new Promise((resolve) => {
        waiting.push({ where, count, resolve })
        wake()
      }),
    forget(): void {
      requests = []
      highestInFlight = inFlight
    },
  }
}
