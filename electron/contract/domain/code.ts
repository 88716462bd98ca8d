/** Signs of any kind. Fewer are guessed in an afternoon, whatever each guess costs. */
export const MIN_CODE_SIGNS = 4

/** As somebody counts them: an emoji is one, and so is a letter that is typed as two. */
export function signsIn(code: string): number {
  return [...code.normalize('NFC')].length
}

/**
 * Whether there is a code of the broker's own for the lock: not asked yet, not wanted, in the keychain, in memory until
 * the app ends, or perhaps in a keychain that did not say. The code itself is told to nobody.
 */
export const CODE_STATES = ['none', 'skipped', 'kept', 'this-run', 'unread'] as const
export type CodeState = (typeof CODE_STATES)[number]

/** Of one that could not be read nobody knows, and it is asked for: else whoever comes by would choose another. */
export function hasCode(state: CodeState): state is Exclude<CodeState, 'none' | 'skipped'> {
  return state !== 'none' && state !== 'skipped'
}
