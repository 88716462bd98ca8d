import { join } from 'node:path'
import { lockFile } from './privacy/lock'
import { scheduleOnTimer } from './privacy/retention'
import { createScreen } from './privacy/screen'
import type { Screen, ScreenParts } from './privacy/screen'
import { createJsonFile } from './settings/json-file'
import { presence } from './system/presence'
import { createWindowGuard } from './windows/window-guard'
import type { Shell } from './windows/shell'

export interface ComposeScreenParts extends Omit<
  ScreenParts,
  'schedule' | 'lockFile' | 'presence' | 'guard'
> {
  readonly profile: string
  readonly window: Shell['window']
}

/** Lock and presentation mode, on this computer and its window. */
export function composeScreen(parts: ComposeScreenParts): Screen {
  return createScreen({
    ...parts,
    schedule: scheduleOnTimer,
    lockFile: createJsonFile(join(parts.profile, 'lock.json'), lockFile),
    presence,
    guard: createWindowGuard(parts.window),
  })
}
