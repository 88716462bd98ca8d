import type { MenuCommand } from '../../contract/events'
import type { Screen } from '../privacy/screen'

/**
 * Most commands mean what the page at hand makes of them. What hides the window does not hang on a page,
 * which may not answer, or on macOS be closed.
 */
export function createMenuCommands(
  screen: Pick<Screen, 'status' | 'lock' | 'present' | 'push'>,
): (command: MenuCommand) => void {
  return (command) => {
    if (command === 'lock') return void screen.lock()
    if (command !== 'present') return screen.push('menu-command', command)
    const { locked, presenting } = screen.status()
    // Whoever finds it locked does not end a presentation either.
    if (!locked) screen.present(!presenting)
  }
}
