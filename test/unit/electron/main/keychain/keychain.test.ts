import { describe, expect, it } from 'vitest'
import { failed, ok } from '../../../../../electron/contract/errors'
import {
  createSystemKeychain,
  MAX_WINDOWS_BYTES,
} from '../../../../../electron/main/keychain/keychain'
import type { KeychainLibrary } from '../../../../../electron/main/keychain/keychain'

/** A system's library that rejects its first calls. */
function aLibrary(rejecting: number) {
  const entries = new Map<string, string>()
  let calls = 0
  const answer = async <T>(value: () => T): Promise<T> => {
    if (++calls <= rejecting) throw new Error('The secret is hemlig')
    return value()
  }
  const library: KeychainLibrary = {
    getPassword: (_service, account) => answer(() => entries.get(account) ?? null),
    setPassword: (_service, account, secret) => answer(() => void entries.set(account, secret)),
    deletePassword: (_service, account) => answer(() => entries.delete(account)),
  }
  return { load: async () => library, calls: () => calls }
}

/** As Secret Service removes: it looks for the entry, and then finds that somebody else has removed it. */
function aSecretService() {
  const entries = new Map<string, string>()
  const turn = () => new Promise((go) => setImmediate(go))
  const library: KeychainLibrary = {
    getPassword: async (_service, account) => entries.get(account) ?? null,
    setPassword: async (_service, account, secret) => void entries.set(account, secret),
    async deletePassword(_service, account) {
      if (!entries.has(account)) return false
      await turn()
      if (!entries.delete(account)) throw new Error('No such interface')
      return true
    },
  }
  return { load: async () => library }
}

const unavailable = failed('keychain-unavailable')

describe("the system's keychain", () => {
  it('is asked once more where its library stumbles at the first call', async () => {
    const { load } = aLibrary(1)
    const keychain = createSystemKeychain(load, 'linux')
    expect(await keychain.keep('Maja', 'hemlig')).toEqual(ok(undefined))
    expect(await keychain.read('Maja')).toEqual(ok('hemlig'))
  })

  it('S14 is given up when it rejects again, and the reason is dropped', async () => {
    const { load, calls } = aLibrary(Infinity)
    const answer = await createSystemKeychain(load, 'linux').keep('Maja', 'hemlig')
    expect(answer).toEqual(unavailable)
    expect(JSON.stringify(answer)).not.toContain('hemlig')
    expect(calls()).toBe(2)
  })

  it.each(['darwin', 'win32'] as const)(
    'S13 does not ask its owner twice who has said no, on %s',
    async (platform) => {
      const { load, calls } = aLibrary(1)
      expect(await createSystemKeychain(load, platform).read('Maja')).toEqual(unavailable)
      expect(calls()).toBe(1)
    },
  )

  it('S13 is asked by many at once, and nobody is in another one’s way', async () => {
    const { load } = aSecretService()
    const keychains = [createSystemKeychain(load, 'linux'), createSystemKeychain(load, 'linux')]
    const asked = keychains.flatMap((one) => [
      one.read('Maja'),
      one.read('Pelle'),
      one.remove('Bo'),
    ])
    expect(await Promise.all(asked)).toEqual(
      keychains.flatMap(() => [ok(null), ok(null), ok(undefined)]),
    )
  })

  it('S14 is given up when its library cannot be loaded', async () => {
    const keychain = createSystemKeychain(() => Promise.reject(new Error('no such file')), 'linux')
    expect(await keychain.read('Maja')).toEqual(unavailable)
  })

  it('S31 says of a secret that Windows has no room for that it is too long, before it asks', async () => {
    const { load, calls } = aLibrary(0)
    const windows = createSystemKeychain(load, 'win32')
    // In UTF-8, as the library writes it: three bytes to a letter.
    const longest = 'ᛗ'.repeat(MAX_WINDOWS_BYTES / 3 - 1) + 'xx'.repeat(2)
    expect(await windows.keep('Maja', `${longest}x`)).toEqual(failed('password-too-long'))
    expect(calls()).toBe(0)
    expect(await windows.keep('Maja', longest)).toEqual(ok(undefined))
    expect(await createSystemKeychain(load, 'darwin').keep('Maja', `${longest}x`)).toEqual(
      ok(undefined),
    )
  })
})
