import type { BrowserWindow } from 'electron'

/** What the system shows of a window elsewhere than in the window itself. */
export interface WindowGuard {
  /** As much as the system allows; asked of each new window too. */
  protect(state: { readonly locked: boolean; readonly presenting: boolean }): void
  /** Draws what the page holds now, wherever the window is. */
  draw(): void
  /**
   * The page has not let go of what it showed: it ends, and begins anew. What stands in after too many crashes
   * shows nothing, and never answers.
   */
  restart(): void
}

export interface GuardedWindow {
  window(): BrowserWindow | null
  /** Whether what is in it is the app's own page. */
  showsPage(): boolean
}

const WHOLE = { x: 0, y: 0, width: 0, height: 0 }
/** The smallest there is: an empty one means the whole window. */
const CORNER = { x: 0, y: 0, width: 1, height: 1 }

export function createWindowGuard({ window, showsPage }: GuardedWindow): WindowGuard {
  return {
    protect({ locked, presenting }) {
      const it = window()
      if (it === null) return
      it.setContentProtection(locked || presenting)
      // Behind other windows pages are not drawn, and the last frame drawn is what is shown first when they
      // come to the front: it must be the lock's.
      it.webContents.setBackgroundThrottling(!locked)
      // Windows keeps the last picture of a minimised window for the taskbar: nothing new can be drawn into
      // it, but what is shown of it can be narrowed.
      if (process.platform === 'win32') it.setThumbnailClip(locked ? CORNER : WHOLE)
    },
    draw: () => window()?.webContents.invalidate(),
    restart() {
      // One that hangs would never come to loading itself again; a lost one is (X21).
      if (showsPage()) window()?.webContents.forcefullyCrashRenderer()
    },
  }
}
