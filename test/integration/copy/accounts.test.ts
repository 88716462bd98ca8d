import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleIds } from '../../builders/office'
import type { CrmServer } from '../../fakes/crm-server'
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
  await app.contacts.open(app.key(sampleIds.person).contactId, null)
  await app.settled()
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

const copies = () =>
  readdirSync(join(computer.folder, 'copies')).filter((name) => name.startsWith('kopia-'))
const signInAsAnother = () => app.signIn('annan', 'annat-lösen')

function expectNothingOfTheFirst(): void {
  expect(app.copy.local.status()).toMatchObject({ contacts: 0, scope: null, own: [] })
  for (const text of ['Exempelsson', '0701740605', sampleIds.person]) {
    expect(app.find(text)).toEqual([])
  }
  expect(app.contacts.recents()).toEqual([])
  expect(app.copy.search.choices()).toEqual([])
  expect(app.contacts.card(app.key(sampleIds.person))).toBeNull()
}

describe('S16 the same account', () => {
  it('keeps its copy with a new password, and the sync goes on', async () => {
    const { contacts } = app.copy.local.status()
    const files = copies()
    server.setPassword('nytt')
    app.copy.local.syncNow()
    await app.until(() => app.copy.local.status().activity.state === 'waiting')

    expect(await app.signIn(server.username, 'nytt')).toMatchObject({ ok: true })
    expect(app.copy.local.status()).toMatchObject({ contacts, scope: 'office' })
    expect(app.contacts.recents()).toMatchObject([{ contactId: sampleIds.person }])
    expect(copies()).toEqual(files)
    server.changeContact(sampleIds.person, {
      lastName: 'Nygift',
      changedAt: '2026-11-22T16:09:00',
    })
    app.copy.local.syncNow()
    await app.until(() => app.find('Nygift').length > 0)
  })
})

describe('GDPR 21 S17 another account', () => {
  it('that signs in over an open one sees nothing of it', async () => {
    const [file = ''] = copies()
    await signInAsAnother()
    expectNothingOfTheFirst()
    expect(copies()).not.toContain(file)
    const keys = [...computer.keychain.entries.keys()]
    expect(keys.filter((name) => name.startsWith(server.username))).toEqual([])
    expect(keys.filter((name) => name.startsWith('annan'))).toHaveLength(2)
  })

  it('that signs in after a sign-out sees nothing of it', async () => {
    await app.session.signOut()
    await signInAsAnother()
    expectNothingOfTheFirst()
  })

  it('finds nothing of it at the next start either', async () => {
    await signInAsAnother()
    await app.stop()
    app = await startApp(computer, server)
    expect(app.session.active()?.account.username).toBe('annan')
    expectNothingOfTheFirst()
  })

  it('has an access log of its own, and the first one’s says when it ended', async () => {
    await signInAsAnother()
    await app.until(() => app.logged('annan').length > 0)
    expect(app.logged('annan')).toEqual(['sign-in'])
    const first = app.logged()
    expect(first.slice(0, 2)).toEqual(['sign-in', `open ${sampleIds.person}`])
    expect(first.at(-2)).toMatch(/^purge signed-out \d+$/)
    expect(first.at(-1)).toBe('sign-out')
  })

  it('loses the file of one that a killed run left behind', async () => {
    await app.stop()
    // The process was ended between the new account's first file and the removal of the old one's.
    for (const tail of ['.db', '.db-wal', '.db.aside']) {
      writeFileSync(join(computer.folder, 'copies', `kopia-0000000000000000${tail}`), 'annans')
    }
    app = await startApp(computer, server)
    expect(copies().filter((name) => name.includes('0000000'))).toEqual([])
    expect(app.find('Exempelsson')).not.toEqual([])
  })
})
