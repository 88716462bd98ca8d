import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemDisk } from '../../../electron/main/system/atomic-write'
import { sampleIds } from '../../builders/office'
import type { CrmServer } from '../../fakes/crm-server'
import { aHeldDisk, HELD } from '../../fakes/held-disk'
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
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

const disk = (held: Parameters<typeof aHeldDisk>[0]) => aHeldDisk({ only: 'account.json', ...held })
const hasAccount = () => existsSync(join(computer.folder, 'account.json'))
const passwords = () =>
  [...computer.keychain.entries.keys()].filter((name) => !name.includes('nyckel'))
const copies = () => {
  const folder = join(computer.folder, 'copies')
  return existsSync(folder) ? readdirSync(folder) : []
}

async function startAnew(on: Computer['disk'] = systemDisk): Promise<void> {
  await app.stop()
  computer.disk = on
  app = await startApp(computer, server)
}

describe.each(HELD)('S27 the rename of the account’s file is refused (%s)', (code) => {
  it('for a while: at a first sign-in all is kept', async () => {
    for (const times of [1, systemDisk.pausesMs.length]) {
      await startAnew(disk({ code, times }))
      expect(await app.signIn()).toMatchObject({ value: { kept: true, failure: null } })
      await startAnew()
      expect(app.session.status()).toMatchObject({ state: 'signed-in', kept: true })
      expect(app.copy.local.status().problem).toBeNull()
      await app.session.signOut()
    }
  })

  it('for ever: a first sign-in works for the run, blames the disk, and leaves nothing for nobody', async () => {
    await startAnew(disk({ code }))
    expect(await app.signIn()).toMatchObject({
      value: { kept: false, failure: { code: 'disk-refused' } },
    })
    expect(app.copy.local.status().problem).toBe('unwritable')
    await app.fill()
    expect(app.find('Exempelsson')).toContain(sampleIds.person)
    expect([passwords().filter((name) => name.includes('connect')), copies()]).toEqual([[], []])
    await startAnew()
    expect(app.session.status()).toEqual({ state: 'signed-out', failure: null, remembered: null })
    expect(passwords().every((name) => name.startsWith('åtkomstlogg'))).toBe(true)
  })

  it('for ever, when the same account signs in again: no password and no copy is given up for it', async () => {
    await app.signIn()
    const { contacts } = await app.fill()
    const [files, secrets] = [copies(), new Map(computer.keychain.entries)]
    await startAnew(disk({ code }))
    expect(await app.signIn()).toMatchObject({
      value: { kept: true, failure: { code: 'disk-refused' } },
    })
    expect(app.copy.local.status()).toMatchObject({ problem: null, contacts, scope: 'office' })
    expect(await app.copy.local.choose({ scope: 'opened', own: [] })).toMatchObject({ ok: true })
    await startAnew()
    expect(app.session.status()).toMatchObject({ state: 'signed-in', kept: true, failure: null })
    expect(app.copy.local.status()).toMatchObject({ problem: null, scope: 'office' })
    expect([copies(), computer.keychain.entries]).toEqual([files, secrets])
  })

  it('for ever, when another account signs in: nothing of the first is left, and nothing is mistaken for it', async () => {
    await app.signIn()
    await app.fill()
    await startAnew(disk({ code }))
    expect(await app.signIn('annan', 'annat-lösen')).toMatchObject({
      value: { username: 'annan', kept: false, failure: { code: 'disk-refused' } },
    })
    expect(app.copy.local.status()).toMatchObject({ problem: 'unwritable', contacts: 0 })
    expect([hasAccount(), copies()]).toEqual([false, []])
    expect(passwords().every((name) => name.startsWith('åtkomstlogg'))).toBe(true)
  })
})

it('S27 a full disk is called one', async () => {
  await startAnew(disk({ code: 'ENOSPC' }))
  expect(await app.signIn()).toMatchObject({
    value: { kept: false, failure: { code: 'disk-full' } },
  })
  expect(app.copy.local.status().problem).toBe('disk-full')
})
