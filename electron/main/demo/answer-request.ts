import type { Login, OfficeData } from './office-data'
import {
  notFound,
  refuse,
  rejectRequest,
  usualHabits,
  type Habits,
  type OfficeAnswer,
  type OfficeRequest,
  type RouteContext,
} from './server/answer'
import { findLogins, findReadable, noAccess, wrongLogin } from './server/authorize'
import { readQuery } from './server/query'
import { customerIsMissing } from './server/reference-data'
import { isRecord } from './server/references'
import { matchPath, routes, type PathIds, type Route } from './server/routes'

/**
 * What the CRM would answer, as far as the contract tells: a pure function of the office and the
 * request. Paths are compared to the letter, because the contract asks for them as documented.
 */
export function answerRequest(
  office: OfficeData,
  login: Login | readonly Login[],
  request: OfficeRequest,
  habits: Habits = usualHabits,
): OfficeAnswer {
  const known = findLogins(request.authorization, [login].flat())
  if (known.length === 0) return wrongLogin

  const target = readTarget(request.url)
  if (target === null) return refuse(400, 'The request is invalid.')
  const found = findRoute(request.method, target.segments)
  if (found === null) return notFound
  if (found === 'other-method') {
    return refuse(405, `The requested resource does not support http method '${request.method}'.`)
  }
  const body = readBody(request.body)
  if (body === unreadable) return rejectRequest({ body: ['The request body is not valid JSON.'] })

  const context: RouteContext = {
    office,
    query: readQuery(target.parameters),
    body,
    habits,
    readable: findReadable(office, known, found.route.area),
  }
  return run(found.route, found.ids, context)
}

function run(route: Route, ids: PathIds, context: RouteContext): OfficeAnswer {
  const customerId = findCustomerId(route, ids, context)
  const customer = context.readable.find((one) => one.customerId === customerId)
  if (route.customer === 'path' || route.customer === 'query') {
    if (customerId === null) return customerIsMissing
    return customer === undefined ? noAccess : route.run(customer, context, ids)
  }
  const isRefused = customerId === null ? context.readable.length === 0 : customer === undefined
  return isRefused ? noAccess : route.run(context)
}

function findCustomerId(route: Route, ids: PathIds, context: RouteContext): string | null {
  if (route.customer === 'path') return ids['customerId'] ?? null
  if (route.customer !== 'body-if-given') return context.query.get('customerId')
  const given = isRecord(context.body) ? context.body['customerId'] : null
  return typeof given === 'string' && given !== '' ? given : null
}

function readTarget(url: string): { segments: string[]; parameters: URLSearchParams } | null {
  const cut = url.indexOf('?')
  const path = cut === -1 ? url : url.slice(0, cut)
  try {
    return {
      segments: path.replace(/^\//, '').split('/').map(decodeURIComponent),
      parameters: new URLSearchParams(cut === -1 ? '' : url.slice(cut + 1)),
    }
  } catch {
    return null
  }
}

function findRoute(
  method: string,
  segments: string[],
): { route: Route; ids: PathIds } | 'other-method' | null {
  let pathIsKnown = false
  for (const route of routes) {
    const ids = matchPath(route.path, segments)
    if (ids === null) continue
    if (route.method === method) return { route, ids }
    pathIsKnown = true
  }
  return pathIsKnown ? 'other-method' : null
}

const unreadable = Symbol('unreadable')

function readBody(text: string): unknown {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return unreadable
  }
}
