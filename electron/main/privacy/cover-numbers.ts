import { FULLY_MASKED } from '../crm-api/wire/identity-number'
import { coverEach, ofAnyKind } from './personal-numbers'

/** For texts of the CRM's that go into a failure: no error text holds a personal number (GDPR rule 12). */
export function coverNumbers(text: string): string {
  return coverEach(text, ofAnyKind, FULLY_MASKED)
}
