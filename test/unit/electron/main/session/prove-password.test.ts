import { expect, it } from 'vitest'
import type { Secret } from '../../../../../electron/main/session/account'
import { isPasswordOf } from '../../../../../electron/main/session/prove-password'

const secret: Secret = {
  shared: 'gemensamt-åäö',
  perCustomer: { M99998: 'eget' },
  estates: 'objekt',
}

it('X23 a password is proven by any of the account’s, and by nothing that merely resembles one', () => {
  for (const password of ['gemensamt-åäö', 'eget', 'objekt']) {
    expect(isPasswordOf(secret, password), password).toBe(true)
  }
  for (const password of ['', 'Eget', 'eget ', 'gemensamt', 'null', 'M99998', '{}']) {
    expect(isPasswordOf(secret, password), password).toBe(false)
  }
  expect(isPasswordOf({ shared: null, perCustomer: {}, estates: null }, 'null')).toBe(false)
})
