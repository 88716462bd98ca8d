import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Login } from '../../../electron/main/demo/office-data'
import {
  MAX_REQUEST_BODY_BYTES,
  startOfficeServer,
  type OfficeServer,
} from '../../../electron/main/demo/office-server'
import { startSampleOffice } from '../../../electron/main/demo/start-sample'
import { anEmptyCustomer, anOffice, aCustomer, sampleIds } from '../../builders/office'
import { ask, type Ask } from '../../fakes/ask'
import { createFakeClock } from '../../fakes/clock'
import batchCompanies from '../../fixtures/samples/contact-batch-companies.json' with { type: 'json' }
import batchEstates from '../../fixtures/samples/contact-batch-deceased-estates.json' with { type: 'json' }
import batchMixed from '../../fixtures/samples/contact-batch-mixed.json' with { type: 'json' }
import batchPersons from '../../fixtures/samples/contact-batch-persons.json' with { type: 'json' }
import buyers from '../../fixtures/samples/buyer-batch.json' with { type: 'json' }
import byPhone from '../../fixtures/samples/contacts-with-phone-number.json' with { type: 'json' }
import bySocialNumber from '../../fixtures/samples/contact-search-social-number.json' with { type: 'json' }
import categories from '../../fixtures/samples/categories.json' with { type: 'json' }
import mixed from '../../fixtures/samples/contact-mixed-single.json' with { type: 'json' }
import offices from '../../fixtures/samples/offices.json' with { type: 'json' }
import partyRoles from '../../fixtures/samples/party-roles.json' with { type: 'json' }
import partyRolesEmpty from '../../fixtures/samples/party-roles-empty.json' with { type: 'json' }
import person from '../../fixtures/samples/contact-person.json' with { type: 'json' }
import references from '../../fixtures/samples/contact-references.json' with { type: 'json' }
import relations from '../../fixtures/samples/contact-relations-person.json' with { type: 'json' }
import sellers from '../../fixtures/samples/seller-batch.json' with { type: 'json' }
import speculators from '../../fixtures/samples/speculator-batch.json' with { type: 'json' }
import statuses from '../../fixtures/samples/estate-statuses.json' with { type: 'json' }
import syncList from '../../fixtures/samples/contacts-sync-list.json' with { type: 'json' }
import users from '../../fixtures/samples/users.json' with { type: 'json' }
import usersAll from '../../fixtures/samples/users-all.json' with { type: 'json' }

const login: Login = { username: 'provpartner', password: 'prov-lösenord' }
const contactsOnly: Login = {
  username: 'provpartner',
  password: 'bara-kontakter',
  rights: { M99999: ['contacts'] },
}

let server: OfficeServer
beforeEach(async () => {
  const office = anOffice([aCustomer(), anEmptyCustomer('M99998')])
  server = await startOfficeServer({ office, login: [login, contactsOnly] })
})
afterEach(() => server.close())

const get = (path: string, given: Ask = {}) => ask(`${server.address}/${path}`, given)
const post = (path: string, body: unknown, given: Ask = {}) =>
  get(path, { method: 'POST', body: JSON.stringify(body), ...given })
const contact = `CRM/Contact/${sampleIds.customer}`
const idsOf = (json: unknown) => (json as ({ id: string } | null)[]).map((one) => one?.id ?? null)

describe('login and access', () => {
  it('asks for a login and takes only the right one', async () => {
    for (const authorization of [null, 'Basic', 'Basic !!', 'Bearer abc', 'Basic Og==']) {
      const refused = await get(contact, { authorization })
      expect(refused.status).toBe(401)
      expect(refused.headers['www-authenticate']).toMatch(/^Basic/)
      expect(refused.json).toHaveProperty('message')
    }
    expect((await get(contact, { password: 'fel' })).status).toBe(401)
    expect((await get(contact, { username: 'fel' })).status).toBe(401)
    expect((await get(contact)).status).toBe(200)
  })

  it('answers 403 for a customer that the login may not read, known or not', async () => {
    const password = contactsOnly.password
    expect((await get('CRM/Contact/M99998', { password })).status).toBe(403)
    expect((await get('CRM/Contact/M12345')).status).toBe(403)
    expect((await get(`CRM/Contact/M12345/Person/${sampleIds.person}`)).status).toBe(403)
    expect((await get(contact, { password })).status).toBe(200)
    expect((await get('Office/GetOffice?CustomerId=M99999', { password })).status).toBe(403)
    expect((await post('Estate/GetEstateList', {}, { password })).status).toBe(403)
  })
})

