import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { estatePage } from '../../../electron/contract/domain/estate'
import type { EstatePage } from '../../../electron/contract/domain/estate'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import { anEstate, sampleIds } from '../../builders/office'
import { aPerson } from '../../builders/people'
import { startCrmServer } from '../../fakes/crm-server'
import type { CrmServer } from '../../fakes/crm-server'
import { status } from '../../fakes/faults'
import { aComputer, scrap } from '../copy/app-line'
import type { Computer } from '../copy/app-line'
import { startCalls } from '../privacy/calls-line'
import type { Calls } from '../privacy/calls-line'

const ESTATE = 'OBJ99999_2000009801'
const ANNA = contactIdOf(9801)
const OLLE = contactIdOf(9802)
const CATEGORY = 'Röd akt'

let computer: Computer
let server: CrmServer
let app: Calls

beforeEach(async () => {
  computer = aComputer()
  server = await startCrmServer()
  const customer = server.office.customers.get(sampleIds.customer)
  customer?.estates.push(
    anEstate({ estateId: ESTATE, streetAddress: 'Delade gatan 2', objectNumber: 'EX-9801' }),
  )
  const seller = { estateId: ESTATE, roleCreatedAt: '2026-08-19T00:00:00' }
  server.putContact(
    aPerson({
      ...{ id: ANNA, firstName: 'Anna', lastName: 'Zornstrand' },
      categories: [{ id: 'KAT98', name: CATEGORY, readOnly: false }],
    }),
    { partyRoles: { seller: [seller] } },
  )
  server.putContact(aPerson({ id: OLLE, firstName: 'Olle', lastName: 'Ombudsson' }), {
    partyRoles: {
      buyer: [seller],
      extraSeller: [{ ...seller, partyRole: 'PowerOfAttorney', contactId: ANNA }],
    },
  })
  app = await startCalls(computer, server)
  expect(await app.call('session.signIn', app.signIn())).toMatchObject({ ok: true })
  computer.settings = { ...computer.settings, protectedCategories: [] }
  await app.call('copy.choose', { scope: 'opened', own: [] })
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

const key = () => ({ customerId: app.key(ANNA).customerId, estateId: ESTATE })
const openContact = async (id: string) => {
  await app.call('contacts.open', { ...app.key(id), customerId: null })
  await vi.waitFor(() => {
    const card = app.contacts.card(app.key(id))
    expect([card?.roles.refreshing, card?.relations.refreshing]).toEqual([false, false])
    expect(JSON.stringify(card)).toContain('Delade gatan 2')
  })
}
const openPage = async (): Promise<EstatePage> => {
  const opened = await app.call('estates.open', key())
  if (!opened.ok) throw new Error(opened.error.code)
  return estatePage.parse(opened.value)
}
const peopleOn = (page: EstatePage | undefined) =>
  page?.people.map(({ name, role, related }) => [name, role, related?.name ?? null])
const told = () =>
  (app.out as { name?: string; payload?: unknown }[])
    .filter(({ name }) => name === 'estate-updated')
    .map(({ payload }) => estatePage.parse(payload))
const entries = async () => {
  const log = await app.call('accessLog.read', { before: null })
  return log.ok ? log.value.entries.filter(({ action }) => action === 'open') : []
}

const anna = ['Anna Zornstrand', 'seller', null]
const olle = ['Olle Ombudsson', 'buyer', null]
const forAnna = ['Olle Ombudsson', 'extraSeller', 'Anna Zornstrand']

describe('the page of an estate', () => {
  it('has everybody whose roles have come, and whoever comes while it is open', async () => {
    await openContact(ANNA)
    const page = await openPage()
    expect(page.estate).toMatchObject({ address: 'Delade gatan 2', number: 'EX-9801' })
    expect(peopleOn(page)).toEqual([anna])
    expect(page.asked).toEqual({ withRoles: 1, contacts: 1 })
    await openContact(OLLE)
    await vi.waitFor(() => expect(peopleOn(told().at(-1))).toEqual([anna, olle, forAnna]))
    expect(told().at(-1)?.asked).toEqual({ withRoles: 2, contacts: 2 })
    expect(app.contacts.current(), 'the card is the last one opened').toEqual(app.key(OLLE))
  })

  it('N01 opens at the next start without a network', async () => {
    await openContact(ANNA)
    await app.stop()
    server.fail(/./, status(503, {}))
    app = await startCalls(computer, server)
    await app.session.resume()
    expect(peopleOn(await openPage())).toEqual([anna])
  })

  it('GDPR 34 is logged by its id, and by nothing that it tells', async () => {
    await openContact(ANNA)
    await openPage()
    await openContact(OLLE)
    await vi.waitFor(() => expect(told().length).toBeGreaterThan(0))
    const opened = await entries()
    expect(opened.map(({ contactId, estateId }) => [contactId, estateId])).toEqual([
      ...[
        [OLLE, null],
        [null, ESTATE],
        [ANNA, null],
      ],
    ])
    await app.call('accessLog.export', undefined)
    const written = JSON.stringify([opened, app.diary(), app.out.filter(isFile)])
    expect(written).toContain(ESTATE)
    for (const text of ['Delade', 'EX-9801', 'Zornstrand', 'Ombudsson']) {
      expect(written).not.toContain(text)
    }
  })

  it('GDPR 18 has nobody who is gone in the CRM, nor names them beside others', async () => {
    await openContact(ANNA)
    await openContact(OLLE)
    expect(peopleOn(await openPage())).toEqual([anna, olle, forAnna])
    server.removeContact(ANNA)
    await app.call('contacts.refresh', app.key(ANNA))
    await vi.waitFor(() => {
      expect(peopleOn(told().at(-1))?.map(([name]) => name)).toEqual([olle[0], olle[0]])
    })
    expect(JSON.stringify(told().at(-1))).not.toContain('Zornstrand')
  })

  it('GDPR 24 has nobody who becomes protected, nor whoever acts for them, at once', async () => {
    await openContact(ANNA)
    await openContact(OLLE)
    await openPage()
    // The page has just been looked at, and would wait its turn.
    app.estates.changed()
    app.out.length = 0
    const before = computer.settings
    computer.settings = { ...before, protectedCategories: [CATEGORY] }
    app.settingsChanged(computer.settings, before)
    expect(peopleOn(told().at(0))).toEqual([olle])
    await vi.waitFor(() => {
      expect(told().at(-1)?.asked).toEqual({ withRoles: 1, contacts: 1 })
    })
    expect(JSON.stringify(told())).not.toMatch(new RegExp(`${ANNA}|Zornstrand`))
    expect(peopleOn(await openPage())).toEqual([olle])
  })

  it('GDPR 36 is neither answered nor told while the window is locked', async () => {
    await openContact(ANNA)
    await openPage()
    await app.call('screen.lock', undefined)
    app.out.length = 0
    expect(await app.call('estates.open', key())).toMatchObject({ error: { code: 'locked' } })
    expect(await app.call('estates.closed', undefined)).toMatchObject({ error: { code: 'locked' } })
    app.estates.tellAgain()
    expect(told()).toEqual([])
    await app.call('screen.unlock', { by: 'password', password: server.password })
    expect(peopleOn(await openPage())).toEqual([anna])
  })

  it('S17 GDPR 18 is forgotten with the account', async () => {
    await openContact(ANNA)
    await openPage()
    expect(app.estates.current()).toEqual(key())
    await app.call('session.signOut', undefined)
    expect(app.estates.current()).toBeNull()
    await app.call('session.signIn', app.signIn())
    expect(await app.call('estates.open', key())).toMatchObject({ error: { code: 'not-found' } })
  })
})

describe('what the window may ask for', () => {
  it.each([
    ['an estate without an office', { estateId: ESTATE }],
    ['an empty id', { customerId: sampleIds.customer, estateId: '' }],
    ['an id that is too long', { customerId: sampleIds.customer, estateId: 'x'.repeat(161) }],
    ['a field too many', { customerId: sampleIds.customer, estateId: ESTATE, url: 'x' }],
    ['no object', ESTATE],
  ])('X07 is not %s', async (_what, given) => {
    await openContact(ANNA)
    const before = await entries()
    expect(await app.call('estates.open', given as never)).toMatchObject({
      error: { code: 'invalid-input' },
    })
    expect(await entries()).toEqual(before)
  })

  it('S17 is no estate of another office, and none that nobody knows of', async () => {
    await openContact(ANNA)
    for (const other of [{ customerId: 'M88888' }, { estateId: 'OBJ99999_404' }]) {
      expect(await app.call('estates.open', { ...key(), ...other } as never)).toMatchObject({
        error: { code: 'not-found' },
      })
    }
    expect((await entries()).filter(({ estateId }) => estateId !== null)).toEqual([])
  })
})

function isFile(one: unknown): boolean {
  return typeof one === 'object' && one !== null && 'written' in one
}
