import { judgeSwitches, OPENING_VARIABLES } from './switches'

/** The engine's own list of switches, which is another than the arguments it was started with. */
export interface EngineSwitches {
  removeSwitch(name: string): void
}

/** Who starts the app, and with what; `process` as it stands. */
export interface Starter {
  readonly argv: readonly string[]
  readonly env: Record<string, string | undefined>
  readonly platform: NodeJS.Platform
}

export interface EngineStart {
  /** The switch with which the app must not start, or null. */
  readonly refused: string | null
  /** Until then no window opens. */
  readonly released: Promise<void>
}

/**
 * Closes the engine to whoever starts it (X13). Must run before Electron is ready: most switches are read
 * only then. The packing for tests has `driven/take-switches.ts` in the place of this module, and all its other
 * files are the same (X14).
 */
export function takeSwitches(engine: EngineSwitches, starter: Starter): EngineStart {
  const { takenOut, refused } = judgeSwitches(starter.argv.slice(1), starter.platform)
  for (const name of takenOut) engine.removeSwitch(name)
  // The processes that the engine starts get what is left.
  for (const name of OPENING_VARIABLES) Reflect.deleteProperty(starter.env, name)
  return { refused, released: Promise.resolve() }
}
