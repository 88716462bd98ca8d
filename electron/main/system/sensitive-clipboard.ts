import * as electron from 'electron'
import type { ClipboardDevice } from '../privacy/sensitive-clipboard'
import { secretFormats } from './secret-formats'

/** Electron's, as the two engines in play have it (decision 6). */
interface Clipboard {
  readText(): Promise<string> | string
  writeText(text: string): Promise<void> | void
  write(items: readonly unknown[]): Promise<void>
  clear(): void
}
type MakeItem = new (formats: Record<string, string | Blob>) => unknown

// Looked up at each use: the older engine has no such class.
const itemClass = () => (electron as { readonly ClipboardItem?: MakeItem }).ClipboardItem
const clipboard = electron.clipboard as unknown as Clipboard

/**
 * Text and hints go in one step, so that no history sees the text without them. Only engines with
 * `ClipboardItem` (45) can do that. Before it (33, where only tests run) each format replaces the one before:
 * there the text goes alone, a history keeps it, and the clearing is all there is.
 */
export const systemClipboard: ClipboardDevice = {
  async writeSecret(text) {
    const ClipboardItem = itemClass()
    if (ClipboardItem === undefined) return void (await clipboard.writeText(text))
    const hints = Object.entries(secretFormats(process.platform)).map(
      ([format, bytes]) => [format, new Blob([new Uint8Array(bytes)])] as const,
    )
    await clipboard.write([new ClipboardItem({ 'text/plain': text, ...Object.fromEntries(hints) })])
  },
  readText: async () => await clipboard.readText(),
  clear: async () => clipboard.clear(),
}
