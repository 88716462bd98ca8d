import { BrowserWindow, screen } from 'electron'
import type { Session } from 'electron'
import type { JsonFile } from '../settings/json-file'
import { MIN_SIZE, placeOnScreens } from './window-place'
import type { WindowPlace } from './window-place'

export interface MainWindowParts {
  readonly session: Session
  readonly preload: string
  readonly page: string
  readonly placeFile: Pick<JsonFile<WindowPlace>, 'read'>
  readonly dark: boolean
  /** Developer tools, in a run from source only. */
  readonly devTools: boolean
  /** Told before the page loads, as its first calls may come before it has finished loading. */
  opened(window: BrowserWindow): void
  /** Told where the window stands as it closes. */
  closing(place: WindowPlace): void
}

/** The window before its first paint, in the theme's paper colour: no white flash at night. */
const BACKGROUND = { light: '#f6f7f7', dark: '#14191b' } as const

/** Resolves as soon as there is a window; `loaded` when its page is there. */
export async function openMainWindow(parts: MainWindowParts): Promise<{ loaded: Promise<void> }> {
  const place = await parts.placeFile.read()
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
  window.once('ready-to-show', () => window.show())
  parts.opened(window)
  return { loaded: window.loadURL(parts.page) }
}
