import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CopyField, Input } from '../../../electron/contract/calls'
import { failed, ok } from '../../../electron/contract/errors'
import type { CallName } from '../../../electron/contract/names'
import { callNames } from '../../../electron/contract/names'
import type { LogEntry } from '../../../electron/contract/domain/access-log'
import type { ExportChoice } from '../../../electron/contract/domain/sheet'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import { anEstate, sampleIds } from '../../builders/office'
import { aCompany, aDeceasedEstate, aPerson } from '../../builders/people'
import { markersIn, scanFolder } from '../../e2e/marker-scan'
import { startCrmServer } from '../../fakes/crm-server'
import type { CrmServer } from '../../fakes/crm-server'
import { status } from '../../fakes/faults'
import { aComputer, NO_FILTER, scrap } from '../copy/app-line'
import type { Computer } from '../copy/app-line'
import { startCalls } from './calls-line'
import type { Calls } from './calls-line'

/** Nobody else in the office has them, nor a part of them. */
const planted = [
  { id: contactIdOf(9701), number: '19770707-9805' },
  { id: contactIdOf(9702), number: '7305189806' },
  { id: contactIdOf(9703), number: '193102039807' },
  { id: contactIdOf(9704), number: '820915-T808' },
  { id: contactIdOf(9705), number: 'XK 447 19 02 Q' },
] as const
const [PERSON] = planted
const ESTATE = 'OBJ99999_2000000971'

/** As somebody may write it: with and without century, and however its parts are joined. */
function formsOf(number: string): string[] {
  const signs = number.replace(/[^\p{L}\p{N}]/gu, '')
  const [day, tail] = [signs.slice(0, -4), signs.slice(-4)]
  const short = day.slice(-6)
  return [
    ...new Set([number, signs, `${day}-${tail}`, `${day} ${tail}`]),
    ...[short + tail, `${short}-${tail}`, `${short}+${tail}`, `${short} ${tail}`],
  ]
}
const everyForm = planted.flatMap(({ number }) => formsOf(number))
const found = (value: unknown) => markersIn(Buffer.from(JSON.stringify(value)), everyForm)

let computer: Computer
let server: CrmServer
let app: Calls

