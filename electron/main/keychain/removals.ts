import { z } from 'zod'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import { createSerialize } from '../serialize'
import type { JsonFile } from '../settings/json-file'
import type { Keychain } from './keychain'

/** Names of entries, which tell as much as the account's file does: who, and at which CRM. */
export const removalsFile = z.object({ entries: z.array(z.string()) })
export type RemovalsFile = z.infer<typeof removalsFile>

/** Several secrets that are worth something only together. */
export interface Exchange {
  readonly fresh: ReadonlyMap<string, string>
  /** Kept last, in place of the one before: from then on the fresh ones count. */
  readonly head: { readonly name: string; readonly text: string }
  /** What the head before this one led to. */
  readonly stale: readonly string[]
}

export interface RemovingKeychain extends Keychain {
  /** Something that was to go is still there; of a name: this one, which counts as gone. */
  owes(name?: string): boolean
  /** Tries for all of it once more. */
  retry(): Promise<void>
  /** All of them are written down before the first is tried. */
  removeAll(names: readonly string[]): Promise<void>
  /**
   * The new ones whole, or those before as they were. Where the process ends on the way nothing is left that
   * nobody finds: the next start removes what it cannot tell the worth of.
   */
  exchange(exchange: Exchange): Promise<Result<void>>
}

/**
 * A keychain may refuse to let go of a password or a key whose account has ended, and nothing else would find it
 * again. It is written down before it is tried, so that neither a refusal nor the end of the process orphans it,
 * and counts as gone: it comes back to nobody (S31).
 */
export function withRemovals(keychain: Keychain, file: JsonFile<RemovalsFile>): RemovingKeychain {
  const owed = new Set(file.read()?.entries)
  /** Of an exchange under way, and owed only if the process ends in it. */
  const inDoubt = new Set<string>()
  /** A removal that is still under way must not take what has been kept since under the same name. */
  const serialize = createSerialize()

  function writeDown() {
    const entries = [...new Set([...owed, ...inDoubt])].sort()
    return entries.length === 0 ? file.remove() : file.replace({ entries })
  }

  async function remove(name: string): Promise<Result<void>> {
    if (!owed.has(name)) {
      owed.add(name)
      await writeDown()
    }
    const removed = await keychain.remove(name)
    if (removed.ok) {
      owed.delete(name)
      await writeDown()
    }
    return removed
  }

  /** And whatever else is owed: whoever lets go of one thing may let go of another. */
  async function removeAll(names: readonly string[]): Promise<void> {
    for (const name of names) owed.add(name)
    if (owed.size === 0) return
    await writeDown()
    for (const name of owed) if ((await keychain.remove(name)).ok) owed.delete(name)
    await writeDown()
  }

  async function keep(name: string, secret: string): Promise<Result<void>> {
    if (!owed.delete(name)) return keychain.keep(name, secret)
    // Before it is kept: a list that still named it would cost the next start what is kept now.
    const refusal = await writeDown()
    const kept = refusal === null ? await keychain.keep(name, secret) : failed(refusal)
    if (!kept.ok) {
      owed.add(name)
      await writeDown()
    }
    return kept
  }

  async function exchange({ fresh, head, stale }: Exchange): Promise<Result<void>> {
    const tried: string[] = []
    for (const name of fresh.keys()) inDoubt.add(name)
    // A name of before that the keychain has not let go of is on the list already.
    const isOwed = [...fresh.keys()].some((name) => owed.has(name))
    let isListed = (fresh.size > 0 && (await writeDown()) === null) || isOwed
    for (const [name, secret] of fresh) {
      const kept = await keychain.keep(name, secret)
      // One that is refused first has left nothing behind: a keychain that is locked, or not there.
      if (!kept.ok) return giveUp(tried.length === 0 ? [] : [...tried, name], kept)
      tried.push(name)
    }
    for (const name of stale) inDoubt.add(name)
    if (stale.length > 0) isListed = (await writeDown()) === null || isListed
    const kept = await keep(head.name, head.text)
    if (!kept.ok) return giveUp(tried, kept)
    inDoubt.clear()
    for (const name of fresh.keys()) owed.delete(name)
    for (const name of stale) owed.add(name)
    const refusal = isListed ? await writeDown() : null
    // A list that the disk does not let us mend names what is kept now, and would cost the next start all of it.
    if (refusal !== null) return giveUp([...tried, head.name], failed(refusal))
    await removeAll(stale)
    return ok(undefined)
  }

  async function giveUp<Refused>(kept: readonly string[], why: Refused): Promise<Refused> {
    inDoubt.clear()
    await writeDown()
    await removeAll(kept)
    return why
  }

  return {
    owes: (name) => (name === undefined ? owed.size > 0 : owed.has(name)),
    retry: () => serialize(() => removeAll([])),
    async read(name) {
      if (!owed.has(name)) return keychain.read(name)
      const removed = await serialize(async () => (owed.has(name) ? remove(name) : ok(undefined)))
      return removed.ok ? keychain.read(name) : removed
    },
    keep: (name, secret) => serialize(() => keep(name, secret)),
    remove: (name) => serialize(() => remove(name)),
    removeAll: (names) => serialize(() => removeAll(names)),
    exchange: (given) => serialize(() => exchange(given)),
  }
}
