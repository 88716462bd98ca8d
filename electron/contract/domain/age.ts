import type { RolesPart } from './party'

// No schema library here: the window uses these rules and carries no schemas (see renderer/crm.ts).

/** Past this age the flags ask to be checked before a mailing (GDPR rule 25). */
export const CHECK_FLAGS_AFTER_MS = 24 * 60 * 60 * 1000

/** Null when the age cannot be told: a fetch time in the future says nothing (S23). */
export function ageMs(fetchedAt: string, now: number): number | null {
  const age = now - Date.parse(fetchedAt)
  return age >= 0 ? age : null
}

export function flagsNeedCheck(fetchedAt: string, now: number): boolean {
  const age = ageMs(fetchedAt, now)
  return age === null || age > CHECK_FLAGS_AFTER_MS
}

/** Between the answers that one refresh brings. */
const TOGETHER_MS = 60 * 60 * 1000

/**
 * When the oldest address beside a card's roles was told; null where there is none, or where it came with the
 * roles and so has their age. An address has an age as a card has: it is asked for apart from the roles.
 */
export function addressesFetchedAt(roles: RolesPart): string | null {
  if (roles.state === 'none-asked') return null
  const times = roles.value
    .flatMap((group) => (group.state === 'none-asked' ? [] : group.entries))
    .map(({ estateAddressAt }) => estateAddressAt)
    .filter((at) => at !== null)
  const oldest = times.sort()[0]
  const isOlder =
    oldest !== undefined && Date.parse(roles.fetchedAt) - Date.parse(oldest) > TOGETHER_MS
  return isOlder ? oldest : null
}
