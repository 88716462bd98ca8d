import { createHmac, randomBytes } from 'node:crypto'
import { createSerialize } from '../serialize'
import type { After } from '../timers'

/** GDPR rule 14: a copied personal number lies on the clipboard no longer than this. */
export const CLEAR_AFTER_MS = 30_000
/** Another program has the clipboard open for a moment at most; one that never lets go is not fought for ever. */
export const TRY_AGAIN_AFTER_MS = 2_000
export const MOST_TRIES = 10

/** The computer's clipboard, as far as it matters here. */
export interface ClipboardDevice {
  /** Out of the clipboard's history, where the system can do that. */
  writeSecret(text: string): Promise<void>
  readText(): Promise<string>
  clear(): Promise<void>
}

export interface SensitiveClipboard {
  /** A second one begins the 30 seconds anew. */
  write(text: string): Promise<void>
  /**
   * What we put there goes at once, at lock, at quit and on waking: a timer may have stood still in a sleep,
   * and nobody can tell for how long. What somebody else has put there since is left alone. Where the system
   * lets nobody at it, it is tried for again, and resolves when it is done or given up. Never rejects.
   */
  clear(): Promise<void>
}

export interface SensitiveClipboardParts {
  readonly device: ClipboardDevice
  readonly after: After
  /** The system did not let us look or clear. */
  failed(cause: unknown): void
}

export function createSensitiveClipboard(parts: SensitiveClipboardParts): SensitiveClipboard {
  const { device, after } = parts
  // A hash of a number can be tried out for every number there is: this one only with a key that is not kept.
  const hashKey = randomBytes(32)
  const hashOf = (text: string) => createHmac('sha256', hashKey).update(text).digest('hex')
  /** Of what we last put there; the text itself is not remembered. */
  let ours: string | null = null
  let stopTimer: (() => void) | null = null
  /** One after the other: a clearing must not look at a clipboard that is just being written. */
  const serialize = createSerialize()

  async function clearOurs(): Promise<void> {
    stopTimer?.()
    stopTimer = null
    if (ours === null) return
    const isOurs = hashOf(await device.readText()) === ours
    if (isOurs) await device.clear()
    ours = null
  }

  async function clear(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const refused = await serialize(() => clearOurs().then(() => null, told))
      if (refused === null || tries === MOST_TRIES) return
      await new Promise<void>((resolve) => after(TRY_AGAIN_AFTER_MS, resolve))
      // What has been written since has a time of its own.
      if (ours !== refused.ours) return
    }
  }

  function told(cause: unknown): { ours: string | null } {
    parts.failed(cause)
    return { ours }
  }

  return {
    write: (text) =>
      serialize(async () => {
        stopTimer?.()
        // Before it is there: were the process to go on from a failure, it would still be looked for.
        ours = hashOf(text)
        stopTimer = after(CLEAR_AFTER_MS, () => void clear())
        await device.writeSecret(text)
      }),
    clear,
  }
}
