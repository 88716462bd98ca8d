import type { ContactLine } from '../../../electron/contract/domain/card'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import { fold, phoneDigits } from '../../format/fold'
import { readTyped, type Typed } from './typed'

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
  | { readonly kind: 'suggestion'; readonly text: string }
  | { readonly kind: 'id' }
)

export interface Offer {
  readonly typed: Typed
  readonly recents: readonly Option[]
  readonly suggestions: readonly Option[]
  readonly byId: Option | null
}

const FEWEST_PHONE_DIGITS = 3

/** What the list offers for a text. With nothing typed: everything opened in this run. */
export function offer(
  text: string,
  recents: readonly ContactLine[],
  suggestions: readonly Suggestion[],
): Offer {
  const typed = readTyped(text)
  const wanted = fold(text)
  const digits = phoneDigits(text)
  const matching = recents.filter((line) => matches(line, wanted, digits))
  // A name that is found needs no second line asking whether it was an id.
  const found = matching.length > 0
  const exact = typed.kind === 'id' && matching.some((line) => line.contactId === typed.id)
  return {
    typed,
    recents: matching.map((line) => ({
      key: `recent:${line.customerId}:${line.contactId}`,
      contactId: line.contactId,
      customerId: line.customerId,
      kind: 'recent',
      line,
    })),
    suggestions: suggestions
      .filter((one) => wanted === '' || fold(one.text).includes(wanted))
      .map((one) => ({
        key: `suggestion:${one.contactId}`,
        contactId: one.contactId,
        customerId: null,
        kind: 'suggestion',
        text: one.text,
      })),
    byId:
      typed.kind === 'id' && !exact && (typed.certain || !found)
        ? { key: 'id', contactId: typed.id, customerId: null, kind: 'id' }
        : null,
  }
}

function matches(line: ContactLine, wanted: string, digits: string): boolean {
  if (wanted === '') return true
  if (fold(line.contactId) === wanted) return true
  if (line.name !== null && fold(line.name).includes(wanted)) return true
  if (line.hint === null) return false
  if (fold(line.hint).includes(wanted)) return true
  const lettersTyped = /\p{L}/u.test(wanted)
  return (
    !lettersTyped && digits.length >= FEWEST_PHONE_DIGITS && phoneDigits(line.hint).includes(digits)
  )
}

/** The line that Enter opens before anything has been chosen; null when Enter should do nothing. */
export function firstChoice(of: Offer): Option | null {
  if (of.typed.kind === 'nothing') return null
  const known = of.recents[0] ?? of.suggestions[0]
  if (known) return known
  return of.typed.kind === 'id' && of.typed.certain ? of.byId : null
}
