/** Between 1 and 60 (GDPR rule 36); null when that is not what was written. */
export function readMinutes(text: string): number | null {
  if (!/^\d{1,2}$/.test(text.trim())) return null
  const minutes = Number(text)
  return minutes >= 1 && minutes <= 60 ? minutes : null
}
