import { describe, expect, it } from 'vitest'
import { failed, ok } from '../../../../../electron/contract/errors'
import { keychainName, writeSecret } from '../../../../../electron/main/session/account'
import type { Account, Secret } from '../../../../../electron/main/session/account'
import { isPasswordOf, provePassword } from '../../../../../electron/main/session/prove-password'
import { createMemoryKeychain } from '../../../../fakes/memory-keychain'

const account = {
  version: 1,
  username: 'partner',
  address: 'https://connect.example.com/',
  customers: [{ customerId: 'M99999', name: null }],
  sample: false,
  copy: null,
} as unknown as Account
const secret: Secret = {
  shared: 'gemensamt-åäö',
  perCustomer: { M99998: 'eget' },
  estates: 'objekt',
}

describe('X23 a password is proven', () => {
  it('by any of the account’s, and by nothing that merely resembles one', () => {
    for (const password of ['gemensamt-åäö', 'eget', 'objekt']) {
      expect(isPasswordOf(secret, password), password).toBe(true)
    }
    for (const password of ['', 'Eget', 'eget ', 'gemensamt', 'null', 'M99998', '{}']) {
      expect(isPasswordOf(secret, password), password).toBe(false)
    }
    expect(isPasswordOf({ shared: null, perCustomer: {}, estates: null }, 'null')).toBe(false)
  })

  it('against the keychain where that keeps it, and against memory where it does not', async () => {
    const keychain = createMemoryKeychain()
    keychain.entries.set(keychainName(account), writeSecret(secret))
    const kept = { account, secret: null }
    expect(await provePassword(keychain, kept, 'eget')).toEqual(ok(true))
    expect(await provePassword(keychain, kept, 'fel')).toEqual(ok(false))
    keychain.available = false
    expect(await provePassword(keychain, kept, 'eget')).toEqual(failed('keychain-unavailable'))
    expect(await provePassword(keychain, { account, secret }, 'eget')).toEqual(ok(true))
  })

  it('by nothing where the entry is gone or none of ours', async () => {
    const keychain = createMemoryKeychain()
    const kept = { account, secret: null }
    expect(await provePassword(keychain, kept, 'eget')).toEqual(failed('keychain-unavailable'))
    keychain.entries.set(keychainName(account), 'annat')
    expect(await provePassword(keychain, kept, 'annat')).toEqual(failed('keychain-unavailable'))
  })
})
