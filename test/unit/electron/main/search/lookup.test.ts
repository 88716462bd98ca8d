import { beforeEach, describe, expect, it } from 'vitest'
import type { ContactId, ContactKey, CustomerId } from '../../../../../electron/contract/domain/ids'
import { MAX_ROWS } from '../../../../../electron/contract/domain/search'
import type { SearchFilters, SearchRow } from '../../../../../electron/contract/domain/search'
import { failed, ok } from '../../../../../electron/contract/errors'
import type { ContactCopy } from '../../../../../electron/main/contacts/contact-copy'
import type { Crm } from '../../../../../electron/main/crm-api/crm'
import { coverText } from '../../../../../electron/main/privacy/covered'
import { createLookup } from '../../../../../electron/main/search/lookup'
import type { LookupParts } from '../../../../../electron/main/search/lookup'
import { aContactLine } from '../../../../builders/card'
import { recordOf } from '../../../../builders/many-contacts'
import { aPerson } from '../../../../builders/people'
import { createScriptedCrm } from '../../../../fakes/scripted-crm'

const NO_FILTER: SearchFilters = { kind: null, role: null, category: null, ownOnly: false }
const id = (text: string) => text as ContactId
const record = (contactId: string) => recordOf(aPerson({ id: contactId }))

let hits: SearchRow[]
let stored: Map<string, ReturnType<typeof record>>
let own: { customerId: CustomerId; userId: string }[]
let active: ReturnType<LookupParts['active']>

beforeEach(() => {
  hits = []
  stored = new Map()
  own = []
  active = signedIn()
})

function signedIn(answers: Partial<Crm> = {}, customers = ['M99999']) {
  const account = {
    version: 1 as const,
    username: 'partner',
    address: 'https://connect.example',
    customers: customers.map((one) => ({ customerId: one as CustomerId, name: null })),
    sample: false,
    copy: null,
  }
  return { account, crm: createScriptedCrm(answers) }
}

function lookup() {
  return createLookup({
    search: {
      run: () => ({ rows: hits, found: { count: hits.length, orMore: false } }),
      choices: () => [coverText('Köpare')],
    },
    copy: {
      get: ({ contactId }: ContactKey) => {
        const found = stored.get(contactId)
        return found ? { record: found } : null
      },
    } as Partial<ContactCopy> as ContactCopy,
    status: () => ({
      scope: 'office',
      own,
      contacts: 8,
      complete: true,
      reconciledAt: null,
      syncedAt: null,
      activity: { state: 'idle' },
      roles: { asked: 3, contacts: 8, refused: [] },
      problem: null,
      setAside: false,
      shrunk: null,
      notUnderstood: 0,
    }),
    countWithRole: () => 3,
    active: () => active,
  })
}

function run(text: string, filters: Partial<SearchFilters> = {}) {
  const answer = lookup().run({ text, filters: { ...NO_FILTER, ...filters } })
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}

const aRow: SearchRow = { line: aContactLine(), reason: 'name', matched: null }

describe('a search over the copy', () => {
  it('says what was searched, and counts fetched roles only where they are asked for', () => {
    expect(run('anna').copy).toEqual({
      contacts: 8,
      scope: 'office',
      complete: true,
      reconciledAt: null,
      withRoles: null,
    })
    expect(run('anna', { role: 'buyer' }).copy.withRoles).toBe(3)
  })

  it.each([
    ['has found somebody', 'annan', [aRow], 'not-needed'],
    ['has nothing to look for', '  ', [], 'not-needed'],
    ['is shorter than the CRM takes', ' anna ', [], 'too-short'],
    ['finds nobody here', 'annan', [], 'offered'],
  ] as const)('that %s says whether the CRM can help', (_what, text, rows, help) => {
    hits = [...rows]
    expect(run(text).server).toBe(help)
  })

  it('offers the filter on own contacts to whoever has said who they are', () => {
    expect(lookup().choices()).toEqual(ok({ categories: ['Köpare'], own: false }))
    own = [{ customerId: 'M99999' as CustomerId, userId: 'HAN1' }]
    expect(lookup().choices()).toEqual(ok({ categories: ['Köpare'], own: true }))
  })

  it('is nobody’s who is not signed in', async () => {
    active = null
    const request = { text: 'anna', filters: NO_FILTER }
    expect(lookup().run(request)).toEqual(failed('signed-out'))
    expect(lookup().choices()).toEqual(failed('signed-out'))
    expect(await lookup().server('annan')).toEqual(failed('signed-out'))
  })
})

