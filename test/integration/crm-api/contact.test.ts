import { afterEach, describe, expect, it } from 'vitest'
import { fetchCategories } from '../../../electron/main/crm-api/categories'
import { fetchPartyRoles, fetchRelations } from '../../../electron/main/crm-api/contacts'
import { fetchEstates } from '../../../electron/main/crm-api/estates'
import { fetchUsers } from '../../../electron/main/crm-api/users'
import { anEmptyCustomer, anOffice, aCustomer, sampleIds } from '../../builders/office'
import * as faults from '../../fakes/faults'
import { ingrid, keyOf, M99999, openCrmLine } from './crm-line'
import type { CrmLine, LineOptions } from './crm-line'

let line: CrmLine
async function open(options: LineOptions = {}) {
  line = await openCrmLine(options)
  return line
}
afterEach(() => line.close())

describe('one contact', () => {
  it.each([
    [sampleIds.person, 'person', 'Ingrid Exempelsson'],
    [sampleIds.company, 'company', 'Påhittade Bygg & Fastighetsutveckling i Låtsasstad Aktiebolag'],
    [sampleIds.deceasedEstate, 'deceased-estate', 'Dbo efter Åke Öberg-Påhitt'],
  ])('N01 %s is read as the kind it is', async (id, kind, name) => {
    await open()
    const read = await line.contact(keyOf(id))
    expect(read).toMatchObject({ ok: true, value: { contact: { id, kind, name } } })
    const [request] = line.server.requests
    expect(request).toMatchObject({ method: 'GET', url: `/CRM/Contact/M99999/${id}`, body: '' })
    expect(request?.headers).toMatchObject({ accept: 'application/json' })
    expect(request?.headers).not.toHaveProperty('cookie')
    expect(line.outcomes).toMatchObject([{ endpoint: 'contact', sent: true, failure: null }])
  })

  it('N01 is asked for again by its type where the first answer lacks its name', async () => {
    await open()
    line.server.fail(
      /GET \/CRM\/Contact\/M99999\/ADR\w+$/,
      faults.change((body) => {
        const { firstName, lastName, ...rest } = body as Record<string, unknown>
        void firstName
        void lastName
        return rest
      }),
    )
    expect(await line.contact()).toMatchObject({
      value: { contact: { name: 'Ingrid Exempelsson' } },
    })
    expect(line.server.requests.map((one) => one.path)).toEqual([
      `/CRM/Contact/M99999/${sampleIds.person}`,
      `/CRM/Contact/M99999/Person/${sampleIds.person}`,
    ])
  })

  it('N04 is not found when the CRM says 404, 410, nothing or null', async () => {
    await open()
    expect(await line.contact(keyOf('ADR0'))).toMatchObject({ error: { code: 'not-found' } })
    for (const fault of [faults.status(410), faults.noContent(), faults.json(null)]) {
      line.server.fail('/CRM/Contact', fault, { times: 1 })
      expect(await line.contact()).toMatchObject({ error: { code: 'not-found' } })
    }
  })

  it('is not taken from an answer about somebody else', async () => {
    await open()
    line.server.fail('/CRM/Contact', faults.wrongId())
    expect(await line.contact()).toMatchObject({ error: { code: 'unexpected-format' } })
  })

  it.each(['..', '.', 'a/b', 'ADR1,ADR2', 'Search'])('is not even asked for as %s', async (id) => {
    await open()
    expect(await line.contact(keyOf(id))).toMatchObject({ error: { code: 'invalid-input' } })
    expect(line.server.requests).toHaveLength(0)
  })

  it('D06 reads a login in UTF-8 and ids as they are sent', async () => {
    await open({ server: { username: 'prövpartner', password: 'lösen:€ord' } })
    expect(await line.contact()).toMatchObject({ ok: true })
  })
})

