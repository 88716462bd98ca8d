import { describe, expect, it } from 'vitest'
import { secretFormats } from '../../../../../electron/main/system/secret-formats'

const named = (platform: NodeJS.Platform) =>
  Object.entries(secretFormats(platform)).map(([format, bytes]) => [
    /^electron application\/osclipboard;format="(.+)"$/.exec(format)?.[1],
    bytes.toString('hex'),
  ])

describe('beside a secret stands', () => {
  it('GDPR 14 on Windows that no monitor, history or cloud may have it', () => {
    expect(named('win32')).toEqual([
      ['ExcludeClipboardContentFromMonitorProcessing', '00000000'],
      ['CanIncludeInClipboardHistory', '00000000'],
      ['CanUploadToCloudClipboard', '00000000'],
    ])
  })

  it('GDPR 14 on macOS that it is concealed, on Linux that it is a secret', () => {
    expect(named('darwin').map(([name]) => name)).toEqual(['org.nspasteboard.ConcealedType'])
    expect(named('linux')).toEqual([
      ['x-kde-passwordManagerHint', Buffer.from('secret').toString('hex')],
    ])
  })
})
