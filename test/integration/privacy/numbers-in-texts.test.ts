import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ExportChoice } from '../../../electron/contract/domain/sheet'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import { aCompany, aPerson } from '../../builders/people'
import { signsOf } from '../../builders/written-numbers'
import { startCrmServer } from '../../fakes/crm-server'
import type { CrmServer } from '../../fakes/crm-server'
import { aComputer, NO_FILTER, scrap } from '../copy/app-line'
import type { Computer } from '../copy/app-line'
import { startCalls } from './calls-line'
import type { Calls } from './calls-line'

const HIDDEN = contactIdOf(9901)
const PERSON = contactIdOf(9902)
const COMPANY = contactIdOf(9903)
const AKT = 'Akt 19730518-9806'
/** Without what parts them; each is planted in one place alone. */
const numbers = ['7305189806', '7707079805', '8204159802', '9102039801', '6609079803', '5505059804']

let computer: Computer
let server: CrmServer
let app: Calls

beforeEach(async () => {
  computer = aComputer()
  server = await startCrmServer()
  const office = [...server.office.customers.values()][0]
  if (office === undefined) throw new Error('no office')
  office.office = { ...office.office, name: 'Mäklare 770707-9805' }
  office.categories.personCategories.push({ id: 'KAT99', name: AKT, readOnly: false })
  server.putContact(
    aPerson({ id: HIDDEN, lastName: 'Zornstrand', categories: [{ id: 'KAT99', name: AKT }] }),
  )
  server.putContact(
    aPerson({
      id: PERSON,
      firstName: 'Zelda 820415',
      lastName: '9802',
      address: { streetAddress: 'Provvägen, 910203', zipCode: '9801', city: 'Testköping' },
      email: { emailAddress: '660907-9803@example.com' },
      note: `Fullmakt ${'550505-9804'.replace(/./g, '$&\u0336')}, 550505&ndash;9804`,
    }),
  )
  server.putContact(aCompany({ id: COMPANY, homePage: 'prov.example/?p=660907%2D9803' }))
  app = await startCalls(computer, server)
  expect(await app.call('session.signIn', app.signIn())).toMatchObject({ ok: true })
})
afterEach(async () => {
  await app.stop()
  await server.close()
  scrap(computer)
})

function expectNone(what: string, value: unknown): void {
  const signs = signsOf(JSON.stringify(value)?.replaceAll('&ndash;', '').replaceAll('%2D', ''))
  expect([what, numbers.filter((number) => signs.includes(number))]).toEqual([what, []])
}

it('GDPR 12 D24 names of offices and categories, cut numbers, and addresses to follow are in clear in no answer and no file', async () => {
  const session = await app.call('session.status', undefined)
  expectNone('session.status', session)
  expect(JSON.stringify(session)).toContain('Mäklare ••••••-••••')
  for (const id of [PERSON, COMPANY]) {
    const key = app.key(id)
    expectNone(`open ${id}`, await app.call('contacts.open', { ...key, customerId: null }))
    const choices: ExportChoice[] = [{ kind: 'meeting' }, { kind: 'internal' }, { kind: 'vcard' }]
    for (const choice of choices) {
      expectNone(choice.kind, await app.call('contacts.previewExport', { key, choice }))
      await app.call('contacts.export', { key, choice })
    }
  }
  for (const field of ['email.emailAddress', 'homePage'] as const) {
    const key = app.key(field === 'homePage' ? COMPANY : PERSON)
    expect(await app.call('contacts.reach', { key, field })).toMatchObject({ ok: false })
  }
  expectNone('search.run', await app.call('search.run', { text: 'zelda', filters: NO_FILTER }))
  expectNone('copy.categories', await app.call('copy.categories', undefined))
  expectNone('what left beside the answers', app.out)
  expect(JSON.stringify(app.out)).toContain('Zelda')
})

it('GDPR 12 24 a category whose name holds a number protects by the name that the window was told', async () => {
  await app.call('contacts.open', { ...app.key(HIDDEN), customerId: null })
  const answer = await app.call('copy.categories', undefined)
  const named = answer.ok ? answer.value.filter((name) => name.startsWith('Akt')) : []
  expect(named).toEqual(['Akt ••••••-••••'])
  const before = computer.settings
  await app.call('settings.change', { protectedCategories: named })
  app.settingsChanged(computer.settings, before)
  await vi.waitFor(() =>
    expect(app.contacts.card(app.key(HIDDEN))?.contact).toMatchObject({
      protectedIdentity: true,
      phones: [],
    }),
  )
})
