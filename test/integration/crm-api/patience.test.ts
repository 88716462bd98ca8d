import { afterEach, describe, expect, it } from 'vitest'
import { fetchPartyRoles, fetchRelations } from '../../../electron/main/crm-api/contacts'
import { sampleIds } from '../../builders/office'
import { createFakeClock } from '../../fakes/clock'
import * as faults from '../../fakes/faults'
import { createTurnstile } from '../../fakes/turnstile'
import { ingrid, keyOf, openCrmLine } from './crm-line'
import type { CrmLine, LineOptions } from './crm-line'

let line: CrmLine
afterEach(() => line.close())

async function open(options: LineOptions = {}) {
  line = await openCrmLine(options)
  return line.server
}

const company = keyOf(sampleIds.company)
const inBackground = (count: number, signal?: AbortSignal) =>
  Array.from({ length: count }, () => line.contact(ingrid, signal, 'background'))

describe('calls that nobody waits for', () => {
  it('are overtaken by one that somebody waits for', async () => {
    const server = await open()
    server.fail('/CRM', faults.delay(20))
    const background = inBackground(50)
    await server.waitForRequest(sampleIds.person, 2)
    const before = server.requests.length
    await line.contact(company)
    const place = server.requests.findIndex((one) => one.url.includes(sampleIds.company))
    expect(place - before).toBeLessThanOrEqual(4)
    await Promise.all(background)
    expect(server.requests).toHaveLength(51)
  })

  it('are overtaken when calls may begin only so often', async () => {
    const server = await open({
      policy: { perInterval: 4, intervalMs: 1_000 },
      backgroundPolicy: { perInterval: 3, intervalMs: 1_000 },
    })
    const cancel = new AbortController()
    const background = inBackground(12, cancel.signal)
    await server.waitForRequest(sampleIds.person, 3)
    await line.contact(company)
    expect(server.requests[3]?.url).toContain(sampleIds.company)
    cancel.abort()
    await Promise.all(background)
  })

  it('leave one of the five places free', async () => {
    const server = await open()
    server.fail('/CRM', faults.delay(30))
    await Promise.all(inBackground(12))
    expect(server.highestInFlight).toBe(4)
    server.forgetRequests()
    await Promise.all([...inBackground(12), ...Array.from({ length: 6 }, () => line.contact())])
    expect(server.highestInFlight).toBe(5)
  })

  it('N06 are tried more often, also after a time-out', async () => {
    const server = await open({ backgroundPolicy: { attemptMs: 60 } })
    server.fail('/CRM', faults.status(500), { times: 3 })
    server.fail('/CRM', faults.neverAnswer(), { times: 2 })
    expect(await line.contact(ingrid, undefined, 'background')).toMatchObject({ ok: true })
    expect(server.requests).toHaveLength(6)
    server.fail('/CRM', faults.neverAnswer(), { times: 1 })
    expect(
      await Promise.all([
        fetchPartyRoles(line.client, line.clock, ingrid, undefined, 'background'),
        fetchRelations(line.client, ingrid, undefined, 'background'),
      ]),
    ).toMatchObject([{ ok: true }, { ok: true }])
  })

  it('N07 are held with all others, and hold all others', async () => {
    const clock = createFakeClock()
    const server = await open({ clock })
    server.fail(sampleIds.person, faults.tooManyRequests(30), { times: 1 })
    const wait = { error: { code: 'too-many-requests', retryAfterMs: 30_000 } }
    expect(await line.contact(ingrid, undefined, 'background')).toMatchObject(wait)
    expect(await line.contact(company)).toMatchObject(wait)
    expect(await line.contact(company, undefined, 'background')).toMatchObject(wait)
    expect(server.requests).toHaveLength(1)
  })

  it('end when they are cancelled, wherever they stand in line, and leave it moving', async () => {
    const server = await open()
    const mend = server.fail('/CRM', faults.neverAnswer())
    const cancel = new AbortController()
    const all = inBackground(12, cancel.signal)
    await server.waitForRequest('/CRM', 4)
    cancel.abort()
    for (const answer of await Promise.all(all)) {
      expect(answer).toMatchObject({ error: { code: 'cancelled' } })
    }
    expect(server.requests).toHaveLength(4)
    mend()
    const after = await Promise.all([line.contact(), ...inBackground(8)])
    expect(after.every((one) => one.ok)).toBe(true)
  })

  it('can go without any limit of pace', async () => {
    const server = await open({
      policy: { perInterval: Infinity },
      backgroundPolicy: { perInterval: Infinity },
    })
    expect((await Promise.all(inBackground(200))).every((one) => one.ok)).toBe(true)
    expect(server.requests).toHaveLength(200)
  })
})

describe('a quiet moment', () => {
  it('is one in which nobody at the screen waits, in the queue or for an answer', async () => {
    const server = await open({ policy: { concurrent: 1 } })
    expect(line.client.isIdle()).toBe(true)
    const turnstile = createTurnstile()
    server.fail('/CRM', faults.behind(turnstile))
    const background = inBackground(3)
    await server.waitForRequest('/CRM')
    expect(line.client.isIdle()).toBe(true)
    const cancel = new AbortController()
    const waiting = line.contact(company, cancel.signal)
    expect(line.client.isIdle()).toBe(false)
    cancel.abort()
    await waiting
    expect(line.client.isIdle()).toBe(true)
    const answered = line.contact(company)
    expect(line.client.isIdle()).toBe(false)
    turnstile.open()
    await Promise.all([answered, ...background])
    expect(line.client.isIdle()).toBe(true)
  })

  it('N07 is none while the CRM has asked for patience, even of calls that nobody waits for', async () => {
    const clock = createFakeClock()
    const server = await open({ clock })
    server.fail('/CRM', faults.tooManyRequests(30), { times: 1 })
    await line.contact(ingrid, undefined, 'background')
    expect(line.client.isIdle()).toBe(false)
    clock.pass(30_000)
    expect(line.client.isIdle()).toBe(true)
  })

  it('N02 can come while a login or a call is refused', async () => {
    const server = await open()
    server.fail('/CRM', faults.status(401), { times: 1 })
    await line.contact()
    expect(line.client.isIdle()).toBe(true)
  })
})

describe('the server’s own clock', () => {
  it('is told of with every reply, whatever it says', async () => {
    let now = '2026-11-22T15:00:00Z'
    const server = await open({ server: { now: () => new Date(now) }, policy: { tries: 1 } })
    await line.contact()
    now = '2026-11-22T16:00:00Z'
    for (const code of [403, 404, 429, 500]) {
      server.fail(sampleIds.person, faults.status(code), { times: 1 })
      await line.contact()
      line.client.resume()
    }
    expect(line.serverTimes.slice(0, 2).map((ms) => new Date(ms).toISOString())).toEqual([
      '2026-11-22T15:00:00.000Z',
      '2026-11-22T16:00:00.000Z',
    ])
    expect(line.serverTimes).toHaveLength(server.requests.length)
  })

  it('is not told of when a header makes no sense or nobody answers', async () => {
    const headers = { 'Content-Type': 'application/json', Date: 'igår' }
    await open({ fetch: async () => new Response('{}', { headers }) })
    await line.contact()
    await line.close()
    await open({ fetch: () => Promise.reject(new TypeError('fetch failed')) })
    await line.contact()
    expect(line.serverTimes).toEqual([])
  })
})
