/** Between 1 and 30 (GDPR rule 17); null when that is not what was written. */
export function readDays(text: string): number | null {
  if (!/^\d{1,2}$/.test(text.trim())) return null
  const days = Number(text)
  return days >= 1 && days <= 30 ? days : null
}
