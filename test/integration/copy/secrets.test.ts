import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import type { SignInRequest } from '../../../electron/contract/domain/session'
import { codeEntry } from '../../../electron/main/privacy/lock-code'
import { keychainName, writeSecret } from '../../../electron/main/session/account'
import { sampleIds } from '../../builders/office'
import type { CrmServer } from '../../fakes/crm-server'
import { aComputer, scrap, startApp, startServer } from './app-line'
import type { App, Computer } from './app-line'

const USERNAME = 'provpartner'
const OWN = 'eget-lösen'
const ESTATES = 'objekt-lösen'

let computer: Computer
let server: CrmServer
let app: App

beforeEach(async () => {
  computer = aComputer()
  server = await startServer({
    now: () => new Date(computer.clock.now()),
    username: USERNAME,
    otherLogins: [OWN, ESTATES].map((password) => ({ username: USERNAME, password })),
  })
  app = await startApp(computer, server)
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

const customer = sampleIds.customer as CustomerId

/** The shared password, an office's own, and one for estates. */
const signIn = (change: Partial<SignInRequest['passwords']> = {}) =>
  app.session.signIn({
    username: server.username,
    passwords: {
      shared: server.password,
      perCustomer: [{ customerId: customer, password: OWN }],
      estates: ESTATES,
      ...change,
    },
    customers: [customer],
    address: server.address,
  })

const account = () => {
  const { username, address } = server
  return keychainName({ username, address, sample: false })
}
const ofAccount = () =>
  [...computer.keychain.entries.keys()].filter((name) => name.startsWith(account()))
const isListed = () => existsSync(join(computer.folder, 'removals.json'))
const keeps = (text: string) => [...computer.keychain.entries.values()].join().includes(text)

async function startAnew(): Promise<void> {
  await app.stop()
  app = await startApp(computer, server)
}

describe('S31 several passwords', () => {
  it('have an entry each, open the office at the next start, and all go with a sign-out', async () => {
    expect(await signIn()).toMatchObject({ value: { kept: true, failure: null } })
    // One that leads to three, and the key of the copy.
    expect(ofAccount()).toHaveLength(5)
    await app.fill()
    await startAnew()
    expect(app.session.status()).toMatchObject({ state: 'signed-in', kept: true, failure: null })
    expect(app.session.passwords()).toBe(3)
    expect([app.session.proves(OWN), app.session.proves(ESTATES)]).toEqual([true, true])
    await app.session.signOut()
    expect([ofAccount(), isListed()]).toEqual([[], false])
  })

  it.each([0, 1, 2, 3])(
    'of which the keychain refuses one, after %i, are as if none was given',
    async (kept) => {
      computer.keychain.keepsStill = kept
      expect(await signIn()).toMatchObject({
        value: { kept: false, failure: { code: 'keychain-unavailable' } },
      })
      computer.keychain.keepsStill = null
      expect([ofAccount(), isListed()]).toEqual([[], false])
      await startAnew()
      expect(app.session.status()).toMatchObject({ state: 'signed-out', failure: null })
    },
  )

  it.each([0, 1, 2, 3])(
    'given anew, of which the keychain refuses one, after %i, cost neither those of before nor the copy',
    async (kept) => {
      await signIn()
      await app.fill()
      computer.keychain.keepsStill = kept
      expect(await signIn({ estates: 'annat' })).toMatchObject({ value: { kept: false } })
      computer.keychain.keepsStill = null
      await startAnew()
      expect(app.session.status()).toMatchObject({ state: 'signed-in', kept: true, failure: null })
      expect([app.session.proves(ESTATES), app.session.proves('annat')]).toEqual([true, false])
      expect(app.find('Exempelsson')).toContain(sampleIds.person)
      expect(ofAccount()).toHaveLength(5)
    },
  )

  it.each([1, 2, 3, 4, 5])(
    'that the keychain lets go of only in part, %i of them, are tried for again at the next start',
    async (gone) => {
      await signIn()
      const { remove } = computer.keychain
      let removed = 0
      computer.keychain.remove = (name) => {
        computer.keychain.letsGo = removed < gone
        removed += 1
        return remove(name)
      }
      expect(await app.session.signOut()).toMatchObject({
        value: { failure: { code: 'keychain-not-cleared' } },
      })
      computer.keychain.remove = remove
      computer.keychain.letsGo = true
      await startAnew()
      expect(app.session.status()).toMatchObject({ state: 'signed-out', failure: null })
      expect([ofAccount(), isListed()]).toEqual([[], false])
    },
  )

  it('of which somebody took one away are asked for anew, and the copy stays', async () => {
    await signIn()
    await app.fill()
    const [, second = ''] = ofAccount().filter((name) => name.includes('lösenord'))
    computer.keychain.entries.delete(second)
    await startAnew()
    expect(app.session.status()).toMatchObject({
      state: 'signed-out',
      failure: { code: 'password-missing' },
      remembered: { username: server.username },
    })
    await signIn()
    expect(app.find('Exempelsson')).toContain(sampleIds.person)
    expect(ofAccount()).toHaveLength(5)
  })

  it('S18 are counted when the computer is to forget them, and the code is named', async () => {
    await signIn()
    await app.lockCode.choose('2468')
    const receipt = await app.forget()
    expect(receipt.ok && receipt.value.items).toEqual(
      expect.arrayContaining([
        { what: 'password', state: 'removed', count: 3 },
        { what: 'lock-code', state: 'removed', count: null },
      ]),
    )
    expect([ofAccount(), computer.keychain.entries.size]).toEqual([[], 0])
    expect(app.session.status()).toMatchObject({ remembered: null })
    expect(existsSync(join(computer.folder, 'sign-in-form.json'))).toBe(false)
  })
})

describe('S32 a profile of the version before, with all passwords in one entry', () => {
  const secret = () =>
    writeSecret({
      shared: server.password,
      perCustomer: { [customer]: OWN },
      estates: ESTATES,
    })

  beforeEach(async () => {
    await signIn()
    await app.fill()
    await app.stop()
    for (const name of ofAccount()) {
      if (name.includes('lösenord')) computer.keychain.entries.delete(name)
    }
    computer.keychain.entries.set(account(), secret())
  })

  it('opens the office, and has an entry for each from then on', async () => {
    app = await startApp(computer, server)
    expect(app.session.status()).toMatchObject({ state: 'signed-in', kept: true, failure: null })
    expect(app.session.proves(OWN)).toBe(true)
    expect(ofAccount()).toHaveLength(5)
    expect(app.find('Exempelsson')).toContain(sampleIds.person)
    await startAnew()
    expect(app.session.proves(ESTATES)).toBe(true)
  })

  it.each([0, 1, 2, 3])('stays as it is where the keychain refuses, after %i', async (kept) => {
    computer.keychain.keepsStill = kept
    app = await startApp(computer, server)
    expect(app.session.status()).toMatchObject({ state: 'signed-in', kept: true, failure: null })
    expect(computer.keychain.entries.get(account())).toBe(secret())
    expect(ofAccount()).toHaveLength(2)
    computer.keychain.keepsStill = null
    await startAnew()
    expect(ofAccount()).toHaveLength(5)
  })

  it('that goes back to it asks for the password there, and loses no copy', async () => {
    app = await startApp(computer, server)
    await app.stop()
    // It finds no password of its own under the name, asks, and puts all of them there.
    expect(computer.keychain.entries.get(account())).not.toContain(server.password)
    computer.keychain.entries.set(account(), secret())
    app = await startApp(computer, server)
    expect(app.session.status()).toMatchObject({ state: 'signed-in', failure: null })
    expect(app.find('Exempelsson')).toContain(sampleIds.person)
    expect(ofAccount()).toHaveLength(5)
  })
})

describe('GDPR 36 the code for the lock', () => {
  const entry = () => codeEntry({ ...server, sample: false } as never)

  beforeEach(async () => {
    await app.signIn()
    await app.lockCode.choose('2468')
  })

  it('is there at the next start, and goes with the account', async () => {
    await startAnew()
    expect([app.lockCode.state(), await app.lockCode.proves('2468')]).toEqual(['kept', true])
    await app.session.signOut()
    expect(computer.keychain.entries.has(entry())).toBe(false)
    await app.signIn()
    expect(app.lockCode.state()).toBe('none')
  })

  it('S16 stays when the same account signs in anew', async () => {
    await app.signIn()
    expect([app.lockCode.state(), await app.lockCode.proves('2468')]).toEqual(['kept', true])
  })

  it('S31 that the keychain does not let go of at a sign-out opens nothing, and goes at the next start', async () => {
    computer.keychain.letsGo = false
    await app.session.signOut()
    expect(await app.signIn()).toMatchObject({
      value: { failure: { code: 'keychain-not-cleared' } },
    })
    expect(app.lockCode.state()).toBe('none')
    await startAnew()
    expect(app.lockCode.state()).toBe('none')
    computer.keychain.letsGo = true
    await startAnew()
    expect([computer.keychain.entries.has(entry()), isListed()]).toEqual([false, false])
    expect(keeps('salt')).toBe(false)
  })
})
