import { BrowserWindow, screen } from 'electron'
import type { Session } from 'electron'
import { MIN_SIZE, placeOnScreens } from './window-place'
import type { WindowPlace } from './window-place'

export interface MainWindowParts {
  readonly session: Session
  readonly preload: string
  /** Where it stood last; null the first time. */
  readonly place: WindowPlace | null
  readonly dark: boolean
  /** Developer tools, in a run from source only. */
  readonly devTools: boolean
  /** It is not shown before, however soon it is drawn. */
  readonly showAfter: Promise<void>
  /** Told where the window stands as it closes. */
  closing(place: WindowPlace): void
}

/** The window before its first paint, in the theme's paper colour: no white flash at night. */
export const BACKGROUND = { light: '#f6f7f7', dark: '#14191b' } as const

/** A window without a page. */
export function openMainWindow(parts: MainWindowParts): BrowserWindow {
  const { place } = parts
  const window = new BrowserWindow({
    ...placeOnScreens(
      place,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Kontaktkort',
    backgroundColor: parts.dark ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: parts.preload,
      session: parts.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: parts.devTools,
    },
  })
  if (place?.maximized) window.maximize()
  // The system's task switcher shows the title: it names the app, never a person (GDPR rule 12).
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('close', () => {
    parts.closing({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  })
  window.once('ready-to-show', () => {
    void parts.showAfter.then(() => window.isDestroyed() || window.show())
  })
  return window
}