beforeEach(async () => {
  computer = aComputer()
  server = await startCrmServer()
  const [person, company, estate, interim, foreign] = planted
  // Where somebody lives is told by whoever wrote it down, and they may have written anything.
  const texts = { streetAddress: `Provvägen ${person.number}`, areaName: `Öster ${interim.number}` }
  const office = [...server.office.customers.values()][0]
  office?.estates.push(anEstate({ estateId: ESTATE, objectNumber: company.number, ...texts }))
  server.putContact(
    aPerson({ id: person.id, lastName: estate.number, socialSecurityNumber: person.number }),
    {
      partyRoles: { seller: [{ estateId: ESTATE, roleCreatedAt: '2026-08-19T00:00:00' }] },
      estateLinks: {
        buyerOn: [],
        sellerOn: [{ estateId: ESTATE, estateType: 'House', shareHolding: null }],
        speculatorOn: [],
      },
    },
  )
  server.putContact(aCompany({ id: company.id, corporateNumber: company.number }))
  server.putContact(aDeceasedEstate({ id: estate.id, socialSecurityNumber: estate.number }))
  server.putContact(aPerson({ id: interim.id, socialSecurityNumber: interim.number }))
  server.putContact(
    aPerson({
      id: foreign.id,
      socialSecurityNumber: foreign.number,
      isForeignSocialSecurityNumber: true,
    }),
  )
  app = await startCalls(computer, server)
  expect(await app.call('session.signIn', app.signIn())).toMatchObject({ ok: true })
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

const open = (contactId: string) =>
  app.call('contacts.open', { ...app.key(contactId), customerId: null })
const entries = async (): Promise<LogEntry[]> => {
  const log = await app.call('accessLog.read', { before: null })
  return log.ok ? log.value.entries : []
}
/** On a busy machine a whole office takes its time. */
const until = (isSo: () => void) => vi.waitFor(isSo, { timeout: 20_000 })
/** Every part of the card has come, or has failed. */
const settled = (contactId: string) =>
  until(() => {
    const card = app.contacts.card(app.key(contactId))
    expect([card?.card, card?.roles, card?.relations].map((part) => part?.refreshing)).toEqual([
      false,
      false,
      false,
    ])
  })

describe('a full number', () => {
  it('GDPR 12 D14 leaves the main process by a reveal alone: no other call, event, list, sheet, title or log has it', async () => {
    const said = new Map<CallName, unknown[]>()
    async function say<Name extends CallName>(name: Name, input: Input<Name>) {
      const answer = await app.call(name, input)
      said.set(name, [...(said.get(name) ?? []), answer])
      return answer
    }
    const whole = { scope: 'office' as const, own: [] }
    const choicesFor = (note: string | null): ExportChoice[] => [
      { kind: 'meeting' },
      { kind: 'internal' },
      { kind: 'subject', review: { note, named: [], number: 'masked' } },
      { kind: 'vcard' },
    ]
    const fields: CopyField[] = ['name', 'id', 'address', 'note', 'corporateNumber']

    await say('copy.choose', whole)
    await until(() => expect(app.copy.local.status().complete).toBe(true))
    for (const { id } of planted) {
      await say('contacts.open', { ...app.key(id), customerId: null })
      await settled(id)
      const key = app.key(id)
      for (const field of fields) await say('contacts.copy', { key, field })
      await say('contacts.reach', { key, field: { phone: 'telephone.cell', at: 0 } })
      for (const choice of choicesFor(app.contacts.card(key)?.contact.note ?? null)) {
        await say('contacts.previewExport', { key, choice })
        expect(await say('contacts.export', { key, choice })).toMatchObject({
          value: { state: 'saved' },
        })
      }
      await say('contacts.showExport', undefined)
      expect(await app.call('contacts.revealNumber', { key, reason: 'contract' })).toMatchObject({
        ok: true,
        value: { number: planted.find((one) => one.id === id)?.number },
      })
      await say('contacts.copyNumber', { key })
      await say('contacts.hideNumber', { key })
      await say('contacts.refresh', key)
      await settled(id)
      await say('contacts.seen', key)
    }
    const { customerId } = app.key(PERSON.id)
    const page = await say('estates.open', { customerId, estateId: ESTATE })
    expect(page).toMatchObject({ value: { people: [{ contactId: PERSON.id, role: 'seller' }] } })
    for (const text of [...everyForm, 'exempelgren', 'prov']) {
      await say('search.run', { text, filters: NO_FILTER })
    }
    for (const { number } of planted) await say('search.server', { text: number })
    // A server that says back what it was asked, in each of its failures. One of another format is told from
    // no other text, so it is covered nowhere.
    const swedish = planted.slice(0, 4).flatMap(({ number }) => formsOf(number))
    server.fail(/./, status(400, { message: `Ogiltigt: ${swedish.join(', ')}.` }))
    await say('contacts.refresh', app.key(PERSON.id))
    await settled(PERSON.id)
    for (const text of formsOf(PERSON.number)) await say('search.server', { text })
    await say('copy.count', whole)
    await say('copy.users', undefined)
    await say('copy.categories', undefined)
    server.mend()

    for (const name of [
      ...(['app.info', 'session.status', 'contacts.cancel', 'contacts.recents'] as const),
      ...(['contacts.current', 'contacts.closed', 'estates.closed', 'computer.stored'] as const),
      ...(['search.choices', 'copy.status', 'copy.pause', 'copy.resume', 'copy.syncNow'] as const),
      ...(['copy.cancel', 'copy.startOver', 'copy.dropSetAside', 'accessLog.export'] as const),
      ...(['connection.status', 'settings.read', 'screen.status', 'screen.lock'] as const),
      'screen.letGo' as const,
    ]) {
      await say(name, undefined)
    }
    await say('screen.unlock', { by: 'password', password: server.password })
    await say('screen.setCode', { code: '2468', proof: null })
    await say('screen.present', { on: true })
    await say('settings.change', { protectedCategories: null })
    await say('accessLog.read', { before: null })
    await say('computer.forget', undefined)
    await say('session.signIn', app.signIn())
    await say('session.signOut', undefined)
    await say('session.startSample', undefined)

    const unasked = callNames.filter((name) => name !== 'contacts.revealNumber' && !said.has(name))
    expect(unasked).toEqual([])
    for (const [name, answers] of said) expect([name, found(answers)]).toEqual([name, []])
    expect(found(app.out)).toEqual([])
    expect(markersIn(Buffer.from(app.diary()), everyForm)).toEqual([])
    // The check would see one: the answers do speak of these people.
    expect(JSON.stringify([...said.values()])).toContain('Exempelgren')
    expect(found({ text: `nr ${PERSON.number}` })).toContain(PERSON.number)
  }, 60_000)

  it('GDPR 13 that somebody searched for is in no file, list, event or line of the diary', async () => {
    const sought = ['19850412-9803', '8504129803', '19850412T803']
    await app.call('copy.choose', { scope: 'opened', own: [] })
    for (const text of sought) {
      await app.call('search.run', { text, filters: NO_FILTER })
      await app.call('search.server', { text })
    }
    server.fail(/./, status(400, { message: `Fel: ${sought.join(' ')}` }))
    for (const text of sought) {
      expect(JSON.stringify(await app.call('search.server', { text }))).not.toContain('9803')
    }
    server.mend()
    await app.call('contacts.recents', undefined)

    // It went where it was asked to go, and nowhere else.
    expect(server.requests.map(({ url }) => url).join()).toMatch(/850412-?9803/)
    expect(markersIn(Buffer.from(JSON.stringify(app.out)), sought)).toEqual([])
    expect(markersIn(Buffer.from(app.diary()), sought)).toEqual([])
    expect(JSON.stringify(await entries())).not.toContain('9803')
    expect([...computer.keychain.entries].flat().filter((text) => text.includes('9803'))).toEqual(
      [],
    )
    await app.stop()
    expect(await scanFolder(computer.folder, sought)).toEqual([])
  })
})

describe('a number that was revealed', () => {
  const key = () => app.key(PERSON.id)
  const reveal = () => app.call('contacts.revealNumber', { key: key(), reason: 'correction' })
  const copy = () => app.call('contacts.copyNumber', { key: key() })

  it('X19 GDPR 14 is copied while it is shown, and not before or after', async () => {
    await open(PERSON.id)
    expect(await copy()).toEqual(failed('forbidden'))
    await reveal()
    expect(await copy()).toEqual(ok(undefined))
    expect(app.clipboard.holds).toBe(PERSON.number)

    app.clipboard.holds = ''
    await app.call('contacts.hideNumber', { key: key() })
    expect(await copy()).toEqual(failed('forbidden'))
    await reveal()
    computer.clock.pass(20_000)
    expect(await copy()).toEqual(failed('forbidden'))
    expect(app.clipboard.holds).toBe('')
  })

  it('GDPR 34 is told in the access log, the copy with the reason of the reveal', async () => {
    await open(PERSON.id)
    await reveal()
    await copy()
    const told = (await entries()).map(({ action, contactId, reason }) => [
      action,
      contactId,
      reason,
    ])
    expect(told.slice(0, 2)).toEqual([
      ['copy-sensitive', PERSON.id, 'correction'],
      ['reveal', PERSON.id, 'correction'],
    ])
  })

  it('GDPR 11 is shown no more once another card is open, at a sign-out, and when all end', async () => {
    const ways = [
      () => open(planted[1].id),
      () => app.reveals.endAll(),
      () => app.call('session.signOut', undefined),
    ]
    for (const leave of ways) {
      await open(PERSON.id)
      await settled(PERSON.id)
      await reveal()
      await leave()
      expect(await copy()).toEqual(failed('forbidden'))
    }
  })

  it('X07 GDPR 11 is refused for a contact that nobody has opened in this run', async () => {
    await app.call('copy.choose', { scope: 'office', own: [] })
    await until(() => expect(app.copy.rows.get(key())).not.toBeNull())
    expect(await reveal()).toEqual(failed('forbidden'))
    expect((await entries()).map(({ action }) => action)).not.toContain('reveal')
  }, 30_000)
})

it('GDPR 10 D14 a number that is a person’s is masked on every kind of card, and copied from none', async () => {
  for (const { id } of planted) {
    const card = await open(id)
    expect(card).toMatchObject({ ok: true, value: { contact: { number: { masked: true } } } })
    expect(await app.call('contacts.copy', { key: app.key(id), field: 'corporateNumber' })).toEqual(
      failed('not-found'),
    )
  }
  // A company's own is open to see and to copy.
  const company = await open(sampleIds.company)
  expect(company).toMatchObject({ value: { contact: { number: { masked: false } } } })
})
