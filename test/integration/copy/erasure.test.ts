import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  copyFile,
  copyFiles as copyFilesOf,
  filesOf,
  insideTheCopy as bytesInside,
} from '../../builders/inside-the-copy'
import { sampleIds } from '../../builders/office'
import { aPerson } from '../../builders/people'
import { markersIn, scanFolder } from '../../e2e/marker-scan'
import { status } from '../../fakes/faults'
import type { CrmServer } from '../../fakes/crm-server'
import { aComputer, scrap, startApp, startServer } from './app-line'
import type { App, Computer } from './app-line'

const DAY_MS = 24 * 60 * 60 * 1000
const ID = 'ADR00000000000000000000000000009501'
/** Nobody else in the office has a word of it. */
const planted = {
  id: ID,
  firstName: 'Zackarina',
  lastName: 'Unikdotter',
  socialSecurityNumber: '19770707-9805',
  telephone: { home: null, work: null, cell: '070-174 06 77', other: null },
  email: { emailAddress: 'zackarina@unik.example', emailAddress2: null },
  address: { streetAddress: 'Unikgränd 7', zipCode: '990 77', city: 'Testköping' },
  note: 'Unikanteckning',
  categories: [{ id: 'KAT77', name: 'Unikkategori', readOnly: false }],
}
/** In an estate that is in no list: what is said of it goes with whoever stood there. */
const standing = {
  partyRoles: { seller: [{ estateId: 'OBJ_unikobjekt', roleCreatedAt: '2026-08-19T00:00:00' }] },
  estateLinks: {
    buyerOn: [],
    sellerOn: [{ estateId: 'OBJ_unikobjekt', estateType: 'House', shareHolding: null }],
    speculatorOn: [{ estateId: 'OBJ_unikintresse', estateType: 'House', level: 'Unikgrad' }],
  },
}
/** As the CRM writes it, as searches find it, and as an index shortens it. */
const MARKERS = [
  ...['Zackarina', 'zackarina', 'karina', 'Unikdotter', 'unikdotter', 'ikdotter'],
  ...['19770707-9805', '197707079805', '7707079805'],
  ...['070-174 06 77', '0701740677', '1740677'],
  ...['zackarina@unik.example', 'unik.example'],
  ...['Unikgränd', 'unikgrand', '99077', 'Unikanteckning', 'Unikkategori', 'unikkategori'],
  ...['unikobjekt', 'unikintresse', 'Unikgrad'],
]

let computer: Computer
let server: CrmServer
let app: App

