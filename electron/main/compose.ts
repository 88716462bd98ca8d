import { app, dialog, ipcMain, Menu, nativeTheme, session as sessions } from 'electron'
import type { BrowserWindow } from 'electron'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Settings } from '../contract/domain/settings'
import { systemTexts } from '../contract/texts/system'
import { systemClock } from './clock'
import { createContactCopy } from './contacts/contact-copy'
import { createContacts } from './contacts/contacts'
import { createReferenceNames } from './contacts/reference-names'
import { createSheetExports } from './contacts/sheet-exports'
import { createConnectCrm } from './crm-api/connect-crm'
import { startSampleOffice } from './demo/start-sample'
import { createHandlers } from './ipc/handlers'
import { createPush } from './ipc/push'
import { registerCalls } from './ipc/register'
import { createSystemKeychain } from './keychain/keychain'
import { createLog } from './log/log'
import { menuTemplate } from './menu/menu'
import { createExporter } from './pdf/export'
import type { PlaceRequest } from './pdf/export'
import { createPrinter } from './pdf/print'
import { saveFile } from './pdf/save'
import { account as accountSchema, passwordFor } from './session/account'
import { createConnection } from './session/connection'
import { createSession } from './session/session'
import { createJsonFile } from './settings/json-file'
import { loadSettings, settingsFile } from './settings/settings'
import { desktop } from './system/desktop'
import { createCrmFetch } from './system/crm-fetch'
import { APP_PAGE, serveWindow } from './windows/app-scheme'
import { allowOnlyOwnScheme, denyPermissions } from './windows/harden'
import { openMainWindow } from './windows/main-window'
import { windowPlace } from './windows/window-place'

const PLATFORMS: Partial<Record<NodeJS.Platform, 'windows' | 'macos'>> = {
  win32: 'windows',
  darwin: 'macos',
}

/** Builds every part and hands it what it needs, from the disk outwards to the window. */
export async function compose(): Promise<void> {
  const clock = systemClock
  const inProfile = (name: string) => join(app.getPath('userData'), name)
  const log = createLog(inProfile('logs/kontaktkort.log'), clock.now)
  let window: BrowserWindow | null = null
  const push = createPush(() => (window === null ? null : window.webContents))

  const settings = await loadSettings(
    createJsonFile(inProfile('settings.json'), settingsFile),
    (changed) => {
      push('settings-changed', changed)
      applySettings(changed)
    },
  )
  function applySettings({ language, theme }: Settings): void {
    nativeTheme.themeSource = theme
    const template = menuTemplate(systemTexts[language], process.platform, (command) =>
      push('menu-command', command),
    )
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  const connection = createConnection(push)
  const crmFetch = createCrmFetch()
  const session = createSession({
    keychain: createSystemKeychain(),
    accountFile: createJsonFile(inProfile('account.json'), accountSchema),
    connect: (account, secret) =>
      createConnectCrm({
        address: account.address,
        login(customerId, right) {
          const password = passwordFor(secret, customerId, right)
          return password === null ? null : { username: account.username, password }
        },
        clock,
        fetch: crmFetch,
        onOutcome(outcome) {
          connection.note(outcome)
          log.event('call', {
            endpoint: outcome.endpoint,
            sent: outcome.sent,
            outcome: outcome.failure?.code ?? 'ok',
          })
        },
      }),
    startSample: (password) => startSampleOffice(clock, { username: 'exempel', password }),
    makePassword: () => randomBytes(24).toString('base64url'),
    forgetContacts() {
      contacts.forget()
      exports.forget()
    },
    renewed: () => contacts.resume(),
    changed(status) {
      if (status.state === 'signed-out') connection.reset()
      push('session-changed', status)
    },
  })

  const contacts = createContacts({
    copy: createContactCopy(),
    names: createReferenceNames(),
    clock,
    push,
    active: session.active,
  })

  const exporter = createExporter({
    print: createPrinter(),
    save: saveFile,
    clock,
    async choosePlace({ title, fileName, fileKind }: PlaceRequest) {
      if (window === null) return null
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title,
        defaultPath: join(app.getPath('documents'), fileName),
        filters: [{ name: fileKind, extensions: ['pdf'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      return canceled ? null : filePath
    },
  })
  const exports = createSheetExports({
    card: contacts.card,
    active: session.active,
    exporter,
    showInFolder: desktop.showInFolder,
  })

  const page = developmentPage() ?? APP_PAGE
  registerCalls(
    ipcMain,
    createHandlers({
      session,
      contacts,
      exports,
      settings,
      desktop,
      connection: connection.status,
      appInfo: {
        version: app.getVersion(),
        electron: process.versions.electron,
        platform: PLATFORMS[process.platform] ?? 'linux',
      },
    }),
    {
      isTrusted: (id, url) => window?.webContents.id === id && url.split(/[?#]/)[0] === page,
      now: clock.monotonic,
      report(name, code, cause) {
        log.event('call-refused', { name, code })
        if (cause !== undefined) log.bug(name, cause)
      },
    },
  )

  applySettings(settings.current())
  // The window does not wait for the keychain, which may ask its owner first.
  const resumed = session.resume()
  const windowSession = sessions.fromPartition('window', { cache: false })
  denyPermissions(windowSession)
  await allowOnlyOwnScheme(windowSession, page === APP_PAGE ? null : new URL(page).origin)
  serveWindow(windowSession, join(app.getAppPath(), 'out', 'renderer'))

  const placeFile = createJsonFile(inProfile('window.json'), windowPlace)
  let keepingPlace: Promise<void> | null = null
  async function showWindow(): Promise<void> {
    await openMainWindow({
      session: windowSession,
      preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      page,
      placeFile,
      dark: nativeTheme.shouldUseDarkColors,
      devTools: !app.isPackaged,
      opened(opened) {
        window = opened
        opened.once('closed', () => (window = null))
      },
      closing(place) {
        keepingPlace = placeFile
          .write(place)
          .catch(() => undefined)
          .finally(() => (keepingPlace = null))
      },
    })
  }
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit())
  app.on('activate', () => window === null && void showWindow())
  app.on('will-quit', (event) => {
    void session.close()
    if (keepingPlace === null) return
    // The window closed a moment ago: the process stays until its place is on the disk.
    event.preventDefault()
    void keepingPlace.then(() => app.quit())
  })
  process.on('unhandledRejection', (cause) => log.bug('unhandledRejection', cause))
  await Promise.all([resumed, showWindow()])
}

/** A run from source may show the page of the development server; a packed app never does. */
function developmentPage(): string | null {
  const address = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  return address === undefined ? null : new URL('/', address).href
}
