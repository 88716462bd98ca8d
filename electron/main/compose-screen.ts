import { join } from 'node:path'
import { lockFile } from './privacy/lock'
import { createScreen } from './privacy/screen'
import type { Screen, ScreenParts } from './privacy/screen'
import { createJsonFile } from './settings/json-file'
import { presence } from './system/presence'
import { afterOnTimer, everyOnTimer } from './timers'
import { createWindowGuard } from './windows/window-guard'
import type { Shell } from './windows/shell'

export interface ComposeScreenParts extends Omit<
  ScreenParts,
  'every' | 'after' | 'lockFile' | 'presence' | 'guard'
> {
  readonly profile: string
  readonly shell: Pick<Shell, 'window' | 'showsPage'>
}

/** Lock and presentation mode, on this computer and its window. */
export function composeScreen(parts: ComposeScreenParts): Screen {
  return createScreen({
    ...parts,
    every: everyOnTimer,
    after: afterOnTimer,
    lockFile: createJsonFile(join(parts.profile, 'lock.json'), lockFile),
    presence,
    guard: createWindowGuard(parts.shell),
  })
}
