import type { ContactLine } from '../../../electron/contract/domain/card'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import type { SearchRow } from '../../../electron/contract/domain/search'
import type { Typed } from './typed'

export interface Suggestion {
  readonly contactId: ContactId
  readonly text: string
}

/** One line of the list under the search field; what Enter opens. */
export type Option = {
  readonly key: string
  readonly contactId: ContactId
  readonly customerId: CustomerId | null
} & (
  | { readonly kind: 'recent'; readonly line: ContactLine }
  | { readonly kind: 'result'; readonly line: ContactLine; readonly row: SearchRow }
  | { readonly kind: 'suggestion'; readonly text: string }
  | { readonly kind: 'id' }
)

export function recentOptions(lines: readonly ContactLine[]): Option[] {
  return lines.map((line) => ({ ...named('recent', line), kind: 'recent', line }))
}

/** `from` keeps the lines of the copy apart from those of the CRM, which may name the same contact. */
export function resultOptions(rows: readonly SearchRow[], from: 'copy' | 'server'): Option[] {
  return rows.map((row) => ({ ...named(from, row.line), kind: 'result', line: row.line, row }))
}

export function suggestionOptions(suggestions: readonly Suggestion[]): Option[] {
  return suggestions.map(({ contactId, text }) => ({
    key: `suggestion:${contactId}`,
    contactId,
    customerId: null,
    kind: 'suggestion',
    text,
  }))
}

/** Any contact opens by its id, also one that the copy does not hold. Null when that is not asked for. */
export function idOption(typed: Typed, found: readonly Option[]): Option | null {
  if (typed.kind !== 'id') return null
  if (found.some((option) => option.contactId === typed.id)) return null
  return { key: 'id', contactId: typed.id, customerId: null, kind: 'id' }
}

function named(from: string, { contactId, customerId }: ContactLine) {
  return { key: `${from}:${customerId}:${contactId}`, contactId, customerId }
}
