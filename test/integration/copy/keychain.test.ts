import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Keychain } from '../../../electron/main/keychain/keychain'
import { withTimeout } from '../../../electron/main/keychain/timeout'
import { decryptedPages } from '../../builders/decrypted-pages'
import { sampleIds } from '../../builders/office'
import { scanFolder } from '../../e2e/marker-scan'
import type { CrmServer } from '../../fakes/crm-server'
import { aComputer, scrap, startApp, startServer } from './app-line'
import type { App, Computer } from './app-line'

let computer: Computer
let server: CrmServer
let app: App

beforeEach(async () => {
  computer = aComputer()
  server = await startServer({ now: () => new Date(computer.clock.now()) })
  app = await startApp(computer, server)
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

async function filled(): Promise<void> {
  await app.signIn()
  await app.fill()
  await app.stop()
}

function copies(): string[] {
  const folder = join(computer.folder, 'copies')
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('S11 the key is gone and the copy is still there', () => {
  beforeEach(async () => {
    await filled()
    for (const name of computer.keychain.entries.keys()) {
      if (name.includes('kopians nyckel')) computer.keychain.entries.delete(name)
    }
    app = await startApp(computer, server)
  })

  it('is said, the copy fills itself again under a new key, and once', async () => {
    expect(app.copy.local.status()).toMatchObject({
      problem: 'key-missing',
      setAside: true,
      scope: 'office',
    })
    await app.until(() => app.find('Exempelsson').includes(sampleIds.person))
    await app.settled()
    await app.stop()
    app = await startApp(computer, server)
    expect(app.copy.local.status()).toMatchObject({ problem: null, setAside: true })
    expect(app.find('Exempelsson')).toContain(sampleIds.person)
  })

  it('the old file goes when the broker says so', async () => {
    expect(copies().some((name) => name.includes('.aside'))).toBe(true)
    expect(app.copy.local.dropSetAside()).toMatchObject({
      ok: true,
      value: { problem: null, setAside: false },
    })
    expect(copies().some((name) => name.includes('.aside'))).toBe(false)
  })

  it('S18 the old file goes with the account, too', async () => {
    await app.session.signOut()
    expect(copies()).toEqual([])
  })
})

describe('S13 a keychain that asks its owner first', () => {
  /** Holds every answer back until let go, as a locked keychain does. */
  function locked(): { keychain: Keychain; unlock: () => void } {
    let unlock: () => void = () => undefined
    const unlocked = new Promise<void>((resolve) => {
      unlock = resolve
    })
    const { read, keep, remove } = computer.keychain
    const keychain: Keychain = {
      read: async (account) => (await unlocked, read(account)),
      keep: async (account, secret) => (await unlocked, keep(account, secret)),
      remove: async (account) => (await unlocked, remove(account)),
    }
    return { keychain, unlock }
  }

  it('holds no start up, and opens the office when it has answered', async () => {
    await filled()
    const { keychain, unlock } = locked()
    app = await startApp(computer, server, keychain)
    expect(app.session.status()).toMatchObject({ state: 'signed-out', failure: null })
    unlock()
    await app.resumed
    expect(app.session.status()).toMatchObject({ state: 'signed-in', kept: true })
    expect(app.find('Exempelsson')).toContain(sampleIds.person)
  })

  it('that never answers is given up, and signing in by hand works for the run', async () => {
    await filled()
    const { keychain } = locked()
    app = await startApp(computer, server, withTimeout(keychain, 10))
    await app.resumed
    expect(app.session.status()).toMatchObject({
      state: 'signed-out',
      failure: { code: 'keychain-unavailable' },
      remembered: { username: server.username },
    })
    expect(await app.signIn()).toMatchObject({ ok: true, value: { kept: false } })
    expect(app.copy.local.status().problem).toBe('no-keychain')
    await app.fill()
    expect(app.find('Exempelsson')).toContain(sampleIds.person)
  })

  it('whose owner refused can be asked again by signing in', async () => {
    await filled()
    computer.keychain.available = false
    app = await startApp(computer, server)
    expect(app.session.status()).toMatchObject({ failure: { code: 'keychain-unavailable' } })
    computer.keychain.available = true
    expect(await app.signIn()).toMatchObject({ ok: true, value: { kept: true } })
    // Nothing of the copy was lost on the way.
    expect(app.copy.local.status().problem).toBeNull()
    expect(app.find('Exempelsson')).toContain(sampleIds.person)
  })

  it('that stays locked for a day costs neither the copy nor the choice of it', async () => {
    await filled()
    computer.keychain.available = false
    app = await startApp(computer, server)
    expect(await app.signIn()).toMatchObject({ ok: true, value: { kept: false } })
    expect(app.copy.local.status()).toMatchObject({ problem: 'no-keychain', scope: 'office' })
    await app.stop()
    computer.keychain.available = true
    app = await startApp(computer, server)
    expect(app.session.status()).toMatchObject({ state: 'signed-in', kept: true })
    expect(app.copy.local.status()).toMatchObject({
      problem: null,
      scope: 'office',
      complete: true,
    })
    expect(app.find('Exempelsson')).toContain(sampleIds.person)
  })

  it('S18 that does not let go of the password is told at a sign-out, which can be tried again', async () => {
    await filled()
    computer.keychain.available = false
    app = await startApp(computer, server)
    await app.signIn()
    expect(await app.session.signOut()).toMatchObject({
      value: { state: 'signed-out', failure: { code: 'keychain-not-cleared' } },
    })
    expect(copies()).toEqual([])
    computer.keychain.available = true
    expect(await app.session.signOut()).toMatchObject({ value: { failure: null } })
    const left = [...computer.keychain.entries.keys()]
    expect(left.filter((name) => !name.startsWith('åtkomstlogg'))).toEqual([])
  })

  it('whose answer comes late takes nobody’s place who has signed in meanwhile', async () => {
    await filled()
    server.setPassword('nytt')
    const { keychain, unlock } = locked()
    app = await startApp(computer, server, keychain)
    const signingIn = app.signIn(server.username, 'nytt')
    unlock()
    await app.resumed
    expect(await signingIn).toMatchObject({ ok: true, value: { kept: true } })
    expect([...computer.keychain.entries.values()].join(' ')).toContain('nytt')
    server.forgetRequests()
    expect(await app.contacts.open(app.key(sampleIds.sparse).contactId, null)).toMatchObject({
      ok: true,
    })
  })

  it('whose answer comes after a sign-out brings nobody back', async () => {
    await filled()
    const { keychain, unlock } = locked()
    app = await startApp(computer, server, keychain)
    const out = app.session.signOut()
    unlock()
    await Promise.all([out, app.resumed])
    expect(app.session.status()).toMatchObject({ state: 'signed-out', failure: null })
    expect(app.session.active()).toBeNull()
    expect(copies()).toEqual([])
  })
})

describe('S14 without a keychain', () => {
  beforeEach(async () => {
    computer.keychain.available = false
    await app.signIn()
    await app.fill()
  })

  it('GDPR 16 everything works in memory, is said to, and nothing of it is on the disk', async () => {
    await app.contacts.open(app.key(sampleIds.person).contactId, null)
    await app.settled()
    expect(app.session.status()).toMatchObject({ state: 'signed-in', kept: false })
    expect(app.copy.local.status()).toMatchObject({ problem: 'no-keychain', complete: true })
    expect(app.find('Exempelsson')).toContain(sampleIds.person)
    expect(app.logged()).toContain(`open ${sampleIds.person}`)
    expect(copies()).toEqual([])
    expect(await scanFolder(computer.folder, ['Exempelsson', server.password])).toEqual([])
    expect(readdirSync(computer.folder)).toEqual([])
  })

  it('S18 forgetting the computer has nothing to fear for the copy’s key', async () => {
    const receipt = await app.forget()
    expect(receipt).toMatchObject({
      value: {
        items: expect.arrayContaining([
          { what: 'password', state: 'removed', count: 1 },
          { what: 'copy-key', state: 'none', count: null },
          { what: 'copy-files', state: 'none', count: 0 },
        ]) as unknown,
      },
    })
  })
})

describe('S02 a copy that is damaged', () => {
  it('while it is being opened is rebuilt, said to be, and filled again', async () => {
    await filled()
    const name = copies().find((one) => one.endsWith('.db')) ?? ''
    const path = join(computer.folder, 'copies', name)
    const [, key = ''] =
      [...computer.keychain.entries].find(([entry]) => entry.includes('kopians nyckel')) ?? []
    expect(decryptedPages(path, key).length).toBeGreaterThan(8192)
    const bytes = readFileSync(path)
    // Every page but the first, which alone is read to open it.
    for (let at = 4096 + 100; at < bytes.length; at += 4096) bytes[at] = (bytes[at] ?? 0) ^ 0xff
    writeFileSync(path, bytes)

    app = await startApp(computer, server)
    expect(app.copy.local.status()).toMatchObject({ problem: 'damaged', setAside: true })
    await app.until(() => app.find('Exempelsson').includes(sampleIds.person))
    await app.settled()
    expect(app.copy.local.status().problem).toBe('damaged')
    app.copy.local.dropSetAside()
    expect(app.copy.local.status()).toMatchObject({ problem: null, setAside: false })
  })
})
