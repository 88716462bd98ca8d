import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleIds } from '../../builders/office'
import type { CrmServer } from '../../fakes/crm-server'
import { startCalls } from '../privacy/calls-line'
import { aComputer, scrap, startApp, startServer } from './app-line'
import type { App, Computer } from './app-line'

let computer: Computer
let server: CrmServer
let app: App

beforeEach(async () => {
  computer = aComputer()
  server = await startServer({
    now: () => new Date(computer.clock.now()),
    otherLogins: [{ username: 'annan', password: 'annat-lösen' }],
  })
  app = await startApp(computer, server)
  await app.signIn()
  await app.fill()
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

const entriesOf = (username: string) =>
  [...computer.keychain.entries.keys()].filter((name) => name.startsWith(username))
const isListed = () => existsSync(join(computer.folder, 'removals.json'))
const notCleared = { failure: { code: 'keychain-not-cleared' } }

async function startAnew(): Promise<void> {
  await app.stop()
  app = await startApp(computer, server)
}

describe('S31 a keychain that lets go of nothing at a change of account', () => {
  beforeEach(async () => {
    computer.keychain.letsGo = false
    expect(await app.signIn('annan', 'annat-lösen')).toMatchObject({
      value: { username: 'annan', kept: true, ...notCleared },
    })
  })

  it('is told of at each start, and asked again, until password and key are gone', async () => {
    expect(app.find('Exempelsson')).toEqual([])
    expect(entriesOf(server.username)).toHaveLength(2)
    await startAnew()
    expect(app.session.status()).toMatchObject({ username: 'annan', ...notCleared })
    computer.keychain.letsGo = true
    await startAnew()
    expect(app.session.status()).toMatchObject({ username: 'annan', failure: null })
    expect([entriesOf(server.username), isListed()]).toEqual([[], false])
    expect(entriesOf('annan')).toHaveLength(2)
  })

  it('costs the first account nothing that it keeps when it comes back', async () => {
    computer.keychain.letsGo = true
    expect(await app.signIn()).toMatchObject({ value: { kept: true, failure: null } })
    expect(app.find('Exempelsson'), 'the copy went with the account').toEqual([])
    await app.fill()
    await startAnew()
    expect(app.session.status()).toMatchObject({ username: server.username, failure: null })
    expect(app.copy.local.status()).toMatchObject({ problem: null, complete: true })
    expect(app.find('Exempelsson')).toContain(sampleIds.person)
  })

  it('is told of where nobody is signed in, too', async () => {
    await app.session.signOut()
    await startAnew()
    expect(app.session.status()).toMatchObject({ state: 'signed-out', ...notCleared })
    expect([...entriesOf(server.username), ...entriesOf('annan')]).toHaveLength(4)
    computer.keychain.letsGo = true
    await startAnew()
    expect(app.session.status()).toMatchObject({ state: 'signed-out', failure: null })
    expect([...entriesOf(server.username), ...entriesOf('annan')]).toEqual([])
  })

  it('S18 leaves forgetting the computer unfinished, and to be tried again', async () => {
    const states = async () => {
      const receipt = await app.forget()
      if (!receipt.ok) throw new Error(receipt.error.code)
      return Object.fromEntries(receipt.value.items.map(({ what, state }) => [what, state]))
    }
    expect(await states()).toMatchObject({
      password: 'failed',
      'copy-key': 'failed',
      account: 'failed',
      'copy-files': 'removed',
      'other-files': 'none',
    })
    expect(isListed()).toBe(true)
    computer.keychain.letsGo = true
    expect(await states()).toMatchObject({ password: 'removed', account: 'none' })
    expect([isListed(), computer.keychain.entries.size]).toEqual([false, 0])
  })
})

it('S31 a keychain that fails in mid-run leaves a lock that its password opens, and no other', async () => {
  await app.stop()
  const calls = await startCalls(computer, server)
  try {
    await calls.resume()
    computer.keychain.available = false
    await calls.call('screen.lock', undefined)
    const unlock = (password: string) => calls.call('screen.unlock', { by: 'password', password })
    expect(await unlock('annat')).toMatchObject({ ok: false, error: { code: 'wrong-login' } })
    expect(await unlock(server.password)).toMatchObject({ ok: true, value: { locked: false } })
  } finally {
    await calls.stop()
    computer.keychain.available = true
  }
})
