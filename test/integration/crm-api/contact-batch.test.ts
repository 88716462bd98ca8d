import { afterEach, describe, expect, it } from 'vitest'
import type { ContactKind } from '../../../electron/contract/domain/contact'
import type { ContactId } from '../../../electron/contract/domain/ids'
import { fetchContactBatch } from '../../../electron/main/crm-api/contact-batch'
import type { StoredContact } from '../../../electron/main/demo/office-data'
import { anEmptyCustomer, anOffice, sampleIds } from '../../builders/office'
import * as faults from '../../fakes/faults'
import { keyOf, M99999, openCrmLine } from './crm-line'
import type { CrmLine, LineOptions } from './crm-line'

let line: CrmLine
afterEach(() => line.close())

async function open(options: LineOptions = {}) {
  line = await openCrmLine(options)
  return line.server
}

const id = (index: number): ContactId => keyOf(`ADR${String(index).padStart(32, '0')}`).contactId
const ids = (count: number) => Array.from({ length: count }, (_, index) => id(index))

function persons(count: number): LineOptions {
  const contacts = ids(count).map<StoredContact>((contactId, index) => ({
    id: contactId,
    customerId: 'M99999',
    type: 'Person',
    firstName: 'Person',
    lastName: `Prov${index}`,
    changedAt: '2026-08-31T11:46:09.65',
  }))
  return { server: { office: anOffice([anEmptyCustomer('M99999', contacts)]) } }
}

async function fetchBatch(contactIds: readonly ContactId[], kind: ContactKind = 'person') {
  const answer = await fetchContactBatch(line.client, line.clock, M99999, kind, contactIds)
  if (!answer.ok) return answer.error.code
  const { found, invalid, missing } = answer.value
  return { found: found.map((one) => one.contactId), invalid, missing }
}

const BATCH = 'Person?contactIds='
const idsIn = (url: string) => url.split('=')[1]?.split(',').length