describe('what is not there', () => {
  it('answers 404 for unknown contacts, and for known ones under another type', async () => {
    for (const path of ['ADRX', 'Person/ADRX', 'ADRX/PartyRoles', 'ADRX/ContactRelations']) {
      expect((await get(`${contact}/${path}`)).status, path).toBe(404)
    }
    expect((await get(`${contact}/Company/${sampleIds.person}`)).status).toBe(404)
    expect((await get(`${contact}/Buyer/ADRX`)).status).toBe(404)
  })

  it('writes nothing: every other call is 404 or 405', async () => {
    const writes: [string, string][] = [
      ['POST', 'Contacts/UpdatePerson'],
      ['PUT', `${contact}/${sampleIds.person}/OptOut`],
      ['DELETE', `${contact}/${sampleIds.person}`],
      ['PUT', `${contact}/Person/${sampleIds.person}`],
      ['POST', 'Office/GetOffice?CustomerId=M99999'],
      ['PATCH', contact],
      ['POST', 'Note/M99999'],
    ]
    for (const [method, path] of writes) {
      expect([404, 405], `${method} ${path}`).toContain((await get(path, { method })).status)
    }
    expect((await get('Estate/GetEstateList')).status).toBe(405)
    expect((await get(`${contact}/${sampleIds.person}`)).json).toEqual(mixed)
  })

  it('takes paths to the letter, as documented', async () => {
    expect((await get(`${contact}/search?Term=Exempel`)).status).toBe(404)
    expect((await get(`${contact}/Search/SocialNumber?SocialNumber=1934091198`)).status).toBe(404)
    expect((await get('%E0%A4%A')).status).toBe(400)
    expect((await get('')).status).toBe(404)
  })
})

describe('contact references', () => {
  it('lists everybody in three groups', async () => {
    expect((await get(contact)).json).toEqual(references)
  })

  it.each([
    ['ChangedAtFrom=2026-09-01T00:00:00', 3],
    ['changedAtFrom=2026-09-02T14:20:31Z', 3],
    ['ChangedAtFrom=2026-09-02T16:20:31%2B02:00', 3],
    ['ChangedAtFrom=2026-09-02T16:20:32', 2],
    ['criteria.changedAtFrom=2026-09-01T00:00:00', 3],
    ['ChangedAtTo=2026-02-02T12:00:00', 2],
    ['CreatedAtFrom=2026-01-01&CreatedAtTo=2026-12-31', 2],
    ['AgentId=HAN00000000000000000000000000000002', 3],
    ['ChangedAtFrom=2999-01-01T00:00:00Z', 0],
  ])('filters by %s', async (query, count) => {
    const { json } = await get(`${contact}?${query}`)
    const { persons, companies, deceasedEstates } = json as typeof references
    expect(persons.length + companies.length + deceasedEstates.length).toBe(count)
  })

  it('rejects a date that is none, in the shape of a validation error', async () => {
    const refused = await get(`${contact}?ChangedAtFrom=ig%C3%A5r`)
    expect(refused.status).toBe(400)
    expect(refused.json).toEqual({
      message: 'The request is invalid.',
      modelState: { 'criteria.changedAtFrom': ["The value 'igår' is not valid."] },
    })
  })

  it('gives the sync list under its own names', async () => {
    const { json } = await post('Contacts/GetContactsSyncList', {
      customerId: 'M99999',
      changedDateFrom: '2026-06-01T00:00:00',
      changedDateTo: '2026-09-30T09:00:00',
    })
    const expected = structuredClone(syncList)
    expected[0]?.persons.push({
      contactId: sampleIds.foreignNumber,
      dateChanged: '2026-07-01T07:05:00',
    })
    expect(json).toEqual(expected)
    const all = await post('Contacts/GetContactsSyncList', {})
    expect((all.json as unknown[]).length).toBe(2)
  })

  it.each([
    [
      { sellerRelationDateFrom: '2026-03-01T08:00:00' },
      [sampleIds.person, sampleIds.deceasedEstate],
    ],
    [{ sellerRelationDateFrom: '2026-03-01T07:00:01Z' }, [sampleIds.person]],
    [
      { buyerRelationDateFrom: '2025-05-02T08:15:00Z' },
      [sampleIds.person, sampleIds.advertisingDeclined],
    ],
    [
      { buyerRelationDateFrom: '2025-05-02', buyerRelationDateTo: '2025-12-31' },
      [sampleIds.person],
    ],
    [
      { sellerRelationDateFrom: '2026-03-01', buyerRelationDateFrom: '2025-01-01' },
      [sampleIds.person],
    ],
    [{ sellerRelationDateFrom: '2026-03-01', buyerRelationDateFrom: '2026-01-01' }, []],
    [{ biddingDateFrom: '2026-01-01' }, []],
    [{ sellerRelationDateFrom: '2999-01-01T00:00:00Z' }, []],
  ])('narrows the sync list by the dates of relations: %j', async (criteria, expected) => {
    const { json } = await post('Contacts/GetContactsSyncList', {
      customerId: 'M99999',
      ...criteria,
    })
    const [
      { persons, companies, estates } = syncList[0] ?? { persons: [], companies: [], estates: [] },
    ] = json as typeof syncList
    const listed = [...persons, ...companies, ...estates].map((one) => one.contactId)
    expect(listed).toEqual(expected)
  })
})

