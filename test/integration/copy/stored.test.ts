import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgottenThing } from '../../../electron/contract/domain/forget'
import { storedData } from '../../../electron/contract/domain/stored'
import { calls } from '../../../electron/contract/calls'
import { sampleIds } from '../../builders/office'
import type { CrmServer } from '../../fakes/crm-server'
import { aComputer, scrap, startApp, startServer } from './app-line'
import type { App, Computer } from './app-line'

const DAY_MS = 24 * 60 * 60 * 1000
const FIRST_DAY = '2026-11-22T15:10:00.000Z'

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

async function stored() {
  const answer = await app.stored()
  if (!answer.ok) throw new Error(answer.error.code)
  return storedData.parse(answer.value)
}

/** Everything in the profile, folders by their own name alone. */
const inProfile = () => readdirSync(computer.folder).sort()

function plant(...names: string[]): void {
  for (const name of names) {
    const path = join(computer.folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, 'x')
  }
}

describe('what is stored, of a real office in a real encrypted file', () => {
  it('GDPR 17 GDPR 22 how many, how old, when the oldest goes, and when the list was compared', async () => {
    await app.signIn()
    const { contacts } = await app.fill()
    expect(await stored()).toMatchObject({
      contacts: {
        count: contacts,
        withRoles: contacts,
        recents: 0,
        oldestConfirmedAt: FIRST_DAY,
        latestConfirmedAt: FIRST_DAY,
        oldestGoesAt: new Date(Date.parse(FIRST_DAY) + 14 * DAY_MS).toISOString(),
        reconciledAt: FIRST_DAY,
      },
      password: 'keychain',
      setAside: false,
    })

    computer.clock.pass(DAY_MS)
    await app.contacts.open(app.key(sampleIds.person).contactId, null)
    await app.until(() => app.copy.facts().withRelations === 1)
    computer.settings = { ...computer.settings, retentionDays: 3 }
    expect(await stored()).toMatchObject({
      contacts: {
        count: contacts,
        withRoles: contacts,
        withRelations: 1,
        recents: 1,
        oldestConfirmedAt: FIRST_DAY,
        latestConfirmedAt: new Date(Date.parse(FIRST_DAY) + DAY_MS).toISOString(),
        oldestGoesAt: new Date(Date.parse(FIRST_DAY) + 3 * DAY_MS).toISOString(),
      },
    })
  })

  it('GDPR 16 GDPR 23 the file is the one that lies there, as large as it is, in the folder that is told', async () => {
    await app.signIn()
    await app.fill()
    const { copy } = await stored()
    const folder = join(computer.folder, 'copies')
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size)
    expect(copy).toEqual({ state: 'file', folder, bytes: sizes.reduce((sum, one) => sum + one, 0) })
  })

  it('GDPR 16 without a keychain nothing is in a file, and the reason is told', async () => {
    computer.keychain.available = false
    await app.signIn()
    expect(await stored()).toMatchObject({
      copy: { state: 'memory', why: 'no-keychain' },
      password: 'memory',
      accessLog: { entries: 1, saved: false },
    })
  })

  it('GDPR 21 of the log it counts what this account did, and nobody else’s', async () => {
    await app.signIn()
    await app.session.signOut()
    computer.clock.pass(DAY_MS)
    await app.signIn('annan', 'annat-lösen')
    await app.until(() => inProfile().includes('access-log.db'))
    const since = new Date(Date.parse(FIRST_DAY) + DAY_MS).toISOString()
    expect((await stored()).accessLog).toEqual({ entries: 1, oldestAt: since, saved: true })
    await app.session.signOut()
    expect(await app.stored()).toMatchObject({ ok: false, error: { code: 'signed-out' } })
  })

  it('crosses to the window as the contract has it, without a word of any contact', async () => {
    await app.signIn()
    await app.fill()
    const answer = calls['computer.stored'].output.parse(await stored())
    const text = JSON.stringify(answer)
    for (const word of ['Exempel', 'ADR', server.password, server.username]) {
      expect(text).not.toContain(word)
    }
  })
})

/** One file of each kind that the app can write, and of each that it cannot. */
const OWN = [
  'copies/kopia-abc.db',
  'copies/kopia-abc.db-wal',
  'copies/kopia-abc.db.aside',
  'access-log.db.aside',
  'access-log-1.db-shm',
  ...[
    'account.json',
    'settings.json',
    'window.json',
    'time.json',
    'sign-in-form.json',
    'lock.json',
  ].flatMap((name) => [name, `${name}.new`]),
  'logs/kontaktkort.log',
  'logs/kontaktkort.log.old',
  'blad.tmp',
]
const ENGINE = [
  'Cache/Cache_Data/index',
  'Code Cache/js/index',
  'Cookies',
  'Crashpad/client_id',
  'DawnGraphiteCache/data_0',
  'Dictionaries/sv.bdic',
  'GPUCache/data_0',
  'Local State',
  'Local Storage/leveldb/000003.log',
  'Network/Cookies',
  'Preferences',
  'Session Storage/000003.log',
  'Shared Dictionary/db',
  'SingletonLock',
  'Trust Tokens-journal',
  'blob_storage/f3/1',
]

describe('S18 the receipt', () => {
  it('GDPR 18 names every file that the app can write, and counts what it leaves', async () => {
    await app.signIn()
    await app.fill()
    await app.lockCode.choose('2468')
    plant(...OWN, ...ENGINE, 'Kundlista 2026.xlsx')
    const receipt = await app.forget()
    if (!receipt.ok) throw new Error(receipt.error.code)
    const states = Object.fromEntries(receipt.value.items.map(({ what, state }) => [what, state]))
    const own = forgottenThing.options.filter((what) => !/^(engine|other)-files$/.test(what))
    expect(Object.keys(states).sort()).toEqual([...forgottenThing.options].sort())
    expect(own.filter((what) => states[what] !== 'removed')).toEqual([
      // Nothing was opened, and a half-written file goes with the whole one of its name.
      'recents',
    ])
    expect(receipt.value.items.slice(-2)).toEqual([
      { what: 'engine-files', state: 'left', count: ENGINE.length },
      { what: 'other-files', state: 'left', count: 1 },
    ])
    const left = [...ENGINE.map((path) => path.split('/')[0] ?? ''), 'Kundlista 2026.xlsx']
    expect(inProfile()).toEqual(left.sort())
  })

  it('GDPR 35 the log goes too, and neither the end of the run nor time brings anything of it back', async () => {
    await app.signIn()
    await app.until(() => inProfile().includes('access-log.db'))
    await app.forget()
    expect(inProfile()).toEqual([])
    computer.highest = null
    computer.clock.pass(DAY_MS)
    await app.stop()
    expect(inProfile()).toEqual([])
    // Nor the mark of time, which the end of a run would write.
    expect(computer.highest).toBeNull()
  })
})
