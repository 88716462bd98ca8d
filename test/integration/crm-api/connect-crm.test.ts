import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../../../electron/main/clock'
import { createConnectCrm } from '../../../electron/main/crm-api/connect-crm'
import type { Crm } from '../../../electron/main/crm-api/crm'
import { sampleIds } from '../../builders/office'
import { startCrmServer } from '../../fakes/crm-server'
import type { CrmServer } from '../../fakes/crm-server'
import * as faults from '../../fakes/faults'
import { ingrid, M99999, quickBackgroundPolicy, quickPolicy } from './crm-line'
import { openNodeFetch } from './node-fetch'

let server: CrmServer
let network: Awaited<ReturnType<typeof openNodeFetch>>
let crm: Crm

beforeEach(async () => {
  server = await startCrmServer()
  network = await openNodeFetch()
  const { address, username, password } = server
  crm = createConnectCrm({
    address,
    login: () => ({ username, password }),
    fetch: network.fetch,
    clock: systemClock,
    policy: { ...quickPolicy, tries: 1 },
    backgroundPolicy: quickBackgroundPolicy,
  })
})
afterEach(async () => {
  crm.close()
  await server.close()
  await network.close()
})

it('tells of roles, of who has a new one, and of estates', async () => {
  const { contactId } = ingrid
  const overview = await crm.rolesOverview(M99999, 'buyer', [contactId])
  expect(overview.ok && overview.value.get(contactId)).toMatchObject([
    { estateId: 'OBJ99999_2000000001' },
  ])
  expect(await crm.roles(ingrid)).toMatchObject({ ok: true })
  const dates = await crm.probeRelationDates(M99999)
  expect(dates).toEqual({ ok: true, value: ['seller', 'buyer', 'bidding', 'viewing'] })
  const since = Date.parse('2026-09-01T00:00:00Z')
  expect(await crm.contactsRelatedSince(M99999, since, ['seller'])).toMatchObject({
    value: { contactIds: [sampleIds.person] },
  })
  expect(await crm.estates(M99999, [])).toMatchObject({ value: { from: 'office' } })
})

it('has patience for what nobody waits for, and tells when nobody does', async () => {
  const { contactId } = ingrid
  const ask = (patience?: 'background') => [
    crm.rolesOverview(M99999, 'seller', [contactId], undefined, patience),
    crm.roles(ingrid, undefined, patience),
    crm.estates(M99999, [], undefined, patience),
  ]
  for (const call of ['Seller', 'PartyRoles', 'GetEstateList']) {
    server.fail(call, faults.status(500), { times: 2 })
  }
  const asked = ask()
  expect(crm.isIdle()).toBe(false)
  for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ ok: false })
  const inBackground = ask('background')
  expect(crm.isIdle()).toBe(true)
  for (const answer of await Promise.all(inBackground)) expect(answer).toMatchObject({ ok: true })
})
