import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ContactCard } from '../../../electron/contract/domain/card'
import type { Input } from '../../../electron/contract/calls'
import { estatePage } from '../../../electron/contract/domain/estate'
import { callNames, type CallName } from '../../../electron/contract/names'
import { sampleIds } from '../../builders/office'
import { personalTexts } from '../../builders/personal-texts'
import { behind } from '../../fakes/faults'
import { startCrmServer } from '../../fakes/crm-server'
import type { CrmServer } from '../../fakes/crm-server'
import { createTurnstile } from '../../fakes/turnstile'
import { aComputer, NO_FILTER, scrap } from '../copy/app-line'
import type { Computer } from '../copy/app-line'
import { startCalls } from './calls-line'
import type { Calls } from './calls-line'

let computer: Computer
let server: CrmServer
let app: Calls
/** Names, numbers, addresses and notes of everybody but Ingrid's name, and of the estates she has a role for. */
let hidden: string[]

beforeEach(async () => {
  computer = aComputer()
  server = await startCrmServer()
  app = await startCalls(computer, server)
  expect(await app.call('session.signIn', app.signIn())).toMatchObject({ ok: true })
  const customer = server.office.customers.get(sampleIds.customer)
  if (customer === undefined) throw new Error('no office')
  const estates = customer.estates.map(({ streetAddress }) => streetAddress)
  hidden = personalTexts(customer, ['Ingrid Exempelsson', ...estates])
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

const open = (contactId: string) =>
  app.call('contacts.open', { ...app.key(contactId), customerId: null })
const present = (on: boolean) => app.call('screen.present', { on })
const hiddenIn = (value: unknown) => {
  const said = JSON.stringify(value)
  return hidden.filter((text) => said.includes(JSON.stringify(text).slice(1, -1)))
}
const settled = (contactId: string) =>
  vi.waitFor(() => {
    const card = app.contacts.card(app.key(contactId))
    const parts = [card?.card, card?.roles, card?.relations]
    expect(parts.map((part) => part?.refreshing)).toEqual([false, false, false])
    expect(JSON.stringify(card)).toContain('Vintervägen 9')
  })

const ingrid = () => app.key(sampleIds.person)
/** Vintervägen 9, where Ingrid has a role, and others as well. */
const estate = () => ({ customerId: ingrid().customerId, estateId: 'OBJ99999_2000000006' })
/** Everything a window could ask for, with the input that it takes. */
function everyQuestion(): { readonly [Name in CallName]: Input<Name> | null } {
  const key = ingrid()
  return {
    'app.info': undefined,
    'session.status': undefined,
    // They would end what is looked at.
    'session.signIn': null,
    'session.startSample': null,
    'session.signOut': null,
    'computer.forget': null,
    'screen.lock': null,
    'screen.unlock': null,
    'screen.setCode': null,
    'screen.present': { on: true },
    'screen.status': undefined,
    'screen.letGo': { hiding: 'presenting' },
    'contacts.open': { ...key, customerId: null },
    'contacts.refresh': key,
    'contacts.cancel': undefined,
    'contacts.recents': undefined,
    'contacts.current': undefined,
    'contacts.closed': null,
    'estates.closed': null,
    'contacts.seen': key,
    'contacts.revealNumber': { key, reason: 'contract' },
    'contacts.copyNumber': { key },
    'contacts.hideNumber': { key },
    'contacts.copy': { key, field: 'note' },
    'contacts.reach': { key, field: { phone: 'telephone.cell', at: 0 } },
    'contacts.previewExport': { key, choice: { kind: 'internal' } },
    'contacts.export': { key, choice: { kind: 'internal' } },
    'contacts.showExport': undefined,
    'estates.open': estate(),
    'search.run': { text: 'exempel', filters: NO_FILTER },
    'search.server': { text: 'exempelsson' },
    'search.choices': undefined,
    'copy.status': undefined,
    'copy.users': undefined,
    'copy.categories': undefined,
    'copy.count': { scope: 'office', own: [] },
    'copy.choose': { scope: 'office', own: [] },
    'copy.pause': undefined,
    'copy.resume': undefined,
    'copy.cancel': undefined,
    'copy.syncNow': undefined,
    'copy.startOver': undefined,
    'copy.dropSetAside': undefined,
    'accessLog.read': { before: null },
    'accessLog.export': undefined,
    'computer.stored': undefined,
    'connection.status': undefined,
    'settings.read': undefined,
    'settings.change': { theme: 'dark' },
  }
}

it('GDPR 37 no answer and no event has anybody but the name on the card, whatever is asked for', async () => {
  await app.call('copy.choose', { scope: 'office', own: [] })
  await vi.waitFor(() => expect(app.copy.local.status().complete).toBe(true), { timeout: 20_000 })
  await open(sampleIds.company)
  await open(sampleIds.person)
  await settled(sampleIds.person)
  const questions = everyQuestion()
  const ask = () =>
    Promise.all(
      callNames
        .filter((name) => questions[name] !== null)
        .map((name) => app.call(name, questions[name] as never)),
    )
  // All of it is there to be asked for.
  const before = await ask()
  expect(hidden.length).toBeGreaterThan(30)
  expect(hiddenIn([before, app.out]).length).toBeGreaterThan(25)

  await present(true)
  app.out.length = 0
  const answers = await ask()
  await app.call('contacts.refresh', app.key(sampleIds.company))
  await settled(sampleIds.person)
  expect(hiddenIn(answers)).toEqual([])
  expect(hiddenIn(app.out)).toEqual([])
  const told = JSON.stringify([answers, app.out])
  expect(told).toContain('Ingrid Exempelsson')
  expect(told).toContain('Vintervägen 9')
})

it('GDPR 37 what was asked before it began and is answered after it enters bare, or not at all', async () => {
  await open(sampleIds.person)
  const turnstile = createTurnstile()
  server.fail(/./, behind(turnstile))
  const asked = [
    open(sampleIds.company),
    app.call('search.server', { text: 'exempelsson' }),
  ] as const
  await present(true)
  turnstile.open()
  const [opened, found] = await Promise.all(asked)
  expect(opened).toMatchObject({ ok: true, value: { presented: true, contact: { phones: [] } } })
  expect(found).toMatchObject({ ok: false, error: { code: 'presenting' } })
})

it('GDPR 37 gives the same card and the same list back when it is over', async () => {
  await open(sampleIds.company)
  await open(sampleIds.person)
  await settled(sampleIds.person)
  const whole = app.contacts.card(ingrid())
  await present(true)
  app.out.length = 0
  await present(false)
  const pushed = app.out as { name: string; payload: unknown }[]
  expect(pushed.map(({ name }) => name)).toEqual([
    ...['screen-changed', 'session-changed', 'contact-updated', 'recents-changed'],
  ])
  expect(pushed[2]?.payload).toEqual(whole)
  expect((pushed[3]?.payload as unknown[]).length).toBe(2)
  const log = await app.call('accessLog.read', { before: null })
  const opened = log.ok ? log.value.entries.filter(({ action }) => action === 'open') : []
  expect(opened, 'nobody was opened anew by it').toHaveLength(2)
})

it('GDPR 37 the page of an estate is empty while it lasts, and whole again when it is over', async () => {
  await app.call('copy.choose', { scope: 'office', own: [] })
  await vi.waitFor(() => expect(app.copy.local.status().complete).toBe(true), { timeout: 20_000 })
  await open(sampleIds.person)
  await settled(sampleIds.person)
  const opened = await app.call('estates.open', estate())
  expect(JSON.stringify(opened)).toContain('Ingrid Exempelsson')
  expect(app.contacts.current(), 'the card stays').toEqual(ingrid())

  await present(true)
  app.out.length = 0
  expect(await app.call('estates.open', estate())).toMatchObject({
    ...{ ok: false, error: { code: 'presenting' } },
  })
  app.estates.tellAgain()
  await app.call('contacts.refresh', ingrid())
  await settled(sampleIds.person)
  expect(JSON.stringify(app.out)).not.toContain('estate-updated')

  await present(false)
  const pushed = app.out as { name: string; payload: unknown }[]
  const told = pushed.filter(({ name }) => name === 'estate-updated').at(-1)?.payload
  expect(estatePage.parse(told)).toMatchObject({
    estate: estate(),
    people: expect.arrayContaining([expect.objectContaining({ name: 'Ingrid Exempelsson' })]),
  })
  const log = await app.call('accessLog.read', { before: null })
  const entries = log.ok ? log.value.entries.filter(({ estateId }) => estateId !== null) : []
  expect(entries, 'opened once').toMatchObject([
    { action: 'open', contactId: null, estateId: estate().estateId },
  ])

  expect(await app.call('estates.closed', undefined)).toMatchObject({ ok: true })
  app.out.length = 0
  await present(true)
  await present(false)
  expect(JSON.stringify(app.out), 'closed').not.toContain('estate-updated')
})

it('GDPR 37 another contact that is opened then is the one on the card, as bare as the first', async () => {
  await open(sampleIds.person)
  await present(true)
  const opened = await open(sampleIds.deceased)
  const { contact } = (opened.ok ? opened.value : null) as ContactCard
  expect(contact).toMatchObject({ deceased: 'unknown', phones: [], address: null })
  app.out.length = 0
  await app.call('contacts.refresh', ingrid())
  await app.call('contacts.refresh', app.key(sampleIds.deceased))
  await vi.waitFor(() => expect(JSON.stringify(app.out)).toContain(sampleIds.deceased))
  expect(JSON.stringify(app.out)).not.toContain('Ingrid')
})
