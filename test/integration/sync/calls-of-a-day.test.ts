import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { CopyChoice } from '../../../electron/contract/domain/copy'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import { datedRoles } from '../../../electron/contract/domain/party-roles'
import { ok } from '../../../electron/contract/errors'
import type { Crm } from '../../../electron/main/crm-api/crm'
import { OVERVIEW_BATCH, walkedADay } from '../../../electron/main/sync/role-schedule'
import { callsOfADay, kindsOfCalls, sumOf, WATCHED_HOURS } from './calls-of-a-day'
import type { CallsOfADay, KindOfCall } from './calls-of-a-day'
import { createManualTime } from './manual-time'
import { createModelOffice } from './model-office'
import { keyOf, openMigrated, openSyncLine, storeOf } from './sync-line'
import type { LineParts, SyncLine } from './sync-line'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const OFFICE = 'M30011'
const ME = 'HAN-ME'
const CONTACTS = 400
const OPENED = 120
/** All the time that somebody sits there. */
const COMES_AT = 8 * HOUR
const GOES_AT = COMES_AT + WATCHED_HOURS * HOUR

let line: SyncLine | undefined
afterEach(async () => {
  await line?.engine.stop()
  line = undefined
})

/** An office over days, with no time passing but what is told, and each call to the CRM counted. */
function anOffice() {
  const time = createManualTime()
  const { clock } = time
  const midnight = (now: number) => Math.floor(now / DAY) * DAY
  clock.pass(midnight(clock.now()) + DAY - clock.now())
  const model = createModelOffice({
    customers: [OFFICE],
    form: 'bare',
    agentFilter: true,
    skewMs: 0,
    now: clock.now,
    random: () => 0,
  })
  for (let index = 0; index < CONTACTS; index += 1) {
    model.add(OFFICE, index % 10 === 0 ? ME : 'HAN-OTHER', { kind: 'person' })
  }
  const store = storeOf(openMigrated())
  const choice: CopyChoice = {
    scope: 'office',
    own: [{ customerId: OFFICE as CustomerId, userId: ME }],
  }
  let calls = noCalls()
  let isWatched = false
  /** Who has a new role, and since when. */
  const related: { id: ContactId; at: number }[] = []
  const told = new Set<ContactId>()

  function record(kind: KindOfCall, count = 1): void {
    calls[kind] += count
  }

  // What one of them takes on the wire, where it is more than one call.
  const crm: Crm = {
    ...model.crm,
    probeFilters(...asked) {
      record('what the CRM honours', 3)
      return model.crm.probeFilters(...asked)
    },
    probeRelationDates(...asked) {
      record('what the CRM honours', 4)
      return model.crm.probeRelationDates(...asked)
    },
    references(customer, request, signal) {
      record(request.changedFrom === undefined ? 'whole list' : 'changes')
      return model.crm.references(customer, request, signal)
    },
    contactBatch(...asked) {
      record('changed contacts')
      return model.crm.contactBatch(...asked)
    },
    users(...asked) {
      record('names and estates')
      return model.crm.users(...asked)
    },
    categories(...asked) {
      record('names and estates', 2)
      return model.crm.categories(...asked)
    },
    checkCustomer(...asked) {
      record('names and estates')
      return model.crm.checkCustomer(...asked)
    },
    estates(...asked) {
      record('names and estates')
      return model.crm.estates(...asked)
    },
    async contactsRelatedSince(_customer, since, dates) {
      record('who has new roles', dates.length)
      const contactIds = related.filter(({ at }) => at >= since).map(({ id }) => id)
      for (const id of contactIds) told.add(id)
      return ok({ contactIds, serverAt: null })
    },
    rolesOverview(customer, role, ids, ...more) {
      record(ids.every((id) => told.has(id)) ? 'their overview' : 'walk')
      if (role === 'speculator') for (const id of ids) told.delete(id)
      return model.crm.rolesOverview(customer, role, ids, ...more)
    },
    async roles() {
      record('dated roles')
      return ok(datedRoles.map((role) => ({ role, roles: [] })))
    },
    relations(...asked) {
      record('dated roles')
      return model.crm.relations(...asked)
    },
  }

  async function quiet(): Promise<void> {
    for (let still = 0; still < 2; still = model.inFlight === 0 ? still + 1 : 0) {
      await new Promise<void>((go) => setImmediate(go))
    }
  }

  function start(given: Partial<LineParts> = {}): SyncLine {
    line = openSyncLine({
      crm,
      store,
      choice,
      customers: [OFFICE],
      time: clock,
      clock,
      after: time.after,
      yieldToEventLoop: () => Promise.resolve(),
      isWatched: () => isWatched,
      ...given,
    })
    line.engine.start()
    return line
  }

  return {
    clock,
    model,
    start,
    relate: (id: ContactId) => related.push({ id, at: clock.now() }),
    watch(now: boolean): void {
      isWatched = now
    },
    /** What has been asked for since the last time. */
    take(): CallsOfADay {
      const before = calls
      calls = noCalls()
      return before
    },
    /** From one timer to the next, what each sets off carried to its end. */
    async pass(ms: number): Promise<void> {
      const end = clock.monotonic() + ms
      await quiet()
      for (let left = ms; left > 0; left = end - clock.monotonic()) {
        time.pass(Math.min(left, time.next() ?? left))
        await quiet()
      }
      await quiet()
    },
    async restart(given: Partial<LineParts> = {}): Promise<SyncLine> {
      await line?.engine.stop()
      time.dropTimers()
      return start(given)
    },
  }
}