describe('many contacts at once', () => {
  it('N29 forty-five are asked for as 20, 20 and 5, with plain commas', async () => {
    const server = await open(persons(45))
    expect(await fetchBatch(ids(45))).toEqual({ found: ids(45), invalid: [], missing: [] })
    expect(server.requests.map((one) => idsIn(one.url))).toEqual([20, 20, 5])
    expect(server.requests.every((one) => !/%2C/i.test(one.url))).toBe(true)
  })

  it('N29 one that makes no sense and one that is not there leave the others readable', async () => {
    const server = await open(persons(45))
    server.removeContact(id(30))
    const garble = (element: unknown) =>
      (element as { id?: unknown })?.id === id(7) ? { id: null, firstName: 42 } : element
    const mangled = faults.change((body) => (Array.isArray(body) ? body.map(garble) : garble(body)))
    server.fail(id(7), mangled)
    const rest = ids(45).filter((one) => one !== id(7) && one !== id(30))
    expect(await fetchBatch(ids(45))).toEqual({ found: rest, invalid: [id(7)], missing: [id(30)] })
    // The one in an odd batch was asked for by itself; the one left out of a sound batch is only not there.
    expect(
      server.requests.filter((one) => !one.url.includes(BATCH)).map((one) => one.path),
    ).toEqual([`/CRM/Contact/M99999/${id(7)}`])
  })

  it('N29 a contact keeps its text of the last change', async () => {
    await open(persons(1))
    const answer = await fetchContactBatch(line.client, line.clock, M99999, 'person', ids(1))
    expect(answer.ok && answer.value.found[0]?.record).toMatchObject({
      contact: { kind: 'person', name: 'Person Prov0', protectedIdentity: false },
      changedRaw: '2026-08-31T11:46:09.65',
    })
  })

  it.each(['left-out', 'null', 'not-found'] as const)(
    'N29 one that is not there is missing, and no more than that: %s',
    async (unknownInBatch) => {
      const server = await open(persons(5))
      server.setHabits({ unknownInBatch })
      server.removeContact(id(3))
      const rest = ids(5).filter((one) => one !== id(3))
      expect(await fetchBatch(ids(5))).toEqual({ found: rest, invalid: [], missing: [id(3)] })
    },
  )

  it.each([
    ['400', faults.status(400, { message: 'x' })],
    ['403', faults.status(403)],
    ['404', faults.notFoundPage()],
    ['broken JSON', faults.brokenJson()],
    ['another object', faults.json('An error has occurred.')],
    ['nothing', faults.noContent()],
  ])('N29 a batch refused by %s is asked for one by one', async (_, fault) => {
    const server = await open(persons(5))
    server.fail(BATCH, fault)
    expect(await fetchBatch(ids(5))).toEqual({ found: ids(5), invalid: [], missing: [] })
    expect(server.requests).toHaveLength(6)
  })

  it('N29 the answer may come in any order, with nulls, or as a lone object', async () => {
    const server = await open(persons(5))
    const shuffle = (body: unknown) => [null, ...(body as unknown[]).reverse(), null]
    server.fail(BATCH, faults.change(shuffle))
    expect(await fetchBatch(ids(5))).toMatchObject({ found: ids(5) })
    server.fail(
      BATCH,
      faults.change((body) => (body as unknown[])[0]),
    )
    expect(await fetchBatch(ids(1))).toMatchObject({ found: ids(1) })
    expect(server.requests).toHaveLength(2)
  })

  it('N29 elements without a name’s keys are asked for by themselves', async () => {
    const server = await open(persons(2))
    server.fail(
      BATCH,
      faults.change((body) => (body as { id: string }[]).map((one) => ({ id: one.id }))),
    )
    const answer = await fetchContactBatch(line.client, line.clock, M99999, 'person', ids(2))
    expect(answer.ok && answer.value.found.map((one) => one.record.contact.name)).toEqual([
      'Person Prov0',
      'Person Prov1',
    ])
    expect(server.requests).toHaveLength(3)
  })

  it('N29 an id that no call can carry does not spoil the rest', async () => {
    const server = await open(persons(2))
    const comma = keyOf('ADR1,ADR2').contactId
    expect(await fetchBatch([comma, ...ids(2)])).toEqual({
      found: ids(2),
      invalid: [comma],
      missing: [],
    })
    expect(server.requests).toHaveLength(1)
  })

  it('D01 contacts of no known kind are asked for one by one, and every kind has its own call', async () => {
    const server = await open()
    const company = keyOf(sampleIds.company).contactId
    const estate = keyOf(sampleIds.deceasedEstate).contactId
    expect(await fetchBatch([company, estate], 'unknown')).toMatchObject({
      found: [company, estate],
    })
    expect(await fetchBatch([company], 'company')).toMatchObject({ found: [company] })
    expect(await fetchBatch([estate], 'deceased-estate')).toMatchObject({ found: [estate] })
    expect(server.requests.map((one) => one.path.replace('/CRM/Contact/M99999/', ''))).toEqual([
      company,
      estate,
      'Company',
      'DeceasedEstate',
    ])
  })

  it('N03 one refused contact is missing; a refused customer is a failure', async () => {
    const server = await open(persons(3))
    server.fail(BATCH, faults.status(400))
    server.fail(id(1), faults.status(403))
    expect(await fetchBatch(ids(3))).toEqual({
      found: [id(0), id(2)],
      invalid: [],
      missing: [id(1)],
    })
    server.setAccess('M99999', [])
    expect(await fetchBatch(ids(3))).toBe('no-access')
  })

  it.each([
    ['wrong-login', faults.status(401)],
    ['too-many-requests', faults.tooManyRequests(30)],
    ['server-error', faults.status(500)],
    ['network-sign-in', faults.html()],
    ['server-unreachable', faults.reset()],
  ])('N02 N06 N07 N09 N13 is %s as soon as the line or the login fails', async (code, fault) => {
    const server = await open({ ...persons(45), backgroundPolicy: { tries: 2 } })
    server.fail('/CRM', fault)
    expect(await fetchBatch(ids(45))).toBe(code)
    expect(server.requests.length).toBeLessThanOrEqual(2)
  })
})
