import { app, BrowserWindow, powerMonitor, systemPreferences } from 'electron'
import { isUse } from '../privacy/idle'

/** Whether somebody is at the computer, as the system tells it. */
export interface Presence {
  /** Whole seconds since the last key or pointer anywhere on the computer. */
  idleSeconds(): number
  /** Somebody has used one of our windows. */
  onUse(told: () => void): void
  on(what: 'lock-screen' | 'unlock-screen' | 'suspend' | 'resume', told: () => void): void
  canAskTouchId(): boolean
  /** False when it was cancelled or recognised nobody. */
  askTouchId(reason: string): Promise<boolean>
}

const MAC = process.platform === 'darwin'

export const presence: Presence = {
  idleSeconds: () => powerMonitor.getSystemIdleTime(),
  onUse(told) {
    const listen = (window: BrowserWindow) =>
      window.webContents.on('input-event', (_event, input) => isUse(input) && told())
    BrowserWindow.getAllWindows().forEach(listen)
    app.on('browser-window-created', (_event, window) => listen(window))
  },
  // Each name on its own: the type of the one method has an overload per event.
  on(what, told) {
    if (what === 'lock-screen') powerMonitor.on('lock-screen', told)
    else if (what === 'unlock-screen') powerMonitor.on('unlock-screen', told)
    else if (what === 'suspend') powerMonitor.on('suspend', told)
    else powerMonitor.on('resume', told)
  },
  canAskTouchId: () => MAC && systemPreferences.canPromptTouchID(),
  askTouchId: (reason) =>
    systemPreferences.promptTouchID(reason).then(
      () => true,
      () => false,
    ),
}