function noCalls(): CallsOfADay {
  return Object.fromEntries(kindsOfCalls.map((kind) => [kind, 0])) as CallsOfADay
}

/** Filled, with all that was missing asked for, and closed until a moment before midnight. */
async function filledOffice() {
  const office = anOffice()
  const { contacts, engine } = office.start()
  await office.pass(MINUTE)
  for (const { id } of office.model.contactsOf(OFFICE).slice(0, OPENED)) {
    contacts.opened(keyOf(OFFICE, id), office.clock.now())
  }
  await office.pass(HOUR)
  await engine.stop()
  office.clock.pass(DAY - HOUR - 2 * MINUTE)
  office.take()
  return office
}

describe('the calls of a day after the first', () => {
  it('are as many as have been reckoned, kind by kind', async () => {
    const office = await filledOffice()
    const [changed, withRole] = office.model.contactsOf(OFFICE)
    if (changed === undefined || withRole === undefined) throw new Error('Nobody is there')

    await office.restart()
    await office.pass(COMES_AT)
    office.watch(true)
    line?.engine.attend()
    for (let hour = 0; hour < WATCHED_HOURS; hour += 1) {
      await office.pass(HOUR / 2)
      office.model.touch(changed)
      office.relate(withRole.id)
      await office.pass(HOUR / 2)
    }
    office.watch(false)
    await office.pass(DAY - GOES_AT)

    const calls = office.take()
    const reckoned = callsOfADay(CONTACTS)
    // A round may begin a moment before the day does, or before somebody comes.
    expect(calls.changes).toBeGreaterThan(reckoned.changes - 4)
    expect(calls.changes).toBeLessThanOrEqual(reckoned.changes + 1)
    // One contact an hour, and nobody twice for the hours that lists overlap.
    expect(calls['changed contacts']).toBe(WATCHED_HOURS)
    expect(calls['whole list']).toBe(reckoned['whole list'])
    expect(calls['names and estates']).toBe(reckoned['names and estates'])
    expect(calls['what the CRM honours']).toBe(reckoned['what the CRM honours'])
    expect(calls['who has new roles']).toBe(reckoned['who has new roles'])
    expect(calls['their overview']).toBeGreaterThanOrEqual(reckoned['their overview'] - 3)
    expect(calls['their overview']).toBeLessThanOrEqual(reckoned['their overview'])
    expect(walkedADay(CONTACTS)).toBeLessThan(OVERVIEW_BATCH)
    expect(calls.walk).toBe(reckoned.walk)
    // All opened ones are a day old, and the broker's own are not due for days.
    expect(calls['dated roles']).toBe(reckoned['dated roles'] / 2)
    expect(line?.bugs).toEqual([])
  })

  it('stay under 10,000 for thirty computers with 20,000 contacts, as docs/sync.md tells', () => {
    expect(30 * sumOf(callsOfADay(20_000))).toBeLessThan(10_000)
    expect(30 * sumOf(callsOfADay(5_000))).toBeLessThan(10_000)
    const docs = readFileSync(join(import.meta.dirname, '../../../docs/sync.md'), 'utf8')
    const small = callsOfADay(5_000)
    const large = callsOfADay(20_000)
    for (const kind of kindsOfCalls) expect(docs).toMatch(rowOf(small[kind], large[kind]))
    expect(docs).toMatch(rowOf(sumOf(small), sumOf(large)))
  })
})

