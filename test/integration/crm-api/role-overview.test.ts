import { afterEach, describe, expect, it } from 'vitest'
import type { ContactId } from '../../../electron/contract/domain/ids'
import type { OverviewRole } from '../../../electron/contract/domain/party'
import type { Patience } from '../../../electron/main/crm-api/crm'
import { fetchRolesOverview, REFUSALS_OF_CALL } from '../../../electron/main/crm-api/role-overview'
import { areas } from '../../../electron/main/demo/office-data'
import type { CustomerData, StoredContact } from '../../../electron/main/demo/office-data'
import { anEmptyCustomer, anOffice, sampleIds } from '../../builders/office'
import * as faults from '../../fakes/faults'
import { keyOf, M99999, openCrmLine } from './crm-line'
import type { CrmLine, LineOptions } from './crm-line'

let line: CrmLine
afterEach(() => line.close())

async function open(options: LineOptions = {}) {
  line = await openCrmLine(options)
  return line.server
}

const id = (index: number): ContactId => keyOf(`ADR${String(index).padStart(32, '0')}`).contactId
const ids = (count: number) => Array.from({ length: count }, (_, index) => id(index))

/** Each is the seller of one estate, and in nothing else. */
function sellers(count: number): LineOptions {
  const contacts = ids(count).map<StoredContact>((contactId) => ({
    id: contactId,
    customerId: 'M99999',
    type: 'Person',
  }))
  const customer: CustomerData = anEmptyCustomer('M99999', contacts)
  for (const contactId of ids(count)) {
    customer.estateLinks.set(contactId, {
      buyerOn: [],
      sellerOn: [{ estateId: `OBJ-${contactId}`, estateType: 'House', shareHolding: null }],
      speculatorOn: [],
    })
  }
  return { server: { office: anOffice([customer]) } }
}

interface How {
  role?: OverviewRole
  signal?: AbortSignal
  patience?: Patience
}

/** Who was told of, and how often in a role; or why nobody was. */
async function fetch(asked: readonly ContactId[], { role = 'seller', signal, patience }: How = {}) {
  const told = await fetchRolesOverview(line.client, M99999, role, asked, signal, patience)
  if (!told.ok) return told.error.code
  return Object.fromEntries([...told.value].map(([one, roles]) => [one, roles.length]))
}

const toldOf = (contactIds: readonly ContactId[], roles = 1) =>
  Object.fromEntries(contactIds.map((one) => [one, roles]))
const countIn = (url: string) => url.split('=')[1]?.split(',').length
const SEVERAL = /Seller\?contactIds=[^,]+,/

describe('on which estates many contacts stand', () => {
  it('is asked for by 20, 20 and 5, with plain commas, and each id once', async () => {
    const server = await open(sellers(45))
    expect(await fetch([...ids(45), ...ids(3)])).toEqual(toldOf(ids(45)))
    expect(server.requests.map((one) => countIn(one.url))).toEqual([20, 20, 5])
    expect(server.requests.every((one) => !/%2C/i.test(one.url))).toBe(true)
  })

  it('is a call of its own for each role, and tells how keen a prospect is', async () => {
    const server = await open()
    const asked = [sampleIds.person, sampleIds.advertisingDeclined].map(
      (one) => keyOf(one).contactId,
    )
    const [ingrid = id(0), torkel = id(0)] = asked
    expect(await fetch(asked)).toEqual({ [ingrid]: 2, [torkel]: 0 })
    expect(await fetch(asked, { role: 'buyer' })).toEqual({ [ingrid]: 1, [torkel]: 1 })
    const told = await fetchRolesOverview(line.client, M99999, 'speculator', asked)
    expect(told.ok && told.value.get(torkel)).toMatchObject([
      { estateId: 'OBJ99999_2000000006', level: { level: 'FollowingBidding' } },
      { estateId: 'OBJ99999_2000000001', level: { level: 'NotInterested' } },
    ])
    expect(server.requests.map((one) => one.path)).toEqual(
      ['Seller', 'Buyer', 'Speculator'].map((name) => `/CRM/Contact/M99999/${name}`),
    )
  })

  it('asks for nothing where nobody can be asked for', async () => {
    const server = await open(sellers(1))
    expect(await fetch([])).toEqual({})
    expect(await fetch([keyOf('ADR1,ADR2').contactId, keyOf('19340911-9835').contactId])).toEqual(
      {},
    )
    expect(server.requests).toHaveLength(0)
  })

  it.each([
    ['left-out', 'left-out'],
    ['null', 'left-out'],
    ['left-out', 'empty-list'],
    ['left-out', 'null'],
  ] as const)(
    'D11 tells nothing of who is left out: unknown ids %s, nobody’s roles %s',
    async (unknownInBatch, withoutRoles) => {
      const server = await open(sellers(5))
      server.setHabits({ unknownInBatch, withoutRoles })
      server.removeContact(id(3))
      server.setEstateLinks(id(4), { sellerOn: [] })
      const none = withoutRoles === 'left-out' ? {} : { [id(4)]: 0 }
      expect(await fetch(ids(5))).toEqual({ ...toldOf(ids(3)), ...none })
      expect(server.requests).toHaveLength(1)
    },
  )

  it('may come in any order, with nulls, or as a lone object', async () => {
    const server = await open(sellers(5))
    const shuffle = (body: unknown) => [null, ...(body as unknown[]).reverse(), null]
    server.fail('Seller', faults.change(shuffle))
    expect(await fetch(ids(5))).toEqual(toldOf(ids(5)))
    server.fail(
      'Seller',
      faults.change((body) => (body as unknown[])[0]),
    )
    expect(await fetch(ids(1))).toEqual(toldOf(ids(1)))
    expect(server.requests).toHaveLength(2)
  })
})

