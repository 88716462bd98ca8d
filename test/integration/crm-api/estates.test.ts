import { afterEach, describe, expect, it } from 'vitest'
import type { Patience } from '../../../electron/main/crm-api/crm'
import { fetchEstates } from '../../../electron/main/crm-api/estates'
import { aCustomer, anEmptyCustomer, anEstate, anOffice, sampleIds } from '../../builders/office'
import * as faults from '../../fakes/faults'
import { M99999, openCrmLine } from './crm-line'
import type { CrmLine, LineOptions } from './crm-line'

let line: CrmLine
afterEach(() => line.close())

async function open(options: LineOptions = {}) {
  line = await openCrmLine(options)
  return line.server
}

const sold = 'OBJ99999_2000000001'
const unlisted = 'OBJ99999_2000000005'
const winter = 'OBJ99999_2000000006'

async function fetch(ids: readonly string[] = [sold, winter, unlisted], patience?: Patience) {
  const answer = await fetchEstates(line.client, M99999, ids, undefined, patience)
  return answer.ok ? answer.value : answer.error.code
}

describe('estates', () => {
  it('are all those of the office where their list may be read, in one call', async () => {
    const server = await open()
    const told = await fetch([])
    if (typeof told === 'string') throw new Error(told)
    expect(told.from).toBe('office')
    expect(told.estates).toHaveLength(5)
    expect(told.estates).toContainEqual({
      estateId: sold,
      address: 'Påhittsgatan 12',
      area: 'Testköping norra',
      kind: { state: 'known', kind: 'housing-cooperative' },
      status: 'Såld',
      number: 'EX-1002',
    })
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /Estate/GetEstateList',
    ])
  })

  it('are not those of another office that the same login may read', async () => {
    const other = { ...anEmptyCustomer('M99998'), estates: [anEstate({ estateId: 'OBJ99998_1' })] }
    const server = await open({ server: { office: anOffice([aCustomer(), other]) } })
    server.fail(
      'GetEstateList',
      faults.change((body) => [
        ...(body as unknown[]),
        { customerId: 'M99998', houses: [{ id: 'O' }] },
      ]),
    )
    const told = await fetch()
    expect(typeof told !== 'string' && told.estates).toHaveLength(5)
  })

  it.each([
    ['403', faults.status(403)],
    ['404', faults.status(404)],
    ['400', faults.status(400, { message: 'x' })],
    ['an error as a list', faults.json([{ message: 'An error has occurred.' }])],
  ])('are those that are asked for and published where the list answers %s', async (_, fault) => {
    const server = await open()
    server.fail('GetEstateList', fault)
    expect(await fetch()).toMatchObject({
      from: 'advertised',
      estates: [
        {
          estateId: winter,
          address: 'Vintervägen 9, Testköping',
          area: 'Testköping norra',
          kind: { kind: 'house' },
          number: 'EX-1002',
        },
      ],
    })
  })

  it('keep a hidden address hidden, and tell the rest', async () => {
    const customer = aCustomer()
    customer.estates = [anEstate({ estateId: winter, published: true, addressHidden: true })]
    const server = await open({ server: { office: anOffice([customer]) } })
    server.setAccess(sampleIds.customer, ['contacts', 'advertising'])
    expect(await fetch([winter])).toMatchObject({
      from: 'advertised',
      estates: [{ estateId: winter, address: null, status: 'Såld', number: 'EX-1002' }],
    })
  })

  it('are none where neither may be read, and the refusals are met once', async () => {
    const server = await open()
    server.setAccess(sampleIds.customer, ['contacts'])
    expect(await fetch()).toEqual({ from: 'none', estates: [] })
    expect(await fetch()).toEqual({ from: 'none', estates: [] })
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/Estate/GetEstateList',
      `/Advertising/Estate/M99999/${sold}`,
    ])
  })

  it('are asked for one by one at most 20 times, each id once', async () => {
    const server = await open()
    server.fail('GetEstateList', faults.status(404))
    const many = Array.from({ length: 60 }, (_, index) => `OBJ${index % 40}`)
    await fetch(many)
    expect(server.requestsAt('Advertising')).toHaveLength(20)
    server.forgetRequests()
    await fetch([winter, winter])
    expect(server.requestsAt('Advertising')).toHaveLength(1)
  })

  it('N06 N07 are a failure when the line or the login fails', async () => {
    const server = await open({ policy: { tries: 1 } })
    server.fail('GetEstateList', faults.status(500), { times: 1 })
    expect(await fetch()).toBe('server-error')
    server.fail('GetEstateList', faults.status(404))
    server.fail('Advertising', faults.tooManyRequests(30))
    expect(await fetch()).toBe('too-many-requests')
  })

  it('can be left to a quiet moment', async () => {
    const server = await open({ backgroundPolicy: { tries: 2 }, policy: { tries: 1 } })
    server.fail('GetEstateList', faults.status(500), { times: 1 })
    expect(await fetch([], 'background')).toMatchObject({ from: 'office' })
    server.fail('GetEstateList', faults.status(404))
    server.fail('Advertising', faults.status(500), { times: 1 })
    expect(await fetch([winter], 'background')).toMatchObject({ estates: [{ estateId: winter }] })
  })
})
