import type { ContactLine } from '../../../electron/contract/domain/card'
import type { SearchRow } from '../../../electron/contract/domain/search'
import type { Texts } from '../../../electron/contract/texts/sv'
import { holdsNumber } from '../../../electron/contract/person-number/cover'

/** The second line of a row: why it is there when the name does not say so, else what one knows it by. */
export function rowHint(
  { line, reason, matched }: SearchRow,
  texts: Texts,
  presenting: boolean,
): string {
  switch (reason) {
    case 'number':
    case 'id':
      return texts.search.matched[reason]
    case 'phone':
    case 'email':
    case 'address':
    case 'category':
    case 'estate':
      if (matched === null) return lineHint(line, texts, presenting)
      if (presenting && reason === 'phone') return texts.screen.presenting.phoneHidden
      if (presenting && reason === 'email' && holdsNumber(matched)) {
        return texts.screen.presenting.hidden
      }
      return texts.search.matched[reason](matched)
    case 'name':
    case 'filter':
    case 'server':
      return lineHint(line, texts, presenting)
  }
}

/** A hint is a phone as it is written, or a town: what has a digit is hidden while presenting (GDPR rule 37). */
export function lineHint(line: ContactLine, texts: Texts, presenting: boolean): string {
  if (line.protectedIdentity) return texts.protectedIdentity.hint
  if (line.hint === null) return line.contactId
  return presenting && /\d/.test(line.hint) ? texts.screen.presenting.phoneHidden : line.hint
}

/** What stands before the name (GDPR rules 4 and 5). */
export function lineMark(line: ContactLine, texts: Texts): string | null {
  if (line.kind === 'deceased-estate') return texts.kinds['deceased-estate']
  return line.deceased ? texts.contact.deceased : null
}
