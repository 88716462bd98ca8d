import { afterEach, beforeEach, expect, it } from 'vitest'
import type { UncoveredCard } from '../../../electron/contract/domain/card'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import { aPerson } from '../../builders/people'
import type { CrmServer } from '../../fakes/crm-server'
import { aComputer, scrap, startApp, startServer } from '../copy/app-line'
import type { App, Computer } from '../copy/app-line'

const ID = contactIdOf(9801)
const ESTATE = 'OBJ99999_2000000001'
const CATEGORY = 'Skyddad identitet'

let computer: Computer
let server: CrmServer
let app: App

beforeEach(async () => {
  computer = aComputer()
  server = await startServer({ now: () => new Date(computer.clock.now()) })
  const categories = [{ id: 'KAT98', name: CATEGORY, readOnly: false }]
  server.putContact(aPerson({ id: ID, categories }), {
    partyRoles: { seller: [{ estateId: ESTATE, roleCreatedAt: '2026-08-19T00:00:00' }] },
  })
  app = await startApp(computer, server)
  await app.signIn()
  await app.copy.local.choose({ scope: 'opened', own: [] })
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

const open = async () => {
  await app.contacts.open(app.key(ID).contactId, app.key(ID).customerId)
  await app.until(() => cardNow()?.roles.state === 'fetched')
  await app.until(() => cardNow()?.relations.refreshing === false)
}
const cardNow = () => app.contacts.card(app.key(ID))
const addressIn = (card: UncoveredCard | null) => {
  const group = card?.roles.state === 'fetched' ? card.roles.value[0] : undefined
  return group?.state === 'listed' ? group.entries[0]?.estateAddress : undefined
}
const protect = async (category: string | null) => {
  computer.settings = { ...computer.settings, protectedCategory: category }
  app.copy.local.protect(category)
  await app.until(() => cardNow()?.contact.protectedIdentity === (category !== null))
}

it('GDPR 24 where somebody’s estates lie goes from card and search when the office names the category', async () => {
  await open()
  await app.until(() => typeof addressIn(cardNow()) === 'string')
  expect(app.find(ESTATE)).toEqual([ID])

  app.pushed.splice(0)
  await protect(CATEGORY)
  expect(addressIn(cardNow())).toBeNull()
  expect(app.find(ESTATE)).toEqual([])
  await app.contacts.refresh(app.key(ID))
  const cards = app.pushed.filter(({ name }) => name === 'contact-updated')
  expect(cards.length).toBeGreaterThan(0)
  expect(cards.map(({ payload }) => addressIn(payload as UncoveredCard) ?? null)).toEqual(
    cards.map(() => null),
  )
  expect(app.find(ESTATE)).toEqual([])
})

it('GDPR 24 nobody asks the CRM where the estates of a protected identity lie', async () => {
  computer.settings = { ...computer.settings, protectedCategory: CATEGORY }
  await open()
  // Two whole rounds later, what was asked for behind the first has come in.
  while (server.requestsAt(/PartyRoles/).length < 3) await app.contacts.refresh(app.key(ID))
  expect(addressIn(cardNow())).toBeNull()
  expect(app.find(ESTATE)).toEqual([])
  expect(server.requestsAt(/estate/i)).toEqual([])
})
