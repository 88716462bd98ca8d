import { describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../../../electron/contract/domain/ids'
import {
  isSameAccount,
  keychainName,
  passwordFor,
  readSecret,
  remember,
  secretOf,
  servesAll,
  writeSecret,
} from '../../../../../electron/main/session/account'
import type { Account, Secret } from '../../../../../electron/main/session/account'

const account = (change: Partial<Account> = {}): Account =>
  ({
    version: 1,
    username: 'partner',
    address: 'https://connect.example/',
    customers: [{ customerId: 'M99999', name: null }],
    sample: false,
    ...change,
  }) as Account

const secret = (change: Partial<Secret> = {}): Secret => ({
  shared: null,
  perCustomer: {},
  estates: null,
  ...change,
})

describe('which password opens what', () => {
  it('takes the customer’s own before the shared one', () => {
    const given = secret({ shared: 'all', perCustomer: { M1: 'own' } })
    expect(passwordFor(given, 'M1', 'contacts')).toBe('own')
    expect(passwordFor(given, 'M2', 'contacts')).toBe('all')
  })

  it('takes the key for estates for estates alone', () => {
    const given = secret({ shared: 'all', estates: 'estates' })
    expect(passwordFor(given, 'M1', 'estates')).toBe('estates')
    expect(passwordFor(given, 'M1', 'contacts')).toBe('all')
  })

  it('sends nothing where no password was given', () => {
    expect(passwordFor(secret({ perCustomer: { M1: 'own' } }), 'M2', 'contacts')).toBeNull()
    // A customer number is a text from outside: it must not find what every object inherits.
    expect(passwordFor(secret(), 'constructor', 'contacts')).toBeNull()
  })

  it('notices a customer without any password', () => {
    expect(servesAll(secret({ perCustomer: { M1: 'a' } }), ['M1'])).toBe(true)
    expect(servesAll(secret({ perCustomer: { M1: 'a' } }), ['M1', 'M2'])).toBe(false)
    expect(servesAll(secret({ shared: 'a' }), ['M1', 'M2'])).toBe(true)
  })
})

describe('the keychain’s entry', () => {
  it('comes back as it was written', () => {
    const given = secret({ shared: 'lösen "ord"\n', perCustomer: { M1: '🔑' }, estates: 'x' })
    expect(readSecret(writeSecret(given))).toEqual(given)
  })

  it('S29 is read with what a newer version adds', () => {
    const { perCustomer, estates } = secret()
    expect(readSecret('{"shared":"x","code":{"hash":"y"}}')).toEqual({
      shared: 'x',
      perCustomer,
      estates,
    })
  })

  it('S31 does not repeat the shared one, and opens the same', () => {
    const given = secretOf({
      shared: 'all',
      perCustomer: [
        { customerId: 'M1' as CustomerId, password: 'all' },
        { customerId: 'M2' as CustomerId, password: 'own' },
      ],
      estates: null,
    })
    expect(given.perCustomer).toEqual({ M2: 'own' })
    expect(['M1', 'M2'].map((id) => passwordFor(given, id, 'contacts'))).toEqual(['all', 'own'])
  })

  it('is not taken from a text that somebody else wrote', () => {
    expect(readSecret('hunter2')).toBeNull()
    expect(readSecret('{"shared":1}')).toBeNull()
  })

  it('has one name per user and server, whatever the customers', () => {
    const other = account({ customers: [{ customerId: 'M1', name: 'X' }] as never })
    expect(keychainName(account())).toBe(keychainName(other))
    expect(isSameAccount(account(), other)).toBe(true)
    expect(isSameAccount(account(), account({ username: 'annan' }))).toBe(false)
    expect(isSameAccount(account(), account({ address: 'https://qa.example/' }))).toBe(false)
  })

  it('finds the sample office again although its address changes', () => {
    const a = account({ sample: true, address: 'http://127.0.0.1:1/' })
    const b = account({ sample: true, address: 'http://127.0.0.1:2/' })
    expect(isSameAccount(a, b)).toBe(true)
    expect(isSameAccount(a, account({ address: 'http://127.0.0.1:1/' }))).toBe(false)
    expect(remember(a)).toBeNull()
  })
})
