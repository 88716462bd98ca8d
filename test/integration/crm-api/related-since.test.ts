import { afterEach, describe, expect, it } from 'vitest'
import { relationDates } from '../../../electron/main/crm-api/crm'
import type { RelationDate } from '../../../electron/main/crm-api/crm'
import {
  fetchContactsRelatedSince,
  probeRelationDates,
} from '../../../electron/main/crm-api/related-since'
import { aCustomer, anOffice, sampleIds } from '../../builders/office'
import { createFakeClock } from '../../fakes/clock'
import * as faults from '../../fakes/faults'
import { M99999, openCrmLine } from './crm-line'
import type { CrmLine, LineOptions } from './crm-line'

let line: CrmLine
afterEach(() => line.close())

async function open(options: LineOptions = {}) {
  line = await openCrmLine({ clock: createFakeClock('2026-11-22T15:10:00Z'), ...options })
  return line.server
}

async function probe() {
  const answer = await probeRelationDates(line.client, M99999)
  return answer.ok ? answer.value : answer.error.code
}

async function since(iso: string, dates: readonly RelationDate[] = relationDates) {
  const answer = await fetchContactsRelatedSince(line.client, M99999, Date.parse(iso), dates)
  return answer.ok ? answer.value : answer.error.code
}

async function idsSince(iso: string, dates?: readonly RelationDate[]) {
  const answer = await since(iso, dates)
  return typeof answer === 'string' ? answer : answer.contactIds
}

const torkel = sampleIds.advertisingDeclined
const bodies = () => line.server.requests.map((one): unknown => JSON.parse(one.body))

/** Torkel bids for Vintervägen 9 since the 20th, and has looked at another since the 10th. */
function officeWithProspect() {
  const customer = aCustomer()
  const prospect = (level: string, addedAt: string) => ({
    estateId: 'OBJ99999_2000000006',
    estateType: 'House',
    level,
    addedAt,
  })
  customer.estateLinks.set(torkel, {
    buyerOn: [],
    sellerOn: [],
    speculatorOn: [
      prospect('FollowingBidding', '2026-11-20T12:00:00'),
      prospect('BeenAtOrComingToViewing', '2026-11-10T12:00:00'),
      prospect('NotInterested', '2026-11-21T12:00:00'),
    ],
  })
  return anOffice([customer])
}

describe('which dates of a relation are honoured', () => {
  it('is tried with one far ahead for each, in the body, in UTC', async () => {
    const server = await open()
    expect(await probe()).toEqual(['seller', 'buyer', 'bidding', 'viewing'])
    const never = '2999-01-01T00:00:00Z'
    expect(bodies()).toEqual([
      { customerId: 'M99999', sellerRelationDateFrom: never },
      { customerId: 'M99999', buyerRelationDateFrom: never },
      { customerId: 'M99999', biddingDateFrom: never },
      { customerId: 'M99999', viewingDateFrom: never },
    ])
    expect(server.requests.every((one) => one.method === 'POST')).toBe(true)
    expect(server.requests.every((one) => one.url === '/Contacts/GetContactsSyncList')).toBe(true)
  })

  it.each([[['seller', 'buyer']], [['viewing']], [[]]] as const)(
    'is seen where others are ignored: %j',
    async (honoured) => {
      await open({ server: { habits: { relationDates: honoured } } })
      expect(await probe()).toEqual(honoured)
    },
  )

  it('is not shown by the list of another customer being empty', async () => {
    const server = await open()
    const other = [{ customerId: 'M99998', persons: [{ contactId: 'ADR1' }] }]
    server.fail('SyncList', faults.json(other), { times: 1 })
    expect(await probe()).toEqual(['buyer', 'bidding', 'viewing'])
  })

  it.each([
    ['400', faults.status(400, { message: 'x' })],
    ['404', faults.notFoundPage()],
    ['something else', faults.json({ message: 'x' })],
    ['nothing', faults.noContent()],
  ])('is none of those that answer %s', async (_, fault) => {
    const server = await open()
    server.fail('SyncList', fault, { times: 1 })
    expect(await probe()).toEqual(['buyer', 'bidding', 'viewing'])
  })

  it('is none where the call is refused, and that is met once', async () => {
    const server = await open()
    server.fail('SyncList', faults.status(403))
    expect(await probe()).toEqual([])
    expect(server.requests).toHaveLength(1)
    expect(await line.contact()).toMatchObject({ ok: true })
  })

  it.each([
    ['wrong-login', faults.status(401)],
    ['too-many-requests', faults.tooManyRequests(30)],
    ['server-error', faults.status(500)],
    ['server-unreachable', faults.reset()],
  ])('N02 N06 N07 N13 is not known when the line or the login fails: %s', async (code, fault) => {
    const server = await open()
    server.fail('SyncList', fault)
    expect(await probe()).toBe(code)
    expect(server.requests.length).toBeLessThanOrEqual(2)
  })
})

