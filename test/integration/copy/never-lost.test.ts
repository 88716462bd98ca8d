import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import { openDatabase } from '../../../electron/main/store/driver'
import { aCustomer, anEmptyCustomer, anOffice, sampleIds } from '../../builders/office'
import { aPerson } from '../../builders/people'
import { entriesIn } from '../../builders/roles'
import * as faults from '../../fakes/faults'
import type { CrmServer } from '../../fakes/crm-server'
import { createTurnstile } from '../../fakes/turnstile'
import { aComputer, scrap, startApp, startServer } from './app-line'
import type { App, Computer } from './app-line'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
const CONTACTS = /\/CRM\/Contact\/M99999/
const OTHER_OFFICE = 'M88888'

let computer: Computer
let server: CrmServer
let app: App

beforeEach(async () => {
  computer = aComputer()
  const other = anEmptyCustomer(OTHER_OFFICE, [
    aPerson({ id: 'ADR88888', customerId: OTHER_OFFICE, lastName: 'Annankontorsson' }),
  ])
  server = await startServer({
    office: anOffice([aCustomer(), other]),
    now: () => new Date(computer.clock.now()),
  })
  app = await startApp(computer, server)
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

const status = () => app.copy.local.status()
const kept = () => status().contacts
const recents = () => app.contacts.recents().map(({ contactId }) => contactId as string)
const cardOf = (id: string) => app.contacts.card(app.key(id))

async function restart(): Promise<void> {
  await app.stop()
  app = await startApp(computer, server)
}

/** Opened and refreshed to the end, whatever comes of it. */
async function openWhole(id: string): Promise<void> {
  await app.contacts.open(id as ContactId, sampleIds.customer as CustomerId)
  await app.contacts.refresh(app.key(id))
}

describe('an office that is refused', () => {
  it.each(['office', 'opened'] as const)(
    'N32 removes nobody who is opened or refreshed, in the scope %s, and is asked once',
    async (scope) => {
      await app.signIn()
      await app.fill()
      await openWhole(sampleIds.person)
      await openWhole(sampleIds.company)
      if (scope === 'opened') await app.copy.local.choose({ scope, own: [] })
      const before = { kept: kept(), recents: recents() }

      server.fail(CONTACTS, faults.status(403))
      await openWhole(sampleIds.person)
      expect(cardOf(sampleIds.person)?.card.failure).toMatchObject({
        code: 'no-access',
        extent: 'office',
      })
      server.forgetRequests()
      await openWhole(sampleIds.person)
      await openWhole(sampleIds.company)
      expect(server.requestsAt(CONTACTS), 'nothing is sent once it is known').toEqual([])
      expect(await app.contacts.open('ADR404' as ContactId, null)).toMatchObject({
        error: { code: 'no-access', extent: 'office' },
      })
      expect(kept()).toBe(before.kept)
      expect([...recents()].sort()).toEqual([...before.recents].sort())
      expect(app.pushed.some(({ name }) => name === 'contact-gone')).toBe(false)
      expect(app.logged().filter((line) => line.startsWith('purge'))).toHaveLength(
        scope === 'opened' ? 6 : 0,
      )
    },
  )

  it('N33 is told from one contact that is: that one goes after the check, and no other', async () => {
    await app.signIn()
    await app.fill()
    await openWhole(sampleIds.company)
    await openWhole(sampleIds.person)
    const before = kept()
    server.fail(new RegExp(`${sampleIds.person}$`), faults.status(403))
    server.forgetRequests()
    await app.contacts.refresh(app.key(sampleIds.person))
    expect(server.requestsAt('ChangedAtFrom'), 'the office was asked').not.toEqual([])
    expect(kept(), 'and counted anew').toBe(before - 1)
    expect(cardOf(sampleIds.person)).toBeNull()
    expect(recents()).toEqual([sampleIds.company])
    expect(app.logged()).toContain(`purge ${sampleIds.person} no-access`)
  })
})

describe('an answer that is none', () => {
  beforeEach(async () => {
    await app.signIn()
    await app.fill()
    await openWhole(sampleIds.person)
  })

  const base = faults.change((body) => {
    const { id, type } = body as { id: string; type: string }
    return { id, type }
  })
  const ONE = new RegExp(`M99999/${sampleIds.person}$`)
  it.each([
    ['of nothing at all', () => server.fail(ONE, faults.json(undefined))],
    [
      'half, whose other half is refused',
      () => (server.fail(ONE, base), server.fail('/Person/', faults.status(403))),
    ],
    [
      'half, whose other half is not there',
      () => (server.fail(ONE, base), server.fail('/Person/', faults.status(404))),
    ],
    [
      'half, whose other half is half too',
      () => (server.fail(ONE, base), server.fail('/Person/', faults.status(200, ''))),
    ],
  ])('N35 %s is told, and what is stored stays', async (_, spoil) => {
    const before = cardOf(sampleIds.person)?.contact
    expect(before?.phones).not.toEqual([])
    spoil()
    await app.contacts.refresh(app.key(sampleIds.person))
    expect(cardOf(sampleIds.person)?.contact).toEqual(before)
    expect(cardOf(sampleIds.person)?.card.failure).toMatchObject({ code: 'unexpected-format' })
  })

  it.each([
    ['204', faults.noContent()],
    ['null', faults.json(null)],
  ])(
    'N35 %s means that there is no such contact, once the office has been asked',
    async (_, fault) => {
      server.fail(ONE, fault)
      server.fail('ChangedAtFrom', faults.status(500))
      // So long after the last answer that it need not be the CRM any more.
      app.copy.local.pause()
      await app.contacts.refresh(app.key(sampleIds.person))
      server.mend()
      server.fail(ONE, fault)
      await app.contacts.refresh(app.key(sampleIds.person))
      expect(cardOf(sampleIds.person)).toBeNull()
    },
  )
})

describe('an answer that comes late', () => {
  it('does not become the card of somebody who has opened another one meanwhile', async () => {
    await app.signIn()
    await app.fill()
    const turnstile = createTurnstile()
    server.putContact(aPerson({ id: 'ADRNY', customerId: 'M99999', lastName: 'Nykomling' }))
    server.fail('ADRNY', faults.behind(turnstile))
    const slow = app.contacts.open('ADRNY' as ContactId, sampleIds.customer as CustomerId)
    await app.contacts.open(sampleIds.person as ContactId, null)
    turnstile.open()
    expect(await slow).toMatchObject({ error: { code: 'cancelled' } })
    expect(app.contacts.current()).toEqual(app.key(sampleIds.person))
    expect(app.logged()).not.toContain('open ADRNY')
  })
})

describe('an id in another spelling', () => {
  it('D29 is the same contact, stored once and as the CRM writes it', async () => {
    server.fail(
      /M99999\/adr0+1001$/,
      faults.json(server.office.customers.get('M99999')?.contacts.get(sampleIds.person)),
    )
    await app.signIn()
    await app.contacts.open(sampleIds.person as ContactId, null)
    const typed = sampleIds.person.toLowerCase() as ContactId
    expect(await app.contacts.open(typed, null)).toMatchObject({
      ok: true,
      value: { contact: { id: sampleIds.person } },
    })
    expect(kept()).toBe(1)
    expect(recents()).toEqual([sampleIds.person])
    await app.fill()
    expect(app.find('Exempelsson').filter((id) => id.toLowerCase() === typed)).toHaveLength(1)
  })

  it('D29 is another contact where the CRM lists both', async () => {
    for (const [id, lastName] of [
      ['ADRx1', 'Gemensson'],
      ['ADRX1', 'Versalsson'],
    ] as const) {
      server.putContact(aPerson({ id, customerId: 'M99999', lastName }))
    }
    await app.signIn()
    await app.fill()
    expect(app.find('Gemensson')).toEqual(['ADRx1'])
    expect(app.find('Versalsson')).toEqual(['ADRX1'])
    app.copy.local.syncNow()
    await app.settled()
    expect(app.find('Gemensson')).toEqual(['ADRx1'])
  })
})

describe('S25 an office that is taken out of the login', () => {
  it('is in no answer, and is filled again when it is put back, and says so meanwhile', async () => {
    const both = [sampleIds.customer, OTHER_OFFICE]
    await app.signIn(undefined, undefined, both)
    await app.fill()
    const all = kept()
    expect(app.find('Annankontorsson')).toEqual(['ADR88888'])

    await app.signIn()
    expect(kept()).toBe(all - 1)
    expect(app.find('Annankontorsson')).toEqual([])
    await app.settled()
    const turnstile = createTurnstile()
    server.fail(/\/CRM\/Contact\/M88888/, faults.behind(turnstile))
    await app.signIn(undefined, undefined, both)
    expect(status().complete).toBe(false)
    turnstile.open()
    await app.settled()
    expect(kept()).toBe(all)
    expect(app.find('Annankontorsson')).toEqual(['ADR88888'])
    expect(app.copy.local.status().complete).toBe(true)
  })
})

describe('S07 a copy of a newer version', () => {
  it('is left alone, and the one begun beside it keeps what was chosen in this run', async () => {
    await app.signIn()
    await app.fill()
    await app.stop()
    const copies = join(computer.folder, 'copies')
    const name = readdirSync(copies).find((file) => file.endsWith('.db')) ?? ''
    const [, key = ''] =
      [...computer.keychain.entries].find(([entry]) => entry.includes('kopians nyckel')) ?? []
    const db = openDatabase(join(copies, name), key)
    db.pragma('user_version = 99')
    db.close()
    const newer = readFileSync(join(copies, name))

    app = await startApp(computer, server)
    expect(status()).toMatchObject({ problem: 'newer-version', scope: 'office' })
    await app.copy.local.choose({ scope: 'opened', own: [] })
    expect(await app.copy.local.startOver()).toMatchObject({ value: { scope: 'opened' } })
    expect(status().problem).toBeNull()
    expect(readFileSync(join(copies, name)).equals(newer)).toBe(true)
    await restart()
    expect(status()).toMatchObject({ problem: null, scope: 'opened' })
  })
})

describe('S28 one day of retention', () => {
  it('loses nobody whom the CRM lists for a broker who is online from eight to five', async () => {
    computer.settings = { ...computer.settings, retentionDays: 1 }
    computer.clock.set('2026-11-23T08:00:00Z')
    await app.signIn()
    await app.fill()
    const all = kept()
    for (let day = 0; day < 3; day += 1) {
      await restart()
      expect(kept(), `the morning of day ${day}`).toBe(all)
      for (let hour = 8; hour < 17; hour += 1) {
        app.woke()
        const asked = new Date(app.time.now()).toISOString()
        await app.until(() => status().syncedAt === asked && status().activity.state === 'idle')
        await app.copy.retention.sweep()
        computer.clock.pass(HOUR_MS)
      }
      expect(kept(), `the evening of day ${day}`).toBe(all)
      await app.stop()
      computer.clock.pass(15 * HOUR_MS)
      app = await startApp(computer, server)
    }
    expect(kept()).toBe(all)
  })
})

describe('S30 what an office is made of', () => {
  it('expires as contacts do, and an address is asked for again when it is of yesterday', async () => {
    await app.signIn()
    await app.fill()
    await openWhole(sampleIds.person)
    const addressed = () => {
      const { roles } = cardOf(sampleIds.person) ?? {}
      const entries = (roles && entriesIn(roles)) ?? []
      return entries.find(({ estateAddress }) => estateAddress !== null) ?? null
    }
    await app.until(() => addressed() !== null)
    expect(addressed()?.estateAddressAt).toBe(new Date(app.time.now()).toISOString())

    computer.clock.pass(DAY_MS)
    server.forgetRequests()
    await openWhole(sampleIds.person)
    await app.until(() => server.requestsAt('GetEstateList').length > 0)
    await app.until(() => addressed()?.estateAddressAt === new Date(app.time.now()).toISOString())

    await server.close()
    computer.clock.pass(14 * DAY_MS + 1_000)
    await app.copy.retention.sweep()
    expect(app.copy.facts()).toMatchObject({ contacts: 0, users: 0, estates: 0, categories: 0 })
  })
})

describe('S24 a wrong byte', () => {
  const copies = () => join(computer.folder, 'copies')
  const mainFile = () => readdirSync(copies()).find((name) => /^kopia-\w+\.db$/.test(name)) ?? ''

  /** Where each table and index begins: of a copy this small, most of it. */
  function rootPages(): { name: string; page: number }[] {
    const [, key = ''] =
      [...computer.keychain.entries].find(([name]) => name.includes('kopians nyckel')) ?? []
    const db = openDatabase(join(copies(), mainFile()), key)
    const pages = db
      .prepare<{ name: string; page: number }>(
        'SELECT name, rootpage AS page FROM sqlite_schema WHERE rootpage > 0',
      )
      .all()
    db.close()
    return pages
  }

  it('in any table or index costs the copy and nothing else: it fills again, and the next start is an ordinary one', async () => {
    await app.signIn()
    await app.fill()
    await openWhole(sampleIds.person)
    const all = kept()
    await app.stop()
    const sound = join(computer.folder, 'sound')
    cpSync(copies(), sound, { recursive: true })
    const pages = rootPages()
    expect(pages.length).toBeGreaterThan(20)

    for (const { name, page } of pages) {
      for (const file of readdirSync(copies())) writeFileSync(join(copies(), file), '')
      cpSync(sound, copies(), { recursive: true })
      const path = join(copies(), mainFile())
      const bytes = readFileSync(path)
      bytes[(page - 1) * 4096 + 100] = (bytes[(page - 1) * 4096 + 100] ?? 0) ^ 0xff
      writeFileSync(path, bytes)

      app = await startApp(computer, server)
      expect(app.session.status().state, name).toBe('signed-in')
      app.find('Exempelsson')
      app.find('', { kind: 'person' })
      app.contacts.recents()
      app.copy.facts()
      app.copy.local.syncNow()
      await openWhole(sampleIds.person)
      await app.copy.retention.sweep()
      await app.until(() => kept() === all && status().activity.state === 'idle')
      expect(app.find('Exempelsson'), name).toContain(sampleIds.person)
      expect(app.contacts.card(app.key(sampleIds.person)), name).not.toBeNull()
      await restart()
      expect(status(), name).toMatchObject({ contacts: all, problem: null, complete: true })
      await app.stop()
    }
    app = await startApp(computer, server)
  })
})
