const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

/** Who has new roles is asked for so often: a call for each of four dates. */
export const RELATED_EVERY_MS = 4 * HOUR_MS
/** Everybody's overview comes round once in so many days. */
export const WALK_DAYS = 30
/** What one call takes (API 1.5). */
export const OVERVIEW_BATCH = 20
/** Seller, Buyer, Speculator. */
export const CALLS_PER_BATCH = 3

/** Who was looked up within this time may be looked up again, perhaps on a train. */
export const OPENED_WITHIN_MS = 30 * DAY_MS
export const OPENED_ROLES_FOR_MS = DAY_MS
export const OWN_ROLES_FOR_MS = 7 * DAY_MS
export const RELATIONS_FOR_MS = 7 * DAY_MS

/** Thirty computers of an office share a login and do not know of each other: all of them stay under 10,000. */
const CALLS_A_DAY = Math.floor(10_000 / 30)
/** Of them for all else than the walk and dated roles, in an office of 20,000; docs/sync.md counts them. */
const OTHER_CALLS_A_DAY = 210
/** Whatever else there is: some, or nothing would ever be looked at again. */
const MIN_DATED_A_DAY = 20

export function walkedADay(contacts: number): number {
  return Math.ceil(contacts / WALK_DAYS)
}

/** Calls for dated roles on a day that is not the first. */
export function datedCallsADay(contacts: number): number {
  const walk = Math.ceil(walkedADay(contacts) / OVERVIEW_BATCH) * CALLS_PER_BATCH
  return Math.max(MIN_DATED_A_DAY, CALLS_A_DAY - OTHER_CALLS_A_DAY - walk)
}