describe('who may read what', () => {
  it('N02 a wrong login is met once, and nothing more goes out until it is taken up again', async () => {
    await open()
    line.server.setPassword('ett-annat')
    expect(await line.contact()).toMatchObject({ error: { code: 'wrong-login' } })
    const again = await Promise.all([line.contact(), line.contact(keyOf(sampleIds.company))])
    for (const one of again) expect(one).toMatchObject({ error: { code: 'wrong-login' } })
    expect(line.server.requests).toHaveLength(1)
    expect(line.client.held(M99999, 'contacts')?.code).toBe('wrong-login')
    expect(line.outcomes.map((one) => one.sent)).toEqual([true, false, false])

    line.client.resume()
    await line.contact()
    expect(line.server.requests).toHaveLength(2)
  })

  it('N02 a password that was changed is let through, and a wrong one for estates holds only those', async () => {
    const passwords = { contacts: 'prov-lösenord', estates: 'fel' }
    await open({
      login: (_, right) => ({
        username: 'provpartner',
        password: right === 'estates' ? passwords.estates : passwords.contacts,
      }),
    })
    const estates = () => fetchEstates(line.client, M99999, ['OBJ99999_2000000001'])
    expect(await estates()).toMatchObject({ error: { code: 'wrong-login' } })
    expect(await line.contact()).toMatchObject({ ok: true })
    passwords.estates = 'prov-lösenord'
    expect(await estates()).toMatchObject({ ok: true })
  })

  it('N03 one refused contact leaves the others readable', async () => {
    await open()
    line.server.fail(sampleIds.deceased, faults.status(403))
    expect(await line.contact(keyOf(sampleIds.deceased))).toMatchObject({
      error: { code: 'no-access' },
    })
    expect(line.client.held(M99999, 'contacts')).toBeNull()
    expect(await line.contact()).toMatchObject({ ok: true })
    expect(line.server.requestsAt('ChangedAtFrom')).toHaveLength(1)
  })

  it('N03 a refused customer is asked twice, and then no more', async () => {
    await open({ server: { office: anOffice([aCustomer(), anEmptyCustomer('M2')]) } })
    line.server.setAccess('M99999', [])
    for (let count = 0; count < 3; count += 1) {
      expect(await line.contact()).toMatchObject({ error: { code: 'no-access' } })
    }
    expect(line.server.requests).toHaveLength(2)
    expect(line.client.held(M99999, 'contacts')?.code).toBe('no-access')
    expect(await line.contact(keyOf('ADR1', 'M2'))).toMatchObject({ error: { code: 'not-found' } })
  })

  it('N03 a refusal that cannot be confirmed is not given as one', async () => {
    await open({ policy: { tries: 1 } })
    line.server.fail(sampleIds.deceased, faults.status(403))
    line.server.fail('ChangedAtFrom', faults.status(500))
    expect(await line.contact(keyOf(sampleIds.deceased))).toMatchObject({
      error: { code: 'server-error' },
    })
  })

  it('a call without a login does not go out', async () => {
    await open({ login: () => null })
    expect(await line.contact()).toMatchObject({ error: { code: 'signed-out' } })
    expect(line.server.requests).toHaveLength(0)
  })

  it('nothing goes out after closing', async () => {
    await open()
    line.server.fail('/CRM', faults.neverAnswer())
    const underWay = line.contact()
    await line.server.waitForRequest('/CRM')
    line.client.close()
    expect(await underWay).toMatchObject({ error: { code: 'cancelled' } })
    expect(await line.contact()).toMatchObject({ error: { code: 'signed-out' } })
    expect(line.server.requests).toHaveLength(1)
  })
})

describe('what stands beside a contact', () => {
  it('N01 roles and relations', async () => {
    await open()
    const roles = await fetchPartyRoles(line.client, line.clock, ingrid)
    expect(roles.ok && roles.value.filter((group) => group.roles !== null)).toHaveLength(8)
    expect(await fetchRelations(line.client, ingrid)).toMatchObject({ ok: true })
    line.server.fail('PartyRoles', faults.json({ message: 'An error has occurred.' }))
    expect(await fetchPartyRoles(line.client, line.clock, ingrid)).toMatchObject({
      error: { code: 'unexpected-format' },
    })
  })

  it('brokers by name, from the public list where the whole one is not granted', async () => {
    await open()
    const all = await fetchUsers(line.client, M99999)
    expect(all.ok && all.value).toContainEqual({
      customerId: 'M99999',
      userId: 'HAN00000000000000000000000000000002',
      name: 'Pelle Provmäklare',
      active: false,
    })
    line.server.fail('GetAllUsers', faults.status(403))
    const publicOnes = await fetchUsers(line.client, M99999)
    expect(publicOnes.ok && publicOnes.value.length).toBeGreaterThan(0)
    line.server.forgetRequests()
    await fetchUsers(line.client, M99999)
    expect(line.server.requests.map((one) => one.path)).toEqual(['/User/GetUser'])
  })

  it('categories by name, of persons and companies', async () => {
    await open()
    const read = await fetchCategories(line.client, M99999)
    expect(read.ok && read.value).toHaveLength(7)
    expect(read.ok && read.value).toContainEqual({
      id: 'KAT00000000000000000000000000000021',
      name: 'Byggföretag',
    })
    line.server.setAccess('M99999', ['contacts'])
    expect(await fetchCategories(line.client, M99999)).toMatchObject({
      error: { code: 'no-access' },
    })
    expect(await line.contact()).toMatchObject({ ok: true })
  })
})
