import type { Turnstile } from './turnstile'

/** What a server, or the network before it, can do to an answer. */
export type Fault =
  | { kind: 'delay'; ms: number }
  | { kind: 'turnstile'; turnstile: Turnstile }
  | { kind: 'never-answer' }
  | { kind: 'close-before-answer' }
  | { kind: 'reset' }
  | { kind: 'close-in-mid-body' }
  | { kind: 'truncate' }
  | { kind: 'drip'; bytes: number; everyMs: number }
  | { kind: 'status'; status: number; body: string; headers: Record<string, string> }
  | { kind: 'body'; contentType: string; text: string }
  | { kind: 'huge'; bytes: number; gzip: boolean }
  | { kind: 'change'; change: (body: unknown) => unknown }

/** The right answer, late. */
export function delay(ms: number): Fault {
  return { kind: 'delay', ms }
}

/** The right answer, when the test lets it through. */
export function behind(turnstile: Turnstile): Fault {
  return { kind: 'turnstile', turnstile }
}

/** Takes the request and keeps the connection open until somebody gives up. */
export function neverAnswer(): Fault {
  return { kind: 'never-answer' }
}

export function closeBeforeAnswer(): Fault {
  return { kind: 'close-before-answer' }
}

/** As above, but with a TCP reset. */
export function reset(): Fault {
  return { kind: 'reset' }
}

/** Promises the whole length, sends half and hangs up. */
export function closeInMidBody(): Fault {
  return { kind: 'close-in-mid-body' }
}

/** A complete HTTP answer whose JSON stops half way. */
export function truncate(): Fault {
  return { kind: 'truncate' }
}

/** The right answer, a few bytes at a time. */
export function drip(bytes = 1, everyMs = 50): Fault {
  return { kind: 'drip', bytes, everyMs }
}

/** Any status; an object body goes out as JSON. */
export function status(
  code: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): Fault {
  const isText = typeof body === 'string'
  return {
    kind: 'status',
    status: code,
    body: isText ? body : JSON.stringify(body),
    headers: {
      'Content-Type': `${isText ? 'text/plain' : 'application/json'}; charset=utf-8`,
      ...headers,
    },
  }
}

export function tooManyRequests(retryAfter: number | string): Fault {
  return status(429, { message: 'Too many requests.' }, { 'Retry-After': String(retryAfter) })
}

export function redirectTo(location: string, code = 302): Fault {
  return status(code, '', { Location: location })
}

export function noContent(): Fault {
  return { kind: 'status', status: 204, body: '', headers: {} }
}

const loginPage =
  '<!doctype html><html><head><title>Gästnät</title></head><body><h1>Logga in på nätet</h1>' +
  '<form action="http://portal.example/login"><input name="user"></form></body></html>'

/** 200 and a page, as a hotel's network answers. */
export function html(text: string = loginPage): Fault {
  return { kind: 'body', contentType: 'text/html; charset=utf-8', text }
}

/** The same page under a JSON label. */
export function htmlAsJson(text: string = loginPage): Fault {
  return { kind: 'body', contentType: 'application/json; charset=utf-8', text }
}

/** A 404 whose body is a page, as a web server or a proxy writes one. */
export function notFoundPage(): Fault {
  const page = '<!DOCTYPE html><html><head><title>404</title></head><body>Not Found</body></html>'
  return status(404, page, { 'Content-Type': 'text/html' })
}

export function brokenJson(text = '{"id": "ADR1", "type": '): Fault {
  return { kind: 'body', contentType: 'application/json; charset=utf-8', text }
}

/** 200 and this JSON, whatever was asked for. */
export function json(body: unknown): Fault {
  return {
    kind: 'body',
    contentType: 'application/json; charset=utf-8',
    text: JSON.stringify(body),
  }
}

/** Streamed without end-to-end buffering; gzip makes a small body that unpacks to this size. */
export function hugeBody(bytes = 100 * 1024 * 1024, { gzip = false } = {}): Fault {
  return { kind: 'huge', bytes, gzip }
}

/** The right answer, altered. */
export function change(how: (body: unknown) => unknown): Fault {
  return { kind: 'change', change: how }
}

/** A good answer for somebody else than was asked for. */
export function wrongId(id = 'ADR0000000000000000000000000000WRONG'): Fault {
  const rename = (entry: unknown): unknown =>
    typeof entry === 'object' && entry !== null && 'id' in entry ? { ...entry, id } : entry
  return change((body) => (Array.isArray(body) ? body.map(rename) : rename(body)))
}
