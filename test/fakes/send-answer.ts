import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import type { OfficeAnswer } from '../../electron/main/demo/server/answer'
import type { Fault } from './faults'

/** Writes an answer the way a fault bends it; without one, as it is. */
export async function sendAnswer(
  response: ServerResponse,
  right: () => OfficeAnswer,
  fault: Fault | null,
): Promise<void> {
  if (fault === null) return sendWhole(response, right())
  switch (fault.kind) {
    case 'delay':
      await wait(fault.ms, undefined, { ref: false })
      return sendWhole(response, right())
    case 'turnstile':
      await fault.turnstile.pass(endOf(response))
      return sendWhole(response, right())
    case 'never-answer':
      return
    case 'close-before-answer':
      response.socket?.destroy()
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'close-in-mid-body':
      return sendHalf(response, right(), 'whole-length')
    case 'truncate':
      return sendHalf(response, right(), 'half-length')
    case 'drip':
      return drip(response, right(), fault)
    case 'status':
      response.writeHead(fault.status, fault.headers)
      response.end(fault.body)
      return
    case 'body':
      response.writeHead(200, { 'Content-Type': fault.contentType })
      response.end(fault.text)
      return
    case 'huge':
      return sendHuge(response, fault)
    case 'change': {
      const given = right()
      return sendWhole(response, { ...given, body: fault.change(given.body) })
    }
  }
}

function sendWhole(response: ServerResponse, given: OfficeAnswer): void {
  const { head, bytes } = serialise(given)
  if (response.destroyed) return
  response.writeHead(given.status, head)
  response.end(bytes)
}

/** Aborts when the connection does. */
function endOf(response: ServerResponse): AbortSignal {
  const end = new AbortController()
  if (response.closed) end.abort()
  else response.once('close', () => end.abort())
  return end.signal
}

function sendHalf(
  response: ServerResponse,
  given: OfficeAnswer,
  promise: 'whole-length' | 'half-length',
): void {
  const { head, bytes } = serialise(given)
  const half = bytes.subarray(0, Math.floor(bytes.length / 2))
  if (promise === 'half-length') {
    response.writeHead(given.status, { ...head, 'Content-Length': half.length })
    response.end(half)
    return
  }
  response.writeHead(given.status, head)
  response.write(half, () => response.socket?.destroy())
}

async function drip(
  response: ServerResponse,
  given: OfficeAnswer,
  { bytes: count, everyMs }: { bytes: number; everyMs: number },
): Promise<void> {
  const { head, bytes } = serialise(given)
  response.writeHead(given.status, head)
  for (let sent = 0; sent < bytes.length && !response.destroyed; sent += count) {
    response.write(bytes.subarray(sent, sent + count))
    await wait(everyMs, undefined, { ref: false })
  }
  response.end()
}

async function sendHuge(
  response: ServerResponse,
  { bytes, gzip }: { bytes: number; gzip: boolean },
): Promise<void> {
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
  })
  const source = Readable.from(writeHugeJson(bytes))
  try {
    await (gzip ? pipeline(source, createGzip(), response) : pipeline(source, response))
  } catch {
    // The client hung up, which is what it should do.
  }
}

/** One JSON text that is valid all the way: only its size is wrong. */
function* writeHugeJson(bytes: number): Generator<string> {
  const piece = 'x'.repeat(64 * 1024)
  yield '{"note":"'
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece
  yield '"}'
}

function serialise(given: OfficeAnswer): { head: Record<string, string | number>; bytes: Buffer } {
  const bytes = Buffer.from(given.body === undefined ? '' : JSON.stringify(given.body), 'utf8')
  return {
    bytes,
    head: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': bytes.length,
      ...given.headers,
    },
  }
}
