import type { CustomerData, OfficeData } from '../office-data'
import type { Query } from './query'

export type OfficeRequest = {
  method: string
  /** Path and query as they stand in the request line. */
  url: string
  authorization: string | null
  body: string
}

/** `body` is what gets serialised; undefined stands for an empty body. */
export type OfficeAnswer = {
  status: number
  body: unknown
  headers?: Readonly<Record<string, string>>
}

/**
 * What the contract leaves open (section 8), so that a client can be tried against each possibility.
 */
export type Habits = {
  /** Ids of a batch that are not known here. */
  unknownInBatch: 'left-out' | 'null' | 'not-found'
  /** Which names of the reference list's filters are understood; others are ignored in silence. */
  filterNames: 'both' | 'bare' | 'prefixed' | 'none'
  /** By which dates of a relation the sync list is narrowed; others are ignored in silence. */
  relationDates: readonly RelationDate[]
  /** What Buyer, Seller and Speculator say of somebody without such a role. */
  withoutRoles: 'empty-list' | 'left-out' | 'null'
  /** Whether `AgentId` narrows the reference list, under the names above. */
  agentFilter: 'honoured' | 'ignored'
}

export const relationDates = ['seller', 'buyer', 'bidding', 'viewing'] as const
export type RelationDate = (typeof relationDates)[number]

export const usualHabits: Habits = {
  unknownInBatch: 'left-out',
  relationDates,
  withoutRoles: 'empty-list',
  filterNames: 'both',
  agentFilter: 'honoured',
}

/** What every route gets to work with; `customer` is one the login may read. */
export type RouteContext = {
  office: OfficeData
  query: Query
  body: unknown
  habits: Habits
  /** The customers this login may read in the route's area. */
  readable: CustomerData[]
}

export function answer(body: unknown): OfficeAnswer {
  return { status: 200, body }
}

export function refuse(status: number, message: string): OfficeAnswer {
  return { status, body: { message } }
}

export const notFound: OfficeAnswer = refuse(404, 'The requested resource was not found.')

/** Validation errors in the shape the platform conventionally uses (API 1.6). */
export function rejectRequest(modelState: Record<string, string[]>): OfficeAnswer {
  return { status: 400, body: { message: 'The request is invalid.', modelState } }
}
