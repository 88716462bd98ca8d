import type { BrowserWindow } from 'electron'
import type { Clock } from './clock'
import { createExporter } from './pdf/export'
import type { Exporter } from './pdf/export'
import { createPrinter } from './pdf/print'
import { saveFile } from './system/save-file'
import { askWhereToSave } from './windows/save-dialog'

export interface SheetParts {
  readonly clock: Clock
  /** Over which the dialog stands. */
  window(): BrowserWindow | null
}

/** All that makes a sheet out of a card. */
export function composeExporter({ clock, window }: SheetParts): Exporter {
  return createExporter({
    print: createPrinter(),
    save: saveFile,
    clock,
    choosePlace: (request) => askWhereToSave(window(), { ...request, extension: 'pdf' }),
  })
}
