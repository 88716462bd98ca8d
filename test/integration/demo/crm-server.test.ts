import { gunzipSync } from 'node:zlib'
import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { ask } from '../../fakes/ask'
import { startCrmServer, type CrmServer, type CrmServerOptions } from '../../fakes/crm-server'
import * as faults from '../../fakes/faults'
import { areas } from '../../../electron/main/demo/office-data'
import { aCustomer, anEmptyCustomer, anOffice, sampleIds } from '../../builders/office'
import { findClosedPort, startRawServer } from '../../fakes/raw-server'

let crm: CrmServer | null = null
async function start(options: CrmServerOptions = {}): Promise<CrmServer> {
  crm = await startCrmServer(options)
  return crm
}
afterEach(async () => {
  await crm?.close()
  crm = null
})

const person = `/CRM/Contact/M99999/Person/${sampleIds.person}`

describe('the fake CRM', () => {
  it('answers as the sample office does and shows edits in the next answer', async () => {
    const server = await start()
    expect((await ask(server.address + person)).json).toMatchObject({ firstName: 'Ingrid' })
    server.changeContact(sampleIds.person, { firstName: 'Ingela', type: 'Person' })
    expect((await ask(server.address + person)).json).toMatchObject({ firstName: 'Ingela' })
    server.setRoles(sampleIds.person, { buyer: null })
    const roles = await ask(`${server.address}/CRM/Contact/M99999/${sampleIds.person}/PartyRoles`)
    expect(roles.json).toEqual({ buyer: null })
    server.putContact({ id: 'ADRNY', customerId: 'M99999', type: 'Person', lastName: 'Nyling' })
    expect((await ask(`${server.address}/CRM/Contact/M99999/ADRNY`)).json).toMatchObject({
      lastName: 'Nyling',
    })
    server.removeContact(sampleIds.person)
    expect((await ask(server.address + person)).status).toBe(404)
  })

  it('takes access and the password away', async () => {
    const server = await start()
    server.setAccess('M99999', ['contacts'])
    expect((await ask(`${server.address}/Office/GetOffice?CustomerId=M99999`)).status).toBe(403)
    expect((await ask(server.address + person)).status).toBe(200)
    server.setAccess('M99999', [])
    expect((await ask(server.address + person)).status).toBe(403)
    server.setAccess('M99999', 'everything')
    server.setPassword('nytt')
    expect((await ask(server.address + person)).status).toBe(401)
    expect((await ask(server.address + person, { password: 'nytt' })).status).toBe(200)
  })

  it('keeps a record of what was asked', async () => {
    const server = await start()
    await ask(`${server.address}/CRM/Contact/M99999/Search?Term=Exempel`)
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/CRM/Contact/M99999/Search' })
    expect(server.requests[0]?.query.get('Term')).toBe('Exempel')
    expect(server.requests[0]?.headers.accept).toBe('application/json')
    expect(server.requestsAt('/Search?')).toHaveLength(1)
    await expect.poll(() => server.requests[0]).toMatchObject({ status: 200, completed: true })
    server.forgetRequests()
    expect(server.requests).toHaveLength(0)
  })

  it('counts how many requests are under way at once', async () => {
    const server = await start()
    server.fail('/', faults.delay(50))
    await Promise.all([1, 2, 3].map(() => ask(server.address + person)))
    expect(server.highestInFlight).toBe(3)
    await expect.poll(() => server.inFlight).toBe(0)
    await expect.poll(() => server.openSockets).toBe(0)
  })

  it('fails for the next calls only, or until it is mended', async () => {
    const server = await start()
    server.fail('/Person/', faults.status(500, { message: 'Oj' }), { times: 2 })
    const seen = []
    for (let call = 0; call < 3; call += 1) seen.push((await ask(server.address + person)).status)
    expect(seen).toEqual([500, 500, 200])
    const takeAway = server.fail(/^GET .*\/Person\//, faults.tooManyRequests(30))
    const held = await ask(server.address + person)
    expect([held.status, held.headers['retry-after']]).toEqual([429, '30'])
    takeAway()
    expect((await ask(server.address + person)).status).toBe(200)
    server.fail('/', faults.noContent())
    expect((await ask(server.address + person)).status).toBe(204)
    server.mend()
    expect((await ask(server.address + person)).status).toBe(200)
  })

  it('bends the content of an answer', async () => {
    const server = await start()
    const under = async (fault: faults.Fault) => {
      server.mend()
      server.fail('/', fault)
      return ask(server.address + person)
    }
    expect((await under(faults.html())).headers['content-type']).toContain('text/html')
    const disguised = await under(faults.htmlAsJson())
    expect(disguised.headers['content-type']).toContain('application/json')
    expect(disguised.text).toContain('<html>')
    expect((await under(faults.brokenJson())).json).toBeUndefined()
    expect((await under(faults.truncate())).json).toBeUndefined()
    expect((await under(faults.wrongId('ADRX'))).json).toMatchObject({ id: 'ADRX' })
    expect((await under(faults.json([1]))).json).toEqual([1])
    expect((await under(faults.redirectTo('http://elsewhere.example/'))).headers['location']).toBe(
      'http://elsewhere.example/',
    )
    expect((await under(faults.drip(200, 1))).json).toMatchObject({ id: sampleIds.person })
  })

  it('breaks the connection in the ways a network does', async () => {
    const server = await start()
    for (const fault of [faults.closeBeforeAnswer(), faults.reset(), faults.closeInMidBody()]) {
      server.mend()
      server.fail('/', fault)
      await expect(ask(server.address + person)).rejects.toThrow()
    }
    expect(server.requests.every((one) => !one.completed)).toBe(true)
  })

  it('can leave a request without an answer', async () => {
    const server = await start()
    server.fail('/', faults.neverAnswer())
    const sent = request(server.address + person)
    sent.on('error', () => undefined)
    sent.end()
    await server.waitForRequest('/Person/')
    expect(server.inFlight).toBe(1)
    sent.destroy()
    await expect.poll(() => server.openSockets).toBe(0)
  })

  it('streams a body of any size, also packed small', async () => {
    const server = await start()
    const megabyte = 1024 * 1024
    server.fail('/', faults.hugeBody(3 * megabyte))
    const whole = await ask(server.address + person)
    expect(whole.text.length).toBeGreaterThan(3 * megabyte)
    expect(whole.json).toBeDefined()

    server.fail('/', faults.hugeBody(20 * megabyte, { gzip: true }))
    const packed = await new Promise<Buffer>((resolve) => {
      const chunks: Buffer[] = []
      request(server.address + person, (response) => {
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          resolve(Buffer.concat(chunks))
        })
      }).end()
    })
    expect(packed.length).toBeLessThan(megabyte)
    expect(gunzipSync(packed).length).toBeGreaterThan(20 * megabyte)
  })

  it('takes on the habits that the contract leaves open', async () => {
    const server = await start({ habits: { unknownInBatch: 'null' } })
    const batch = `${server.address}/CRM/Contact/M99999/Person?contactIds=ADRX,${sampleIds.sparse}`
    expect((await ask(batch)).json).toMatchObject([null, { id: sampleIds.sparse }])
    server.setHabits({ unknownInBatch: 'not-found' })
    expect((await ask(batch)).status).toBe(404)

    const future = '2999-01-01T00:00:00Z'
    const count = async (name: string) => {
      const { json } = await ask(`${server.address}/CRM/Contact/M99999?${name}=${future}`)
      return (json as { persons: unknown[] }).persons.length
    }
    const both = async () => [await count('ChangedAtFrom'), await count('criteria.changedAtFrom')]
    expect(await both()).toEqual([0, 0])
    server.setHabits({ filterNames: 'bare' })
    expect(await both()).toEqual([0, 5])
    server.setHabits({ filterNames: 'prefixed' })
    expect(await both()).toEqual([5, 0])
    server.setHabits({ filterNames: 'none' })
    expect(await both()).toEqual([5, 5])
  })

  it('can leave dates of relations aside, and say nothing of who has no role', async () => {
    const server = await start({ habits: { relationDates: ['seller'] } })
    const count = async (name: string) => {
      const body = JSON.stringify({ customerId: 'M99999', [name]: '2999-01-01T00:00:00Z' })
      const at = `${server.address}/Contacts/GetContactsSyncList`
      const { json } = await ask(at, { method: 'POST', body })
      return (json as { persons: unknown[] }[])[0]?.persons.length
    }
    const names = ['seller', 'buyer'].map((name) => `${name}RelationDateFrom`)
    const counts = async () =>
      Promise.all([...names, 'biddingDateFrom', 'viewingDateFrom'].map(count))
    expect(await counts()).toEqual([0, 5, 5, 5])
    server.setHabits({ relationDates: ['buyer', 'bidding', 'viewing'] })
    expect(await counts()).toEqual([5, 0, 0, 0])

    const buyers = async () =>
      (await ask(`${server.address}/CRM/Contact/M99999/Buyer?contactIds=${sampleIds.sparse}`)).json
    expect(await buyers()).toEqual([{ id: sampleIds.sparse, buyerOn: [] }])
    server.setHabits({ withoutRoles: 'null' })
    expect(await buyers()).toEqual([{ id: sampleIds.sparse, buyerOn: null }])
    server.setHabits({ withoutRoles: 'left-out' })
    expect(await buyers()).toEqual([])
    server.setEstateLinks(sampleIds.sparse, { buyerOn: [{ estateId: 'O1', estateType: 'Plot' }] })
    expect(await buyers()).toMatchObject([{ buyerOn: [{ estateId: 'O1' }] }])
  })

  it.each([
    ['Seller', 'sellers'],
    ['Buyer', 'buyers'],
    ['Speculator', 'speculators'],
  ] as const)('takes %s alone away', async (name, area) => {
    const server = await start()
    server.setAccess(
      'M99999',
      areas.filter((one) => one !== area),
    )
    const status = async (call: string) =>
      (await ask(`${server.address}/CRM/Contact/M99999/${call}?contactIds=${sampleIds.person}`))
        .status
    expect(await status(name)).toBe(403)
    const others = ['Seller', 'Buyer', 'Speculator', 'Person'].filter((one) => one !== name)
    for (const other of others) expect(await status(other), other).toBe(200)
  })

  it('knows a password of its own for each customer', async () => {
    const office = anOffice([aCustomer(), anEmptyCustomer('M99998', [])])
    const other = { username: 'provpartner', password: 'andra', rights: { M99998: areas } }
    const server = await start({ office, otherLogins: [other] })
    server.setAccess('M99998', [])
    const status = async (customerId: string, password: string) =>
      (await ask(`${server.address}/CRM/Contact/${customerId}`, { password })).status
    expect(await status('M99998', 'andra')).toBe(200)
    expect(await status('M99999', 'andra')).toBe(403)
    expect(await status('M99998', server.password)).toBe(403)
  })

  it('sets the time its answers are stamped with', async () => {
    const server = await start({ now: () => new Date('2031-02-03T04:05:06Z') })
    const { headers } = await ask(server.address + person)
    expect(headers['date']).toBe('Mon, 03 Feb 2031 04:05:06 GMT')
  })
})

describe('places without a CRM', () => {
  it('reset or keep silent on everybody who connects', async () => {
    const rude = await startRawServer('reset')
    await expect(ask(`https://127.0.0.1:${rude.port}/`)).rejects.toThrow()
    expect(rude.connections).toBe(1)
    await rude.close()

    const silent = await startRawServer('silent')
    const sent = request(`http://127.0.0.1:${silent.port}/`)
    sent.on('error', () => undefined)
    sent.end()
    await expect.poll(() => silent.connections).toBe(1)
    await silent.close()
  })

  it('are refused where nobody listens', async () => {
    await expect(ask(`http://127.0.0.1:${await findClosedPort()}/`)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    })
  })
})