describe('contact details', () => {
  it('gives one contact, typed or mixed, to the letter of the samples', async () => {
    const typed = await get(`${contact}/Person/${sampleIds.person}`)
    expect(typed.text).toBe(JSON.stringify(person))
    expect((await get(`${contact}/${sampleIds.person}`)).text).toBe(JSON.stringify(mixed))
    expect(typed.headers['content-type']).toBe('application/json; charset=utf-8')
  })

  it('gives batches in the query, in the path and mixed', async () => {
    const persons = batchPersons.map(({ id }) => id).join(',')
    expect((await get(`${contact}/Person?contactIds=${persons}`)).json).toEqual(batchPersons)
    expect((await get(`${contact}/Person/${persons}`)).json).toEqual(batchPersons)
    const companies = batchCompanies.map(({ id }) => id).join('%2C')
    expect((await get(`${contact}/Company?contactIds=${companies}`)).json).toEqual(batchCompanies)
    const estates = `${contact}/DeceasedEstate?contactIds=${sampleIds.deceasedEstate}`
    expect((await get(estates)).json).toEqual(batchEstates)
    const all = batchMixed.map(({ id }) => id).join(',')
    expect((await get(`${contact}/${all}`)).json).toEqual(batchMixed)
  })

  it('leaves unknown ids and other types out of a batch', async () => {
    const asked = [sampleIds.person, 'ADRX', sampleIds.company].join(',')
    expect(idsOf((await get(`${contact}/Person?contactIds=${asked}`)).json)).toEqual([
      sampleIds.person,
    ])
    expect((await get(`${contact}/Person?contactIds=ADRX`)).json).toEqual([])
  })

  it('takes at most twenty ids, and five in a typed path', async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, at) => `ADR${at}`).join(',')
    expect((await get(`${contact}/Person?contactIds=${ids(20)}`)).status).toBe(200)
    const refused = await get(`${contact}/Person?contactIds=${ids(21)}`)
    expect([refused.status, Object.keys(refused.json as object)]).toEqual([
      400,
      ['message', 'modelState'],
    ])
    expect((await get(`${contact}/Person/${ids(5)}`)).status).toBe(200)
    expect((await get(`${contact}/Person/${ids(6)}`)).status).toBe(400)
    expect((await get(`${contact}/${ids(21)}`)).status).toBe(400)
    expect((await get(`${contact}/Buyer?contactIds=${ids(21)}`)).status).toBe(400)
    expect((await get(`${contact}/Person`)).status).toBe(400)
  })
})

describe('roles and relations', () => {
  it('gives all eight collections, or eight empty ones', async () => {
    expect((await get(`${contact}/${sampleIds.person}/PartyRoles`)).json).toEqual(partyRoles)
    expect((await get(`${contact}/${sampleIds.sparse}/PartyRoles`)).json).toEqual(partyRolesEmpty)
    expect((await get(`${contact}/${sampleIds.person}/ContactRelations`)).json).toEqual(relations)
  })

  it('gives buyers, sellers and prospects, single and batch', async () => {
    const batch = (of: { id: string }[]) => of.map(({ id }) => id).join(',')
    expect((await get(`${contact}/Buyer?contactIds=${batch(buyers)}`)).json).toEqual(buyers)
    expect((await get(`${contact}/Seller/${batch(sellers)}`)).json).toEqual(sellers)
    expect((await get(`${contact}/Speculator/${batch(speculators)}`)).json).toEqual(speculators[0])
  })
})