describe('a batch that is refused', () => {
  it('because of one bad id leaves the others told of', async () => {
    const server = await open(sellers(25))
    server.setHabits({ unknownInBatch: 'not-found' })
    server.removeContact(id(7))
    const rest = ids(25).filter((one) => one !== id(7))
    expect(await fetch(ids(25))).toEqual(toldOf(rest))
    // One for each batch, and one for each contact of the batch that was refused.
    expect(server.requests).toHaveLength(2 + 20)
  })

  it.each([
    ['400', faults.status(400, { message: 'x' })],
    ['404', faults.notFoundPage()],
    ['another object', faults.json('An error has occurred.')],
    ['nothing', faults.noContent()],
  ])('by %s is asked for one by one', async (_, fault) => {
    const server = await open(sellers(5))
    server.fail(SEVERAL, fault)
    expect(await fetch(ids(5))).toEqual(toldOf(ids(5)))
    expect(server.requests.map((one) => countIn(one.url))).toEqual([5, 1, 1, 1, 1, 1])
  })

  it.each([
    ['not-found', faults.status(404)],
    ['rejected-request', faults.status(400, { message: 'x' })],
    ['unexpected-format', faults.json('An error has occurred.')],
  ])('like the first contacts of it is a call that is not offered: %s', async (code, fault) => {
    const server = await open({ ...sellers(45), policy: { tries: 1 } })
    server.fail('Seller', fault)
    expect(await fetch(ids(45))).toBe(code)
    expect(server.requests.map((one) => countIn(one.url))).toEqual([20, 1, 1, 1])
  })

  it('of contacts who are gone is no refused call once somebody was answered for', async () => {
    const server = await open(sellers(25))
    server.setHabits({ unknownInBatch: 'not-found' })
    for (const one of ids(25).slice(20)) server.removeContact(one)
    expect(await fetch(ids(25))).toEqual(toldOf(ids(20)))
    expect(server.requests.map((one) => countIn(one.url))).toEqual([20, 5, 1, 1, 1, 1, 1])
  })

  it('of too few contacts proves nothing of the call', async () => {
    const server = await open(sellers(REFUSALS_OF_CALL - 1))
    server.fail('Seller', faults.status(404))
    expect(await fetch(ids(1))).toEqual({})
    expect(await fetch(ids(REFUSALS_OF_CALL - 1))).toEqual({})
  })

  it('in different ways is not a call that is not offered', async () => {
    const server = await open(sellers(5))
    server.fail('Seller', faults.status(404))
    server.fail(id(1), faults.status(400, { message: 'x' }))
    server.fail(SEVERAL, faults.status(404))
    // 404, 400, 404, 404, 404: three alike in a row at the end of them.
    expect(await fetch(ids(4))).toEqual({})
    expect(await fetch(ids(5))).toBe('not-found')
  })
})

describe('a role that may not be read', () => {
  it.each([
    ['seller', 'sellers'],
    ['buyer', 'buyers'],
    ['speculator', 'speculators'],
  ] as const)('N03 is refused once, and its neighbours go on: %s', async (role, area) => {
    const server = await open(sellers(45))
    server.setAccess(
      'M99999',
      areas.filter((one) => one !== area),
    )
    expect(await fetch(ids(45), { role })).toBe('no-access')
    expect(await fetch(ids(45), { role })).toBe('no-access')
    expect(server.requests).toHaveLength(1)
    const others = (['seller', 'buyer', 'speculator'] as const).filter((one) => one !== role)
    for (const other of others) expect(typeof (await fetch(ids(5), { role: other }))).toBe('object')
    expect(await line.contact(keyOf(id(0)))).toMatchObject({ ok: true })
  })

  it.each([
    ['wrong-login', faults.status(401)],
    ['too-many-requests', faults.tooManyRequests(30)],
    ['server-error', faults.status(500)],
    ['network-sign-in', faults.html()],
    ['server-unreachable', faults.reset()],
  ])('N02 N06 N07 N09 N13 is %s as soon as the line or the login fails', async (code, fault) => {
    const server = await open({ ...sellers(45), policy: { tries: 2 } })
    server.fail('Seller', fault)
    expect(await fetch(ids(45))).toBe(code)
    expect(server.requests.length).toBeLessThanOrEqual(2)
  })

  it('ends when it is cancelled', async () => {
    const server = await open(sellers(45))
    server.fail('Seller', faults.neverAnswer())
    const cancel = new AbortController()
    const answer = fetch(ids(45), { signal: cancel.signal })
    await server.waitForRequest('Seller')
    cancel.abort()
    expect(await answer).toBe('cancelled')
  })

  it('can be left to a quiet moment, with more patience', async () => {
    const server = await open({
      ...sellers(5),
      policy: { tries: 1 },
      backgroundPolicy: { tries: 3 },
    })
    server.fail('Seller', faults.status(500), { times: 2 })
    expect(await fetch(ids(5), { patience: 'background' })).toEqual(toldOf(ids(5)))
    server.fail('Seller', faults.status(500), { times: 1 })
    expect(await fetch(ids(5))).toBe('server-error')
  })
})
