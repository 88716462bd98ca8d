import type { ContactId } from '../../contract/domain/ids'
import type { PartyKind, RelatedContact } from '../../contract/domain/party'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { clip, hiding, oneLine } from './paper-text'
import type { Write } from './paper-text'

/** A row is never parted between pages, so it must not grow as high as one. */
const MAX_CELL = 240
/** Cut last: half a number would not be told for one. */
export const cell = (text: string, write: Write = oneLine) => clip(write(text), MAX_CELL)

/** A kind that is not known stands as the text it was (D02). */
export function kindOfParty(kind: PartyKind): string {
  if (kind.state === 'known') return sv.roles.kinds[kind.kind]
  const raw = cell(kind.raw, hiding.text)
  return raw === '' ? sv.contact.unknownValueBare : sv.contact.unknownValue(raw)
}

/** How a sheet calls another person. */
export type NameOther = (other: RelatedContact) => string

/** Within the office: by name, and by the id where no name has been read. */
export function byName(write: Write): NameOther {
  return ({ name, contactId }) => {
    const shown = cell(name ?? '', write)
    return shown === '' ? cell(contactId) : shown
  }
}

/** Beyond the office: nobody whom the review has not named, neither by name nor by id (GDPR rule 28). */
export function byReview(named: readonly ContactId[], write: Write): NameOther {
  const mayStand = new Set<string>(named)
  return ({ name, contactId }) => {
    if (!mayStand.has(contactId)) return sheetSv.otherPerson
    const shown = cell(name ?? '', write)
    return shown === '' ? cell(contactId) : `${shown} (${cell(contactId)})`
  }
}