describe('the CRM’s own search', () => {
  it('asks each office for the trimmed term, and shows what it ranked first, first', async () => {
    const asked: string[] = []
    active = signedIn(
      {
        async search(customerId, term) {
          asked.push(`${customerId} ${term}`)
          return ok({ contactIds: [id(`${customerId}-B`), id(`${customerId}-A`)], more: false })
        },
        contact: async ({ contactId }) => ok(record(contactId)),
      },
      ['M1', 'M2'],
    )
    const answer = await lookup().server('  Anna Ek  ')
    expect(asked).toEqual(['M1 Anna Ek', 'M2 Anna Ek'])
    expect(answer.ok && answer.value.rows.map((row) => row.line.contactId)).toEqual([
      ...['M1-B', 'M1-A', 'M2-B', 'M2-A'],
    ])
    expect(answer.ok && answer.value.rows.every((row) => row.reason === 'server')).toBe(true)
    expect(answer).toMatchObject({ ok: true, value: { more: false } })
  })

  it('asks for no contact that is stored, and leaves out one that cannot be read', async () => {
    const asked: string[] = []
    stored.set('STORED', record('STORED'))
    active = signedIn({
      search: async () => ok({ contactIds: [id('STORED'), id('GONE'), id('READ')], more: true }),
      async contact({ contactId }) {
        asked.push(contactId)
        return contactId === 'GONE' ? failed('not-found') : ok(record(contactId))
      },
    })
    const answer = await lookup().server('annan')
    expect(asked).toEqual(['GONE', 'READ'])
    expect(answer.ok && answer.value.rows.map((row) => row.line.contactId)).toEqual([
      ...['STORED', 'READ'],
    ])
    expect(answer).toMatchObject({ value: { more: true } })
  })

  it('keeps nothing of what it was asked and what it found', async () => {
    active = signedIn({
      search: async () => ok({ contactIds: [id('READ')], more: false }),
      contact: async ({ contactId }) => ok(record(contactId)),
    })
    await lookup().server('annan')
    expect([...stored.keys()]).toEqual([])
  })

  it('is not asked for less than it takes, and for no more than a line', async () => {
    const terms: string[] = []
    active = signedIn({
      async search(_customerId, term) {
        terms.push(term)
        return ok({ contactIds: [], more: false })
      },
    })
    expect(await lookup().server(' anna ')).toEqual(failed('invalid-input'))
    expect(terms).toEqual([])
    await lookup().server('x'.repeat(5_000))
    expect(terms.map((term) => term.length)).toEqual([100])
  })

  it('says what stood in the way of any office', async () => {
    active = signedIn(
      {
        search: async (customerId) =>
          customerId === 'M2'
            ? failed('server-error')
            : ok({ contactIds: [id('READ')], more: false }),
        contact: async ({ contactId }) => ok(record(contactId)),
      },
      ['M1', 'M2'],
    )
    expect(await lookup().server('annan')).toEqual(failed('server-error'))
  })

  it('shows no more rows than a list holds, and says that there are more', async () => {
    const customers = ['M1', 'M2', 'M3']
    active = signedIn(
      {
        search: async (customerId, _term, maxSize) =>
          ok({
            contactIds: Array.from({ length: maxSize }, (_, at) => id(`${customerId}-${at}`)),
            more: false,
          }),
        contact: async ({ contactId }) => ok(record(contactId)),
      },
      customers,
    )
    const answer = await lookup().server('annan')
    expect(answer.ok && answer.value.rows).toHaveLength(MAX_ROWS)
    expect(answer).toMatchObject({ value: { more: true } })
  })
})
