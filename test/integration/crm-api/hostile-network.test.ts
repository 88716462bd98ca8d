import { afterEach, describe, expect, it } from 'vitest'
import { sampleIds } from '../../builders/office'
import { startCrmServer } from '../../fakes/crm-server'
import * as faults from '../../fakes/faults'
import { findClosedPort, startRawServer } from '../../fakes/raw-server'
import { collectGarbage, MB } from '../../fakes/used-memory'
import { ingrid, keyOf, openCrmLine, until } from './crm-line'
import type { CrmLine, LineOptions } from './crm-line'

let line: CrmLine
const closers: (() => Promise<void>)[] = []
async function open(options: LineOptions = {}) {
  line = await openCrmLine(options)
  closers.push(() => line.close())
  return line.server
}
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

describe('too much', () => {
  it.each([
    ['plain', false],
    ['packed', true],
  ])(
    'N14 a body of 100 MB is given up at the cap: %s',
    async (_, gzip) => {
      const server = await open({ policy: { attemptMs: 20_000, totalMs: 30_000 } })
      await line.contact()
      collectGarbage()
      const before = process.memoryUsage.rss()
      let highest = before
      const watch = setInterval(() => {
        highest = Math.max(highest, process.memoryUsage.rss())
      }, 5)
      server.fail('/CRM', faults.hugeBody(100 * MB, { gzip }))
      expect(await line.contact()).toMatchObject({ error: { code: 'unexpected-format' } })
      clearInterval(watch)
      await until(() => server.inFlight === 0)
      expect(server.requests.at(-1)?.completed).toBe(false)
      // Client and server share this process; the growth is that of both.
      expect((highest - before) / MB).toBeLessThan(50)
    },
    30_000,
  )

  it('N14 a body just under the cap is read', async () => {
    const server = await open({ policy: { attemptMs: 20_000, totalMs: 30_000 } })
    server.changeContact(sampleIds.person, { note: 'x'.repeat(4.5 * MB) })
    expect(await line.contact()).toMatchObject({ ok: true })
    server.changeContact(sampleIds.person, { note: 'x'.repeat(5.1 * MB) })
    expect(await line.contact()).toMatchObject({ error: { code: 'unexpected-format' } })
  }, 30_000)
})

/** Node's fetch opens a spare connection for each that was broken off, and closes it when idle. */
const SPARE_SOCKETS = 5

describe('too late', () => {
  it('N16 a server that never answers is given up once, at the limit', async () => {
    const server = await open({ policy: { attemptMs: 60 } })
    server.fail('/CRM', faults.neverAnswer())
    expect(await line.contact()).toMatchObject({ error: { code: 'timed-out' } })
    expect(server.requests).toHaveLength(1)
  })

  it('N16 an answer that drips is given up at the same limit', async () => {
    const server = await open({ policy: { attemptMs: 80 } })
    server.fail('/CRM', faults.drip(1, 10))
    expect(await line.contact()).toMatchObject({ error: { code: 'timed-out' } })
    await until(() => server.inFlight === 0 && server.openSockets <= SPARE_SOCKETS)
  })

  it('N16 cancelling ends it at once', async () => {
    const server = await open()
    server.fail('/CRM', faults.neverAnswer())
    const cancel = new AbortController()
    const answer = line.contact(ingrid, cancel.signal)
    await server.waitForRequest('/CRM')
    cancel.abort()
    expect(await answer).toMatchObject({ error: { code: 'cancelled' } })
    await until(() => server.inFlight === 0 && server.openSockets <= SPARE_SOCKETS)
    expect(await line.contact(ingrid, cancel.signal)).toMatchObject({
      error: { code: 'cancelled' },
    })
    expect(server.requests).toHaveLength(1)
  })

  it('N16 no socket is left after a hundred of them', async () => {
    const server = await open({
      policy: { attemptMs: 200, faultsBeforePause: Infinity, concurrent: 20 },
    })
    server.fail('/CRM', faults.neverAnswer())
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => line.contact()))
      for (const answer of answers) expect(answer).toMatchObject({ error: { code: 'timed-out' } })
    }
    await until(() => server.inFlight === 0 && server.openSockets <= SPARE_SOCKETS)
    server.mend()
    expect(await line.contact()).toMatchObject({ ok: true })
  })

  it('N16 nor after a hundred answers that were not read to their end', async () => {
    const server = await open({ policy: { faultsBeforePause: Infinity, tries: 1, backOffMs: 1 } })
    server.fail('/CRM', faults.status(418, 'x'.repeat(300_000)))
    for (let count = 0; count < 100; count += 1) {
      expect(await line.contact()).toMatchObject({ error: { code: 'rejected-request' } })
    }
    await until(() => server.inFlight === 0 && server.openSockets <= SPARE_SOCKETS)
  })

  it('N16 a server that takes the connection and says nothing is given up too', async () => {
    const silent = await startRawServer('silent')
    closers.push(silent.close)
    await open({ address: `http://127.0.0.1:${silent.port}`, policy: { attemptMs: 60 } })
    expect(await line.contact()).toMatchObject({ error: { code: 'timed-out' } })
    expect(silent.connections).toBe(1)
  })
})

