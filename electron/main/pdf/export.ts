import type { ContactCard } from '../../contract/domain/card'
import { ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import { dayAt } from '../../contract/format/dates'
import { sheetSv } from '../../contract/texts/sheet'
import type { Clock } from '../clock'
import { sheetFileName } from './file-name'
import { footerTemplate } from './footer'
import type { Print } from './print'
import type { SavedFile } from '../system/save-file'
import { sheetHtml } from './sheet-html'
import { buildSheet } from './variants'
import type { SheetAccount, SheetContent } from './variants'

export interface PlaceRequest {
  readonly title: string
  /** A bare name, never a path: the folder is the person's choice (X15). */
  readonly fileName: string
  readonly fileKind: string
}

/** Asks the person where; null when they decide against it. */
export type ChoosePlace = (request: PlaceRequest) => Promise<string | null>

export interface ExporterParts {
  readonly print: Print
  readonly choosePlace: ChoosePlace
  readonly save: (path: string, bytes: Uint8Array) => Promise<Result<SavedFile>>
  readonly clock: Pick<Clock, 'now'>
}

export type ExportOutcome =
  | { readonly state: 'saved'; readonly fileName: string; readonly path: string }
  | { readonly state: 'cancelled' }

export interface Exporter {
  /** The card as it stands, as a sheet where the person wants it. The app keeps no copy (GDPR rule 31). */
  exportSheet(
    content: SheetContent,
    card: ContactCard,
    account: SheetAccount,
  ): Promise<Result<ExportOutcome>>
}

export function createExporter({ print, choosePlace, save, clock }: ExporterParts): Exporter {
  return {
    async exportSheet(content, card, account) {
      // First the place: nothing is printed, not even in memory, for somebody who changes their mind.
      const path = await choosePlace({
        title: sheetSv.saveDialog.titles[content.variant],
        fileName: sheetFileName(card.contact.name, dayAt(clock.now())),
        fileKind: sheetSv.saveDialog.fileKind,
      })
      if (path === null) return ok({ state: 'cancelled' })

      // The footer tells when the sheet was made, however long the dialog stood open.
      const sheet = buildSheet(content, card, account, clock.now())
      const printed = await print({ html: sheetHtml(sheet), footer: footerTemplate(sheet.footer) })
      if (!printed.ok) return printed
      const saved = await save(path, printed.value)
      return saved.ok ? ok({ state: 'saved', ...saved.value }) : saved
    },
  }
}
