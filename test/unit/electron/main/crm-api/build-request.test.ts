import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../../../electron/main/crm-api/build-request'
import { endpoints } from '../../../../../electron/main/crm-api/endpoints'
import type { EndpointName } from '../../../../../electron/main/crm-api/endpoints'

const refused = { ok: false, error: { code: 'invalid-input' } }
const names = Object.keys(endpoints) as EndpointName[]

function params(name: EndpointName, id: string): Record<string, string> {
  const places = [...endpoints[name].path.matchAll(/\{(\w+)\}/g)]
  return Object.fromEntries(places.map((place) => [place[1] ?? '', id]))
}

describe('the allow-list', () => {
  it('holds these reads and nothing else', () => {
    const lines = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`)
    expect(lines).toEqual([
      'GET Office/GetOffice',
      'GET CRM/Contact/{customerId}',
      'GET CRM/Contact/{customerId}',
      'GET CRM/Contact/{customerId}/{contactId}',
      'GET CRM/Contact/{customerId}/{contactIds}',
      'GET CRM/Contact/{customerId}/Person/{contactId}',
      'GET CRM/Contact/{customerId}/Company/{contactId}',
      'GET CRM/Contact/{customerId}/DeceasedEstate/{contactId}',
      'GET CRM/Contact/{customerId}/Person',
      'GET CRM/Contact/{customerId}/Company',
      'GET CRM/Contact/{customerId}/DeceasedEstate',
      'GET CRM/Contact/{customerId}/Seller',
      'GET CRM/Contact/{customerId}/Buyer',
      'GET CRM/Contact/{customerId}/Speculator',
      'POST Contacts/GetContactsSyncList',
      'GET CRM/Contact/{customerId}/{contactId}/PartyRoles',
      'GET CRM/Contact/{customerId}/{contactId}/ContactRelations',
      'GET CRM/Contact/{customerId}/Search',
      'GET CRM/Contact/{customerId}/search/SocialNumber',
      'GET Contacts/GetContactsWithPhonenumber',
      'GET Category/GetCategories',
      'GET User/GetAllUsers',
      'GET User/GetUser',
      'POST Estate/GetEstateList',
      'GET Advertising/Estate/{customerId}/{estateId}',
    ])
  })

  it('has two POSTs, which are both reads', () => {
    const posts = Object.values(endpoints).filter(({ method }) => method === 'POST')
    expect(posts.map(({ path }) => path)).toEqual([
      'Contacts/GetContactsSyncList',
      'Estate/GetEstateList',
    ])
  })

  it('lets no more into the body than the question who has a new role', () => {
    const ask = (body: Record<string, unknown>) => buildRequest('contactsRelated', { body })
    expect(ask({ customerId: 'M1', sellerRelationDateFrom: '2026-01-01T00:00:00Z' })).toEqual({
      ok: true,
      value: {
        method: 'POST',
        target: '/Contacts/GetContactsSyncList',
        body: '{"customerId":"M1","sellerRelationDateFrom":"2026-01-01T00:00:00Z"}',
      },
    })
    expect(ask({ customerId: 'M1', socialSecurityNumber: '19340911-9835' })).toMatchObject(refused)
  })

  it('joins a few ids with literal commas, each of them checked, and no more than five', () => {
    const ask = (contactIds: string[]) =>
      buildRequest('contacts', { path: { customerId: 'M1', contactIds } })
    expect(ask(['ADR1', 'ADR/2'])).toMatchObject({ ok: false })
    expect(ask(['ADR1', '..'])).toMatchObject({ ok: false })
    expect(ask([])).toMatchObject({ ok: false })
    expect(ask(['1', '2', '3', '4', '5', '6'])).toMatchObject({ ok: false })
    expect(ask(['ADR1', 'ADR å'])).toMatchObject({
      ok: true,
      value: { target: '/CRM/Contact/M1/ADR1,ADR%20%C3%A5' },
    })
  })

  it('writes up to twenty ids into a query, with literal commas too', () => {
    const ask = (contactIds: string[]) =>
      buildRequest('persons', { path: { customerId: 'M1' }, query: { contactIds } })
    const ids = Array.from({ length: 20 }, (_, index) => `ADR${index}`)
    expect(ask(ids)).toMatchObject({
      ok: true,
      value: { target: `/CRM/Contact/M1/Person?contactIds=${ids.join(',')}` },
    })
    expect(ask(['ADR å', 'ADR&2'])).toMatchObject({
      value: { target: '/CRM/Contact/M1/Person?contactIds=ADR%20%C3%A5,ADR%262' },
    })
    for (const refused of [[], [...ids, 'ADR20'], ['ADR1,ADR2'], ['ADR1', '']]) {
      expect(ask(refused)).toMatchObject({ ok: false })
    }
  })

  it.each(['sellers', 'buyers', 'speculators'] as const)(
    'asks for %s in the query, one of them too',
    (name) => {
      const ask = (contactIds: string[]) =>
        buildRequest(name, { path: { customerId: 'M1' }, query: { contactIds } })
      const segment = { sellers: 'Seller', buyers: 'Buyer', speculators: 'Speculator' }[name]
      expect(ask(['ADR1'])).toMatchObject({
        value: { method: 'GET', target: `/CRM/Contact/M1/${segment}?contactIds=ADR1` },
      })
      expect(ask(Array.from({ length: 21 }, (_, index) => `ADR${index}`))).toMatchObject(refused)
      expect(ask(['19340911-9835'])).toMatchObject(refused)
    },
  )

  it('writes requests as documented', () => {
    const path = { customerId: 'M99999', contactId: 'ADR1' }
    expect(buildRequest('contact', { path })).toEqual({
      ok: true,
      value: { method: 'GET', target: '/CRM/Contact/M99999/ADR1', body: null },
    })
    const query = { ChangedAtFrom: '2999-01-01T00:00:00Z' }
    expect(buildRequest('contactReferences', { path: { customerId: 'M99999' }, query })).toEqual({
      ok: true,
      value: {
        method: 'GET',
        target: '/CRM/Contact/M99999?ChangedAtFrom=2999-01-01T00%3A00%3A00Z',
        body: null,
      },
    })
    expect(buildRequest('estateList', { body: { customerId: 'M99999', type: [] } })).toEqual({
      ok: true,
      value: {
        method: 'POST',
        target: '/Estate/GetEstateList',
        body: '{"customerId":"M99999","type":[]}',
      },
    })
  })

  it('keeps odd but possible ids as one encoded segment', () => {
    const request = buildRequest('contact', { path: { customerId: 'M 1', contactId: 'å%2F?#+:…' } })
    expect(request.ok && request.value.target).toBe(
      '/CRM/Contact/M%201/%C3%A5%252F%3F%23%2B%3A%E2%80%A6',
    )
  })

  it.each([
    '.',
    '..',
    '',
    ' ',
    'a/b',
    'a\\b',
    '../x',
    'a,b',
    'a\u0000',
    'a\nb',
    '\uD800',
    'x'.repeat(161),
  ])('refuses %j as an id', (id) => {
    for (const name of names.filter((one) => endpoints[one].path.includes('{'))) {
      expect(buildRequest(name, { path: params(name, id) })).toMatchObject(refused)
    }
  })

  it.each(['Search', 'search', 'PERSON', 'Buyer', 'DeceasedEstate'])(
    'refuses %s as an id, for that would be another call',
    (word) => {
      expect(
        buildRequest('contact', { path: { customerId: 'M1', contactId: word } }),
      ).toMatchObject(refused)
    },
  )

  it('refuses what is not on it', () => {
    const path = { customerId: 'M1', contactId: 'A1' }
    const unknown = ['UpdatePerson', 'constructor', '__proto__', 'toString'] as unknown[]
    for (const name of unknown) {
      expect(buildRequest(name as EndpointName, { path })).toMatchObject(refused)
    }
    expect(buildRequest('contact', { path: { customerId: 'M1' } })).toMatchObject(refused)
    expect(buildRequest('contact', { path: { ...path, more: 'x' } })).toMatchObject(refused)
    expect(buildRequest('contact', { path, query: { x: '1' } })).toMatchObject(refused)
    expect(buildRequest('contact', { path, body: {} })).toMatchObject(refused)
    expect(buildRequest('office', { query: { OfficeId: 'x' } })).toMatchObject(refused)
    expect(buildRequest('estateList', { body: { customerId: 'M1', delete: true } })).toMatchObject(
      refused,
    )
  })

  it('keeps host and shape of the template, whatever the ids', () => {
    const ids = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom(
        '%2e%2e',
        '..%2f',
        '//evil.example',
        '@evil.example',
        '?x',
        '#x',
        ';a=1',
        '\t.',
      ),
    )
    fc.assert(
      fc.property(fc.constantFrom(...names), ids, (name, id) => {
        const query = Object.fromEntries(endpoints[name].query.map((key) => [key, id]))
        const request = buildRequest(name, { path: params(name, id), query })
        if (!request.ok) return
        const url = new URL(`https://crm.example${request.value.target}`)
        expect(url.origin).toBe('https://crm.example')
        expect(url.hash).toBe('')
        const template = endpoints[name].path.split('/')
        const segments = url.pathname.slice(1).split('/')
        expect(segments).toHaveLength(template.length)
        for (const [index, part] of template.entries()) {
          expect(decodeURIComponent(segments[index] ?? '')).toBe(part.startsWith('{') ? id : part)
        }
        expect([...url.searchParams]).toEqual(Object.entries(query))
      }),
      { numRuns: 2_000 },
    )
  })
})
