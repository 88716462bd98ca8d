import { z } from 'zod'
import { roleSource } from '../../contract/domain/copy'
import type { RoleSource } from '../../contract/domain/copy'

const at = z.number().int()
const count = z.number().int().nonnegative()
/** What has been done on one day, counted in days since 1970. */
const onDay = z.strictObject({ day: count, count })

/**
 * How far the roles of one office have come; whose are still to be asked for stands beside each contact. Times are
 * milliseconds since 1970.
 */
export const rolePosition = z.strictObject({
  version: z.literal(1),
  /** Everybody who was there had been asked for. */
  filledAt: at.nullable(),
  /** A pass has begun, and not everybody who was due has been asked for. */
  open: z.boolean(),
  /** Who has new roles was last asked for, and what the clocks said before the answer was made. */
  relatedAt: at.nullable(),
  mark: at.nullable(),
  /** Contacts whose overview was asked for again, that were not due. */
  walked: onDay,
  /** Calls for dated roles in the background. */
  opened: onDay,
  own: onDay,
  /** Calls that the login may not make, and since when. */
  refused: z.array(z.strictObject({ source: roleSource, at })),
})
export type RolePosition = z.infer<typeof rolePosition>

const none = { day: 0, count: 0 }

export const startOfRoles: RolePosition = {
  version: 1,
  filledAt: null,
  open: false,
  relatedAt: null,
  mark: null,
  walked: none,
  opened: none,
  own: none,
  refused: [],
}

const DAY_MS = 24 * 60 * 60 * 1000
export const dayOf = (now: number) => Math.max(0, Math.floor(now / DAY_MS))

export function doneOn({ day, count }: z.infer<typeof onDay>, now: number): number {
  return day === dayOf(now) ? count : 0
}

export function withDone<K extends 'walked' | 'opened' | 'own'>(
  before: RolePosition,
  what: K,
  more: number,
  now: number,
): RolePosition {
  return { ...before, [what]: { day: dayOf(now), count: doneOn(before[what], now) + more } }
}

/** Refused, and not so long ago that it is worth another try. A time that has not come yet is none (GDPR rule 20). */
export function isRefused({ refused }: RolePosition, source: RoleSource, now: number): boolean {
  return refused.some((one) => one.source === source && one.at <= now && now - one.at < DAY_MS)
}

/** Of any of these offices. */
export function refusedAmong(
  positions: readonly (RolePosition | null)[],
  now: number,
): RoleSource[] {
  return roleSource.options.filter((source) =>
    positions.some((position) => position !== null && isRefused(position, source, now)),
  )
}

export function withRefused(
  before: RolePosition,
  source: RoleSource,
  now: number,
  againInMs = DAY_MS,
): RolePosition {
  const others = before.refused.filter((one) => one.source !== source)
  return { ...before, refused: [...others, { source, at: now - DAY_MS + againInMs }] }
}

/** As if it had been refused long ago, and a pass were due. */
export function withTryDue(before: RolePosition): RolePosition {
  const refused = before.refused.map(({ source }) => ({ source, at: 0 }))
  return { ...before, refused, relatedAt: null }
}

export function withAnswered(before: RolePosition, source: RoleSource): RolePosition {
  return { ...before, refused: before.refused.filter((one) => one.source !== source) }
}
