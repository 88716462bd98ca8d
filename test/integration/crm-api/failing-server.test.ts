import { afterEach, describe, expect, it } from 'vitest'
import { createFakeClock } from '../../fakes/clock'
import * as faults from '../../fakes/faults'
import { sampleIds } from '../../builders/office'
import { keyOf, openCrmLine } from './crm-line'
import type { CrmLine, LineOptions } from './crm-line'

let line: CrmLine
async function open(options: LineOptions = {}) {
  line = await openCrmLine(options)
  return line.server
}
afterEach(() => line.close())

const tried = () => line.server.requestsAt('/CRM/Contact').length

describe('a server that refuses or fails', () => {
  it('N05 400 gives its reasons as plain text and is not tried again', async () => {
    const server = await open()
    server.fail(
      '/CRM',
      faults.status(400, {
        message: 'The request is invalid.',
        modelState: { contactId: ['<b>Okänt</b> kontakt-id.\r\n'] },
      }),
    )
    expect(await line.contact()).toEqual({
      ok: false,
      error: {
        code: 'rejected-request',
        extent: 'contact',
        details: ['<b>Okänt</b> kontakt-id.'],
        retryAfterMs: null,
      },
    })
    expect(tried()).toBe(1)
    server.fail('/CRM', faults.status(400, '<html>Bad Request</html>'))
    expect(await line.contact()).toMatchObject({ error: { code: 'rejected-request', details: [] } })
  })

  it.each([500, 502, 503, 504])('N06 %i is tried three times, with growing waits', async (code) => {
    const server = await open({ policy: { backOffMs: 60 } })
    server.fail('/CRM', faults.status(code, '<html>Fel</html>', { 'Content-Type': 'text/html' }))
    expect(await line.contact()).toMatchObject({ error: { code: 'server-error' } })
    const [first = 0, second = 0, third = 0] = server.requests.map((one) => one.startedAt)
    expect(tried()).toBe(3)
    expect(second - first).toBeGreaterThanOrEqual(28)
    expect(third - second).toBeGreaterThanOrEqual(58)
  })

  it('N06 one failure is not seen', async () => {
    const server = await open()
    server.fail('/CRM', faults.status(502), { times: 2 })
    expect(await line.contact()).toMatchObject({ ok: true })
    expect(tried()).toBe(3)
  })

  it.each([501, 505, 418])('N06 %i is not tried again', async (code) => {
    const server = await open()
    server.fail('/CRM', faults.status(code))
    expect(await line.contact()).toMatchObject({ ok: false })
    expect(tried()).toBe(1)
  })

  it('N06 tries end with the time there is for all of them', async () => {
    const server = await open({ policy: { backOffMs: 100_000, totalMs: 15_000 } })
    server.fail('/CRM', faults.status(500))
    expect(await line.contact()).toMatchObject({ error: { code: 'server-error' } })
    expect(tried()).toBe(1)
  })

  it('N06 five failed calls in a row pause all calls, and one good answer ends the count', async () => {
    const clock = createFakeClock()
    const server = await open({ clock, policy: { tries: 1 } })
    const mend = server.fail('/CRM', faults.brokenJson())
    for (let count = 0; count < 5; count += 1) {
      expect(await line.contact()).toMatchObject({ error: { code: 'unexpected-format' } })
      clock.pass(1)
    }
    expect(await line.contact()).toMatchObject({
      error: { code: 'server-error', retryAfterMs: 119_999 },
    })
    expect(tried()).toBe(5)
    clock.pass(120_000)
    await line.contact()
    expect(await line.contact()).toMatchObject({ error: { retryAfterMs: 240_000 } })
    mend()
    clock.pass(240_000)
    expect(await line.contact()).toMatchObject({ ok: true })
    server.fail('/CRM', faults.status(500), { times: 1 })
    expect(await line.contact()).toMatchObject({ error: { code: 'server-error' } })
    expect(await line.contact()).toMatchObject({ ok: true })
  })

  it('N07 429 holds every call of the login until its time, whoever asks', async () => {
    const clock = createFakeClock()
    const server = await open({ clock })
    server.fail(sampleIds.person, faults.tooManyRequests(30), { times: 1 })
    const wait = { code: 'too-many-requests', retryAfterMs: 30_000 }
    expect(await line.contact()).toMatchObject({ error: wait })
    line.client.resume()
    expect(await line.contact()).toMatchObject({ error: wait })
    expect(await line.contact(keyOf(sampleIds.company))).toMatchObject({ error: wait })
    clock.pass(29_000)
    expect(await line.contact()).toMatchObject({ error: { retryAfterMs: 1_000 } })
    expect(server.requests).toHaveLength(1)
    clock.pass(1_000)
    expect(await line.contact()).toMatchObject({ ok: true })
  })

  it('N07 a date, no time at all and 503 hold likewise, and never for more than five minutes', async () => {
    const clock = createFakeClock('2026-11-22T15:10:00Z')
    const server = await open({ clock, server: { now: () => new Date(clock.now()) } })
    const cases = [
      [faults.tooManyRequests('Sun, 22 Nov 2026 15:11:00 GMT'), 60_000],
      [faults.status(429), 10_000],
      [faults.status(503, '', { 'Retry-After': '20' }), 20_000],
      [faults.tooManyRequests(86_400), 300_000],
    ] as const
    for (const [fault, ms] of cases) {
      clock.set('2026-11-22T15:10:00Z')
      server.fail('/CRM', fault, { times: 1 })
      await line.contact()
      expect(await line.contact()).toMatchObject({
        error: { code: 'too-many-requests', retryAfterMs: ms },
      })
      clock.pass(ms)
      expect(await line.contact()).toMatchObject({ ok: true })
    }
  })

  it('N34 a day that this computer is off changes nothing, and nobody waits for days', async () => {
    const clock = createFakeClock()
    const server = await open({ clock, server: { now: () => new Date('2026-11-22T15:10:00Z') } })
    const inAMinute = 'Sun, 22 Nov 2026 15:11:00 GMT'
    const cases = [
      [faults.tooManyRequests(inAMinute), '2026-11-23', 60_000],
      [faults.status(503, '', { 'Retry-After': inAMinute }), '2026-11-21', 60_000],
      [faults.tooManyRequests('Wed, 25 Nov 2026 15:10:00 GMT'), '2026-11-22', 300_000],
      [faults.status(503, '', { 'Retry-After': '259200' }), '2026-11-22', 300_000],
      // Without a clock of the server's, ours has to do.
      [faults.status(503, '', { 'Retry-After': inAMinute, Date: '' }), '2026-11-22', 60_000],
      [faults.status(503, '', { 'Retry-After': inAMinute, Date: '' }), '2026-11-21', 300_000],
    ] as const
    for (const [fault, day, ms] of cases) {
      clock.set(`${day}T15:10:00Z`)
      server.fail('/CRM', fault, { times: 1 })
      // What the failure itself says goes to the sync and to the screen.
      const wait = { error: { code: 'too-many-requests', retryAfterMs: ms } }
      expect(await line.contact()).toMatchObject(wait)
      expect(await line.contact()).toMatchObject(wait)
      clock.pass(ms)
      expect(await line.contact()).toMatchObject({ ok: true })
    }
  })

  it('N07 calls that wait for their turn are held with the rest', async () => {
    const server = await open({ policy: { concurrent: 1 } })
    server.fail('/CRM', faults.tooManyRequests(30))
    const ids = [sampleIds.person, sampleIds.company, sampleIds.deceasedEstate]
    const answers = await Promise.all(ids.map((id) => line.contact(keyOf(id))))
    for (const answer of answers) {
      expect(answer).toMatchObject({ error: { code: 'too-many-requests' } })
    }
    expect(server.requests).toHaveLength(1)
  })
})

