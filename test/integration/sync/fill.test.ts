import { afterEach, describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import * as faults from '../../fakes/faults'
import { DETAILS, OFFICE, openOfficeCopy, someContacts, WHOLE } from './office-copy'
import type { OfficeCopy, OfficeCopyOptions } from './office-copy'
import { checkIndex } from './sync-line'

let copy: OfficeCopy
afterEach(() => copy.close())

async function open(options: OfficeCopyOptions = {}): Promise<OfficeCopy> {
  copy = await openOfficeCopy(options)
  return copy
}

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
      reconciledAt: copy.nowText,
      syncedAt: copy.nowText,
      activity: { state: 'idle' },
      shrunk: null,
      notUnderstood: 0,
    })
    expect(checkIndex(copy.db)).toEqual({ contacts: 45, indexed: 45 })
    expect(copy.line.saved).toHaveLength(45)
    expect(copy.line.bugs).toEqual([])
  })

  it('has come as far with its last answer as it was to come, and never less far than before', async () => {
    await open({ contacts: someContacts(60) })
    const { rows } = copy.line
    const save = rows.saveBatch.bind(rows)
    const told: unknown[] = []
    // A status may be told at any moment: also in the one in which the last answer has closed the round.
    rows.saveBatch = (batch) => {
      const saved = save(batch)
      told.push(copy.activity())
      return saved
    }
    await copy.fill()
    expect(told.at(-1)).toMatchObject({ state: 'fetching', done: 60, total: 60 })
    expect(told.every((one) => (one as { total?: number }).total === 60)).toBe(true)
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
