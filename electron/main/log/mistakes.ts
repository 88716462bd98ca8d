import type { Crashes } from '../windows/crashes'
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
 * The app goes on, unless the same comes again and again: then it quits.
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
