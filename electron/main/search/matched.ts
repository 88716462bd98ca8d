import type { MatchReason } from '../../contract/domain/search'
import type { Contact } from '../../contract/domain/contact'
import { valueFields, valueTexts, valuesOf } from './search-texts'
import type { ValueField } from './search-texts'
import type { Terms } from './terms'
import { meets } from './tiers'

/** The value a row is there for, as written. */
export function matchedValue(
  terms: Terms,
  reason: ValueField,
  contact: Contact,
  estateIds: readonly string[],
): string | null {
  const values = valuesOf(contact, estateIds)[reason]
  const met = values.length === 1 ? values : values.filter((value) => isMet(terms, reason, value))
  // Street and town are one value in several parts.
  return (reason === 'address' ? met.join(', ') : met[0]) || null
}

export function isMet(terms: Terms, field: ValueField, value: string): boolean {
  return meets(terms, field, valueTexts(field, [value]))
}

/**
 * Whether a row may say what matched: a name says it by itself, and of an identity number no digit may stand
 * in a row (GDPR rule 12).
 */
export function isValueField(reason: MatchReason): reason is ValueField {
  return valueFields.some((field) => field === reason)
}