describe('nobody there', () => {
  const unreachable = { error: { code: 'server-unreachable', details: [], retryAfterMs: null } }

  it('N18 a refused connection', async () => {
    await open({ address: `http://127.0.0.1:${await findClosedPort()}` })
    expect(await line.contact()).toMatchObject(unreachable)
  })

  it('N18 a name that is not known', async () => {
    await open({
      address: 'https://connect.kontaktkort.invalid',
      policy: { attemptMs: 10_000, totalMs: 11_000 },
    })
    expect(await line.contact()).toMatchObject(unreachable)
  }, 15_000)

  it('N18 a reset in the TLS hello', async () => {
    const raw = await startRawServer('reset')
    closers.push(raw.close)
    await open({ address: `https://127.0.0.1:${raw.port}` })
    expect(await line.contact()).toMatchObject(unreachable)
    expect(raw.connections).toBeLessThanOrEqual(2)
  })

  it('N18 a server that speaks plain HTTP on an https address', async () => {
    const plain = await startCrmServer()
    closers.push(plain.close)
    await open({ address: plain.address.replace('http:', 'https:') })
    expect(await line.contact()).toMatchObject(unreachable)
    expect(plain.requests).toHaveLength(0)
  })

  it('N18 as many as like do not pause the calls that follow', async () => {
    const port = await findClosedPort()
    await open({ address: `http://127.0.0.1:${port}` })
    for (let count = 0; count < 12; count += 1) {
      expect(await line.contact()).toMatchObject(unreachable)
    }
  })
})

describe('sent elsewhere', () => {
  it.each([301, 302, 303, 307, 308])('N26 a %i to another host is not followed', async (code) => {
    const other = await startCrmServer()
    closers.push(other.close)
    const server = await open()
    server.fail('/CRM', faults.redirectTo(`${other.address}/CRM/Contact/M99999/x`, code))
    expect(await line.contact()).toMatchObject({ error: { code: 'network-sign-in' } })
    expect(server.requests).toHaveLength(1)
    expect(other.requests).toHaveLength(0)
  })

  it('N26 nor one on the same host', async () => {
    const server = await open()
    server.fail('/CRM', faults.redirectTo(`${server.address}/login`), { times: 1 })
    expect(await line.contact()).toMatchObject({ error: { code: 'network-sign-in' } })
    expect(server.requestsAt('/login')).toHaveLength(0)
  })

  it('N26 an engine that follows against our word sends the login nowhere else', async () => {
    const asked: string[] = []
    await open({
      fetch: (input, init) => {
        asked.push(String((init as RequestInit).redirect))
        return fetch(input, init)
      },
    })
    await line.contact()
    expect(asked).toEqual(['manual'])
  })

  it.each(['http://crm.example', 'http://192.0.2.1', 'https://a:b@crm.example'])(
    'N26 an address that may not have the login is not asked: %s',
    async (address) => {
      let asked = 0
      await open({
        address,
        fetch: () => {
          asked += 1
          return Promise.reject(new Error('asked'))
        },
      })
      expect(await line.contact()).toMatchObject({ error: { code: 'invalid-input' } })
      expect(asked).toBe(0)
    },
  )
})

describe('what a failure says', () => {
  it('X20 never an address, an id, a login, a query or a body', async () => {
    const markers = [
      'MARKER-USER',
      'MARKER-PASS',
      'MARKER-ID',
      'MARKER-BODY',
      '127.0.0.1',
      'Basic ',
    ]
    const login = { username: 'MARKER-USER', password: 'MARKER-PASS' }
    const server = await open({
      server: login,
      policy: { attemptMs: 150, tries: 1, faultsBeforePause: Infinity, defaultWaitMs: 0 },
    })
    const body = 'MARKER-BODY 127.0.0.1'
    const kinds = [
      ...[301, 401, 403, 404, 407, 410, 418, 429, 500, 503].map((code) =>
        faults.status(code, body),
      ),
      faults.html(`<html>${body}</html>`),
      faults.brokenJson(`{"id":"${body}`),
      faults.json({ id: body, message: body }),
      faults.closeInMidBody(),
      faults.reset(),
      faults.neverAnswer(),
      faults.redirectTo(`http://127.0.0.1/?${body}`),
    ]
    const failures: unknown[] = []
    for (const fault of kinds) {
      server.mend()
      server.fail('/CRM/Contact/M99999/', fault)
      line.client.resume()
      const answer = await line.contact(keyOf('MARKER-ID'))
      if (answer.ok) throw new Error('answered')
      failures.push(answer.error)
    }
    server.mend()
    failures.push((await line.contact(keyOf('MARKER-ID'))) as unknown)
    await server.close()
    failures.push((await line.contact(keyOf('MARKER-ID'))) as unknown)
    const said = JSON.stringify(failures) + JSON.stringify(line.outcomes.map((one) => one.failure))
    for (const marker of markers) expect(said).not.toContain(marker)
    expect(failures).toHaveLength(kinds.length + 2)
  })
})
