import latin400 from '../../resources/fonts/inter-latin-400.woff2?inline'
import latin600 from '../../resources/fonts/inter-latin-600.woff2?inline'
import latinExt400 from '../../resources/fonts/inter-latin-ext-400.woff2?inline'
import latinExt600 from '../../resources/fonts/inter-latin-ext-600.woff2?inline'

/**
 * The files of `electron/resources/fonts`, carried inside the built main file: the packed app needs
 * no folder beside it, and the sheet looks the same on a computer without the family.
 */
export const fontFiles: readonly { name: string; read: () => Uint8Array<ArrayBuffer> }[] = [
  { name: 'inter-latin-400.woff2', read: () => bytesOf(latin400) },
  { name: 'inter-latin-600.woff2', read: () => bytesOf(latin600) },
  { name: 'inter-latin-ext-400.woff2', read: () => bytesOf(latinExt400) },
  { name: 'inter-latin-ext-600.woff2', read: () => bytesOf(latinExt600) },
]

function bytesOf(dataUrl: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'))
}
