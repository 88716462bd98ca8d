import { app, BrowserWindow } from 'electron'
import { compose } from './compose'
import { registerAppScheme } from './windows/app-scheme'
import { keepPagesInPlace } from './windows/harden'

registerAppScheme()
// What is printed names its maker by this: the app, and neither system nor versions.
app.userAgentFallback = 'Kontaktkort'
keepPagesInPlace(app)

// One window, one writer: a second start brings the first to the front and ends well (S09).
if (!app.requestSingleInstanceLock()) {
  app.exit(0)
} else {
  app.on('second-instance', () => {
    // A minimised window is not visible on macOS; a sheet being printed is neither.
    const windows = BrowserWindow.getAllWindows()
    const window = windows.find((one) => one.isVisible() || one.isMinimized())
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  void app.whenReady().then(compose)
}
