import type { BrowserWindow } from 'electron'
import type { SystemTexts } from '../contract/texts/system'
import type { Clock } from './clock'
import { createExportTools } from './contacts/export-tools'
import type { ExportTools } from './contacts/sheet-exports'
import { createExporter } from './pdf/export'
import { createPrinter } from './pdf/print'
import { saveFile } from './system/save-file'
import { askWhereToSave } from './windows/save-dialog'

export interface SheetParts {
  readonly clock: Clock
  /** Over which the dialog stands. */
  window(): BrowserWindow | null
  texts(): SystemTexts
}

/** All that makes a sheet or a vCard out of a card. */
export function composeExports({ clock, window, texts }: SheetParts): ExportTools {
  return createExportTools({
    exporter: createExporter({
      print: createPrinter(),
      save: saveFile,
      clock,
      choosePlace: (request) => askWhereToSave(window(), { ...request, extension: 'pdf' }),
    }),
    clock,
    save: (path, bytes) => saveFile(path, bytes, 'vcf'),
    chooseVCardPlace: (request) => askWhereToSave(window(), { ...request, extension: 'vcf' }),
    vcardTexts: () => texts().vcard,
  })
}
