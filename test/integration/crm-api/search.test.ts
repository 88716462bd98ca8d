import { afterEach, describe, expect, it } from 'vitest'
import { searchCrm } from '../../../electron/main/crm-api/search'
import { aCustomer, anEmptyCustomer, anOffice, sampleIds } from '../../builders/office'
import * as faults from '../../fakes/faults'
import { M99999, openCrmLine } from './crm-line'
import type { CrmLine, LineOptions } from './crm-line'

let line: CrmLine
afterEach(() => line.close())

async function open(options: LineOptions = {}) {
  line = await openCrmLine(options)
  return line.server
}

const search = (term: string, maxSize = 50) => searchCrm(line.client, M99999, term, maxSize)
const asked = () => line.server.requests.map((one) => one.path.split('/').at(-1))

describe('the CRM’s own search', () => {
  it('finds by text, the best first', async () => {
    await open()
    expect(await search('  Ingrid \n Exempelsson ')).toEqual({
      ok: true,
      value: { contactIds: [sampleIds.person, sampleIds.deceasedEstate], more: false },
    })
    expect(line.server.requests[0]?.query.get('Term')).toBe('Ingrid Exempelsson')
    expect(asked()).toEqual(['Search'])
  })

  it('says when there is more than was asked for', async () => {
    await open()
    const few = await search('example', 2)
    expect(few).toMatchObject({ ok: true, value: { more: true } })
    expect(few.ok && few.value.contactIds).toHaveLength(2)
    const many = await search('example', 1_000)
    expect(many).toMatchObject({ value: { more: false } })
    expect(many.ok && few.ok && many.value.contactIds.slice(0, 2)).toEqual(
      few.ok && few.value.contactIds,
    )
  })

  it('finds by number, as exactly as it was typed', async () => {
    await open()
    expect(await search('19620314-9809')).toMatchObject({
      value: { contactIds: [sampleIds.person] },
    })
    expect(await search('559999-9017')).toMatchObject({
      value: { contactIds: [sampleIds.company] },
    })
    expect(asked()).toEqual(['SocialNumber', 'SocialNumber'])
  })

  it('D19 finds by phone, in the first form that has hits', async () => {
    await open()
    expect(await search('070-174 06 05')).toMatchObject({
      value: { contactIds: [sampleIds.person, sampleIds.deceasedEstate] },
    })
    expect(asked()).toEqual(['GetContactsWithPhonenumber'])
    line.server.fail('phoneNumber=%2B46', faults.json([]))
    line.server.fail(
      'phoneNumber=0701740605',
      faults.json([{ customerId: 'M99999', contactIds: [sampleIds.company] }]),
    )
    line.server.forgetRequests()
    expect(await search('+46 70 174 06 05')).toMatchObject({
      value: { contactIds: [sampleIds.company] },
    })
    expect(line.server.requests.map((one) => one.query.get('phoneNumber'))).toEqual([
      '+46 70 174 06 05',
      '0701740605',
    ])
  })

  it('D19 looks for text where no number is found, or number search is not offered', async () => {
    const server = await open()
    expect(await search('0311111111')).toMatchObject({ value: { contactIds: [] } })
    expect([...new Set(asked())].sort()).toEqual([
      'GetContactsWithPhonenumber',
      'Search',
      'SocialNumber',
    ])
    for (const fault of [faults.status(400), faults.notFoundPage(), faults.status(403)]) {
      server.mend()
      server.fail('SocialNumber', fault)
      expect(await search('19620314-9809')).toMatchObject({
        value: { contactIds: [sampleIds.person] },
      })
    }
    expect(await line.contact()).toMatchObject({ ok: true })
  })

  it('shows contacts of the customer that was asked, and of no other', async () => {
    const ours = aCustomer()
    const theirs = anEmptyCustomer('M2', [...ours.contacts.values()])
    const server = await open({ server: { office: anOffice([ours, theirs]) } })
    const foreign = { id: 'ADR1', customerId: 'M2', score: 99 }
    server.fail(
      '/Search',
      faults.json({ matches: [foreign, { id: 'ADR2', customerId: 'M99999' }] }),
    )
    expect(await search('exempelsson')).toMatchObject({ value: { contactIds: ['ADR2'] } })
    server.fail('Phonenumber', faults.json([{ customerId: 'M2', contactIds: ['ADR1'] }]))
    expect(await search('070-174 06 05')).toMatchObject({ value: { contactIds: ['ADR2'] } })
  })

  it.each(['', 'Ek', 'Åsa ', ' A  b '])('D21 is not asked for "%s"', async (term) => {
    await open()
    expect(await search(term)).toMatchObject({ error: { code: 'invalid-input' } })
    expect(line.server.requests).toHaveLength(0)
  })

  it.each(['"*%_-', "';-- DROP", 'a&Term=b', 'a b+c%20', 'åäö#?/', '{"a":1}'])(
    'D21 takes %s to the letter',
    async (term) => {
      await open()
      expect(await search(term)).toMatchObject({ value: { contactIds: [] } })
      expect(line.server.requests[0]?.query.getAll('Term')).toEqual([term])
    },
  )

  it.each([
    ['text', 'MARKER text'],
    ['a number', '19620314-9809'],
    ['a phone number', '070-174 06 05'],
  ])('X20 repeats the term in no failure and no report: %s', async (_, term) => {
    const server = await open({ policy: { tries: 1, faultsBeforePause: Infinity, attemptMs: 150 } })
    const body = { message: `"${term}" is not valid.`, modelState: { Term: [term] } }
    const kinds = [
      faults.status(400, body),
      faults.status(404, body),
      faults.status(500, body),
      faults.json(body),
      faults.neverAnswer(),
      faults.redirectTo(`/?${encodeURIComponent(term)}`),
    ]
    const said: unknown[] = []
    for (const fault of kinds) {
      server.mend()
      server.fail('/', fault)
      line.client.resume()
      const answer = await search(term)
      if (answer.ok) throw new Error('answered')
      said.push(answer)
    }
    expect(JSON.stringify([said, line.outcomes])).not.toContain(term)
  })

  it('does not take "there is no such call" for "nobody"', async () => {
    const server = await open()
    server.fail('/Search', faults.status(404))
    expect(await search('exempelsson')).toMatchObject({ error: { code: 'unexpected-format' } })
  })
})
