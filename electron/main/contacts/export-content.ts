import type { UncoveredCard } from '../../contract/domain/card'
import type { SubjectQuestions } from '../../contract/domain/export'
import type { ExportChoice, SubjectReview } from '../../contract/domain/sheet'
import type { ContactRecord } from '../crm-api/wire/contact'
import { coverCard, coverText } from '../privacy/covered'
import { thirdPersons } from '../pdf/third-persons'
import type { SheetContent } from '../pdf/variants'

/** What is asked of the part of a contact that stays in the main process. */
type NumberedRecord = Pick<ContactRecord, 'contact' | 'fullNumber'>

/** What a choice means for the card as it stands now. */
export function contentOf(
  choice: Exclude<ExportChoice, { kind: 'vcard' }>,
  card: UncoveredCard,
  fullNumber: string | null,
): SheetContent {
  if (choice.kind !== 'subject') return { variant: choice.kind }
  const { named } = choice.review
  const note = includesNote(choice.review, card) ? 'include' : 'leave-out'
  return { variant: 'subject', note, named, fullNumber }
}

/** A review looks at what the window may be shown: other numbers than the contact's own are in no file either. */
export function questionsOf(card: UncoveredCard, record: NumberedRecord): SubjectQuestions {
  const covered = coverCard(card)
  return {
    note: covered.contact.note,
    thirdPersons: thirdPersons(covered),
    canHaveFullNumber: canHaveFullNumber(record),
  }
}

/** The note goes along only if it is still the one that was read, with its numbers covered. */
export function includesNote({ note }: SubjectReview, { contact }: UncoveredCard): boolean {
  return note !== null && contact.note !== null && note === coverText(contact.note)
}

/** The number goes along only where it was asked for in full, and is a masked one at all. */
export function holdsFullNumber(choice: ExportChoice, record: NumberedRecord): boolean {
  const asked = choice.kind === 'subject' && choice.review.number === 'full'
  return asked && canHaveFullNumber(record)
}

export function canHaveFullNumber({ contact, fullNumber }: NumberedRecord): boolean {
  return contact.number?.masked === true && fullNumber !== null
}
