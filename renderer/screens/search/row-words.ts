import type { ContactLine } from '../../../electron/contract/domain/card'
import type { SearchRow } from '../../../electron/contract/domain/search'
import type { Texts } from '../../../electron/contract/texts/sv'

/** The second line of a row: why it is there when the name does not say so, else what one knows it by. */
export function rowHint({ line, reason, matched }: SearchRow, texts: Texts): string {
  switch (reason) {
    case 'number':
    case 'id':
      return texts.search.matched[reason]
    case 'phone':
    case 'email':
    case 'address':
    case 'category':
    case 'estate':
      if (matched === null) return lineHint(line, texts)
      return texts.search.matched[reason](matched)
    case 'name':
    case 'filter':
    case 'server':
      return lineHint(line, texts)
  }
}

/** A phone as it is written, or a town. */
export function lineHint(line: ContactLine, texts: Texts): string {
  if (line.protectedIdentity) return texts.protectedIdentity.hint
  return line.hint ?? line.contactId
}

/** What stands before the name (GDPR rules 4 and 5). */
export function lineMark(line: ContactLine, texts: Texts): string | null {
  if (line.kind === 'deceased-estate') return texts.kinds['deceased-estate']
  return line.deceased ? texts.contact.deceased : null
}
