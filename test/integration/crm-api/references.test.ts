import { afterEach, describe, expect, it } from 'vitest'
import { probeFilters } from '../../../electron/main/crm-api/filters'
import { fetchReferences } from '../../../electron/main/crm-api/references'
import type { ReferenceRequest } from '../../../electron/main/crm-api/crm'
import type { StoredContact } from '../../../electron/main/demo/office-data'
import { anEmptyCustomer, anOffice, sampleIds } from '../../builders/office'
import { createFakeClock } from '../../fakes/clock'
import * as faults from '../../fakes/faults'
import { M99999, openCrmLine } from './crm-line'
import type { CrmLine, LineOptions } from './crm-line'

let line: CrmLine
afterEach(() => line.close())

const whole: ReferenceRequest = { form: null }
const WHOLE = /GET \/CRM\/Contact\/M99999$/
const year = (from: number) => new RegExp(`CreatedAtFrom=${from}-01-01T.*CreatedAtTo=${from + 1}-`)

async function open(options: LineOptions = {}) {
  line = await openCrmLine({ clock: createFakeClock('2026-11-22T15:10:00Z'), ...options })
  return line.server
}

function list(request: ReferenceRequest = whole, signal?: AbortSignal) {
  return fetchReferences(line.client, line.clock, M99999, request, signal)
}

async function idsOf(request?: ReferenceRequest) {
  const answer = await list(request)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value.references.map((one) => one.contactId)
}

function someContacts(count: number): StoredContact[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `ADR${String(index).padStart(32, '0')}`,
    customerId: 'M99999',
    type: 'Person',
    createdAt: `${2000 + (index % 25)}-03-01T12:00:00`,
    changedAt: '2026-08-31T11:46:09.65',
  }))
}

function officeOf(contacts: StoredContact[]): LineOptions {
  return { server: { office: anOffice([anEmptyCustomer('M99999', contacts)]) } }
}

function longListWith(end: string): string {
  const rows = someContacts(20_000).map((one) => JSON.stringify(one))
  return `{"persons":[${rows.join()},${end}]}`
}

describe('which contacts there are', () => {
  it('is one list, with the server’s own time', async () => {
    await open({ server: { now: () => new Date('2026-11-22T15:00:00Z') } })
    const answer = await list()
    expect(answer.ok && answer.value.references).toHaveLength(8)
    expect(answer.ok && answer.value.serverAt).toBe(Date.parse('2026-11-22T15:00:00Z'))
    expect(line.server.requests.map((one) => one.url)).toEqual(['/CRM/Contact/M99999'])
  })

  it.each(['bare', 'criteria'] as const)(
    'can be what has changed, or one broker’s: %s',
    async (form) => {
      await open({ server: { habits: { filterNames: form === 'bare' ? 'bare' : 'prefixed' } } })
      line.server.changeContact(sampleIds.company, { changedAt: '2026-11-22T14:00:00' })
      const changedFrom = Date.parse('2026-11-22T12:59:59Z')
      expect(await idsOf({ form, changedFrom })).toEqual([sampleIds.company])
      expect(await idsOf({ form, agentId: 'HANnobody' })).toEqual([])
      expect(await idsOf({ form, agentId: 'HAN00000000000000000000000000000001' })).toContain(
        sampleIds.person,
      )
      expect(await idsOf({ form: null, changedFrom, agentId: 'HANnobody' })).toHaveLength(8)
    },
  )

  it.each([
    ['404', faults.status(404)],
    ['404 with JSON', faults.status(404, { message: 'x' })],
    ['nothing', faults.noContent()],
    ['null', faults.json(null)],
    ['another object', faults.json({ message: 'An error has occurred.' })],
  ])('is not "nobody" because of %s', async (_, fault) => {
    await open()
    line.server.fail('/CRM/Contact', fault)
    expect(await list()).toMatchObject({ error: { code: 'unexpected-format' } })
  })

  it('N14 may be long, and is given up at the cap', async () => {
    await open(officeOf(someContacts(200_000)))
    const answer = await list()
    expect(answer.ok && answer.value.references).toHaveLength(200_000)
    expect(line.server.requests).toHaveLength(1)
    line.server.fail('/CRM/Contact', faults.hugeBody(49 * 1024 * 1024))
    expect(await list()).toMatchObject({ error: { code: 'unexpected-format' } })
  }, 60_000)

  it.each([
    ['N13', 'is cut short', faults.truncate(), 'unexpected-format'],
    ['N10', 'is a page', faults.htmlAsJson(`<html>${'x'.repeat(2_000_000)}`), 'network-sign-in'],
    ['S26', 'has a fault at its end', faults.brokenJson(longListWith('{]')), 'unexpected-format'],
  ])('%s is no shorter one where a long one %s', async (_id, _what, fault, code) => {
    await open(officeOf(someContacts(20_000)))
    line.server.fail('/CRM/Contact', fault)
    expect(await list()).toMatchObject({ error: { code } })
  })

  it('S26 is no longer read when nobody waits for it', async () => {
    const server = await open(officeOf(someContacts(20_000)))
    const leave = new AbortController()
    const answer = list(whole, leave.signal)
    await server.waitForRequest(WHOLE)
    leave.abort()
    expect(await answer).toMatchObject({ error: { code: 'cancelled' } })
  })
})