beforeEach(async () => {
  computer = aComputer()
  server = await startServer({ now: () => new Date(computer.clock.now()) })
  server.putContact(aPerson(planted), standing)
  app = await startApp(computer, server)
  await app.signIn()
  await app.fill()
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

const insideTheCopy = () => bytesInside(computer)
const copyFiles = () => copyFilesOf(computer)
const ownKeys = () => [...computer.keychain.entries.keys()]

describe('GDPR 19 S20 who is removed is in no page of the copy, free ones, index and journal included', () => {
  const ways: Record<string, () => Promise<unknown>> = {
    'when a card is opened and the CRM says 404': async () => {
      await app.contacts.refresh(app.key(ID))
    },
    'when the CRM says 403': async () => {
      server.fail(ID, status(403, {}))
      await app.contacts.refresh(app.key(ID))
    },
    'when the CRM says 410': async () => {
      server.fail(ID, status(410, {}))
      await app.contacts.refresh(app.key(ID))
    },
    'when the sync finds it gone': async () => app.copy.local.syncNow(),
    'when it falls out of the scope': () => app.copy.local.choose({ scope: 'opened', own: [] }),
    'when its days have passed': async () => {
      await server.close()
      computer.clock.pass(14 * DAY_MS + 1)
      await app.copy.retention.sweep()
    },
    'S26 when its days have passed with those of many others': async () => {
      await amongMany()
      await server.close()
      computer.clock.pass(14 * DAY_MS + 1)
      await app.copy.retention.sweep()
    },
    'S26 when it falls out of the scope with many others': async () => {
      await amongMany()
      await app.copy.local.choose({ scope: 'opened', own: [] })
    },
  }

  async function amongMany(): Promise<void> {
    const before = app.copy.local.status().contacts
    for (let at = 0; at < 100; at += 1) {
      const id = `ADR7${String(at).padStart(4, '0')}`
      server.putContact(aPerson({ id, firstName: `Figur${at}`, lastName: 'Flertalsson' }))
    }
    server.putContact(aPerson(planted), standing)
    app.copy.local.syncNow()
    await app.until(() => app.copy.local.status().contacts === before + 100)
    await app.settled()
    server.removeContact(ID)
  }

  it.each(Object.entries(ways))('%s', async (_how, remove) => {
    const before = insideTheCopy()
    expect(markersIn(before, MARKERS)).toEqual(MARKERS)
    expect(app.find('Unikdotter')).toEqual([ID])

    server.removeContact(ID)
    await remove()
    await app.until(() => app.copy.rows.get(app.key(ID)) === null)
    await app.until(() => app.copy.local.status().activity.state === 'idle')
    expect(markersIn(insideTheCopy(), MARKERS)).toEqual([])
    for (const word of ['Unikdotter', '0701740677', '7707079805', 'unik.example', ID]) {
      expect(app.find(word)).toEqual([])
    }
    expect(app.copy.search.choices()).not.toContain('Unikkategori')
  })
})

describe('what the app does not show', () => {
  it('GDPR 15 D17 a field of the CRM that no screen has is in no page of the copy', async () => {
    const unknown = { creditRemark: 'Okändmarkör', leadScore: 4 }
    server.changeContact(ID, { ...unknown, lastName: 'Nynamn', changedAt: '2026-11-22T16:09:00' })
    await app.contacts.refresh(app.key(ID))
    await app.until(() => app.find('Nynamn').length === 1)
    expect(
      markersIn(insideTheCopy(), ['Nynamn', 'Unikanteckning', 'Okändmarkör', 'credit']),
    ).toEqual(['Nynamn', 'Unikanteckning'])
  })
})

describe('what is removed is listed nowhere', () => {
  it('GDPR 19 N04 not among the recents, and an open card is told why', async () => {
    await app.contacts.open(app.key(ID).contactId, null)
    expect(app.contacts.recents()).toMatchObject([{ contactId: ID }])
    server.removeContact(ID)
    await app.contacts.refresh(app.key(ID))
    await app.until(() => app.pushed.some(({ name }) => name === 'contact-gone'))
    expect(app.contacts.recents()).toEqual([])
    expect(app.pushed.filter(({ name }) => name === 'contact-gone')).toMatchObject([
      { payload: { key: app.key(ID), failure: { code: 'not-found' } } },
    ])
    await app.until(() => app.logged().includes(`purge ${ID} gone-in-crm`))
  })
})

describe('S18 the whole account', () => {
  it('GDPR 18 leaves neither file, key nor trace when it signs out, and the access log says how many', async () => {
    await app.contacts.open(app.key(ID).contactId, null)
    const { contacts } = app.copy.local.status()
    const key = ownKeys().find((name) => name.includes('kopians nyckel'))
    expect(key).toBeDefined()
    await app.session.signOut()

    expect(copyFiles()).toEqual([])
    // The access log outlives what it speaks of (GDPR rule 35).
    expect(ownKeys().every((name) => name.startsWith('åtkomstlogg'))).toBe(true)
    expect(await scanFolder(computer.folder, [...MARKERS, server.password])).toEqual([])
    expect(app.logged()).toEqual([
      'sign-in',
      `open ${ID}`,
      `purge signed-out ${contacts}`,
      'sign-out',
    ])
  })

  it('GDPR 18 is forgotten with a receipt for each thing, and nothing comes back by itself', async () => {
    await app.contacts.open(app.key(ID).contactId, null)
    const { contacts } = app.copy.local.status()
    const removed = (what: string, count: number | null = null) => ({
      what,
      state: 'removed',
      count,
    })
    const receipt = await app.forget()
    expect(receipt.ok && receipt.value.items).toEqual([
      removed('password', 1),
      { what: 'lock-code', state: 'none', count: null },
      { ...removed('copy-files'), count: expect.any(Number) as number },
      removed('contacts', contacts),
      removed('recents', 1),
      removed('copy-key'),
      removed('account'),
      { ...removed('access-log'), count: expect.any(Number) as number },
      removed('access-log-key'),
      { what: 'diary', state: 'none', count: 0 },
      { what: 'settings', state: 'none', count: 0 },
      { what: 'window-place', state: 'none', count: 0 },
      { what: 'time-mark', state: 'none', count: 0 },
      { what: 'lock-state', state: 'none', count: 0 },
      { what: 'temporary-files', state: 'none', count: 0 },
      { what: 'engine-files', state: 'none', count: 0 },
      { what: 'other-files', state: 'none', count: 0 },
    ])
    expect(ownKeys()).toEqual([])
    expect(filesOf(computer, '')).toEqual([])

    await app.stop()
    app = await startApp(computer, server)
    expect(app.session.status()).toMatchObject({ state: 'signed-out', remembered: null })
    expect(ownKeys()).toEqual([])
    expect(filesOf(computer, '')).toEqual([])
  })

  it('GDPR 18 goes at the next start where a file was left behind, though nobody is signed in', async () => {
    const file = copyFile(computer)
    await app.session.signOut()
    writeFileSync(file, 'held by a scanner')
    await app.stop()
    app = await startApp(computer, server)
    expect(app.session.status().state).toBe('signed-out')
    expect(copyFiles()).toEqual([])
  })

  it('is told to be still there where the keychain does not let go', async () => {
    computer.keychain.available = false
    const receipt = await app.forget()
    const states = receipt.ok
      ? Object.fromEntries(receipt.value.items.map(({ what, state }) => [what, state]))
      : {}
    expect(states).toMatchObject({
      password: 'failed',
      'copy-key': 'failed',
      'access-log-key': 'failed',
      'copy-files': 'removed',
      'access-log': 'removed',
    })
    expect(copyFiles()).toEqual([])
    computer.keychain.available = true
  })
})

describe('GDPR 24 protected identity', () => {
  const REACHES = ['070-174 06 77', '0701740677', 'zackarina@unik.example', 'Unikgränd', '99077']

  it('is reduced in every page of the copy as soon as the office names the category', async () => {
    computer.settings = { ...computer.settings, protectedCategories: ['Unikkategori'] }
    app.copy.local.protect(['Unikkategori'])
    await app.until(() => app.copy.rows.get(app.key(ID))?.record.contact.protectedIdentity === true)
    await app.until(() => markersIn(insideTheCopy(), REACHES).length === 0)
    for (const word of ['0701740677', 'unik.example', 'Unikgränd', '7707079805']) {
      expect(app.find(word)).toEqual([])
    }
    expect(app.find('Zackarina')).toEqual([ID])

    // What was dropped is nowhere on this computer: the CRM is asked again.
    computer.settings = { ...computer.settings, protectedCategories: [] }
    app.copy.local.protect([])
    await app.until(() => app.find('0701740677').includes(ID))
  })

  it('is reduced at the next start where the run ended before all were judged', async () => {
    await app.stop()
    computer.settings = { ...computer.settings, protectedCategories: ['Unikkategori'] }
    await server.close()
    app = await startApp(computer, server)
    await app.until(() => app.find('0701740677').length === 0)
    await app.until(() => markersIn(insideTheCopy(), REACHES).length === 0)
    expect(app.find('Zackarina')).toEqual([ID])
  })

  it('is never stored when it is fetched, opened or refreshed', async () => {
    await app.copy.local.choose({ scope: 'opened', own: [] })
    await app.until(() => app.copy.rows.count() === 0)
    computer.settings = { ...computer.settings, protectedCategories: ['unikkategori'] }
    expect(await app.contacts.open(app.key(ID).contactId, null)).toMatchObject({
      ok: true,
      value: { contact: { protectedIdentity: true, phones: [], emails: [], address: null } },
    })
    await app.contacts.refresh(app.key(ID))
    await app.fill()
    expect(markersIn(insideTheCopy(), REACHES)).toEqual([])
    expect(app.find('Zackarina')).toEqual([ID])
  })
})

it('no file of the computer holds a word of a contact or a password in plain text', async () => {
  await app.contacts.open(app.key(sampleIds.person).contactId, null)
  await app.settled()
  const [account = ''] = filesOf(computer, 'account.json')
  expect(readFileSync(account, 'utf8')).toContain(server.username)
  expect(await scanFolder(computer.folder, [...MARKERS, server.password])).toEqual([])
})
