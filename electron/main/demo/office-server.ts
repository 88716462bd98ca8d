import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerRequest } from './answer-request'
import type { Login, OfficeData } from './office-data'
import { refuse, type OfficeAnswer } from './server/answer'

export type OfficeServer = {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  address: string
  /** Ends every connection at once; afterwards the port is free. */
  close(): Promise<void>
}

export type OfficeServerOptions = {
  office: OfficeData
  login: Login | readonly Login[]
  /** Absent: one that is free. */
  port?: number
}

export const MAX_REQUEST_BODY_BYTES = 256 * 1024
const MAX_HEADER_BYTES = 16 * 1024
const MAX_CONNECTIONS = 64
const REQUEST_TIMEOUT_MS = 10_000

/**
 * Answers as Connect would, to this computer alone. It runs inside the product: it writes no log,
 * keeps nothing of a request, and lets no page read it (no CORS headers; the login is needed too).
 */
export async function startOfficeServer(options: OfficeServerOptions): Promise<OfficeServer> {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    void respond(options, request, response)
  })
  server.maxConnections = MAX_CONNECTIONS
  server.requestTimeout = REQUEST_TIMEOUT_MS
  server.headersTimeout = REQUEST_TIMEOUT_MS

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function respond(
  { office, login }: OfficeServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let given: OfficeAnswer
  try {
    const body = await readBody(request)
    given =
      body === null
        ? { ...refuse(413, 'The request is too large.'), headers: { Connection: 'close' } }
        : answerRequest(office, login, {
            method: request.method ?? '',
            url: request.url ?? '/',
            authorization: request.headers.authorization ?? null,
            body,
          })
  } catch {
    given = refuse(500, 'An error has occurred.')
  }
  if (response.destroyed) return
  const text = writeBody(given)
  response.writeHead(given.status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...given.headers,
  })
  response.end(text)
}

export function writeBody({ body }: OfficeAnswer): string {
  return body === undefined ? '' : JSON.stringify(body)
}

/**
 * Null when the body passes the cap; what comes after it is not kept. The connection stays open so
 * that the refusal can still be sent.
 */
export async function readBody(
  request: IncomingMessage,
  limit: number = MAX_REQUEST_BODY_BYTES,
): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
