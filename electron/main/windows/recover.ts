import type { BrowserWindow } from 'electron'
import type { Crashes } from '../crashes'

/** A page may be busy for a moment; one that has been silent since it was told of is not coming back. */
export const SILENT_MS = 10_000

export interface RecoverParts {
  /** The window's own page, the safe one, and the two addresses that its links name. */
  readonly page: string
  readonly safe: string
  readonly restart: string
  readonly quit: string
  readonly crashes: Crashes
  /** By code alone. */
  report(what: 'gone' | 'silent', reason: string): void
  /** The page is being loaded anew, and may ask what it showed. */
  comingBack(): void
  leave(andStart: boolean): void
}

/** A window whose process is lost comes back, and does not try for ever (X21). */
export function recover(window: BrowserWindow, parts: RecoverParts): void {
  const { webContents: contents } = window
  let silent: ReturnType<typeof setTimeout> | undefined
  let isSafe = false

  contents.on('render-process-gone', (_event, { reason }) => {
    clearTimeout(silent)
    if (reason === 'clean-exit') return
    parts.report('gone', reason)
    // Not within the event: the engine is still taking the old process away.
    setImmediate(() => {
      if (!window.isDestroyed()) load()
    })
  })

  function load(): void {
    // There is no page that is safer than the safe one.
    if (isSafe) return parts.leave(false)
    isSafe = parts.crashes.note() === 'enough'
    if (!isSafe) parts.comingBack()
    // A crash in the midst of it comes as an event of its own.
    contents.loadURL(isSafe ? parts.safe : parts.page).catch(() => undefined)
  }

  // No dialog asks whether to wait: what the broker sees comes back by itself, as after a crash.
  window.on('unresponsive', () => {
    clearTimeout(silent)
    silent = setTimeout(() => {
      if (window.isDestroyed()) return
      parts.report('silent', 'unresponsive')
      contents.forcefullyCrashRenderer()
    }, SILENT_MS)
  })
  window.on('responsive', () => clearTimeout(silent))
  window.once('closed', () => clearTimeout(silent))

  // Navigation is refused whatever the address (X10), and before `will-navigate` is told of it: the safe page's
  // links say what is wished for, and lead nowhere.
  contents.on('will-frame-navigate', ({ url }) => {
    if (!isSafe || (url !== parts.restart && url !== parts.quit)) return
    parts.leave(url === parts.restart)
  })
}
