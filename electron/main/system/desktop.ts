import { clipboard, shell } from 'electron'
import type { CoveredText } from '../../contract/domain/covered'

/** The few things this app hands to the computer it runs on. */
export interface Desktop {
  /** Rejects when no program takes it. */
  openOutside(url: string): Promise<void>
  showInFolder(path: string): void
  writeClipboard(text: CoveredText): Promise<void>
}

/** Only these leave: whatever else a field may hold is never handed to the system (X03). */
const OUTSIDE_SCHEMES = new Set(['tel:', 'mailto:', 'https:', 'http:'])

export const desktop: Desktop = {
  async openOutside(url) {
    if (!OUTSIDE_SCHEMES.has(new URL(url).protocol)) throw new Error('scheme refused')
    await shell.openExternal(url)
  },
  showInFolder: (path) => shell.showItemInFolder(path),
  // Electron 45 answers with a promise; earlier ones had written when they returned.
  writeClipboard: async (text) => await clipboard.writeText(text),
}
