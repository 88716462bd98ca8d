import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { defaultSettings } from '../../../electron/contract/domain/default-settings'
import { readSecret, account } from '../../../electron/main/session/account'
import { lockFile } from '../../../electron/main/privacy/lock'
import { createJsonFile } from '../../../electron/main/settings/json-file'
import { loadSettings, settingsFile } from '../../../electron/main/settings/settings'
import { windowPlace } from '../../../electron/main/windows/window-place'
import { sampleIds } from '../../builders/office'
import type { CrmServer } from '../../fakes/crm-server'
import { aComputer, scrap, startApp, startServer } from './app-line'
import type { App, Computer } from './app-line'

/**
 * "The one before" is played by this version's own reader and writer with schemas that know fewer keys: what holds
 * for it holds for every version that reads tolerantly. The first of them has the tag `reads-tolerantly`: once there is
 * a version after it, that one's files take the place of these schemas.
 */
const before = {
  settings: z
    .object({ language: z.string(), theme: z.string(), retentionDays: z.number() })
    .partial(),
  account: account.omit({ copy: true }),
}

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

const at = (name: string) => join(computer.folder, name)
const written = (name: string) => JSON.parse(readFileSync(at(name), 'utf8')) as object
const settings = () =>
  loadSettings(createJsonFile(at('settings.json'), settingsFile), () => undefined)

it('S32 a profile goes to the version before and comes back, and nothing is lost or misread', async () => {
  await app.signIn()
  const { contacts } = await app.fill()
  await settings().change({
    protectedCategories: ['Sekretess', 'Skyddad'],
    retentionDays: 3,
    theme: 'dark',
  })
  await app.stop()

  // The one before: its broker chooses another look, and signs in with a name that the CRM has changed.
  const oldSettings = createJsonFile(at('settings.json'), before.settings)
  expect(oldSettings.read()).toEqual({ theme: 'dark', retentionDays: 3 })
  await oldSettings.write({ theme: 'light' })
  const oldAccount = createJsonFile(at('account.json'), before.account)
  const known = oldAccount.read()
  expect(known).toMatchObject({ username: server.username })
  await oldAccount.write({ customers: known?.customers ?? [] })

  computer.settings = settings().current()
  app = await startApp(computer, server)
  expect(computer.settings).toEqual({
    ...defaultSettings,
    protectedCategories: ['Sekretess', 'Skyddad'],
    retentionDays: 3,
    theme: 'light',
  })
  expect(app.session.status()).toMatchObject({ state: 'signed-in', kept: true, failure: null })
  expect(app.copy.local.status()).toMatchObject({ scope: 'office', contacts, problem: null })
  expect(app.find('Exempelsson')).toContain(sampleIds.person)
})

it('S32 a profile of a newer version is read for what is known, and keeps the rest through our own use', async () => {
  await app.signIn()
  await app.fill()
  await app.stop()
  const newer = {
    'account.json': { version: 2, unlock: { by: 'code' }, copy: { scope: 'team', own: [] } },
    'lock.json': { wrongTries: 2, by: 'idle' },
    'window.json': { x: 1, y: 2, width: 900, height: 700, maximized: false, screen: 'left' },
  }
  for (const [name, keys] of Object.entries(newer)) {
    const there = name === 'account.json' ? written(name) : {}
    writeFileSync(at(name), JSON.stringify({ ...there, ...keys }))
  }

  app = await startApp(computer, server)
  expect(app.session.status()).toMatchObject({ state: 'signed-in', kept: true, failure: null })
  // Its choice is not known here: nothing is removed for it, and nothing is chosen in its place.
  expect(app.copy.local.status().scope).toBeNull()
  expect(app.find('Exempelsson')).toContain(sampleIds.person)
  await app.signIn()
  expect(written('account.json')).toMatchObject(newer['account.json'])

  const lock = createJsonFile(at('lock.json'), lockFile)
  expect(lock.find()).toEqual({ wrongTries: 2 })
  await lock.write({ wrongTries: 3 })
  expect(written('lock.json')).toEqual({ wrongTries: 3, by: 'idle' })
  const place = createJsonFile(at('window.json'), windowPlace)
  const { screen, ...known } = newer['window.json']
  expect(place.find()).toEqual(known)
  await place.write({ ...known, x: 9 })
  expect(written('window.json')).toEqual({ ...known, x: 9, screen })
})

it('S32 the keychain’s entry of a newer version opens the office', async () => {
  await app.signIn()
  await app.stop()
  for (const [name, entry] of computer.keychain.entries) {
    const secret = readSecret(entry)
    if (secret !== null) computer.keychain.entries.set(name, JSON.stringify({ ...secret, code: 1 }))
  }
  app = await startApp(computer, server)
  expect(app.session.status()).toMatchObject({ state: 'signed-in', kept: true, failure: null })
})
