import { Buffer } from 'node:buffer'

/** The name under which Electron's clipboard takes a format of the system's own. */
const raw = (format: string) => `electron application/osclipboard;format="${format}"`

const NO = Buffer.alloc(4)

/**
 * What a password manager puts beside a secret, so that the system's clipboard history, its copy in the cloud
 * and other programs that watch the clipboard let it be (GDPR rule 14). Windows: a DWORD of 0 says no, and
 * the first counts by being there. macOS: the convention of nspasteboard.org. Linux: KDE's, which others follow.
 */
export function secretFormats(platform: NodeJS.Platform): Record<string, Buffer> {
  switch (platform) {
    case 'win32':
      return {
        [raw('ExcludeClipboardContentFromMonitorProcessing')]: NO,
        [raw('CanIncludeInClipboardHistory')]: NO,
        [raw('CanUploadToCloudClipboard')]: NO,
      }
    case 'darwin':
      return { [raw('org.nspasteboard.ConcealedType')]: Buffer.from('1') }
    default:
      return { [raw('x-kde-passwordManagerHint')]: Buffer.from('secret') }
  }
}
