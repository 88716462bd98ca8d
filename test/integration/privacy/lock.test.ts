import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { failed } from '../../../electron/contract/errors'
import { codeEntry } from '../../../electron/main/privacy/lock-code'
import { behind } from '../../fakes/faults'
import { startCrmServer } from '../../fakes/crm-server'
import type { CrmServer } from '../../fakes/crm-server'
import { createTurnstile } from '../../fakes/turnstile'
import { scanFolder } from '../../e2e/marker-scan'
import { aComputer, scrap } from '../copy/app-line'
import type { Computer } from '../copy/app-line'
import { startCalls } from './calls-line'
import type { Calls } from './calls-line'

let computer: Computer
let server: CrmServer
let app: Calls

beforeEach(async () => {
  computer = aComputer()
  server = await startCrmServer()
  app = await startCalls(computer, server)
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

const isLocked = async () => {
  const status = await app.call('screen.status', undefined)
  return status.ok && status.value.locked
}

it('X23 a login on its way to the CRM opens no lock that falls before it is there', async () => {
  await app.call('session.signIn', app.signIn())
  const turnstile = createTurnstile()
  server.fail(/./, behind(turnstile))
  const signedIn = app.call('session.signIn', app.signIn())
  await app.call('screen.lock', undefined)
  turnstile.open()
  // It has been signed in, and a locked window is not told.
  expect(await signedIn).toMatchObject({ error: { code: 'locked' } })
  expect(await isLocked()).toBe(true)
  await app.call('screen.unlock', { by: 'password', password: server.password })
  expect(await isLocked()).toBe(false)
})

it('GDPR 36 the code opens the lock, also after a restart, and no answer, event, file or log ever carries it', async () => {
  const CODE = 'kod-åäö-2468'
  const said: unknown[] = []
  const say = async (answer: Promise<unknown>) => void said.push(await answer)
  await say(app.call('session.signIn', app.signIn()))
  await say(app.call('screen.setCode', { code: CODE, proof: null }))
  await say(app.call('screen.lock', undefined))
  await say(app.call('screen.unlock', { by: 'code', code: `${CODE}x` }))
  expect(await isLocked()).toBe(true)
  await say(app.call('screen.unlock', { by: 'code', code: CODE }))
  expect(await isLocked()).toBe(false)
  await say(app.call('screen.lock', undefined))
  said.push(app.out, app.diary())
  await app.stop()
  app = await startCalls(computer, server)
  await app.session.resume()
  expect(await app.call('screen.status', undefined)).toMatchObject({
    value: { locked: true, code: 'kept' },
  })
  await say(app.call('screen.unlock', { by: 'code', code: CODE }))
  expect(await isLocked()).toBe(false)
  await say(app.call('screen.setCode', { code: null, proof: { by: 'code', code: CODE } }))
  said.push(app.out, app.diary(), [...computer.keychain.entries])
  expect(JSON.stringify(said)).not.toContain(CODE)
  expect(await scanFolder(computer.folder, [CODE])).toEqual([])
})

it('X23 the sample office is locked still when the app is started again, and opens by a click', async () => {
  await app.call('session.startSample', undefined)
  await app.call('screen.lock', undefined)
  await app.stop()
  app = await startCalls(computer, server)
  await app.session.resume()
  expect(app.session.status()).toMatchObject({ state: 'signed-in', sample: true })
  expect(await isLocked()).toBe(true)
  await app.call('screen.unlock', { by: 'click' })
  expect(await isLocked()).toBe(false)
})

it('X21 a start whose session cannot be taken up for a reason nobody thought of is told to the diary, and signs in', async () => {
  await app.call('session.signIn', app.signIn())
  await app.stop()
  app = await startCalls(computer, server)
  const { read } = computer.keychain
  computer.keychain.read = () => Promise.reject(new Error('a bug'))
  await app.resume()
  computer.keychain.read = read
  expect(app.diary()).toContain('"where":"resume"')
  expect(await app.call('session.status', undefined)).toMatchObject({ ok: true })
  expect(await app.call('session.signIn', app.signIn())).toMatchObject({ ok: true })
})

it('X23 whoever signs out of a locked office signs in as at any start', async () => {
  await app.call('session.signIn', app.signIn())
  await app.call('screen.lock', undefined)
  await app.call('session.signOut', undefined)
  expect(await isLocked()).toBe(false)
  await app.call('session.signIn', app.signIn())
  expect(await isLocked()).toBe(false)
})

const codeName = () => codeEntry({ ...server, sample: false } as never)

it('S13 a restart whose keychain gives the password and not the code asks for it still, and lets the login in', async () => {
  await app.call('session.signIn', app.signIn())
  await app.call('screen.setCode', { code: '2468', proof: null })
  await app.call('screen.lock', undefined)
  await app.stop()
  const { read } = computer.keychain
  computer.keychain.read = async (name) =>
    name === codeName() ? failed('keychain-unavailable') : read(name)
  app = await startCalls(computer, server)
  await app.session.resume()
  expect(await app.call('screen.status', undefined)).toMatchObject({
    value: { locked: true, code: 'unread' },
  })
  expect(await app.call('screen.unlock', { by: 'code', code: '2468' })).toMatchObject({
    error: { code: 'keychain-unavailable' },
  })
  expect(await isLocked()).toBe(true)
  await app.call('screen.unlock', { by: 'password', password: server.password })
  expect(await isLocked()).toBe(false)
  // Whoever finds the window open does not choose by what it opens next time.
  expect(await app.call('screen.setCode', { code: '1357', proof: null })).toMatchObject({
    error: { code: 'forbidden' },
  })
  computer.keychain.read = read
  await app.call('screen.lock', undefined)
  await app.call('screen.unlock', { by: 'code', code: '2468' })
  expect(await isLocked()).toBe(false)
})

it('S16 a code that no keychain took opens the lock still when the same account has signed in anew', async () => {
  await app.call('session.signIn', app.signIn())
  computer.keychain.keepsStill = 0
  await app.call('screen.setCode', { code: '2468', proof: null })
  await app.call('session.signIn', app.signIn())
  await app.call('screen.lock', undefined)
  await app.call('screen.unlock', { by: 'code', code: '2468' })
  expect(await isLocked()).toBe(false)
  await app.call('session.signOut', undefined)
  computer.keychain.keepsStill = null
  await app.call('session.signIn', app.signIn())
  expect(await app.call('screen.status', undefined)).toMatchObject({ value: { code: 'none' } })
})

it.each(['session.signOut', 'computer.forget'] as const)(
  'S18 a code on its way into the keychain is not there after %s',
  async (leave) => {
    await app.call('session.signIn', app.signIn())
    const { keep } = computer.keychain
    const turnstile = createTurnstile()
    const never = new AbortController().signal
    computer.keychain.keep = async (name, secret) => {
      if (name === codeName()) await turnstile.pass(never)
      return keep(name, secret)
    }
    const chosen = app.call('screen.setCode', { code: '2468', proof: null })
    await expect.poll(() => turnstile.waiting).toBe(1)
    const left = app.call(leave, undefined)
    await expect.poll(() => app.session.status().state).toBe('signed-out')
    turnstile.open()
    expect(await left).toMatchObject({ ok: true })
    await chosen
    expect([...computer.keychain.entries.keys()].filter((name) => name.includes('lås'))).toEqual([])
    expect(existsSync(join(computer.folder, 'removals.json'))).toBe(false)
  },
)

it('X23 a lock that falls while a code is being chosen stays, and opens by it', async () => {
  await app.call('session.signIn', app.signIn())
  const { keep } = computer.keychain
  const turnstile = createTurnstile()
  computer.keychain.keep = async (name, secret) => {
    await turnstile.pass(new AbortController().signal)
    return keep(name, secret)
  }
  await app.call('screen.present', { on: true })
  const chosen = app.call('screen.setCode', { code: '2468', proof: null })
  await expect.poll(() => turnstile.waiting).toBe(1)
  await app.call('screen.lock', undefined)
  turnstile.open()
  // It has been chosen, and a locked window is not told by an answer.
  expect(await chosen).toMatchObject({ error: { code: 'locked' } })
  expect(await app.call('screen.status', undefined)).toMatchObject({
    value: { locked: true, presenting: true, code: 'kept' },
  })
  await app.call('screen.unlock', { by: 'code', code: '2468' })
  expect(await app.call('screen.status', undefined)).toMatchObject({
    value: { locked: false, presenting: true },
  })
})
