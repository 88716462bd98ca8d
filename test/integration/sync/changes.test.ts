import { afterEach, describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import * as faults from '../../fakes/faults'
import { createTurnstile } from '../../fakes/turnstile'
import { aContact, DETAILS, MINUTE, OFFICE, openOfficeCopy, WHOLE } from './office-copy'
import type { OfficeCopy, OfficeCopyOptions } from './office-copy'
import { checkIndex, keyOf, until } from './sync-line'
import { removeAll } from '../../fakes/gone'

let copy: OfficeCopy
afterEach(() => copy.close())

async function open(options: OfficeCopyOptions = {}): Promise<OfficeCopy> {
  copy = await openOfficeCopy(options)
  return copy
}

describe('changes', () => {
  it('are fetched alone, and marked on those the broker has seen', async () => {
    await open()
    await copy.fill()
    await copy.open(contactIdOf(1))
    copy.later(30 * MINUTE)
    copy.change(contactIdOf(1), { firstName: 'Nya', advertisingEnabled: false })
    copy.server.putContact(aContact(100, { changedAt: copy.nowText }))
    copy.later(MINUTE)
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
    copy.later(10 * MINUTE)
    await copy.askForChanges()
    const [asked] = copy.server.requestsAt('ChangedAtFrom')
    expect(asked?.query.get('ChangedAtFrom')).toMatch(/^2026-11-22T13:(10:00|09:5\d)Z$/)
  })

  it('do not move the position before every one of them is stored', async () => {
    await open()
    await copy.fill()
    const mark = () => copy.line.rows.position(OFFICE as CustomerId)?.mark
    const before = mark()
    copy.later(30 * MINUTE)
    copy.change(contactIdOf(1), { firstName: 'Nya' })
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
    await open({ server: { habits: { filterNames: 'none' } } })
    await copy.fill()
    copy.server.forgetRequests()
    copy.later(10 * MINUTE)
    copy.change(contactIdOf(1), { firstName: 'Nya' })
    copy.engine.wake()
    copy.later(51 * MINUTE)
    expect(copy.server.requestsAt(WHOLE)).toHaveLength(0)
    await copy.askForChanges()
    expect(copy.name(contactIdOf(1))).toBe('Nya Exempelgren')
  })
})

describe('roles and relations', () => {
  it('N31 of contacts opened lately are kept fresh, each with an age of its own', async () => {
    await open({ choice: null })
    await copy.open(contactIdOf(1))
    copy.server.setRoles(contactIdOf(1), { buyer: [] })
    copy.server.fail('ContactRelations', faults.status(403), { times: 1 })
    copy.engine.start()
    const rolesAt = () => {
      const groups = copy.line.contacts.get(keyOf(OFFICE, contactIdOf(1)))?.roles ?? []
      return groups.find((one) => one.role === 'buyer' && one.state === 'whole')?.fetchedAt ?? null
    }
    const relationsAt = () =>
      copy.line.contacts.get(keyOf(OFFICE, contactIdOf(1)))?.relations?.fetchedAt ?? null
    await until(() => rolesAt() !== null)
    const first = copy.now
    expect([rolesAt(), relationsAt()]).toEqual([first, null])

    copy.later(25 * 60 * MINUTE)
    copy.server.fail('PartyRoles', faults.status(500))
    await copy.restart()
    await copy.begin()
    await until(() => relationsAt() !== null)
    expect([rolesAt(), relationsAt()]).toEqual([first, copy.now])
  })
})

describe('an answer that comes too late', () => {
  it('does not bring back a contact removed meanwhile', async () => {
    await open()
    await copy.fill()
    copy.later(30 * MINUTE)
    copy.change(contactIdOf(1), { firstName: 'Nya' })
    const turnstile = createTurnstile()
    copy.server.fail('/Person?', faults.behind(turnstile))
    copy.engine.wake()
    await copy.server.waitForRequest('/Person?', 3)
    removeAll(copy.line.contacts, [keyOf(OFFICE, contactIdOf(1))])
    turnstile.open()
    await copy.waitFor('idle')
    expect(copy.has(contactIdOf(1))).toBe(false)
    expect(copy.line.rows.pendingCount(OFFICE as CustomerId)).toBe(0)
  })
})
