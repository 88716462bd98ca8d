import { z } from 'zod'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { RemovingKeychain } from '../keychain/removals'
import { joinSecrets, keychainName, readSecret, splitSecret, writeSecret } from './account'
import type { Account, Secret } from './account'

/** An account's passwords in the keychain: all of those that were given together, or none. */
export interface KeptSecrets {
  /** `password-missing` when something of them is not there, or none of ours. */
  read(account: Account): Promise<Result<Secret>>
  /** On a refusal those of before are as they were. */
  keep(account: Account, secret: Secret): Promise<Result<void>>
  /** What is refused is tried for again at the next start. */
  remove(account: Account, more?: readonly string[]): Promise<void>
  /** What has been read gets an entry for each, where an earlier version had put them into one. */
  carryOver(account: Account): Promise<void>
}

/**
 * The entry under the account's own name. A single password stands in it, as every version reads it; of several it
 * tells where they are. It is written last, so it never leads to a half of them. One that does not say how many
 * there are is of a version that knew no others, and may have passed over some.
 */
const several = z.object({ set: z.enum(['a', 'b']), entries: z.number().int().min(2).max(100) })
type Several = z.infer<typeof several>
const alone = z.object({ entries: z.literal(1) })

/** The shared one and that for estates, beside one for each customer. */
const MORE_THAN_CUSTOMERS = 2

export function createKeptSecrets(keychain: RemovingKeychain): KeptSecrets {
  const nameOf = (account: Account, set: Several['set'], index: number) =>
    `${keychainName(account)} – lösenord ${set}${index}`
  const namesOf = (account: Account, { set, entries }: Several) =>
    Array.from({ length: entries }, (_, index) => nameOf(account, set, index + 1))

  /** Where nobody can say which there are: a name too many costs a question, one too few leaves a password. */
  function allNames(account: Account): string[] {
    const entries = account.customers.length + MORE_THAN_CUSTOMERS
    return (['a', 'b'] as const).flatMap((set) => namesOf(account, { set, entries }))
  }

  /** The entries beside the first one, whose text is given. */
  function othersOf(account: Account, text: string | null): string[] {
    const found = parse(text, several)
    if (found !== null) return namesOf(account, found)
    return parse(text, alone) === null ? allNames(account) : []
  }

  /** What the first entry says, as far as this run has read or written it. */
  let known: { readonly name: string; readonly text: string } | null = null
  /** A keychain that asks its owner may answer a question of before it was changed. */
  let changes = 0
  const knownOf = (name: string) => (known?.name === name ? known.text : null)

  async function readFirst(account: Account): Promise<Result<string | null>> {
    const name = keychainName(account)
    const before = changes
    const first = await keychain.read(name)
    if (changes === before)
      known = first.ok && first.value !== null ? { name, text: first.value } : null
    return first
  }

  async function keep(account: Account, secret: Secret): Promise<Result<void>> {
    const name = keychainName(account)
    const first = knownOf(name) === null ? await readFirst(account) : ok(knownOf(name))
    const before = first.ok ? parse(first.value, several) : null
    const parts = splitSecret(secret).map(writeSecret)
    const next: Several = { set: before?.set === 'a' ? 'b' : 'a', entries: parts.length }
    const isAlone = parts.length === 1
    const fresh = new Map(
      isAlone ? [] : namesOf(account, next).map((one, at) => [one, parts[at] ?? '']),
    )
    const others = othersOf(account, knownOf(name))
    const text = JSON.stringify(isAlone ? { ...secret, entries: 1 } : next)
    const stale = others.filter((one) => !fresh.has(one))
    changes += 1
    const kept = await keychain.exchange({ fresh, head: { name, text }, stale })
    known = kept.ok ? { name, text } : null
    return kept
  }

  return {
    async read(account) {
      const first = await readFirst(account)
      if (!first.ok) return first
      const found = parse(first.value, several)
      const parts = found === null ? [first.value] : []
      for (const name of found === null ? [] : namesOf(account, found)) {
        const one = await keychain.read(name)
        if (!one.ok) return one
        parts.push(one.value)
      }
      const secrets = parts.map((text) => (text === null ? null : readSecret(text)))
      return secrets.every((one) => one !== null)
        ? ok(joinSecrets(secrets))
        : failed('password-missing')
    },
    keep,
    async remove(account, more = []) {
      const name = keychainName(account)
      // Not asked first: a keychain that waits for its owner is no reason to write nothing down.
      const others = othersOf(account, knownOf(name))
      known = null
      changes += 1
      await keychain.removeAll([name, ...others, ...more])
    },
    async carryOver(account) {
      const text = knownOf(keychainName(account))
      if (text === null || parse(text, several) !== null || parse(text, alone) !== null) return
      const secret = readSecret(text)
      if (secret !== null) await keep(account, secret)
    },
  }
}

function parse<T>(text: string | null, shape: z.ZodType<T>): T | null {
  try {
    const parsed = shape.safeParse(JSON.parse(text ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
