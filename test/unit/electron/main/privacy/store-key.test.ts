import { describe, expect, it } from 'vitest'
import { failed, ok } from '../../../../../electron/contract/errors'
import {
  createStoreKey,
  forgetStoreKey,
  readStoreKey,
} from '../../../../../electron/main/privacy/store-key'
import { createMemoryKeychain } from '../../../../fakes/memory-keychain'

const NAME = 'partner på connect.example – kopians nyckel'

describe('the key of a store', () => {
  it('is 256 bits, a new one each time, and found again', async () => {
    const keychain = createMemoryKeychain()
    const first = await createStoreKey(keychain, NAME)
    const second = await createStoreKey(keychain, NAME)
    expect(first).toMatchObject({ ok: true, value: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(second).not.toEqual(first)
    expect(await readStoreKey(keychain, NAME)).toEqual(second)
  })

  it('is missing before it was made, and after it was forgotten (S11)', async () => {
    const keychain = createMemoryKeychain()
    expect(await readStoreKey(keychain, NAME)).toEqual(ok(null))
    await createStoreKey(keychain, NAME)
    expect(await forgetStoreKey(keychain, NAME)).toEqual(ok(undefined))
    expect(await forgetStoreKey(keychain, NAME)).toEqual(ok(undefined))
    expect(await readStoreKey(keychain, NAME)).toEqual(ok(null))
  })

  it.each(['', 'lösenord', 'a'.repeat(63), `${'a'.repeat(64)}\n`])(
    'is missing when something else stands in its place: %j',
    async (other) => {
      const keychain = createMemoryKeychain()
      keychain.entries.set(NAME, other)
      expect(await readStoreKey(keychain, NAME)).toEqual(ok(null))
    },
  )

  it('S14 is not made up where no keychain can keep it', async () => {
    const keychain = createMemoryKeychain()
    keychain.available = false
    const refused = failed('keychain-unavailable')
    expect(await readStoreKey(keychain, NAME)).toEqual(refused)
    expect(await createStoreKey(keychain, NAME)).toEqual(refused)
    expect(await forgetStoreKey(keychain, NAME)).toEqual(refused)
  })

  it('is not used when the keychain gives back another than it was given', async () => {
    const keychain = createMemoryKeychain()
    const forgetful = { ...keychain, keep: async () => ok(undefined) }
    expect(await createStoreKey(forgetful, NAME)).toEqual(failed('keychain-unavailable'))
  })
})
