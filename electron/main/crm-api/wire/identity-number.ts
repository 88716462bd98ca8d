import type { IdentityNumber } from '../../../contract/domain/identity-number'
import { maskCorporateNumber, maskPersonNumber } from '../../../contract/person-number/field'
import { readLine } from './text'

/** As the window may see it, and as the CRM wrote it. The latter stays in the main process (GDPR rule 12). */
export interface ReadNumber {
  readonly number: IdentityNumber
  readonly full: string
}

export function readPersonNumber(
  raw: unknown,
  foreign: unknown,
  holder: 'person' | 'deceased',
  now: number,
): ReadNumber | null {
  const full = readLine(raw)
  if (full === null) return null
  return { full, number: maskPersonNumber(full, foreign === true, holder, now) }
}

export function readCorporateNumber(
  raw: unknown,
  foreign: unknown,
  now: number,
): ReadNumber | null {
  const full = readLine(raw)
  if (full === null) return null
  return { full, number: maskCorporateNumber(full, foreign === true, now) }
}