describe('who has a new role', () => {
  it('is asked for by each date on its own, as together they would all have to be met', async () => {
    await open({ server: { office: officeWithProspect() } })
    expect(await idsSince('2026-03-01T00:00:00Z')).toEqual([
      sampleIds.person,
      sampleIds.deceasedEstate,
      torkel,
    ])
    expect(bodies()).toEqual([
      { customerId: 'M99999', sellerRelationDateFrom: '2026-03-01T00:00:00Z' },
      { customerId: 'M99999', buyerRelationDateFrom: '2026-03-01T00:00:00Z' },
      { customerId: 'M99999', biddingDateFrom: '2026-03-01T00:00:00Z' },
      { customerId: 'M99999', viewingDateFrom: '2026-03-01T00:00:00Z' },
    ])
  })

  it.each([
    ['2026-02-11T08:29:59.900Z', ['buyer'], [torkel]],
    ['2026-02-11T08:30:01Z', ['buyer'], []],
    ['2026-11-20T11:00:00Z', ['bidding'], [torkel]],
    ['2026-11-20T11:00:01Z', ['bidding'], []],
    ['2026-11-10T11:00:00Z', ['viewing'], [torkel]],
    ['2026-11-20T00:00:00Z', ['viewing'], []],
    ['2026-01-01T00:00:00Z', [], []],
  ] as const)('since %s by %j', async (iso, dates, expected) => {
    const server = await open({ server: { office: officeWithProspect() } })
    expect(await idsSince(iso, dates)).toEqual(expected)
    expect(server.requests).toHaveLength(dates.length)
  })

  it('carries the earliest time of the server, and none when one answer has none', async () => {
    const times = ['2026-11-22T15:00:02Z', '2026-11-22T15:00:01Z', '2026-11-22T15:00:03Z']
    const now = () => new Date(times.shift() ?? '2026-11-22T15:00:04Z')
    await open({ server: { now } })
    expect(await since('2026-11-01T00:00:00Z')).toMatchObject({
      serverAt: Date.parse('2026-11-22T15:00:01Z'),
    })
    expect(await since('2026-11-01T00:00:00Z', [])).toEqual({ contactIds: [], serverAt: null })
    const headers = { 'Content-Type': 'application/json' }
    await line.close()
    await open({ fetch: async () => new Response('[]', { headers }) })
    expect(await since('2026-11-01T00:00:00Z')).toEqual({ contactIds: [], serverAt: null })
  })

  it('is nobody of another customer', async () => {
    const server = await open()
    const list = (customerId: string, contactId: string) => ({
      customerId,
      persons: [],
      companies: [{ contactId }],
      estates: null,
    })
    server.fail('SyncList', faults.json([list('M99998', 'ADR1'), list('M99999', 'ADR2')]))
    expect(await idsSince('2026-11-01T00:00:00Z', ['seller'])).toEqual(['ADR2'])
  })

  it.each([
    ['no-access', faults.status(403)],
    ['not-found', faults.status(404)],
    ['rejected-request', faults.status(400, { message: 'x' })],
    ['unexpected-format', faults.json({ message: 'x' })],
    ['server-error', faults.status(500)],
  ])('is a failure as soon as one of the calls is: %s', async (code, fault) => {
    const server = await open()
    server.fail('SyncList', fault)
    expect(await since('2026-11-01T00:00:00Z')).toBe(code)
    expect(server.requests.length).toBeLessThanOrEqual(2)
  })
})
