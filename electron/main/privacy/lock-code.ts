import type { CodeState } from '../../contract/domain/code'
import type { RemovingKeychain } from '../keychain/removals'
import { createSerialize } from '../serialize'
import { keychainName } from '../session/account'
import type { Account } from '../session/account'
import { hashCode, isCodeOf, readHash } from './code-hash'
import type { CodeCost } from './code-hash'

/** The broker's own code for the lock: an account's, and gone with it (GDPR rule 36, decision 20). */
export interface LockCode {
  state(): CodeState
  /**
   * Of an account that is not saved itself, nobody would find the code again: it stays in memory. What this run knows
   * of the same account's code holds, unless it has been closed.
   */
  open(account: Account, how: { isSaved: boolean; isNew: boolean }): Promise<void>
  /** False: the keychain still does not say whether there is a code. */
  readAgain(): Promise<boolean>
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
  readonly name: string
  readonly isSaved: boolean
  /** A hash, or that there is to be none; null: not asked yet. */
  text: string | null
  /** What the keychain has: `unread` when it does not say. */
  entry: 'none' | 'kept' | 'unread'
}

export function codeEntry(account: Account): string {
  return `${keychainName(account)} – kod till låset`
}

export function createLockCode(keychain: RemovingKeychain, cost?: CodeCost): LockCode {
  let current: Current | null = null
  /** Two choices at once, or one while the account signs in again, would leave one in memory and another on disk. */
  const serialize = createSerialize()

  function state(): CodeState {
    if (current === null) return 'none'
    const { text, entry } = current
    if (text === null) return entry === 'unread' ? 'unread' : 'none'
    if (text === SKIPPED) return 'skipped'
    return entry === 'kept' ? 'kept' : 'this-run'
  }

  async function stored(name: string): Promise<Pick<Current, 'text' | 'entry'>> {
    const read = await keychain.read(name)
    if (!read.ok) return { text: null, entry: keychain.owes(name) ? 'none' : 'unread' }
    const isOurs = read.value !== null && (read.value === SKIPPED || readHash(read.value) !== null)
    return isOurs ? { text: read.value, entry: 'kept' } : { text: null, entry: 'none' }
  }

  async function open(account: Account, isSaved: boolean, isNew: boolean): Promise<void> {
    const name = codeEntry(account)
    const before = !isNew && current?.name === name ? current : null
    const next: Current = {
      name,
      // The sample office opens by a click.
      isSaved: isSaved && !account.sample,
      text: before?.text ?? null,
      entry: before?.entry ?? 'none',
    }
    if (next.isSaved && next.text !== null && next.entry === 'none') await keep(next, next.text)
    else if (next.isSaved) {
      const { text, entry } = await stored(name)
      // Somebody else's: an earlier version that signed out knew nothing of it.
      if (isNew && entry !== 'none') await keychain.remove(name)
      else Object.assign(next, { text: text ?? next.text, entry })
    }
    current = next
  }

  async function keep(now: Current, text: string): Promise<void> {
    const isKept = now.isSaved && (await keychain.keep(now.name, text)).ok
    // The one before would open the next run in place of the one of now.
    if (!isKept && now.entry !== 'none') await keychain.remove(now.name)
    now.text = text
    now.entry = isKept ? 'kept' : 'none'
  }

  return {
    state,
    open: (account, { isSaved, isNew }) => serialize(() => open(account, isSaved, isNew)),
    readAgain: () =>
      serialize(async () => {
        const now = current
        if (now?.text === null && now.entry === 'unread') Object.assign(now, await stored(now.name))
        return state() !== 'unread'
      }),
    close: () => void (current = null),
    choose: (code) =>
      serialize(async () => {
        const now = current
        const text = code === null ? SKIPPED : await hashCode(code, cost)
        // Whoever has signed out meanwhile leaves none; one that is being kept then goes with the account's password.
        if (now !== null && current === now) await keep(now, text)
      }),
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
