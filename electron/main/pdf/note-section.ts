import type { SubjectReview, TextSection } from '../../contract/domain/sheet'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import type { May } from './facts'
import { paragraphsOf } from './running-text'
import type { Numbers } from './running-text'

/** Plain text, which may speak of anybody (GDPR rule 33). */
export function noteSection(of: May<'note'>, numbers: Numbers): TextSection {
  const { paragraphs, isCut } = paragraphsOf(of.note ?? '', numbers)
  if (paragraphs.length === 0) return noteOf(null, [sheetSv.note.none])
  const rest = isCut ? [sheetSv.note.cut] : []
  return noteOf(sv.card.noteWarning, [...paragraphs, ...rest])
}

/** The note after somebody has gone through it: with it, or with the sentence that it was left out. */
export function reviewedNoteSection(
  of: May<'note'>,
  review: Pick<SubjectReview, 'note'>,
  numbers: Numbers,
): TextSection {
  const whole = noteSection(of, numbers)
  const isThere = whole.lead !== null
  return review.note === 'leave-out' && isThere ? noteOf(null, [sheetSv.note.leftOut]) : whole
}

function noteOf(lead: string | null, paragraphs: string[]): TextSection {
  return { layout: 'text', title: sheetSv.sections.note, lead, paragraphs }
}