describe('prospects', () => {
  const prospect = { estateId: 'OBJ99999_2000000006', estateType: 'House' }

  it('have dates to be asked by, by what they do, which are never sent', async () => {
    const customer = aCustomer()
    customer.estateLinks.set(sampleIds.person, {
      buyerOn: [],
      sellerOn: [],
      speculatorOn: [
        { ...prospect, level: 'OnHoldInBidding', addedAt: '2026-11-20T12:00:00' },
        { ...prospect, level: 'BeenAtOrComingToViewing', addedAt: '2026-11-10T12:00:00' },
        { ...prospect, level: 'Interested', addedAt: '2026-11-21T12:00:00' },
      ],
    })
    await server.close()
    server = await startOfficeServer({ office: anOffice([customer]), login })
    const count = async (criteria: Record<string, string>) => {
      const { json } = await post('Contacts/GetContactsSyncList', criteria)
      return (json as typeof syncList)[0]?.persons.length
    }
    expect(await count({ biddingDateFrom: '2026-11-20T12:00:00' })).toBe(1)
    expect(await count({ biddingDateFrom: '2026-11-20T12:00:01' })).toBe(0)
    expect(await count({ viewingDateFrom: '2026-11-10T12:00:00' })).toBe(1)
    expect(await count({ viewingDateFrom: '2026-11-10T12:00:01' })).toBe(0)
    const told = await get(`${contact}/Speculator?contactIds=${sampleIds.person}`)
    expect(told.json).toMatchObject([{ speculatorOn: [{ level: 'OnHoldInBidding' }, {}, {}] }])
    expect(told.text).not.toContain('2026-11')
    expect(told.text).not.toContain('addedAt')
  })
})

describe('searching', () => {
  it('finds by name without marks, by mail and by part of a number', async () => {
    const find = async (term: string) => {
      const { json } = await get(`${contact}/Search?Term=${encodeURIComponent(term)}`)
      return (json as { matches: { id: string; type: string }[] }).matches
    }
    expect(await find('exempelsson')).toMatchObject([
      { id: sampleIds.person, type: 'Person', customerId: 'M99999', score: 12.75 },
      { id: sampleIds.deceasedEstate, type: 'Estate', score: 4.1 },
    ])
    expect(idsOf(await find('ake oberg'))).toEqual([sampleIds.deceased, sampleIds.deceasedEstate])
    expect(await find('marta fiktivius')).toMatchObject([{ type: 'CompanyContact' }])
    expect(idsOf(await find('559999'))).toEqual([sampleIds.company])
  })

  it('wants five characters and a sensible size', async () => {
    const refused = await get(`${contact}/Search?Term=Ek`)
    expect(refused.status).toBe(400)
    expect(refused.json).toEqual({
      message: 'The request is invalid.',
      modelState: { 'search.Term': ['Sökterm måste vara minst 5 tecken'] },
    })
    expect((await get(`${contact}/Search?Term=Exempel&MaxSize=1001`)).status).toBe(400)
    const short = await get(`${contact}/Search?Term=Exempel&MaxSize=1`)
    expect(short.json).toMatchObject({ matches: [{ id: sampleIds.person }] })
  })

  it('finds a personal number in any writing, for the person and the estate', async () => {
    for (const number of ['193409119835', '340911-9835', '19340911-9835']) {
      const found = await get(`${contact}/search/SocialNumber?SocialNumber=${number}`)
      expect(found.json).toEqual(bySocialNumber)
    }
    expect((await get(`${contact}/search/SocialNumber?SocialNumber=123456789`)).status).toBe(400)
  })

  it('finds a telephone number however it is written', async () => {
    for (const number of ['0701740605', '070-174 06 05', '+46701740605', '0046701740605']) {
      const found = await get(
        `Contacts/GetContactsWithPhonenumber?phoneNumber=${encodeURIComponent(number)}`,
      )
      expect(found.json, number).toEqual(byPhone)
    }
    const other = 'Contacts/GetContactsWithPhonenumber?phoneNumber=0701740605&customerId=M99998'
    expect((await get(other)).json).toEqual([])
    expect((await get('Contacts/GetContactsWithPhonenumber')).status).toBe(400)
  })
})

describe('reference data', () => {
  it('gives the office, the categories and the users as the samples show', async () => {
    expect((await get('Office/GetOffice?CustomerId=M99999')).json).toEqual(offices)
    expect((await get('Category/GetCategories?customerId=M99999')).json).toEqual(categories)
    expect((await get('User/GetUser?CustomerId=M99999')).json).toEqual(users)
    expect((await get('User/GetAllUsers?CustomerId=M99999')).json).toEqual(usersAll)
    const one = await get('User/GetAllUsers?CustomerId=M99999&SearchText=assistent')
    expect(one.json).toMatchObject([{ userName: 'Asta Assistent' }])
    expect((await get('Office/GetOffice')).status).toBe(400)
  })
})

