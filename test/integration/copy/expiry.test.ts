import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decryptedPages } from '../../builders/decrypted-pages'
import { sampleIds } from '../../builders/office'
import { markersIn } from '../../e2e/marker-scan'
import type { CrmServer } from '../../fakes/crm-server'
import { aComputer, scrap, startApp, startServer } from './app-line'
import type { App, Computer } from './app-line'

const DAY_MS = 24 * 60 * 60 * 1000
const MARKERS = ['Exempelsson', 'exempelsson', '070-174 06 05', '0701740605', 'Påhittsgatan 12']

let computer: Computer
let server: CrmServer
let app: App

beforeEach(async () => {
  computer = aComputer()
  server = await startServer({ now: () => new Date(computer.clock.now()) })
  app = await startApp(computer, server)
  await app.signIn()
  await app.fill()
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

async function restart(): Promise<void> {
  await app.stop()
  app = await startApp(computer, server)
}

const kept = () => app.copy.local.status().contacts

describe('GDPR 17 S21 the days a copy may live', () => {
  let ids: string[]

  beforeEach(async () => {
    await app.contacts.open(app.key(sampleIds.person).contactId, null)
    await app.settled()
    ids = app.find('', { kind: 'person' })
    expect(ids).toContain(sampleIds.person)
    expect(app.copy.search.choices()).not.toEqual([])
    // From here on the CRM is out of reach, and confirms nothing.
    await server.close()
  })

  it('end while a card is open: it goes, with a word of why', async () => {
    computer.clock.pass(14 * DAY_MS + 1)
    await app.copy.retention.sweep()
    const gone = app.pushed.filter(({ name }) => name === 'contact-gone')
    expect(gone.map(({ payload }) => payload)).toMatchObject([
      { key: app.key(sampleIds.person), failure: { code: 'expired' } },
    ])
    expect(kept()).toBe(0)
    expect(app.contacts.recents()).toEqual([])
    expect(app.logged().filter((line) => line.endsWith('expired'))).toEqual(
      expect.arrayContaining(ids.map((id) => `purge ${id} expired`)),
    )
  })

  it('end while the app is not running: nothing of it is there when the start is done', async () => {
    computer.clock.pass(14 * DAY_MS + 1)
    await app.stop()
    const shown: number[] = []
    app = await startApp(computer, server)
    for (const { name, payload } of app.pushed) {
      if (name === 'copy-changed') shown.push((payload as { contacts: number }).contacts)
    }
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.every((count) => count === 0)).toBe(true)
    expect(kept()).toBe(0)
    expect(app.find('Exempelsson')).toEqual([])
    await app.copy.retention.sweep()
    const [file = ''] = readdirSync(join(computer.folder, 'copies')).filter((name) =>
      name.endsWith('.db'),
    )
    const [, key = ''] =
      [...computer.keychain.entries].find(([name]) => name.includes('kopians nyckel')) ?? []
    const pages = decryptedPages(join(computer.folder, 'copies', file), key)
    expect(markersIn(pages, MARKERS)).toEqual([])
    // It happened before anybody was signed in, and in somebody's name all the same.
    await app.until(() => app.logged().includes(`purge ${sampleIds.person} expired`))
  })

  it('end while the computer sleeps: in no answer from the moment it wakes, and gone soon after', async () => {
    computer.clock.pass(14 * DAY_MS + 1_000)
    expect(kept()).toBe(0)
    expect(app.find('Exempelsson')).toEqual([])
    expect(app.find('', { kind: 'person' })).toEqual([])
    expect(app.copy.search.choices()).toEqual([])
    expect(app.contacts.recents()).toEqual([])
    expect(app.contacts.card(app.key(sampleIds.person))).toBeNull()
    expect(app.copy.facts()).toMatchObject({
      contacts: 0,
      users: 0,
      opened: 0,
      oldestConfirmedAt: null,
    })
    app.woke()
    await app.copy.retention.sweep()
    const [deleted] = app.pushed.filter(({ name }) => name === 'contact-gone')
    expect(deleted?.payload).toMatchObject({ failure: { code: 'expired' } })
  })

  it('have ended a moment ago for an open card: asked for, the CRM may still confirm it', async () => {
    server = await startServer({
      port: server.port,
      now: () => new Date(computer.clock.now()),
    })
    computer.clock.pass(14 * DAY_MS + 1_000)
    const key = app.key(sampleIds.person)
    expect(app.contacts.card(key)).toBeNull()
    server.forgetRequests()
    const twice = await Promise.all([app.contacts.refresh(key), app.contacts.refresh(key)])
    expect(twice.map(({ ok }) => ok)).toEqual([true, true])
    const asked = server.requestsAt(sampleIds.person).map(({ url }) => url)
    expect(asked).toHaveLength(new Set(asked).size)
    await app.copy.retention.sweep()
    expect(app.contacts.card(key)?.contact.id).toBe(sampleIds.person)
    expect(app.pushed.filter(({ name }) => name === 'contact-gone')).toEqual([])
    expect(app.logged().filter((line) => line.startsWith(`open ${sampleIds.person}`))).toHaveLength(
      1,
    )
  })

  it('have not ended one minute before', async () => {
    const before = kept()
    computer.clock.pass(14 * DAY_MS - 60_000)
    await app.copy.retention.sweep()
    expect(kept()).toBe(before)
    await restart()
    expect(kept()).toBe(before)
  })

  it('are fewer when the office says so', async () => {
    const before = kept()
    computer.clock.pass(2 * DAY_MS + 1)
    await app.copy.retention.sweep()
    expect(kept()).toBe(before)
    computer.settings = { ...computer.settings, retentionDays: 2 }
    expect(kept()).toBe(0)
    app.copy.retention.daysChanged()
    await app.copy.retention.sweep()
    expect(app.logged().filter((line) => line.endsWith('expired'))).toHaveLength(before)
  })
})

describe('S22 a clock that was wrong once', () => {
  it('may expire what was there, and not what is fetched afterwards', async () => {
    await app.stop()
    computer.clock.set('2036-01-01T10:00:00Z')
    await server.close()
    app = await startApp(computer, server)
    expect(kept()).toBe(0)
    await app.stop()

    computer.clock.set('2026-11-23T10:00:00Z')
    server = await startServer({
      port: server.port,
      now: () => new Date(computer.clock.now()),
    })
    app = await startApp(computer, server)
    app.copy.local.syncNow()
    await app.until(() => kept() > 0)
    await app.settled()
    const contacts = kept()
    await restart()
    computer.clock.pass(DAY_MS)
    await app.copy.retention.sweep()
    expect(kept()).toBe(contacts)
    computer.clock.pass(15 * DAY_MS)
    await server.close()
    await app.copy.retention.sweep()
    expect(kept()).toBe(0)
  })
})

describe('GDPR 20 S23 a clock set back a year', () => {
  it('does not bring back what has expired, and gives no more days', async () => {
    await server.close()
    computer.clock.pass(13 * DAY_MS)
    await app.copy.retention.sweep()
    expect(kept()).toBeGreaterThan(0)
    computer.clock.set('2025-11-22T15:10:00Z')
    computer.clock.pass(2 * DAY_MS)
    await app.copy.retention.sweep()
    expect(kept()).toBe(0)
    await restart()
    expect(kept()).toBe(0)
  })

  it('does not make a stored contact one from the future for ever', async () => {
    await app.stop()
    await server.close()
    // A day ahead when it was fetched, and the mark of it is lost.
    computer.highest = null
    computer.clock.set('2026-11-21T15:10:00Z')
    app = await startApp(computer, server)
    expect(kept()).toBeGreaterThan(0)
    computer.clock.pass(14 * DAY_MS + 1)
    await app.copy.retention.sweep()
    expect(kept()).toBe(0)
  })
})
