import { app, ipcMain, nativeTheme, session as sessions } from 'electron'
import type { BrowserWindow } from 'electron'
import { join } from 'node:path'
import type { Settings } from '../../contract/domain/settings'
import { callNames } from '../../contract/names'
import { systemTexts } from '../../contract/texts/system'
import { systemClock } from '../clock'
import { holdCalls } from '../ipc/held-calls'
import type { CallTransport } from '../ipc/register'
import { createJsonFile } from '../settings/json-file'
import { APP_PAGE, QUIT_ADDRESS, RESTART_ADDRESS, SAFE_ADDRESS, serveWindow } from './app-scheme'
import { createCrashes } from '../crashes'
import { allowOnlyOwnScheme } from './harden'
import { BACKGROUND, openMainWindow } from './main-window'
import { recover } from './recover'
import type { RecoverParts } from './recover'
import { safePage } from './safe-page'
import { windowPlace } from './window-place'
import type { WindowPlace } from './window-place'

/**
 * The window and the fences around it, and nothing else: it loads its page while the rest of the app, which
 * is many times as large, is still being read.
 */
export interface Shell {
  /** What the page asks for, also before there is anybody to answer. */
  readonly calls: CallTransport
  isPage(contentsId: number, url: string): boolean
  /** And not the one that stands in for it. */
  showsPage(): boolean
  /** Null while there is none, as on macOS when it has been closed. */
  window(): BrowserWindow | null
  /** The theme is known: what is drawn may be shown. */
  themed(): void
  speaks(language: Settings['language']): void
  /** Who is told when the page's process is lost; what happens before goes untold. */
  reportTo(report: RecoverParts['report']): void
  /** True for the first who asks after the page came back from a crash (X21). */
  takeCrash(): boolean
  reopen(): void
  /** When the place of a closed window is on the disk, or was refused there. */
  placeKept(): Promise<unknown>
  /** Where it stands is kept no more in this run: the computer has been forgotten (S18). */
  forgetPlace(): void
}

export function openShell(): Shell {
  const page = developmentPage() ?? APP_PAGE
  const calls = holdCalls(ipcMain, callNames)
  const session = sessions.fromPartition('window', { cache: false })
  const fenced = allowOnlyOwnScheme(session, page === APP_PAGE ? null : new URL(page).origin)
  serveWindow(session, join(app.getAppPath(), 'out', 'renderer'), fenced, () =>
    safePage(language, systemTexts[language].safe),
  )

  const placeFile = createJsonFile(join(app.getPath('userData'), 'window.json'), windowPlace)
  const crashes = createCrashes(systemClock.monotonic)
  let language: Settings['language'] = 'sv'
  let report: RecoverParts['report'] = () => undefined
  let hasCrashed = false
  let window: BrowserWindow | null = null
  let placeKept: Promise<unknown> = Promise.resolve()
  let keepsPlace = true
  let themeKnown: () => void
  const themed = new Promise<void>((resolve) => (themeKnown = resolve))

  function open(): void {
    const opened = openMainWindow({
      session,
      preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      place: placeFile.read(),
      dark: nativeTheme.shouldUseDarkColors,
      devTools: !app.isPackaged,
      showAfter: themed,
      closing: keepPlace,
    })
    window = opened
    opened.once('closed', () => (window = null))
    recover(opened, {
      page,
      safe: SAFE_ADDRESS,
      restart: RESTART_ADDRESS,
      quit: QUIT_ADDRESS,
      crashes,
      report: (what, reason) => report(what, reason),
      comingBack: () => (hasCrashed = true),
      leave(andStart) {
        if (andStart) app.relaunch()
        app.quit()
      },
    })
    void opened.loadURL(page)
  }

  function keepPlace(place: WindowPlace): void {
    if (keepsPlace) placeKept = placeFile.write(place)
  }

  const isOwn = (url: string) => url.split(/[?#]/)[0] === page

  open()
  return {
    calls,
    isPage: (id, url) => window?.webContents.id === id && isOwn(url),
    showsPage: () => window !== null && isOwn(window.webContents.getURL()),
    window: () => window,
    themed() {
      window?.setBackgroundColor(BACKGROUND[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'])
      themeKnown()
    },
    speaks: (spoken) => (language = spoken),
    reportTo: (told) => (report = told),
    takeCrash() {
      const taken = hasCrashed
      hasCrashed = false
      return taken
    },
    reopen: () => window === null && open(),
    placeKept: () => placeKept,
    forgetPlace: () => (keepsPlace = false),
  }
}

/** A run from source may show the page of the development server; a packed app never does. */
function developmentPage(): string | null {
  const address = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  return address === undefined ? null : new URL('/', address).href
}