describe('a list that is too much at once', () => {
  it.each([
    ['times out', faults.neverAnswer()],
    ['breaks the server', faults.status(500)],
    ['is cut', faults.truncate()],
  ])('is put together from the years it was made in when it %s', async (_, fault) => {
    const server = await open({
      ...officeOf(someContacts(60)),
      backgroundPolicy: { attemptMs: 300 },
    })
    server.putContact({
      ...someContacts(1)[0],
      id: 'ADRold',
      customerId: 'M99999',
      createdAt: '1901-01-01T00:00:00',
    })
    server.fail(WHOLE, fault)
    const ids = await idsOf()
    expect(ids).toHaveLength(61)
    expect(ids).toContain('ADRold')
    expect(server.requestsAt('CreatedAtFrom=2999')).toHaveLength(1)
    expect(server.requestsAt(/CreatedAt(From|To)=(?!2999)/)).toHaveLength(39)
  })

  it('is halved where a year is still too much', async () => {
    const server = await open({ ...officeOf(someContacts(60)) })
    server.fail(WHOLE, faults.status(500))
    server.fail(year(2010), faults.status(500))
    expect(await idsOf()).toHaveLength(60)
    expect(server.requestsAt(/CreatedAtFrom=2010-07-02T12/)).toHaveLength(1)
  })

  it('is a failure when a day of it cannot be got, and never a part of it', async () => {
    const server = await open({
      ...officeOf(someContacts(60)),
      backgroundPolicy: { tries: 1, faultsBeforePause: Infinity },
    })
    server.fail(WHOLE, faults.status(500))
    server.fail(/CreatedAtFrom=2010-/, faults.status(500))
    expect(await list()).toMatchObject({ error: { code: 'server-error' } })
    expect(server.requestsAt('CreatedAtFrom=2010-01-01T00')).toHaveLength(10)
    expect(server.requestsAt('CreatedAtFrom=2011')).toHaveLength(0)
  })

  it('keeps its other filters in every slice', async () => {
    const server = await open()
    server.fail(/ChangedAtFrom=2026-01-01T00%3A00%3A00Z$/, faults.status(500))
    const changedFrom = Date.parse('2026-01-01T00:00:00Z')
    expect(await idsOf({ form: 'bare', changedFrom })).toHaveLength(7)
    const slices = server.requestsAt(/CreatedAt(From|To)=(?!2999)/)
    expect(slices.every((one) => one.url.includes('ChangedAtFrom=2026'))).toBe(true)
  })

  it('is asked for in slices under the names that the server knows', async () => {
    const server = await open({ server: { habits: { filterNames: 'prefixed' } } })
    server.fail(WHOLE, faults.status(500))
    const ids = await idsOf()
    expect(ids).toHaveLength(7)
    // Without a date of creation it lies in no slice: it is not there, and not deleted for that (API 5.3).
    expect(ids).not.toContain(sampleIds.sparse)
    expect(server.requestsAt('criteria.createdAtFrom')).not.toHaveLength(0)
  })

  it('is not sliced where slices would be the whole again', async () => {
    const server = await open({ server: { habits: { filterNames: 'none' } } })
    server.fail(WHOLE, faults.status(500))
    expect(await list()).toMatchObject({ error: { code: 'server-error' } })
    expect(server.requestsAt(WHOLE)).toHaveLength(2)
    expect(server.requests).toHaveLength(4)
  })

  it('N07 is not sliced against a server that asks for time', async () => {
    const server = await open()
    server.fail(WHOLE, faults.tooManyRequests(30))
    expect(await list()).toMatchObject({ error: { code: 'too-many-requests' } })
    expect(server.requests).toHaveLength(1)
  })
})

describe('which filters are honoured', () => {
  const probe = () => probeFilters(line.client, M99999)

  it.each([
    ['both', 'honoured', { changedAt: 'bare', agent: true }, 2],
    ['bare', 'honoured', { changedAt: 'bare', agent: true }, 2],
    ['prefixed', 'honoured', { changedAt: 'criteria', agent: true }, 3],
    ['none', 'honoured', { changedAt: null, agent: false }, 2],
    ['both', 'ignored', { changedAt: 'bare', agent: false }, 2],
  ] as const)('is found out by lists that must be empty: %s, agents %s', async (...given) => {
    const [filterNames, agentFilter, expected, questions] = given
    await open({ server: { habits: { filterNames, agentFilter } } })
    expect(await probe()).toEqual({ ok: true, value: expected })
    expect(line.server.requests).toHaveLength(questions)
  })

  it('is taken as no where a form is refused', async () => {
    const server = await open({ server: { habits: { filterNames: 'prefixed' } } })
    server.fail('?ChangedAtFrom', faults.status(400))
    server.fail('agentId', faults.status(403))
    expect(await probe()).toEqual({ ok: true, value: { changedAt: 'criteria', agent: false } })
    expect(line.client.held(M99999, 'contacts')).toBeNull()
  })

  it('stays unknown where the question cannot be asked', async () => {
    const server = await open({ backgroundPolicy: { tries: 1 } })
    server.fail('/CRM', faults.status(500))
    expect(await probe()).toMatchObject({ error: { code: 'server-error' } })
  })
})
