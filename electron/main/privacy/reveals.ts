import { REVEAL_MS } from '../../contract/domain/identity-number'
import type { RevealReason } from '../../contract/domain/identity-number'
import type { ContactKey } from '../../contract/domain/ids'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'

/**
 * Which number is being shown (GDPR rule 11): one at a time, for 20 seconds, and only of a card that was
 * opened in this run. The window counts for itself; this is what holds when it is not to be trusted.
 */
export interface Reveals {
  /** `forbidden` for a card that nobody opened, and while numbers may not be shown; starts its time anew. */
  reveal(key: ContactKey, reason: RevealReason): Result<{ number: string; visibleMs: number }>
  /** `forbidden` once its time is up, or it was hidden. Rejects when it did not reach the clipboard. */
  copy(key: ContactKey): Promise<Result<void>>
  /** Hidden before its time. */
  end(key: ContactKey): void
  /** Another card has come in place of the one whose number was shown. */
  endOthers(key: ContactKey): void
  /** At lock, at sign-out, and when presenting. */
  endAll(): void
}

export interface RevealsParts {
  /** Opened in this run. */
  isOpened(key: ContactKey): boolean
  /** As the CRM wrote it; null when the contact has none, or is gone. */
  numberOf(key: ContactKey): string | null
  /** Milliseconds that only go forward. */
  monotonic(): number
  /** To the clipboard, as sensitive. */
  write(number: string): Promise<void>
  /** For the access log (GDPR rule 34): what has been shown, and what has been copied. */
  revealed(key: ContactKey, reason: RevealReason): void
  copied(key: ContactKey, reason: RevealReason): void
}

/** The number itself is not held: it is read where it lies, and gone when the contact is. */
interface Running {
  readonly key: ContactKey
  readonly reason: RevealReason
  readonly until: number
}

export function createReveals(parts: RevealsParts): Reveals {
  let running: Running | null = null

  const isOf = (key: ContactKey) =>
    running?.key.contactId === key.contactId && running.key.customerId === key.customerId

  function current(key: ContactKey): { number: string; reason: RevealReason } | null {
    if (running === null || !isOf(key)) return null
    const number = parts.monotonic() < running.until ? parts.numberOf(key) : null
    if (number !== null) return { number, reason: running.reason }
    running = null
    return null
  }

  return {
    reveal(key, reason) {
      if (!parts.isOpened(key)) return failed('forbidden')
      const number = parts.numberOf(key)
      if (number === null) return failed('not-found')
      running = { key, reason, until: parts.monotonic() + REVEAL_MS }
      parts.revealed(key, reason)
      return ok({ number, visibleMs: REVEAL_MS })
    },
    async copy(key) {
      const shown = current(key)
      if (shown === null) return failed('forbidden')
      await parts.write(shown.number)
      return ok(parts.copied(key, shown.reason))
    },
    end(key) {
      if (isOf(key)) running = null
    },
    endOthers(key) {
      if (!isOf(key)) running = null
    },
    endAll() {
      running = null
    },
  }
}
