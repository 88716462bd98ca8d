import { app, Menu, nativeTheme, powerMonitor } from 'electron'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { defaultSettings } from '../contract/domain/default-settings'
import type { Settings } from '../contract/domain/settings'
import { failed, ok } from '../contract/errors'
import { systemTexts } from '../contract/texts/system'
import { systemClock } from './clock'
import { composeCore } from './compose-core'
import { composeScreen } from './compose-screen'
import { createSheetExports } from './contacts/sheet-exports'
import { createHandlers } from './ipc/handlers'
import { createPush } from './ipc/push'
import { registerCalls } from './ipc/register'
import { createSystemKeychain } from './keychain/keychain'
import { withPatience } from './keychain/patience'
import { createLog } from './log/log'
import { catchMistakes } from './log/mistakes'
import { createMenuCommands } from './menu/commands'
import { menuTemplate } from './menu/menu'
import { createAccessLog } from './privacy/access-log'
import { createLogFile } from './privacy/access-log-file'
import { copyFolder } from './privacy/own-folder'
import type { CopyFolder } from './privacy/own-folder'
import { createSensitiveClipboard } from './privacy/sensitive-clipboard'
import { createTrustedTime } from './privacy/trusted-time'
import { openDatabase } from './store/driver'
import { createJsonFile } from './settings/json-file'
import { loadSettings, settingsFile } from './settings/settings'
import { desktop } from './system/desktop'
import { createCrmFetch } from './system/crm-fetch'
import { createSaveAs } from './system/save-as'
import { saveFile } from './system/save-file'
import { systemClipboard } from './system/sensitive-clipboard'
import { afterOnTimer } from './timers'
import { createCrashes } from './windows/crashes'
import { askWhereToSave } from './windows/save-dialog'
import type { Shell } from './windows/shell'

const PLATFORMS: Partial<Record<NodeJS.Platform, 'windows' | 'macos'>> = {
  win32: 'windows',
  darwin: 'macos',
}

const LEAVE_MS = 3_000
const SYNC_AFTER_MS = 1_000
const KEYCHAIN_MS = 1_500

