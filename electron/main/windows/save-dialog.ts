import { app, dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import { join } from 'node:path'
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
