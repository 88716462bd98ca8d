import { app, powerMonitor } from 'electron'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { defaultSettings } from '../contract/domain/default-settings'
import { ok } from '../contract/errors'
import { systemTexts } from '../contract/texts/system'
import { systemClock } from './clock'
import { composeCore } from './compose-core'
import { composeScreen } from './compose-screen'
import { createSheetExports } from './contacts/sheet-exports'
import { createCrashes } from './crashes'
import { createHandlers } from './ipc/handlers'
import { createPush } from './ipc/push'
import { registerCalls } from './ipc/register'
import { createSystemKeychain } from './keychain/keychain'
import { withTimeout } from './keychain/timeout'
import { leaveInOrder } from './leave'
import { createLog } from './log/log'
import type { Log } from './log/log'
import { catchMistakes } from './log/mistakes'
import { createAccessLog } from './privacy/access-log'
import { createLogFile } from './privacy/access-log-file'
import { copyFolder } from './privacy/own-folder'
import type { CopyFolder } from './privacy/own-folder'
import { createSensitiveClipboard } from './privacy/sensitive-clipboard'
import { createTrustedTime } from './privacy/trusted-time'
import type { TrustedTime } from './privacy/trusted-time'
import { openDatabase } from './store/driver'
import { createJsonFile } from './settings/json-file'
import { loadSettings, settingsFile } from './settings/settings'
import { desktop } from './system/desktop'
import { createCrmFetch } from './system/crm-fetch'
import { createSaveAs } from './system/save-as'
import { saveFile } from './system/save-file'
import { systemClipboard } from './system/sensitive-clipboard'
import { CHANGES_EVERY_MS } from './sync/schedule'
import { afterOnTimer } from './timers'
import { createFrame } from './windows/frame'
import { askWhereToSave, tellNotSaved } from './windows/save-dialog'
import type { Shell } from './windows/shell'

const PLATFORMS: Partial<Record<NodeJS.Platform, 'windows' | 'macos'>> = {
  win32: 'windows',
  darwin: 'macos',
}

const SYNC_AFTER_MS = 1_000
const KEYCHAIN_MS = 1_500

/** Builds every part and hands it what it needs, from the disk outwards to the window. */
export function compose(shell: Shell): void {
  const clock = systemClock
  const profile = app.getPath('userData')
  const log = createLog(join(profile, 'logs/kontaktkort.log'), clock.now)
  const screen = composeScreen({
    clock,
    log,
    profile,
    shell,
    push: createPush(() => shell.window()?.webContents ?? null),
    settings: () => settings.current(),
    session: () => core.session,
    code: () => core.lockCode,
    endNumbers: () => core.endNumbers(),
    onCard: () => core.contacts.current(),
    onPresented() {
      core.contacts.tellAgain()
      core.estates.tellAgain()
    },
    onUnlocked: () => core.copy.local.attended(),
  })
  const { push } = screen
  const frame = createFrame(shell, screen)

  const settings = loadSettings(
    createJsonFile(join(profile, 'settings.json'), settingsFile),
    (changed, before) => {
      push('settings-changed', changed)
      frame.apply(changed)
      core.settingsChanged(changed, before)
    },
  )
  const texts = () => systemTexts[settings.current().language]

  const keychain = withTimeout(createSystemKeychain())
  const place = localFolder()
  const local = 'folder' in place ? place.folder : null
  const time = keptTime(profile, log)
  const accessLog = createAccessLog(
    createLogFile({ folder: local, keychain, open: openDatabase }),
    time,
  )
  const sensitiveClipboard = createSensitiveClipboard({
    device: systemClipboard,
    after: afterOnTimer,
    failed: (cause) => log.bug('clipboard', cause),
  })
  const saveAs = createSaveAs({
    refusal: screen.refusal,
    choosePlace: (place) => askWhereToSave(shell.window(), place),
    write: saveFile,
    refused: (why) => tellNotSaved(shell.window(), why, texts().saveAs.refused),
  })
  const core = composeCore({
    clock,
    time,
    keychain,
    accessLog,
    log,
    push,
    line: { fetch: createCrmFetch(), clock },
    profile,
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
        call: 'accessLog.export',
        current,
        place: () => ({ ...texts().accessLog, extension: 'csv' }),
        make: async (account) => ok(Buffer.from(textOf(account), 'utf8')),
      }),
    async startSample(password) {
      const { startSampleOffice } = await import('./demo/start-sample')
      return startSampleOffice(clock, { username: 'exempel', password })
    },
    makePassword: () => randomBytes(24).toString('base64url'),
    syncAfterMs: () => (resuming ? SYNC_AFTER_MS : 0),
    syncPhaseMs: () => Math.random() * CHANGES_EVERY_MS,
    isWatched: () => !screen.status().locked,
    onForgotten: () => exports.forget(),
    entering: screen.entering,
    async forgetCategories() {
      await settings.change({ protectedCategories: null })
    },
  })
  const { session, contacts, accessRecord } = core

  const exports = createSheetExports({
    card: contacts.card,
    record: (key) => contacts.entry(key)?.record ?? null,
    active: session.active,
    // Read at the first sheet: its fonts alone are as large as a third of the rest.
    tools: () =>
      import('./compose-sheets').then(({ composeExports }) =>
        composeExports({ clock, saveAs, texts }),
      ),
    showInFolder: desktop.showInFolder,
    saved: (saved) => accessRecord.note('export', saved),
  })

  let resuming = true
  const resumed = core.resume().finally(() => (resuming = false))
  registerCalls(
    shell.calls,
    createHandlers({
      ...core,
      // The keychain may ask its owner first: after that long the window shows what is known without it.
      resumed: () => Promise.race([resumed, delay(KEYCHAIN_MS)]),
      screen,
      exports,
      copy: core.copy.local,
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
      answer: screen.answer,
      report(name, code, cause) {
        log.event('call-refused', { name, code })
        if (cause !== undefined) log.bug(name, cause)
      },
    },
  )

  frame.apply(settings.current())
  shell.themed()
  powerMonitor.on('resume', core.woke)
  core.copy.retention.start()
  screen.start()
  shell.reportTo((what, reason) => log.event('window-lost', { what, reason }))
  app.on('child-process-gone', (_event, { type, reason }) =>
    log.event('process-gone', { type, reason }),
  )
  catchMistakes(process, { log, crashes: createCrashes(clock.monotonic), quit: () => app.quit() })
  leaveInOrder({
    app,
    after: afterOnTimer,
    steps() {
      time.keep()
      return [
        ...[shell.placeKept(), sensitiveClipboard.clear(), session.close()],
        ...[resumed, core.logOpened(), screen.kept()],
      ]
    },
    last: accessLog.close,
    failed: (cause) => log.bug('leave', cause),
  })
}

function keptTime(profile: string, log: Log): TrustedTime {
  const file = createJsonFile(join(profile, 'time.json'), z.object({ highest: z.number() }))
  const mark = file.read()?.highest ?? null
  return createTrustedTime({
    clock: systemClock,
    kept: {
      read: () => mark,
      // A lost mark is no reason to stop, and support may look for it.
      write: (highest) =>
        void file.write({ highest }).then((code) => code && log.event('time-not-kept', { code })),
    },
  })
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
