import type { SystemTexts } from '../contract/texts/system'
import type { Clock } from './clock'
import { createExportTools } from './contacts/export-tools'
import type { ExportTools } from './contacts/sheet-exports'
import { createPrinter } from './pdf/print'
import type { SaveAs } from './system/save-as'

export interface SheetParts {
  readonly clock: Clock
  readonly saveAs: SaveAs
  texts(): SystemTexts
}

/** All that makes a sheet or a vCard out of a card. */
export function composeExports({ clock, saveAs, texts }: SheetParts): ExportTools {
  return createExportTools({ clock, saveAs, print: createPrinter(), texts: () => texts().saveAs })
}
