import { afterEach, describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import type { Crm } from '../../../electron/main/crm-api/crm'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import { afterOnTimer } from '../../../electron/main/timers'
import { createFakeClock } from '../../fakes/clock'
import * as faults from '../../fakes/faults'
import { DETAILS, hurried, OFFICE, openOfficeCopy, someContacts } from './office-copy'
import type { OfficeCopy, OfficeCopyOptions } from './office-copy'
import { checkIndex, until } from './sync-line'

let copy: OfficeCopy
afterEach(() => copy.close())

const oneAtATime = { concurrent: 1, tries: 1, faultsBeforePause: 1000 }

async function open(options: OfficeCopyOptions = {}): Promise<OfficeCopy> {
  copy = await openOfficeCopy({
    contacts: someContacts(200),
    policy: oneAtATime,
    ...hurried(1000),
    ...options,
  })
  return copy
}

/** Starts, and gives back once so many batches have been asked for. */
async function startUntil(batches: number): Promise<void> {
  copy.engine.start()
  await copy.server.waitForRequest(DETAILS, batches)
}

const pending = () => copy.line.rows.pendingCount(OFFICE as CustomerId)

function expectWhole(): void {
  expect(copy.line.contacts.count()).toBe(200)
  expect(copy.engine.status()).toMatchObject({ complete: true, notUnderstood: 0 })
  expect(checkIndex(copy.db)).toEqual({ contacts: 200, indexed: 200 })
  expect(copy.line.bugs).toEqual([])
}

describe('a fill that is interrupted', () => {
  it('N02 stops at a 401 without another try, keeps what has come, and goes on after a new log-in', async () => {
    await open()
    await startUntil(3)
    copy.server.setPassword('ett nytt lösenord')
    await copy.waitForFailure('wrong-login')
    const kept = copy.line.contacts.count()
    expect(kept).toBeGreaterThan(0)
    expect(copy.activity()).toMatchObject({ done: kept, total: 200, retryAfterMs: null })
    const asked = copy.server.requests.length
    copy.engine.wake()
    copy.engine.reachable()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(copy.server.requests).toHaveLength(asked)

    copy.login.password = 'ett nytt lösenord'
    copy.crm.resume()
    copy.engine.resume()
    await copy.waitFor('idle')
    expectWhole()
    expect(copy.server.requestsAt(/GET \/CRM\/Contact\/M30011$/)).toHaveLength(1)
  })

  it('N07 waits as long as a 429 asks for, whoever is in a hurry', async () => {
    await open()
    await startUntil(3)
    copy.server.fail('/CRM/', faults.tooManyRequests(1), { times: 1 })
    await copy.waitForFailure('too-many-requests')
    const asked = copy.server.requests.length
    const waited = performance.now()
    while (copy.server.requests.length === asked) {
      copy.engine.wake()
      copy.engine.reachable()
      copy.engine.syncNow()
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(performance.now() - waited).toBeGreaterThan(900)
    await until(() => copy.engine.status().complete && copy.activity().state === 'idle')
    expectWhole()
  })

  it.each([
    ['days, in seconds', '259200', '2026-11-22', 300_000],
    ['a date that is days away', 'Wed, 25 Nov 2026 15:10:00 GMT', '2026-11-22', 300_000],
    ['a date, by a clock a day ahead', 'Sun, 22 Nov 2026 15:11:00 GMT', '2026-11-23', 60_000],
    ['a date, by a clock a day behind', 'Sun, 22 Nov 2026 15:11:00 GMT', '2026-11-21', 60_000],
  ])('N34 waits five minutes at most for %s, and then goes on', async (_what, header, day, ms) => {
    const clock = createFakeClock(`${day}T15:10:00Z`)
    await open({ clock, clientClock: clock, after: afterOnTimer })
    await startUntil(3)
    copy.server.fail('/CRM/', faults.tooManyRequests(header), { times: 1 })
    await copy.waitForFailure('too-many-requests')
    expect(copy.activity()).toMatchObject({ retryAfterMs: ms })
    const asked = copy.server.requests.length
    clock.pass(ms - 1)
    copy.engine.syncNow()
    await copy.waitFor('waiting')
    expect(copy.activity()).toMatchObject({ retryAfterMs: 1 })
    expect(copy.server.requests).toHaveLength(asked)
    clock.pass(1)
    copy.engine.syncNow()
    await until(() => copy.engine.status().complete && copy.activity().state === 'idle')
    expectWhole()
  })

  it('N18 waits for the network, and goes on as soon as somebody else is answered', async () => {
    await open({ ...hurried(1) })
    await startUntil(3)
    const mend = copy.server.fail('/', faults.reset())
    await copy.waitForFailure('server-unreachable')
    expect(copy.activity()).toMatchObject({ total: 200 })
    mend()
    const asked = copy.server.requests.length
    copy.engine.reachable()
    await copy.waitFor('waiting')
    // Not at once, as it has been tried just now; but not in half a minute either.
    const { retryAfterMs } = copy.activity() as { retryAfterMs: number }
    expect(retryAfterMs).toBeLessThanOrEqual(10_000)
    expect(copy.server.requests).toHaveLength(asked)
    copy.engine.syncNow()
    await until(() => copy.engine.status().complete && copy.activity().state === 'idle')
    expectWhole()
  })

  it('gives up a contact that makes the server stumble each time, and holds up nobody for it', async () => {
    await open()
    const id = contactIdOf(5)
    copy.server.fail(id, faults.status(500))
    copy.engine.start()
    await until(() => copy.engine.status().complete && copy.activity().state === 'idle')
    expect(copy.line.contacts.count()).toBe(199)
    expect(copy.has(id)).toBe(false)
    expect(copy.engine.status().notUnderstood).toBe(1)
    const alone = copy.server.requestsAt(new RegExp(`M30011/${id}$`))
    expect(alone.length).toBeLessThanOrEqual(4)
    copy.server.mend()
    await copy.syncNow()
    expectWhole()
  })

  it('blames no contact when the server stumbles over everything', async () => {
    await open()
    await startUntil(3)
    const mend = copy.server.fail('/CRM/', faults.status(500))
    await copy.waitForFailure('server-error')
    await new Promise((resolve) => setTimeout(resolve, 300))
    const left = pending()
    expect(left).toBeGreaterThan(100)
    mend()
    await until(() => copy.engine.status().complete && copy.activity().state === 'idle')
    expectWhole()
  })

  it('takes batches apart where the server answers single calls only', async () => {
    await open({ contacts: someContacts(60) })
    copy.server.fail(DETAILS, faults.status(500))
    copy.engine.start()
    await until(() => copy.engine.status().complete && copy.activity().state === 'idle')
    expect(copy.line.contacts.count()).toBe(60)
  })
})

describe('a flapping network', () => {
  it('N20 has at most one request under way for each contact, and asks in bounds', async () => {
    const watches: ReturnType<typeof watched>[] = []
    await open({
      policy: { tries: 1, faultsBeforePause: 1000 },
      ...hurried(20),
      wrap(crm) {
        watches.push(watched(crm))
        return watches.at(-1)?.crm ?? crm
      },
    })
    copy.engine.start()
    for (let flaps = 0; flaps < 30; flaps += 1) {
      const mend = copy.server.fail('/', flaps % 2 === 0 ? faults.reset() : faults.neverAnswer())
      copy.engine.wake()
      copy.engine.reachable()
      await new Promise((resolve) => setTimeout(resolve, 15))
      mend()
      copy.engine.wake()
      copy.engine.reachable()
      await new Promise((resolve) => setTimeout(resolve, 15))
      copy.engine.pause()
      copy.engine.resume()
    }
    copy.server.mend()
    copy.engine.syncNow()
    await until(() => copy.engine.status().complete && copy.activity().state === 'idle')
    expectWhole()
    expect(watches.map((one) => one.most)).toEqual([1])
    expect(copy.server.requests.length).toBeLessThan(600)
  })
})

/** The same CRM, and how many requests for one contact were under way at once. */
function watched(crm: Crm) {
  const underWay = new Map<string, number>()
  const watch = { most: 0, crm }
  async function during<T>(ids: readonly string[], answer: () => Promise<T>): Promise<T> {
    for (const id of ids) {
      const count = (underWay.get(id) ?? 0) + 1
      underWay.set(id, count)
      watch.most = Math.max(watch.most, count)
    }
    try {
      return await answer()
    } finally {
      for (const id of ids) underWay.set(id, (underWay.get(id) ?? 1) - 1)
    }
  }
  watch.crm = {
    ...crm,
    contact: (key, ...how) => during([key.contactId], () => crm.contact(key, ...how)),
    contactBatch: (customerId, kind, ids, ...how) =>
      during(ids, () => crm.contactBatch(customerId, kind, ids, ...how)),
  }
  return watch
}

describe('a full disk', () => {
  it('S04 rolls the batch back, keeps on reading, says so once, and goes on when there is room', async () => {
    await open()
    await startUntil(2)
    await until(() => copy.line.contacts.count() > 0)
    const pages = copy.db.pragma('page_count') as number
    copy.db.pragma(`max_page_count = ${pages}`)
    await copy.waitForFailure('disk-full')
    const kept = copy.ids()
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.length + pending()).toBe(200)
    expect(copy.name(kept[0] ?? '')).toBe('Prova Exempelgren')
    expect(checkIndex(copy.db)).toEqual({ contacts: kept.length, indexed: kept.length })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(copy.line.bugs).toEqual([])

    copy.db.pragma('max_page_count = 1073741823')
    await until(() => copy.engine.status().complete && copy.activity().state === 'idle')
    expectWhole()
  })

  it('S04 loses nothing when there is no room from the beginning', async () => {
    await open({ contacts: someContacts(45) })
    copy.db.pragma(`max_page_count = ${copy.db.pragma('page_count') as number}`)
    copy.engine.start()
    await copy.waitForFailure('disk-full')
    copy.db.pragma('max_page_count = 1073741823')
    await until(() => copy.engine.status().complete && copy.activity().state === 'idle')
    expect(copy.line.contacts.count()).toBe(45)
  })
})