describe('estates', () => {
  it('lists them by type with their address, and filters', async () => {
    const { json } = await post('Estate/GetEstateList', { customerId: 'M99999', type: [] })
    expect(json).toMatchObject([
      {
        customerId: 'M99999',
        housingCooperativeses: [
          { id: 'OBJ99999_2000000001', streetAddress: 'Påhittsgatan 12', status: { name: 'Såld' } },
        ],
        commercialPropertys: [],
        foreignProperties: [],
      },
    ])
    const premises = await post('Estate/GetEstateList', { type: ['Premises'] })
    expect(premises.json).toMatchObject([{ houses: [], premises: [{}] }, { customerId: 'M99998' }])
    const changed = await post('Estate/GetEstateList', {
      customerId: 'M99999',
      typeOfDate: 'DateChanged',
      dateFrom: '2026-03-01T00:00:00',
    })
    expect(changed.json).toMatchObject([{ houses: [], cottages: [], premises: [] }])
    expect((await post('Estate/GetStatuses?customerId=M99999', {})).json).toEqual(statuses)
    const broken = await get('Estate/GetEstateList', { method: 'POST', body: '{"type": [' })
    expect(broken.status).toBe(400)
  })

  it('pages through what is published and gives its address', async () => {
    const list = await get('Advertising/Estate/M99999')
    expect(list.json).toMatchObject({ index: 0, count: 1, totalRowCount: 1 })
    expect((await get('Advertising/Estate/M99999?PageIndex=1')).json).toMatchObject({ rows: [] })
    const detail = await get('Advertising/Estate/M99999/OBJ99999_2000000006')
    expect(detail.json).toMatchObject({
      address: { streetAddress: 'Vintervägen 9', zipCode: { numerical: 99002, value: '990 02' } },
    })
    expect((await get('Advertising/Estate/M99999/OBJ99999_2000000001')).status).toBe(404)
  })
})

describe('running inside the product', () => {
  it('listens on loopback alone', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((one) => one !== undefined && one.family === 'IPv4' && !one.internal)
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    if (outside === undefined) return
    const port = Number(new URL(server.address).port)
    await expect(canConnect(outside.address, port)).resolves.toBe(false)
  })

  it('refuses a body past the cap and lives on', async () => {
    const body = JSON.stringify({ note: 'x'.repeat(MAX_REQUEST_BODY_BYTES) })
    expect((await get('Estate/GetEstateList', { method: 'POST', body })).status).toBe(413)
    expect((await get(contact)).status).toBe(200)
  })

  it('gives no page on the web leave to read', async () => {
    const { headers } = await get(contact)
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(headers['cache-control']).toBe('no-store')
    expect((await get(contact, { method: 'OPTIONS' })).status).toBe(405)
  })

  it('ends every connection on close and frees the port', async () => {
    const port = Number(new URL(server.address).port)
    const idle = connect(port, '127.0.0.1')
    await new Promise((resolve) => idle.once('connect', resolve))
    const ended = new Promise((resolve) => idle.once('close', resolve))
    await server.close()
    await ended
    await expect(canConnect('127.0.0.1', port)).resolves.toBe(false)
    server = await startOfficeServer({ office: anOffice(), login, port })
    expect((await get(contact)).status).toBe(200)
  })

  it('says so when the port is taken', async () => {
    const port = Number(new URL(server.address).port)
    await expect(startOfficeServer({ office: anOffice(), login, port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })
})

describe('the sample office', () => {
  it('starts with the login it was given and answers for every suggestion', async () => {
    const sample = await startSampleOffice(createFakeClock(), login)
    try {
      expect(sample.username).toBe('provpartner')
      expect(sample.customers).toEqual(['M99999', 'M99998'])
      for (const { contactId } of sample.suggestions) {
        const found = await ask(`${sample.address}/${contact}/${contactId}`)
        expect(found.json).toMatchObject({ id: contactId })
      }
      const refused = await ask(`${sample.address}/${contact}`, { password: 'annat' })
      expect(refused.status).toBe(401)
    } finally {
      await sample.close()
    }
  })
})

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => {
      resolve(false)
    })
  })
}
