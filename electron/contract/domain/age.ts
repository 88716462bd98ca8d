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
