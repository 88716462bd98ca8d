import { app, dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import { join } from 'node:path'
import type { FailureCode } from '../../contract/errors'
import type { SystemTexts } from '../../contract/texts/system'
import type { SavePlace } from '../system/save-as'

/** Asks in the system's own dialog; null when the person decides against it. */
export async function askWhereToSave(
  window: BrowserWindow | null,
  { title, fileName, fileKind, extension }: SavePlace,
): Promise<string | null> {
  if (window === null) return null
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(app.getPath('documents'), fileName),
    filters: [{ name: fileKind, extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  return canceled ? null : filePath
}

/** Tells of a file that was refused after its place was chosen; names nobody, as the window may be locked. */
export function tellNotSaved(
  window: BrowserWindow | null,
  why: FailureCode,
  { message, detail }: SystemTexts['saveAs']['refused'],
): void {
  // The export dialog is still there, and asks about the note again.
  if (window === null || why === 'note-changed') return
  void dialog.showMessageBox(window, { type: 'warning', message, detail })
}
