import { afterEach, describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import { aPerson } from '../../builders/people'
import * as faults from '../../fakes/faults'
import {
  aContact,
  ME,
  OFFICE,
  officeChoice,
  openOfficeCopy,
  OTHER,
  someContacts,
} from './office-copy'
import type { OfficeCopy, OfficeCopyOptions } from './office-copy'
import { checkIndex, keyOf, until } from './sync-line'

let copy: OfficeCopy
afterEach(() => copy.close())

const MINUTE = 60_000
/** Moved by the tests; the network's deadlines are real. */
let now = Date.parse('2026-11-22T15:10:00Z')

async function open(options: OfficeCopyOptions = {}): Promise<OfficeCopy> {
  now = Date.parse('2026-11-22T15:10:00Z')
  copy = await openOfficeCopy({
    now: () => now,
    server: { now: () => new Date(now) },
    contacts: someContacts(45),
    ...options,
  })
  return copy
}

const later = (ms: number) => {
  now += ms
}
const changedNow = () => new Date(now).toISOString()
const change = (id: string, fields: Record<string, unknown>) =>
  copy.server.changeContact(id, { changedAt: changedNow(), ...fields })
const DETAILS = /\/(Person|Company|DeceasedEstate)\?/
const WHOLE = /GET \/CRM\/Contact\/M30011$/

describe('the first fill', () => {
  it('brings the whole office, twenty contacts to a call, and says how far it is', async () => {
    await open()
    expect(copy.engine.status()).toMatchObject({ complete: false, reconciledAt: null })
    await copy.fill()
    expect(copy.line.contacts.count()).toBe(45)
    expect(copy.server.requestsAt(WHOLE)).toHaveLength(1)
    // 37 persons, 4 companies, 4 estates.
    expect(copy.server.requestsAt(DETAILS)).toHaveLength(4)
    expect(copy.engine.status()).toMatchObject({
      complete: true,
      reconciledAt: changedNow(),
      syncedAt: changedNow(),
      activity: { state: 'idle' },
      shrunk: null,
      notUnderstood: 0,
    })
    expect(checkIndex(copy.db)).toEqual({ contacts: 45, indexed: 45 })
    expect(copy.line.saved).toHaveLength(45)
    expect(copy.line.bugs).toEqual([])
  })

  it('brings names of users, categories and the office too, and does without where they are refused', async () => {
    await open()
    copy.server.fail('/User/', faults.status(500), { times: 1 })
    copy.server.fail('GetCategories', faults.status(403))
    await copy.fill()
    expect(copy.line.references.officeName(OFFICE as CustomerId)).toContain('Provkontoret')
    expect(copy.line.contacts.count()).toBe(45)
  })

  it('goes on where it was after a restart, and asks for nobody twice', async () => {
    await open({ contacts: someContacts(200), policy: { concurrent: 1 } })
    copy.engine.start()
    await copy.server.waitForRequest(DETAILS, 4)
    await copy.restart()
    const before = copy.line.contacts.count()
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(200)
    expect(copy.engine.status()).toMatchObject({ complete: false, syncedAt: null })
    copy.server.forgetRequests()
    await copy.fill()
    expect(copy.server.requestsAt(WHOLE)).toHaveLength(0)
    const asked = copy.server
      .requestsAt(DETAILS)
      .flatMap((one) => one.query.get('contactIds')?.split(',') ?? [])
    expect(asked).toHaveLength(200 - before)
    expect(copy.line.contacts.count()).toBe(200)
  })

  it('stays paused over a restart, and goes on when told to', async () => {
    await open({ contacts: someContacts(200), policy: { concurrent: 1 } })
    copy.engine.start()
    await copy.server.waitForRequest(DETAILS, 2)
    copy.engine.pause()
    expect(copy.activity()).toMatchObject({ state: 'paused', total: 200 })
    await copy.restart()
    copy.engine.start()
    copy.engine.wake()
    copy.engine.reachable()
    expect(copy.activity()).toMatchObject({ state: 'paused', total: 200 })
    copy.server.forgetRequests()
    copy.engine.resume()
    await copy.waitFor('idle')
    expect(copy.line.contacts.count()).toBe(200)
    expect(copy.server.requestsAt(WHOLE)).toHaveLength(0)
  })

  it('N29 stores the valid ones, reports who is not understood, and asks for a missing one by itself', async () => {
    await open()
    const [missing, odd, gone] = [contactIdOf(1), contactIdOf(2), contactIdOf(3)]
    copy.server.fail(
      '/Person?',
      faults.change((body) =>
        (body as { id: string }[])
          .filter((one) => one.id !== missing && one.id !== gone)
          .map((one) => (one.id === odd ? { ...one, id: [odd] } : one)),
      ),
    )
    copy.server.fail(new RegExp(`M30011/${odd}$`), faults.brokenJson())
    copy.server.fail(new RegExp(`M30011/${gone}$`), faults.status(404))
    await copy.fill()
    expect(copy.line.contacts.count()).toBe(43)
    expect([missing, odd, gone].map((id) => copy.has(id))).toEqual([true, false, false])
    expect(copy.engine.status().notUnderstood).toBe(1)

    copy.server.mend()
    await copy.syncNow()
    expect(copy.line.contacts.count()).toBe(45)
    expect(copy.engine.status().notUnderstood).toBe(0)
  })
})

describe('changes', () => {
  it('are fetched alone, and marked on those the broker has seen', async () => {
    await open()
    await copy.fill()
    await copy.open(contactIdOf(1))
    later(30 * MINUTE)
    change(contactIdOf(1), { firstName: 'Nya', advertisingEnabled: false })
    copy.server.putContact(aContact(100, { changedAt: changedNow() }))
    later(MINUTE)
    copy.server.forgetRequests()
    await copy.askForChanges()
    expect(copy.name(contactIdOf(1))).toBe('Nya Exempelgren')
    expect(copy.line.contacts.get(keyOf(OFFICE, contactIdOf(1)))?.changes).toMatchObject([
      { field: 'name' },
      { field: 'advertising', strength: 'strongest' },
    ])
    expect(copy.has(contactIdOf(101))).toBe(true)
    expect(copy.server.requestsAt(WHOLE)).toHaveLength(0)
    const asked = copy.server.requestsAt(DETAILS).map((one) => one.query.get('contactIds'))
    expect(asked).toEqual([`${contactIdOf(1)},${contactIdOf(101)}`])
    expect(checkIndex(copy.db)).toEqual({ contacts: 46, indexed: 46 })
  })

  it('are asked for again from two hours before, as clocks disagree', async () => {
    await open()
    await copy.fill()
    copy.server.forgetRequests()
    later(10 * MINUTE)
    await copy.askForChanges()
    const [asked] = copy.server.requestsAt('ChangedAtFrom')
    expect(asked?.query.get('ChangedAtFrom')).toMatch(/^2026-11-22T13:(10:00|09:5\d)Z$/)
  })

  it('do not move the position before every one of them is stored', async () => {
    await open()
    await copy.fill()
    const mark = () => copy.line.rows.position(OFFICE as CustomerId)?.mark
    const before = mark()
    later(30 * MINUTE)
    change(contactIdOf(1), { firstName: 'Nya' })
    const mend = copy.server.fail('/Person?', faults.status(401), { times: 1 })
    copy.engine.wake()
    await copy.waitForFailure('wrong-login')
    mend()
    expect(mark()).toBe(before)
    expect(copy.name(contactIdOf(1))).toBe('Prova Exempelgren')
    copy.crm.resume()
    copy.engine.resume()
    await copy.waitFor('idle')
    expect(copy.name(contactIdOf(1))).toBe('Nya Exempelgren')
    expect(mark()).toBeGreaterThan(before ?? Infinity)
  })

  it('are found in whole lists, at most once an hour, where the server honours no filter', async () => {
    await open({ server: { habits: { filterNames: 'none' }, now: () => new Date(now) } })
    await copy.fill()
    copy.server.forgetRequests()
    later(10 * MINUTE)
    change(contactIdOf(1), { firstName: 'Nya' })
    copy.engine.wake()
    later(51 * MINUTE)
    expect(copy.server.requestsAt(WHOLE)).toHaveLength(0)
    await copy.askForChanges()
    expect(copy.name(contactIdOf(1))).toBe('Nya Exempelgren')
  })
})

describe('comparing the whole list', () => {
  it('removes who is gone, keeps who is only not listed, and takes a merge for what it looks like', async () => {
    await open()
    await copy.fill()
    const [gone, source, into, unlisted] = [1, 2, 3, 4].map(contactIdOf) as [
      string,
      string,
      string,
      string,
    ]
    later(30 * MINUTE)
    copy.server.removeContact(gone)
    copy.server.removeContact(source)
    change(into, { firstName: 'Samman' })
    copy.server.fail(
      WHOLE,
      faults.change((body) => {
        const list = body as { persons: { id: string }[] }
        return { ...list, persons: list.persons.filter((one) => one.id !== unlisted) }
      }),
    )
    await copy.syncNow()
    expect(copy.ids()).toHaveLength(43)
    expect([gone, source, into, unlisted].map((id) => copy.has(id))).toEqual([
      false,
      false,
      true,
      true,
    ])
    expect(copy.name(into)).toBe('Samman Exempelgren')
    expect(copy.line.gone.map((one) => one.reason)).toEqual(['gone-in-crm', 'gone-in-crm'])
    expect(checkIndex(copy.db)).toEqual({ contacts: 43, indexed: 43 })
    expect(copy.engine.status().reconciledAt).toBe(changedNow())
  })

  it('asks again for somebody not listed who cannot be asked for just now, and removes nobody for it', async () => {
    await open()
    await copy.fill()
    copy.server.removeContact(contactIdOf(1))
    copy.server.fail(new RegExp(`M30011/${contactIdOf(1)}$`), faults.status(401))
    copy.engine.syncNow()
    await copy.waitForFailure('wrong-login')
    expect(copy.has(contactIdOf(1))).toBe(true)
    copy.server.mend()
    copy.crm.resume()
    copy.engine.resume()
    await copy.waitFor('idle')
    expect(copy.has(contactIdOf(1))).toBe(false)
  })

  it('brakes when far too few are listed: nobody is removed, and it says so until a list is believed', async () => {
    await open()
    await copy.fill()
    const before = copy.engine.status().reconciledAt
    copy.server.fail(
      WHOLE,
      faults.change(() => ({ persons: [], companies: [], deceasedEstates: [] })),
      { times: 1 },
    )
    later(30 * MINUTE)
    await copy.syncNow()
    expect(copy.line.contacts.count()).toBe(45)
    expect(copy.engine.status()).toMatchObject({
      shrunk: { listed: 0, kept: 45 },
      reconciledAt: before,
    })
    await copy.restart()
    expect(copy.engine.status().shrunk).toEqual({ listed: 0, kept: 45 })
    await copy.syncNow()
    expect(copy.engine.status()).toMatchObject({ shrunk: null, reconciledAt: changedNow() })
  })

  it('happens at start when the last time is more than a day ago', async () => {
    await open()
    await copy.fill()
    copy.server.forgetRequests()
    await copy.restart()
    later(23 * 60 * MINUTE)
    await copy.begin()
    expect(copy.server.requestsAt(WHOLE)).toHaveLength(0)
    await copy.restart()
    later(61 * MINUTE)
    await copy.begin()
    expect(copy.server.requestsAt(WHOLE)).toHaveLength(1)
  })

  it('confirms everybody who is listed unchanged, which is what they live by (GDPR 17)', async () => {
    await open()
    await copy.fill()
    later(24 * 60 * MINUTE)
    expect(copy.line.contacts.unconfirmedSince(now, 100)).toHaveLength(45)
    copy.server.forgetRequests()
    await copy.syncNow()
    expect(copy.line.contacts.unconfirmedSince(now, 100)).toHaveLength(0)
    expect(copy.server.requestsAt(DETAILS)).toHaveLength(0)
  })

  it('removes one contact on a 403 of its own, and nobody on a 403 of the office', async () => {
    await open()
    await copy.fill()
    copy.server.removeContact(contactIdOf(1))
    copy.server.fail(new RegExp(`M30011/${contactIdOf(1)}$`), faults.status(403))
    await copy.syncNow()
    expect(copy.ids()).toHaveLength(44)
    expect(copy.line.gone).toMatchObject([{ reason: 'no-access' }])

    copy.server.removeContact(contactIdOf(2))
    copy.server.fail(/M30011\/ADR/, faults.status(403))
    copy.server.fail('ChangedAtFrom', faults.status(403))
    copy.engine.syncNow()
    await copy.waitForFailure('no-access')
    expect(copy.ids()).toHaveLength(44)
    expect(copy.activity()).toMatchObject({ failure: { details: [OFFICE] }, retryAfterMs: null })
  })
})

describe('a scope', () => {
  it('of the broker’s own asks for those alone, and keeps who was opened', async () => {
    await open({ choice: officeChoice('mine') })
    await copy.open(contactIdOf(2))
    await copy.fill()
    expect(copy.ids()).toHaveLength(16)
    const asked = copy.server
      .requestsAt(DETAILS)
      .flatMap((one) => one.query.get('contactIds')?.split(',') ?? [])
    // Who was opened a moment ago is listed unchanged.
    expect(asked).toHaveLength(15)

    later(30 * MINUTE)
    change(contactIdOf(1), { agentId: OTHER })
    change(contactIdOf(3), { agentId: ME })
    change(contactIdOf(2), { firstName: 'Nya' })
    await copy.askForChanges()
    expect([1, 2, 3].map((index) => copy.has(contactIdOf(index)))).toEqual([false, true, true])
    expect(copy.name(contactIdOf(2))).toBe('Nya Exempelgren')
    expect(copy.line.gone).toEqual([{ key: keyOf(OFFICE, contactIdOf(1)), reason: 'out-of-scope' }])
  })

  it('of the broker’s own looks at everybody where the server does not say whose they are', async () => {
    await open({
      choice: officeChoice('mine'),
      server: { habits: { filterNames: 'none' }, now: () => new Date(now) },
    })
    await copy.fill()
    expect(copy.ids()).toHaveLength(15)
  })

  it('takes at once what falls out of a narrower one, and fetches what a wider one lacks', async () => {
    await open()
    await copy.fill()
    await copy.open(contactIdOf(2))
    await copy.engine.choose(officeChoice('mine'))
    expect(copy.ids()).toHaveLength(16)
    expect(copy.engine.status().complete).toBe(true)
    await copy.engine.choose(officeChoice('opened'))
    expect(copy.ids()).toEqual([contactIdOf(2)])
    expect(checkIndex(copy.db)).toEqual({ contacts: 1, indexed: 1 })
    await copy.engine.choose(officeChoice('office'))
    await copy.waitFor('idle')
    expect(copy.ids()).toHaveLength(45)
  })

  it('of opened contacts asks for no list as long as there is none', async () => {
    await open({ choice: null })
    copy.engine.start()
    await copy.server.waitForRequest('/Office/')
    await copy.waitFor('idle')
    expect(copy.server.requestsAt('/CRM/Contact')).toHaveLength(0)
    expect(copy.engine.status().complete).toBe(true)
    await copy.open(contactIdOf(1))
    await copy.syncNow()
    later(30 * MINUTE)
    change(contactIdOf(1), { firstName: 'Nya' })
    change(contactIdOf(2), { firstName: 'Nya' })
    await copy.askForChanges()
    expect(copy.ids()).toEqual([contactIdOf(1)])
    expect(copy.name(contactIdOf(1))).toBe('Nya Exempelgren')
  })

  it('tells beforehand how many contacts it would keep', async () => {
    await open({ choice: null })
    copy.engine.start()
    await copy.open(contactIdOf(2))
    const count = async (scope: 'mine' | 'office' | 'opened') => {
      const answer = await copy.engine.count(officeChoice(scope))
      return answer.ok && answer.value.contacts
    }
    expect([await count('office'), await count('mine'), await count('opened')]).toEqual([45, 16, 1])
    expect(copy.ids()).toHaveLength(1)
  })
})

describe('roles and relations', () => {
  it('N31 of contacts opened lately are kept fresh, each with an age of its own', async () => {
    await open({ choice: null })
    await copy.open(contactIdOf(1))
    copy.server.setRoles(contactIdOf(1), { buyer: [] })
    copy.server.fail('ContactRelations', faults.status(403), { times: 1 })
    copy.engine.start()
    const parts = () => copy.line.contacts.get(keyOf(OFFICE, contactIdOf(1)))
    await until(() => parts()?.roles !== null)
    const first = now
    expect(parts()).toMatchObject({ roles: { fetchedAt: first }, relations: null })

    later(25 * 60 * MINUTE)
    copy.server.fail('PartyRoles', faults.status(500))
    await copy.restart()
    await copy.begin()
    await until(() => parts()?.relations !== null)
    expect(parts()).toMatchObject({ roles: { fetchedAt: first }, relations: { fetchedAt: now } })
  })
})

describe('several offices', () => {
  it('come one after the other, and one that is refused stops nobody', async () => {
    await open({ customers: [OFFICE, 'M30012'], contacts: undefined })
    copy.server.setAccess(OFFICE, [])
    copy.engine.start()
    await copy.waitForFailure('no-access')
    expect(copy.ids('M30012')).toHaveLength(45)
    expect(copy.ids(OFFICE)).toHaveLength(0)
    expect(copy.engine.status()).toMatchObject({ complete: false, syncedAt: null })
    copy.server.setAccess(OFFICE, 'everything')
    copy.crm.resume()
    copy.engine.resume()
    await copy.waitFor('idle')
    expect(copy.ids(OFFICE)).toHaveLength(45)
    expect(copy.engine.status().complete).toBe(true)
  })
})

describe('an answer that comes too late', () => {
  it('does not bring back a contact removed meanwhile', async () => {
    await open()
    await copy.fill()
    later(30 * MINUTE)
    change(contactIdOf(1), { firstName: 'Nya' })
    copy.server.fail('/Person?', faults.delay(150), { times: 1 })
    copy.engine.wake()
    await copy.server.waitForRequest('/Person?', 3)
    copy.line.contacts.remove([keyOf(OFFICE, contactIdOf(1))])
    await copy.waitFor('idle')
    expect(copy.has(contactIdOf(1))).toBe(false)
    expect(copy.line.rows.pendingCount(OFFICE as CustomerId)).toBe(0)
  })

  it('does not replace what a card has fetched after it', async () => {
    await open()
    await copy.fill()
    later(30 * MINUTE)
    change(contactIdOf(1), { firstName: 'Nya' })
    copy.server.fail(
      '/Person?',
      faults.change((body) => body),
      { times: 1 },
    )
    copy.server.fail('/Person?', faults.delay(150), { times: 1 })
    const stale = aPerson({ id: contactIdOf(1), customerId: OFFICE, firstName: 'Gamla' })
    copy.server.fail(
      '/Person?',
      faults.change(() => [stale]),
      { times: 1 },
    )
    copy.engine.wake()
    await copy.server.waitForRequest('/Person?', 3)
    later(1000)
    await copy.open(contactIdOf(1))
    later(1000)
    await copy.waitFor('idle')
    expect(copy.name(contactIdOf(1))).toBe('Nya Exempelgren')
  })
})