/** A row of its table: one computer and thirty, for 5,000 contacts and for 20,000. */
function rowOf(small: number, large: number): RegExp {
  const cells = [small, 30 * small, large, 30 * large].map((one) => one.toLocaleString('en'))
  return new RegExp(String.raw`\| ${cells.join(String.raw` \| `)} \|`)
}

describe('a time of its own', () => {
  it('is waited for after a start by what all computers of an office ask for, and not by what has changed', async () => {
    const office = await filledOffice()
    await office.restart({ phaseMs: 7 * MINUTE })
    await office.pass(6 * MINUTE)
    const atOnce = office.take()
    expect(atOnce.changes).toBe(1)
    expect(atOnce['whole list'] + atOnce['names and estates']).toBe(0)
    expect(atOnce['who has new roles'] + atOnce.walk).toBe(0)
    await office.pass(2 * MINUTE)
    const later = office.take()
    expect(later).toMatchObject({ 'whole list': 1, 'names and estates': 5 })
    expect(later['who has new roles']).toBe(4)
  })

  it('is not waited for by a first fill', async () => {
    const office = anOffice()
    office.start({ phaseMs: 7 * MINUTE })
    await office.pass(MINUTE)
    expect(office.take()).toMatchObject({ 'whole list': 1, 'names and estates': 5 })
    expect(line?.engine.status()).toMatchObject({
      complete: true,
    })
    expect(line?.contacts.countRoles()).toEqual({ asked: CONTACTS, contacts: CONTACTS })
  })

  it('is over when somebody asks in person', async () => {
    const office = await filledOffice()
    await office.restart({ phaseMs: 7 * MINUTE })
    await office.pass(MINUTE)
    office.take()
    line?.engine.syncNow()
    await office.pass(MINUTE)
    expect(office.take()).toMatchObject({ 'whole list': 1, 'names and estates': 5 })
  })
})

describe('nobody at the window', () => {
  it('asks for changes seldom, and at once when somebody comes', async () => {
    const office = await filledOffice()
    await office.restart()
    await office.pass(3 * HOUR)
    office.take()
    await office.pass(30 * MINUTE)
    expect(office.take().changes).toBe(0)
    office.watch(true)
    line?.engine.attend()
    await office.pass(MINUTE / 2)
    expect(office.take().changes).toBe(1)
    // Locked by mistake and opened again: it has just been asked.
    line?.engine.attend()
    await office.pass(MINUTE / 4)
    expect(office.take().changes).toBe(0)
    await office.pass(31 * MINUTE)
    expect(office.take().changes).toBe(3)
    // Away for a coffee: it would not be asked for some minutes yet.
    await office.pass(3 * MINUTE)
    line?.engine.attend()
    await office.pass(MINUTE / 2)
    expect(office.take().changes).toBe(1)
  })

  it('S21 asks at once after a sleep', async () => {
    const office = await filledOffice()
    await office.restart()
    await office.pass(3 * HOUR)
    office.take()
    line?.engine.wake()
    await office.pass(MINUTE / 2)
    expect(office.take().changes).toBe(1)
  })
})
