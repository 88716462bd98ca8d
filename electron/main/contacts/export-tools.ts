import type { SubjectQuestions } from '../../contract/domain/export'
import type { ExportChoice } from '../../contract/domain/sheet'
import { ok } from '../../contract/errors'
import { dayAt } from '../../contract/format/dates'
import type { Clock } from '../clock'
import type { ChoosePlace, Exporter, ExporterParts } from '../pdf/export'
import { sheetFileName } from '../pdf/file-name'
import { thirdPersons } from '../pdf/third-persons'
import { buildSheet } from '../pdf/variants'
import type { SheetContent } from '../pdf/variants'
import { canHaveFullNumber, holdsFullNumber } from './sheet-exports'
import type { ExportSource, ExportTools } from './sheet-exports'
import { vcardPreview, vcardText } from './vcard'

export interface ExportToolsParts extends Pick<ExporterParts, 'save'> {
  readonly exporter: Exporter
  readonly clock: Pick<Clock, 'now'>
  /** For a vCard; the exporter asks for its sheets itself. */
  readonly chooseVCardPlace: ChoosePlace
  vcardTexts(): { readonly title: string; readonly fileKind: string }
}

/** From a choice to what a file says, for looking at and for saving. */
export function createExportTools(parts: ExportToolsParts): ExportTools {
  const { exporter, clock, save } = parts

  async function saveVCard({ card, record }: ExportSource) {
    const { name } = record.contact
    const fileName = sheetFileName(name, dayAt(clock.now()), 'vcf')
    const path = await parts.chooseVCardPlace({ ...parts.vcardTexts(), fileName })
    if (path === null) return ok({ state: 'cancelled' as const })
    const text = vcardText(record, card.card.fetchedAt)
    const saved = await save(path, Buffer.from(text, 'utf8'))
    return saved.ok ? ok({ state: 'saved' as const, ...saved.value }) : saved
  }

  return {
    preview(choice, source) {
      if (choice.kind === 'vcard') return vcardPreview(source.record)
      const { card, account } = source
      // A preview is no reveal: it goes to the window masked, whatever the file will hold (GDPR rule 12).
      const content = contentOf(choice, null)
      return {
        kind: 'sheet',
        sheet: buildSheet(content, card, account, clock.now()),
        questions: choice.kind === 'subject' ? questionsOf(source) : null,
      }
    },
    save(choice, source) {
      if (choice.kind === 'vcard') return saveVCard(source)
      const { card, record, account } = source
      const fullNumber = holdsFullNumber(choice, record) ? record.fullNumber : null
      return exporter.exportSheet(contentOf(choice, fullNumber), card, account)
    },
  }
}

function contentOf(
  choice: Exclude<ExportChoice, { kind: 'vcard' }>,
  fullNumber: string | null,
): SheetContent {
  if (choice.kind !== 'subject') return { variant: choice.kind }
  const number = fullNumber === null ? 'masked' : 'full'
  return { variant: 'subject', review: { ...choice.review, number }, fullNumber }
}

function questionsOf({ card, record }: ExportSource): SubjectQuestions {
  return {
    note: card.contact.note,
    thirdPersons: thirdPersons(card),
    canHaveFullNumber: canHaveFullNumber(record),
  }
}
