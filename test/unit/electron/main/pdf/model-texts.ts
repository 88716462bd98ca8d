import { contactId } from '../../../../../electron/contract/domain/ids'
import type { Section, SheetModel } from '../../../../../electron/contract/domain/sheet'
import type { ContactCard } from '../../../../../electron/contract/domain/card'
import { footerTemplate } from '../../../../../electron/main/pdf/footer'
import { sheetHtml } from '../../../../../electron/main/pdf/sheet-html'
import { buildSheet } from '../../../../../electron/main/pdf/variants'
import type { SheetContent, SubjectContent } from '../../../../../electron/main/pdf/variants'
import { anAccount, NOW } from './cards'

export function sectionOf(sheet: SheetModel, title: string): Section {
  const found = sheet.sections.find((each) => each.title === title)
  if (found === undefined) throw new Error(`no section "${title}"`)
  return found
}

export const titlesOf = (sheet: SheetModel) => sheet.sections.map(({ title }) => title)

/** Label and lines of each fact, parted by bars. */
export function factsOf(sheet: SheetModel, title: string): string[] {
  const found = sectionOf(sheet, title)
  if (!('facts' in found)) throw new Error(`"${title}" holds no facts`)
  return found.facts.map(({ label, lines }) =>
    [...(label === null ? [] : [label]), ...lines].join(' | '),
  )
}

export function noteOf(sheet: SheetModel) {
  const found = sectionOf(sheet, 'Anteckning')
  if (found.layout !== 'text') throw new Error('the note is no running text')
  return found
}

export function roleLinesOf(sheet: SheetModel) {
  const found = sectionOf(sheet, 'Roller')
  if (found.layout !== 'roles') throw new Error('no roles')
  return found.groups.flatMap(({ lines }) => lines)
}

/** All that leaves for the printer, as one text. */
export function everythingOf(sheet: SheetModel): string {
  return JSON.stringify(sheet) + sheetHtml(sheet) + footerTemplate(sheet.footer)
}

type Answers = Partial<Omit<SubjectContent, 'variant' | 'named'>> & { named?: string[] }

/** The most careful review, unless told otherwise. */
export function aSubject({ named = [], ...given }: Answers = {}): SheetContent {
  return {
    variant: 'subject',
    note: 'leave-out',
    fullNumber: null,
    ...given,
    named: named.map((id) => contactId.parse(id)),
  }
}

export const everyContent: readonly SheetContent[] = [
  { variant: 'meeting' },
  { variant: 'internal' },
  aSubject(),
  aSubject({ note: 'include', fullNumber: '19620314-9809' }),
]

export function sheetFrom(content: SheetContent, card: ContactCard, now = NOW): SheetModel {
  return buildSheet(content, card, anAccount, now)
}
