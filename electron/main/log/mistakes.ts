import type { Crashes } from '../crashes'
import type { Log } from './log'

export interface MistakeParts {
  readonly log: Log
  readonly crashes: Crashes
  /** In order, as if somebody had chosen to. */
  quit(): void
}

type Uncaught = 'unhandledRejection' | 'uncaughtException'

/**
 * What nobody has caught is a line in the diary, without what was said, and no dialog with a stack (X20, X21).
 * The app goes on, until exceptions, of whatever kind, come so closely that they count as `enough`: then it
 * quits. A rejection is told and not counted: it has stopped no more than what nobody waited for.
 */
export function catchMistakes(
  process: { on(event: Uncaught, listener: (cause: unknown) => void): unknown },
  { log, crashes, quit }: MistakeParts,
): void {
  process.on('unhandledRejection', (cause) => log.bug('unhandledRejection', cause))
  process.on('uncaughtException', (cause) => {
    log.bug('uncaughtException', cause)
    if (crashes.note() === 'enough') quit()
  })
}