/** Builds every part and hands it what it needs, from the disk outwards to the window. */
export function compose(shell: Shell): void {
  const clock = systemClock
  const inProfile = (name: string) => join(app.getPath('userData'), name)
  const log = createLog(inProfile('logs/kontaktkort.log'), clock.now)
  const screen = composeScreen({
    clock,
    log,
    profile: app.getPath('userData'),
    shell,
    push: createPush(() => shell.window()?.webContents ?? null),
    settings: () => settings.current(),
    session: () => session,
    endNumbers: () => core.endNumbers(),
  })
  const { push } = screen
  const menuCommands = createMenuCommands(screen, push)

  const settings = loadSettings(
    createJsonFile(inProfile('settings.json'), settingsFile),
    (changed, before) => {
      push('settings-changed', changed)
      applySettings(changed)
      if (changed.retentionDays !== before.retentionDays) copy.retention.daysChanged()
      if (changed.protectedCategory !== before.protectedCategory) {
        copy.local.protect(changed.protectedCategory)
      }
    },
  )
  function applySettings({ language, theme }: Settings): void {
    nativeTheme.themeSource = theme
    shell.speaks(language)
    const template = menuTemplate(systemTexts[language], process.platform, menuCommands)
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  const timeFile = createJsonFile(inProfile('time.json'), z.strictObject({ highest: z.number() }))
  const mark = timeFile.read()?.highest ?? null
  const time = createTrustedTime({
    clock,
    kept: {
      read: () => mark,
      write: (highest) => void timeFile.write({ highest }).catch(() => undefined),
    },
  })

  const keychain = withPatience(createSystemKeychain())
  const place = localFolder()
  const local = 'folder' in place ? place.folder : null
  const accessLog = createAccessLog(
    createLogFile({ folder: local, keychain, open: openDatabase }),
    time,
  )
  const sensitiveClipboard = createSensitiveClipboard({
    device: systemClipboard,
    after: afterOnTimer,
    failed: (cause) => log.bug('clipboard', cause),
  })
  const texts = () => systemTexts[settings.current().language]
  const saveAs = createSaveAs({
    choosePlace: (place) => askWhereToSave(shell.window(), place),
    write: saveFile,
  })
  const crmFetch = createCrmFetch()
  const { session, contacts, lookup, copy, accessRecord, reveals, ...core } = composeCore({
    clock,
    time,
    keychain,
    accessLog,
    log,
    push,
    line: { fetch: crmFetch, clock },
    profile: app.getPath('userData'),
    local,
    sensitiveClipboard,
    refused: 'refused' in place ? place.refused : null,
    settings: settings.current,
    async resetSettings() {
      shell.forgetPlace()
      await settings.change(defaultSettings)
    },
    saveLog: (current, textOf) =>
      saveAs({
        place: () => ({ ...texts().accessLog, extension: 'csv' }),
        current() {
          const refused = screen.refusal('accessLog.export')
          return refused === null ? current() : failed(refused)
        },
        make: async (account) => ok(Buffer.from(textOf(account), 'utf8')),
      }),
    async startSample(password) {
      const { startSampleOffice } = await import('./demo/start-sample')
      return startSampleOffice(clock, { username: 'exempel', password })
    },
    makePassword: () => randomBytes(24).toString('base64url'),
    syncAfterMs: () => (resuming ? SYNC_AFTER_MS : 0),
    forgotten: () => exports.forget(),
    entering: screen.entering,
  })

  const exports = createSheetExports({
    card: contacts.card,
    record: (key) => contacts.entry(key)?.record ?? null,
    active: session.active,
    // Read at the first sheet: its fonts alone are as large as a third of the rest.
    tools: () =>
      import('./compose-sheets').then(({ composeExports }) =>
        composeExports({ clock, saveAs, texts }),
      ),
    refusal: () => screen.refusal('contacts.export'),
    showInFolder: desktop.showInFolder,
    saved: (saved) => accessRecord.note('export', saved),
  })

  let resuming = true
  const resumed = session.resume().finally(() => (resuming = false))
  registerCalls(
    shell.calls,
    createHandlers({
      session,
      // The keychain may ask its owner first: after that long the window shows what is known without it.
      resumed: () => Promise.race([resumed, delay(KEYCHAIN_MS)]),
      screen,
      contacts,
      exports,
      lookup,
      copy: copy.local,
      accessRecord,
      reveals,
      computer: core.computer,
      takeCrash: shell.takeCrash,
      settings,
      desktop,
      connection: core.connection.status,
      appInfo: {
        version: app.getVersion(),
        electron: process.versions.electron,
        platform: PLATFORMS[process.platform] ?? 'linux',
      },
    }),
    {
      isTrusted: shell.isPage,
      now: clock.monotonic,
      refusal: screen.refusal,
      report(name, code, cause) {
        log.event('call-refused', { name, code })
        if (cause !== undefined) log.bug(name, cause)
      },
    },
  )

  applySettings(settings.current())
  shell.themed()
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit())
  app.on('activate', () => {
    shell.reopen()
    screen.windowOpened()
  })
  let leaving: Promise<void> | null = null
  let left = false
  /** The process stays until the window's place and the last entries of the log are on the disk. */
  async function leave(): Promise<void> {
    time.keep()
    const done = Promise.all([
      shell.placeKept(),
      sensitiveClipboard.clear(),
      session.close(),
      resumed,
      core.logOpened(),
      screen.kept(),
    ])
    // A keychain that does not answer keeps nobody from going home.
    await Promise.race([done, delay(LEAVE_MS)]).catch((cause) => log.bug('leave', cause))
    accessLog.close()
    left = true
    // Not while the first wish to quit is still being turned down: where nothing was waited for, this is that
    // very moment, and the second wish would be lost with it.
    setImmediate(() => app.quit())
  }
  app.on('will-quit', (event) => {
    if (left) return
    event.preventDefault()
    leaving ??= leave()
  })
  powerMonitor.on('resume', copy.local.woke)
  powerMonitor.on('resume', core.endNumbers)
  copy.retention.start()
  screen.start()
  shell.reportTo((what, reason) => log.event('window-lost', { what, reason }))
  app.on('child-process-gone', (_event, { type, reason }) =>
    log.event('process-gone', { type, reason }),
  )
  catchMistakes(process, { log, crashes: createCrashes(clock.monotonic), quit: () => app.quit() })
}

/** Where the encrypted files may lie, or why nowhere (GDPR rule 23). */
function localFolder(): CopyFolder {
  return copyFolder({
    platform: process.platform,
    userData: app.getPath('userData'),
    appData: app.getPath('appData'),
    localAppData: process.env['LOCALAPPDATA'] ?? null,
    home: app.getPath('home'),
  })
}
