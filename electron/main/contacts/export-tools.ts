import type { ExportChoice } from '../../contract/domain/sheet'
import { ok } from '../../contract/errors'
import { dayAt } from '../../contract/format/dates'
import type { SystemTexts } from '../../contract/texts/system'
import type { Clock } from '../clock'
import { sheetFileName, vcardFileName } from '../pdf/file-name'
import { footerTemplate } from '../pdf/footer'
import type { Print } from '../pdf/print'
import { sheetHtml } from '../pdf/sheet-html'
import { buildSheet } from '../pdf/variants'
import type { SaveAs, SavePlace } from '../system/save-as'
import { contentOf, holdsFullNumber, questionsOf } from './export-content'
import type { ExportSource, ExportTools } from './sheet-exports'
import { vcardPreview, vcardText } from './vcard'

export interface ExportToolsParts {
  readonly saveAs: SaveAs
  readonly print: Print
  readonly clock: Pick<Clock, 'now'>
  texts(): SystemTexts['saveAs']
}

/** From a choice to what a file says, for looking at and for saving. */
export function createExportTools({ saveAs, print, clock, texts }: ExportToolsParts): ExportTools {
  function placeOf(choice: ExportChoice, { card }: ExportSource): SavePlace {
    const { titles, fileKinds } = texts()
    const title = titles[choice.kind]
    const [name, day] = [card.contact.name, dayAt(clock.now())]
    return choice.kind === 'vcard'
      ? { title, fileName: vcardFileName(name, day), fileKind: fileKinds.vcf, extension: 'vcf' }
      : { title, fileName: sheetFileName(name, day), fileKind: fileKinds.pdf, extension: 'pdf' }
  }

  return {
    preview(choice, source) {
      if (choice.kind === 'vcard') return vcardPreview(source.record)
      const { card, record, account } = source
      // A preview is no reveal: it goes to the window masked, whatever the file will hold (GDPR rule 12).
      const content = contentOf(choice, card, null)
      return {
        kind: 'sheet',
        sheet: buildSheet(content, card, account, clock.now()),
        questions: choice.kind === 'subject' ? questionsOf(card, record) : null,
      }
    },
    save: (choice, current) =>
      saveAs({
        call: 'contacts.export',
        current,
        place: (source) => placeOf(choice, source),
        async make({ card, record, account }) {
          if (choice.kind === 'vcard') {
            return ok(Buffer.from(vcardText(record, card.card.fetchedAt), 'utf8'))
          }
          const fullNumber = holdsFullNumber(choice, record) ? record.fullNumber : null
          // The footer tells when the sheet was made, however long the dialog stood open.
          const sheet = buildSheet(contentOf(choice, card, fullNumber), card, account, clock.now())
          return print({ html: sheetHtml(sheet), footer: footerTemplate(sheet.footer) })
        },
      }),
  }
}
