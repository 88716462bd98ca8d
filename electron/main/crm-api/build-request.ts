import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import { mayBeContactId } from '../../contract/person-number/typed'
import { endpoints } from './endpoints'
import type { Endpoint, EndpointName } from './endpoints'

export interface RequestParams {
  /** By the names in the endpoint's path template. */
  readonly path?: Readonly<Record<string, string | readonly string[]>>
  /** A list is one of ids. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: Readonly<Record<string, unknown>>
}

export interface ConnectRequest {
  readonly method: 'GET' | 'POST'
  /** Path and query, to be set behind the address. */
  readonly target: string
  readonly body: string | null
}

/** Each of these in a contact's place would be another call of the API (API 2.2–2.8). */
const WORDS_OF_THE_API = new Set([
  'search',
  'searchprofile',
  'person',
  'company',
  'deceasedestate',
  'buyer',
  'seller',
  'speculator',
  'estatevaluation',
  'presentaccomodation',
])
const MAX_ID_LENGTH = 160

/** `invalid-input` for whatever the allow-list does not hold, and for an id that would not stay one segment. */
export function buildRequest(name: EndpointName, params: RequestParams): Result<ConnectRequest> {
  const endpoint: Endpoint | undefined = Object.hasOwn(endpoints, name)
    ? endpoints[name]
    : undefined
  if (endpoint === undefined) return failed('invalid-input')
  const path = fillPath(endpoint.path, params.path ?? {})
  const query = writeQuery(endpoint.query, params.query ?? {})
  const body = writeBody(endpoint, params.body)
  if (path === null || query === null || body === undefined) return failed('invalid-input')
  return ok({ method: endpoint.method, target: `/${path}${query}`, body })
}

function fillPath(template: string, given: NonNullable<RequestParams['path']>): string | null {
  const left = new Set(Object.keys(given))
  const segments: string[] = []
  for (const segment of template.split('/')) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (name === undefined) {
      segments.push(segment)
      continue
    }
    const encoded = left.delete(name) ? encodeSegment(name, given[name]) : null
    if (encoded === null) return null
    segments.push(encoded)
  }
  return left.size === 0 ? segments.join('/') : null
}

/** Five ids at most stand in a path; more belong in a query (API 1.5). */
export const MAX_IDS_IN_PATH = 5
export const MAX_IDS_IN_QUERY = 20

function encodeSegment(name: string, given: string | readonly string[] | undefined): string | null {
  if (name.startsWith('contactId') && !holdsContactIds(given)) return null
  return isList(given) ? encodeIds(given, MAX_IDS_IN_PATH) : encodeId(given)
}

/** Addresses stand in the logs of whoever passes them on: no number of a person goes into one (GDPR rule 12). */
function holdsContactIds(given: string | readonly string[] | undefined): boolean {
  return [given ?? ''].flat().every(mayBeContactId)
}

function encodeIds(given: readonly string[], limit: number): string | null {
  if (given.length === 0 || given.length > limit) return null
  const ids = given.map(encodeId)
  // A literal comma joins them (API 1.3).
  return ids.includes(null) ? null : ids.join(',')
}

/** TypeScript does not narrow a readonly list by `Array.isArray`. */
function isList(given: string | readonly string[] | undefined): given is readonly string[] {
  return Array.isArray(given)
}

/** Whether a call can ask for this id at all. */
export function isAskable(id: string): boolean {
  return encodeId(id) !== null && mayBeContactId(id)
}

/**
 * Dots climb in the path even when the rest is encoded; slashes are decoded by some servers before
 * they choose the call; a comma makes a list of ids (API 1.3). No id needs any of them.
 */
function encodeId(id: string | undefined): string | null {
  if (typeof id !== 'string' || id.trim() === '' || id.length > MAX_ID_LENGTH) return null
  if (id === '.' || id === '..' || /[/\\,\p{Cc}\p{Surrogate}]/u.test(id)) return null
  if (WORDS_OF_THE_API.has(id.trim().toLowerCase())) return null
  return encodeURIComponent(id)
}

function writeQuery(
  allowed: readonly string[],
  given: NonNullable<RequestParams['query']>,
): string | null {
  const parts: string[] = []
  for (const [name, value] of Object.entries(given)) {
    const written = isList(value) ? encodeIds(value, MAX_IDS_IN_QUERY) : encodeText(value)
    const isFit = name !== 'contactIds' || holdsContactIds(value)
    if (!allowed.includes(name) || !isFit || written === null) return null
    parts.push(`${name}=${written}`)
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** By encodeURIComponent and not URLSearchParams: a `+` for a space is not read alike everywhere. */
function encodeText(text: string): string | null {
  return typeof text === 'string' && !/[\p{Cc}\p{Surrogate}]/u.test(text)
    ? encodeURIComponent(text)
    : null
}

/** Undefined: refused. */
function writeBody(endpoint: Endpoint, given: RequestParams['body']): string | null | undefined {
  if (endpoint.method === 'GET') return given === undefined ? null : undefined
  const body = given ?? {}
  if (!Object.keys(body).every((key) => endpoint.body.includes(key))) return undefined
  return JSON.stringify(body)
}
