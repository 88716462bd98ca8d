import type { CodeState } from '../../contract/domain/code'
import type { RemovingKeychain } from '../keychain/removals'
import { keychainName } from '../session/account'
import type { Account } from '../session/account'
import { hashCode, isCodeOf, readHash } from './code-hash'
import type { CodeCost } from './code-hash'

/** The broker's own code for the lock: an account's, and gone with it (GDPR rule 36, decision 20). */
export interface LockCode {
  state(): CodeState
  /** Of an account that is not saved itself, nobody would find the code again: it stays in memory. */
  open(account: Account, how: { isSaved: boolean; isNew: boolean }): Promise<void>
  close(): void
  /** Null: the broker wants none, and is not asked again. */
  choose(code: string | null): Promise<void>
  /** Whether the keychain has one of this account. Rejects when it does not say. */
  isStored(account: Account): Promise<boolean>
  /** Whether it is the code; slow on purpose, and asks no keychain. */
  proves(code: string): Promise<boolean>
}

/** That no code is wanted is no secret; it lies where the code would, and goes with it. */
const SKIPPED = JSON.stringify({ skipped: true })

interface Current {
  /** Null: nothing of it may be kept. */
  readonly entry: string | null
  /** A hash, or that there is to be none; null: not asked yet. */
  text: string | null
  isKept: boolean
}

export function codeEntry(account: Account): string {
  return `${keychainName(account)} – kod till låset`
}

export function createLockCode(keychain: RemovingKeychain, cost?: CodeCost): LockCode {
  let current: Current | null = null

  function state(): CodeState {
    if (current === null || current.text === null) return 'none'
    if (current.text === SKIPPED) return 'skipped'
    return current.isKept ? 'kept' : 'this-run'
  }

  async function stored(entry: string): Promise<string | null> {
    const read = await keychain.read(entry)
    if (!read.ok || read.value === null) return null
    return read.value === SKIPPED || readHash(read.value) !== null ? read.value : null
  }

  return {
    state,
    async open(account, { isSaved, isNew }) {
      // The sample office opens by a click.
      const entry = isSaved && !account.sample ? codeEntry(account) : null
      const text = entry === null ? null : await stored(entry)
      // Somebody else's: an earlier version that signed out knew nothing of it.
      if (isNew && text !== null && entry !== null) await keychain.remove(entry)
      current = { entry, text: isNew ? null : text, isKept: !isNew && text !== null }
    },
    close: () => void (current = null),
    async choose(code) {
      const now = current
      const text = code === null ? SKIPPED : await hashCode(code, cost)
      if (now === null) return
      const { entry, isKept } = now
      const isSaved = entry !== null && (await keychain.keep(entry, text)).ok
      // The one before would open the next run in place of the one of now; and who has signed out leaves none.
      if (entry !== null && (isSaved ? current !== now : isKept)) await keychain.remove(entry)
      now.text = text
      now.isKept = isSaved
    },
    async isStored(account) {
      const read = await keychain.read(codeEntry(account))
      if (!read.ok) throw new Error('The keychain does not say')
      return read.value !== null
    },
    async proves(code) {
      const text = current?.text ?? null
      return text !== null && text !== SKIPPED && isCodeOf(text, code)
    },
  }
}
