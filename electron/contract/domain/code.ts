/** Signs of any kind. Fewer are guessed in an afternoon, whatever each guess costs. */
export const MIN_CODE_SIGNS = 4

/** As somebody counts them: an emoji is one, and so is a letter that is typed as two. */
export function signsIn(code: string): number {
  return [...code.normalize('NFC')].length
}

/**
 * Whether there is a code of the broker's own for the lock: not asked yet, not wanted, in the keychain, or in
 * memory until the app ends. The code itself is told to nobody.
 */
export const CODE_STATES = ['none', 'skipped', 'kept', 'this-run'] as const
export type CodeState = (typeof CODE_STATES)[number]

export function hasCode(state: CodeState): state is 'kept' | 'this-run' {
  return state === 'kept' || state === 'this-run'
}
