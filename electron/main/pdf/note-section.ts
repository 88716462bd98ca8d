import type { TextSection } from '../../contract/domain/sheet'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import type { May } from './facts'
import type { Writer } from './paper-text'
import { paragraphsOf } from './running-text'

/** Plain text, which may speak of anybody (GDPR rule 33). */
export function noteSection(of: May<'note'>, write: Writer): TextSection {
  const { paragraphs, isCut } = paragraphsOf(of.note ?? '', write.lines)
  if (paragraphs.length === 0) return noteOf(null, [sheetSv.note.none])
  const rest = isCut ? [sheetSv.note.cut] : []
  return noteOf(sv.card.noteWarning, [...paragraphs, ...rest])
}

/** The sentence that it was left out after somebody went through it; where there is one at all. */
export function leftOutNoteSection(of: May<'note'>, write: Writer): TextSection {
  const isThere = paragraphsOf(of.note ?? '', write.lines).paragraphs.length > 0
  return noteOf(null, [isThere ? sheetSv.note.leftOut : sheetSv.note.none])
}

function noteOf(lead: string | null, paragraphs: string[]): TextSection {
  return { layout: 'text', title: sheetSv.sections.note, lead, paragraphs }
}
