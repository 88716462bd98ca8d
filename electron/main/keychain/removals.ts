import { z } from 'zod'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import { createSerialize } from '../serialize'
import type { JsonFile } from '../settings/json-file'
import type { Keychain } from './keychain'

/** Names of entries, which tell as much as the account's file does: who, and at which CRM. */
export const removalsFile = z.object({ entries: z.array(z.string()) })
export type RemovalsFile = z.infer<typeof removalsFile>

export interface RemovingKeychain extends Keychain {
  /** Something that was to go is still there. */
  owes(): boolean
  /** Tries for all of it once more. */
  retry(): Promise<void>
}

/**
 * A keychain may refuse to let go of a password or a key whose account has ended, and nothing else would find it
 * again. It is written down before it is tried, so that neither a refusal nor the end of the process orphans it,
 * and counts as gone: it comes back to nobody (S31).
 */
export function withRemovals(keychain: Keychain, file: JsonFile<RemovalsFile>): RemovingKeychain {
  const owed = new Set(file.read()?.entries)
  /** A removal that is still under way must not take what has been kept since under the same name. */
  const serialize = createSerialize()

  const writeDown = () =>
    owed.size === 0 ? file.remove() : file.replace({ entries: [...owed].sort() })

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

  return {
    owes: () => owed.size > 0,
    retry: () =>
      serialize(async () => {
        for (const name of [...owed]) await remove(name)
      }),
    async read(name) {
      if (!owed.has(name)) return keychain.read(name)
      const removed = await serialize(async () => (owed.has(name) ? remove(name) : ok(undefined)))
      return removed.ok ? keychain.read(name) : removed
    },
    keep: (name, secret) => serialize(() => keep(name, secret)),
    remove: (name) => serialize(() => remove(name)),
  }
}
