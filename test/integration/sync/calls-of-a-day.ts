import {
  CALLS_PER_BATCH,
  datedCallsADay,
  OVERVIEW_BATCH,
  RELATED_EVERY_MS,
  walkedADay,
} from '../../../electron/main/sync/role-schedule'
import {
  CHANGES_EVERY_MS,
  CHANGES_UNWATCHED_MS,
  FACTS_EVERY_MS,
  sweepEveryMs,
} from '../../../electron/main/sync/schedule'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

/** The office is open for so long; the rest of the day nobody looks at the window, and the computer is awake. */
export const WATCHED_HOURS = 10
const WATCHED_MS = WATCHED_HOURS * HOUR_MS
/** A contact is changed once a year, on a working day. */
const WORKING_DAYS = 250
/** Of persons, companies and deceased estates: each kind is a call of its own. */
const KINDS = [0.86, 0.11, 0.03]
/** Of a broker who does not sit still, and what a card asks for: contact, roles, interest, relations. */
const OPENED_A_DAY = 10
const CALLS_PER_CARD = 4

export const kindsOfCalls = [
  'whole list',
  'changes',
  'changed contacts',
  'names and estates',
  'what the CRM honours',
  'who has new roles',
  'their overview',
  'walk',
  'dated roles',
  'opened cards',
] as const
export type KindOfCall = (typeof kindsOfCalls)[number]
export type CallsOfADay = Record<KindOfCall, number>

/** Of one computer on a day that is not the first, with as much of everything as may be. */
export function callsOfADay(contacts: number): CallsOfADay {
  const rounds = WATCHED_MS / CHANGES_EVERY_MS
  const changedInARound = contacts / WORKING_DAYS / rounds
  // Of a kind that changes so often there is none in some rounds (Poisson).
  const batches = KINDS.reduce((sum, share) => sum + 1 - Math.exp(-share * changedInARound), 0)
  const passes = DAY_MS / RELATED_EVERY_MS
  // At night nobody gets one, but the first pass of the evening tells those of the afternoon once more.
  const passesWithNews = Math.ceil(WATCHED_MS / RELATED_EVERY_MS) + 1
  return {
    'whole list': DAY_MS / sweepEveryMs(14),
    changes: rounds + (DAY_MS - WATCHED_MS) / CHANGES_UNWATCHED_MS,
    'changed contacts': Math.ceil(rounds * batches),
    // Users, two lists of categories, the office, its estates.
    'names and estates': (5 * DAY_MS) / FACTS_EVERY_MS,
    // Three questions about lists and four about dates, once in a run.
    'what the CRM honours': 7,
    'who has new roles': passes * 4,
    'their overview': passesWithNews * CALLS_PER_BATCH,
    walk: Math.ceil(walkedADay(contacts) / OVERVIEW_BATCH) * CALLS_PER_BATCH,
    'dated roles': datedCallsADay(contacts),
    'opened cards': OPENED_A_DAY * CALLS_PER_CARD,
  }
}

export function sumOf(calls: CallsOfADay): number {
  return kindsOfCalls.reduce((sum, kind) => sum + calls[kind], 0)
}
