import { afterEach, describe, expect, it } from 'vitest'
import type { CopyChoice } from '../../../electron/contract/domain/copy'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import type { Database } from '../../../electron/main/store/driver'
import type { Store } from '../../../electron/main/store/store'
import { createManualTime } from './manual-time'
import type { ManualTime } from './manual-time'
import { createModelOffice } from './model-office'
import type { ModelOffice } from './model-office'
import { keyOf, openMigrated, openSyncLine, storeOf, until } from './sync-line'
import type { SyncLine } from './sync-line'

const M1 = 'M1' as CustomerId
const office: CopyChoice = { scope: 'office', own: [] }
const opened: CopyChoice = { scope: 'opened', own: [] }

let time: ManualTime
let crm: ModelOffice
let db: Database
let store: Store
let line: SyncLine
afterEach(async () => {
  await line.engine.stop()
  db.close()
})

const tick = () => new Promise<void>((go) => setImmediate(go))

function begin(choice: CopyChoice = office, yieldToEventLoop = tick, startAfterMs = 0): SyncLine {
  const { clock, after } = time
  const parts = {
    crm: crm.crm,
    store,
    choice,
    customers: ['M1'],
    time: clock,
    clock,
    after,
    yieldToEventLoop,
    startAfterMs,
  }
  line = openSyncLine(parts)
  return line
}

/** An office with so many contacts, and an empty copy of it. */
function prepare(contacts: number): void {
  time = createManualTime()
  crm = createModelOffice({
    customers: ['M1'],
    form: 'bare',
    agentFilter: true,
    skewMs: 0,
    now: time.clock.now,
    random: () => 0.99,
  })
  for (let count = 0; count < contacts; count += 1) crm.add('M1', 'HAN1')
  db = openMigrated()
  store = storeOf(db)
}

const isFilled = () =>
  line.engine.status().complete && line.engine.status().activity.state === 'idle'

describe('the sync', () => {
  it('says how far it is and how long it will take, a few times a second', async () => {
    prepare(400)
    begin()
    line.engine.start()
    let turns = 0
    while (!isFilled()) {
      time.pass(100)
      await tick()
      turns += 1
      const { activity } = line.engine.status()
      if (activity.state !== 'fetching' || activity.perSecond === null) continue
      expect(activity.total).toBe(400)
      expect(activity.leftMs).toBe(Math.round(((400 - activity.done) * 1000) / activity.perSecond))
    }
    // In steps of 100 ms, told every 250 ms at most.
    expect(line.told).toBeLessThanOrEqual(Math.ceil(turns / 2.5) + 2)
    time.pass(1000)
    const told = line.told
    time.pass(5000)
    expect(line.told).toBe(told)
  })

  it('lets the window be drawn before it asks for anything', async () => {
    prepare(20)
    begin(office, tick, 1_000)
    line.engine.start()
    expect(time.next()).toBe(1_000)
    expect(line.engine.status().activity.state).toBe('idle')
    time.pass(1_000)
    await until(isFilled)
    expect(line.contacts.count()).toBe(20)
  })

  it('does not keep somebody waiting who asks for it at the start', async () => {
    prepare(20)
    begin(office, tick, 1_000)
    line.engine.start()
    line.engine.syncNow()
    await until(isFilled)
    expect(line.contacts.count()).toBe(20)
  })

  it('fills anew when the copy under it is replaced by an empty one', async () => {
    prepare(200)
    begin()
    line.engine.start()
    await until(() => line.contacts.count() > 40)
    const empty = openMigrated()
    store.attach(
      { db: empty, replace: () => ({ db: openMigrated(), problem: null }) },
      () => undefined,
    )
    db = empty
    await until(isFilled)
    expect(line.contacts.count()).toBe(200)
    expect(line.rows.position(M1)).toMatchObject({ filled: { scope: 'office' }, round: null })
  })

  /** Of so many that they leave in more than one step. */
  const MANY = 1_200

  it('does not take a copy for complete whose narrowing was cut off', async () => {
    prepare(MANY)
    begin()
    line.engine.start()
    await until(isFilled)
    // Dies between two steps of removing, after which the choice is the old one again.
    await line.engine.stop()
    const isBegun = () => line.contacts.count() < MANY
    begin(opened, () => (isBegun() ? new Promise(() => undefined) : tick()))
    line.engine.start()
    await until(isBegun)
    const left = line.contacts.count()
    expect(left).toBeGreaterThan(0)
    begin(office)
    expect(line.engine.status().complete).toBe(false)
    line.engine.start()
    await until(isFilled)
    expect(line.contacts.count()).toBe(MANY)
  })

  it('keeps a contact that is opened while others leave', async () => {
    prepare(MANY)
    begin()
    line.engine.start()
    await until(isFilled)
    await line.engine.stop()
    const [last] = line.contacts.references(M1).slice(-1)
    begin(opened, async () => {
      if (line.contacts.count() < MANY) {
        line.contacts.opened(keyOf('M1', last?.contactId ?? ''), time.clock.now())
      }
      await tick()
    })
    line.engine.start()
    await until(() => line.gone.length === MANY - 1)
    expect(line.contacts.references(M1)).toMatchObject([{ contactId: last?.contactId }])
    expect(new Set(line.gone.map((one) => one.reason))).toEqual(new Set(['out-of-scope']))
  })

  it('asks for changes every ten minutes', async () => {
    prepare(5)
    begin()
    line.engine.start()
    await until(isFilled)
    const [contact] = crm.contactsOf('M1')
    if (contact === undefined) throw new Error('nobody there')
    crm.touch(contact)
    time.pass(9 * 60_000)
    await tick()
    const version = () => line.contacts.get(keyOf('M1', contact.id))?.record.contact.note
    expect(version()).toBe('Version 1')
    time.pass(60_000)
    await until(() => version() === 'Version 2')
  })

  it('ends at once when told to, and can be told twice', async () => {
    prepare(200)
    begin()
    line.engine.start()
    await until(() => line.contacts.count() > 0)
    await Promise.all([line.engine.stop(), line.engine.stop()])
    const stored = line.contacts.count()
    line.engine.syncNow()
    line.engine.wake()
    await line.engine.choose(opened)
    await tick()
    expect(line.contacts.count()).toBe(stored)
    expect(crm.inFlight).toBe(0)
  })
})
