import type { MatchReason } from '../../contract/domain/search'
import type { Contact, PhoneNumber } from '../../contract/domain/contact'
import { phoneTexts, valueFields, valueTexts, valuesOf } from './search-texts'
import type { ValueField } from './search-texts'
import type { Terms } from './terms'
import { meets } from './tiers'

/** The value a row is there for, as written. */
export function matchedValue(terms: Terms, reason: ValueField, contact: Contact): string | null {
  const values = valuesOf(contact)
  if (reason === 'phone') {
    const { phone } = values
    return (
      (phone.length === 1 ? phone : phone.filter((one) => isPhoneMet(terms, one)))[0]?.written ??
      null
    )
  }
  const met = values[reason].filter(
    (value, _, { length }) => length === 1 || meets(terms, reason, valueTexts(reason, [value])),
  )
  // Street and town are one value in several parts.
  return (reason === 'address' ? met.join(', ') : met[0]) || null
}

export function isPhoneMet(terms: Terms, phone: PhoneNumber): boolean {
  return meets(terms, 'phone', phoneTexts([phone]))
}

/**
 * Whether a row may say what matched: a name says it by itself, and of an identity number no digit may stand
 * in a row (GDPR rule 12).
 */
export function isValueField(reason: MatchReason): reason is ValueField {
  return valueFields.some((field) => field === reason)
}
