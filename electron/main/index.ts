import { app, BrowserWindow, dialog } from 'electron'
import { systemTexts } from '../contract/texts/system'
import { takeSwitches } from './engine/take-switches'
import { registerAppScheme } from './windows/app-scheme'
import { hardenSessions, keepPagesInPlace } from './windows/harden'
import { openShell } from './windows/shell'

const { refused, released } = takeSwitches(app.commandLine, process)
registerAppScheme()
// What is printed names its maker by this: the app, and neither system nor versions.
app.userAgentFallback = 'Kontaktkort'
hardenSessions(app)
keepPagesInPlace(app)

if (refused !== null) {
  giveUp(systemTexts.sv.switchRefused(refused))
} else if (!app.requestSingleInstanceLock()) {
  // One window, one writer: a second start brings the first to the front and ends well (S09).
  app.exit(0)
} else {
  app.on('second-instance', () => {
    // A minimised window is not visible on macOS; a sheet being printed is neither.
    const windows = BrowserWindow.getAllWindows()
    const window = windows.find((one) => one.isVisible() || one.isMinimized())
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  process.on('uncaughtException', startFailed)
  void Promise.all([app.whenReady(), released]).then(start).catch(startFailed)
}

/** The page loads in a process of its own: meanwhile there is time for all that it will ask for. */
async function start(): Promise<void> {
  const shell = openShell()
  const { compose } = await import('./compose')
  compose(shell)
  // From here on there is a log, and much that goes on well without what failed (X21).
  process.off('uncaughtException', startFailed)
}

/** A window that nobody answers would stay empty for ever. What went wrong may be told nowhere yet. */
function startFailed(): void {
  giveUp(systemTexts.sv.startFailed)
}

function giveUp(says: string): void {
  dialog.showErrorBox('Kontaktkort', says)
  app.exit(1)
}
