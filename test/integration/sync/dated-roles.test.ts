import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import type { ContactId, ContactKey, CustomerId } from '../../../electron/contract/domain/ids'
import { failed, ok } from '../../../electron/contract/errors'
import type { Failure } from '../../../electron/contract/errors'
import type { Crm } from '../../../electron/main/crm-api/crm'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import { StoreError } from '../../../electron/main/store/driver'
import { createReferenceRows } from '../../../electron/main/store/reference-rows'
import { createRolesDue } from '../../../electron/main/store/roles-due'
import { createSyncRows } from '../../../electron/main/store/sync-rows'
import { DatedRoles } from '../../../electron/main/sync/dated-roles'
import type { SyncWork } from '../../../electron/main/sync/steps'
import { recordOf } from '../../builders/many-contacts'
import { aMemoryStore } from '../../builders/memory-store'
import { aPerson } from '../../builders/people'
import { toldGroups } from '../../builders/roles'
import { createManualTime } from './manual-time'

const M1 = 'M1' as CustomerId
const ME = 'HAN1'
const HOUR = 60 * 60 * 1000

let dated: DatedRoles
afterEach(() => dated.stop())

function openLine(contactCount: number, roles: Crm['roles'], isFull = false) {
  const store = aMemoryStore()
  const rows = createContactRows(store)
  const records = Array.from({ length: contactCount }, (_, index) =>
    recordOf(aPerson({ id: `A${index}`, customerId: M1, agentId: ME })),
  )
  rows.save(M1, records, 500, rows.asking())
  const time = createManualTime()
  const asked: ContactId[] = []
  const failures: Failure[] = []
  const bugs: unknown[] = []
  const refuse = () => {
    throw new StoreError('full')
  }
  const work: SyncWork = {
    crm: {
      isIdle: () => true,
      roles(key: ContactKey) {
        asked.push(key.contactId)
        return roles(key)
      },
    } as Crm,
    contacts: isFull ? { ...rows, saveRoles: refuse } : rows,
    rows: createSyncRows(store),
    references: createReferenceRows(store),
    roles: createRolesDue(store),
    time: { now: () => Date.UTC(2026, 10, 22) },
    clock: time.clock,
    yieldToEventLoop: () => yieldToEventLoop(),
    deleteDropped: async () => undefined,
    onSaved: () => undefined,
    onBug: (_where, error) => bugs.push(error),
    onRemoved: () => undefined,
  }
  dated = new DatedRoles(work, {
    customers: [M1],
    after: time.after,
    maxRefused: 10,
    own: () => [ME],
    mayAsk: () => true,
    onFailed: (failure) => failures.push(failure),
    onRefused: () => undefined,
  })
  dated.start(0)
  /** So many looks at who is next, each as soon as it is due. */
  async function look(times: number): Promise<void> {
    for (let index = 0; index < times; index += 1) {
      time.pass(time.next() ?? 0)
      while (time.next() === null) await yieldToEventLoop()
    }
  }
  return { look, pass: time.pass, asked, failures, bugs }
}

it('asks for nobody again and again, however many are not found', async () => {
  const line = openLine(15, async () => failed('not-found'))
  await line.look(40)
  expect(line.asked).toHaveLength(10)
  line.pass(6 * HOUR)
  await line.look(40)
  expect(line.asked).toHaveLength(20)
})

it('S04 asks for nobody again and again whose roles the disk refuses', async () => {
  const line = openLine(1, async () => ok(toldGroups()), true)
  await line.look(20)
  expect(line.asked).toHaveLength(1)
  expect(line.failures.map(({ code }) => code)).toEqual(['disk-full'])
  expect(line.bugs).toEqual([])
})