describe('an answer that is none', () => {
  it('N09 a page is a network’s sign-in, and is not tried again', async () => {
    const server = await open()
    server.fail('/CRM', faults.html())
    expect(await line.contact()).toMatchObject({ error: { code: 'network-sign-in' } })
    expect(tried()).toBe(1)
  })

  it('N10 a page under a JSON label is one too, and not "no such contact"', async () => {
    const server = await open()
    server.fail('/CRM', faults.htmlAsJson())
    expect(await line.contact()).toMatchObject({ error: { code: 'network-sign-in' } })
  })

  it('N10 broken JSON and a text that is not UTF-8 are an unexpected format', async () => {
    const server = await open()
    server.fail('/CRM', faults.truncate(), { times: 1 })
    expect(await line.contact()).toMatchObject({ error: { code: 'unexpected-format' } })
    expect(tried()).toBe(1)
    const latin1 = () =>
      new Response(Buffer.from(`{"id":"${sampleIds.person}","lastName":"Åke"}`, 'latin1'))
    await line.close()
    await open({ fetch: () => Promise.resolve(latin1()) })
    expect(await line.contact()).toMatchObject({ error: { code: 'unexpected-format' } })
  })

  it('N13 a connection closed in mid answer is tried once more', async () => {
    const server = await open()
    server.fail('/CRM', faults.closeInMidBody(), { times: 1 })
    expect(await line.contact()).toMatchObject({ ok: true })
    expect(tried()).toBe(2)
    server.forgetRequests()
    server.fail('/CRM', faults.closeInMidBody())
    expect(await line.contact()).toMatchObject({ error: { code: 'server-unreachable' } })
    expect(tried()).toBe(2)
  })

  it.each(['closeBeforeAnswer', 'reset'] as const)(
    'N13 and so is one lost before: %s',
    async (name) => {
      const server = await open()
      server.fail('/CRM', faults[name](), { times: 1 })
      expect(await line.contact()).toMatchObject({ ok: true })
      server.fail('/CRM', faults[name]())
      expect(await line.contact()).toMatchObject({ error: { code: 'server-unreachable' } })
    },
  )
})

describe('pacing', () => {
  it('never has more than five calls under way', async () => {
    const server = await open()
    server.fail('/CRM', faults.delay(15))
    const ids = Object.values(sampleIds).filter((id) => id.startsWith('ADR'))
    await Promise.all([...ids, ...ids, ...ids].map((id) => line.contact(keyOf(id))))
    expect(server.requests).toHaveLength(24)
    expect(server.highestInFlight).toBe(5)
  })

  it('sends at most ten in any second', async () => {
    const server = await open({ policy: { perInterval: 10, intervalMs: 1_000 } })
    await Promise.all(Array.from({ length: 14 }, () => line.contact()))
    const starts = server.requests.map((one) => one.startedAt)
    expect(starts).toHaveLength(14)
    // The server sees them a moment after they were let go, so a little less than a second counts.
    for (const [index, start] of starts.entries()) {
      const earlier = starts[index - 10]
      if (earlier !== undefined) expect(start - earlier).toBeGreaterThan(900)
    }
  })

  it('a call that waits for its turn can be cancelled, and is then never sent', async () => {
    const server = await open({ policy: { concurrent: 1 } })
    server.fail(sampleIds.person, faults.neverAnswer())
    const first = line.contact()
    await server.waitForRequest(sampleIds.person)
    const cancel = new AbortController()
    const second = line.contact(keyOf(sampleIds.company), cancel.signal)
    cancel.abort()
    expect(await second).toMatchObject({ error: { code: 'cancelled' } })
    line.client.close()
    await first
    expect(server.requests).toHaveLength(1)
  })
})
