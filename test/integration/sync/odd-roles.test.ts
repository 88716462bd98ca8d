import { afterEach, describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../electron/contract/domain/ids'
import type { PartyRole } from '../../../electron/contract/domain/party'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import * as faults from '../../fakes/faults'
import { MINUTE, OFFICE, officeChoice, openOfficeCopy, someContacts } from './office-copy'
import type { OfficeCopy, OfficeCopyOptions } from './office-copy'
import { keyOf, until } from './sync-line'

const HOUR = 60 * MINUTE
const DATED = /PartyRoles$/

let copy: OfficeCopy
afterEach(() => copy.close())

async function open(options: OfficeCopyOptions = {}): Promise<OfficeCopy> {
  copy = await openOfficeCopy(options)
  return copy
}

const position = () => copy.line.roles.position(OFFICE as CustomerId)
const isThrough = () => (position()?.filledAt ?? null) !== null && position()?.open === false
const refused = () => copy.engine.status().rolesRefused
const groupOf = (index: number, role: PartyRole) =>
  copy.line.contacts
    .get(keyOf(OFFICE, contactIdOf(index)))
    ?.roles.find((group) => group.role === role)
const withGroups = () =>
  copy.db.prepare<{ n: number }>('SELECT count(DISTINCT place) AS n FROM role_groups').get()?.n

describe('roles with their dates', () => {
  it('are asked for where the login may not read relations', async () => {
    await open({ choice: officeChoice('office', 'NOBODY') })
    copy.server.fail('ContactRelations', faults.status(403))
    await copy.fill()
    await until(isThrough)
    const opened = Array.from({ length: 8 }, (_, index) => index + 1)
    for (const index of opened) await copy.open(contactIdOf(index))
    copy.engine.wake()
    await until(() => copy.server.requestsAt('ContactRelations').length >= 5)
    await until(
      () => refused().length > 0 || opened.every((one) => groupOf(one, 'owner') !== undefined),
    )
    expect(refused()).toEqual([])
    expect(copy.server.requestsAt(DATED)).toHaveLength(8)
  })
})

describe('everybody’s roles in outline', () => {
  it('are asked for once more of those alone who were asked while one role was refused', async () => {
    await open()
    await copy.fill()
    await until(isThrough)
    const asked = () =>
      copy.server
        .requestsAt('/Buyer?')
        .flatMap((one) => (one.query.get('contactIds') ?? '').split(','))
    async function pass(ms: number): Promise<void> {
      copy.later(ms)
      copy.server.forgetRequests()
      const before = position()?.relatedAt
      copy.engine.wake()
      await until(() => position()?.relatedAt !== before && isThrough())
    }
    const mend = copy.server.fail('/Buyer?', faults.status(403))
    await pass(25 * HOUR)
    expect(refused()).toEqual(['buyer'])
    mend()
    copy.crm.resume()
    await pass(25 * HOUR)
    expect(refused()).toEqual([])
    // One to find out, those of yesterday's walk, and those of today's.
    expect(asked().length).toBeLessThan(8)
  })

  it('count as asked for of nobody where the login may read none of them', async () => {
    await open({ contacts: someContacts(200) })
    copy.server.fail(/\/(Seller|Buyer|Speculator)\?/, faults.status(403))
    await copy.fill()
    await until(() => refused().length === 3 && copy.activity().state === 'idle')
    expect(withGroups()).toBe(0)
    expect(copy.line.contacts.countRoles().asked).toBe(0)
  })

  it('come where the CRM stumbles over who has a new role', async () => {
    await open()
    await copy.fill()
    await until(isThrough)
    copy.server.fail('GetContactsSyncList', faults.status(500))
    copy.later(5 * HOUR)
    copy.change(contactIdOf(5), { firstName: 'Nya' })
    copy.server.forgetRequests()
    const before = position()?.relatedAt
    copy.engine.wake()
    await until(
      () =>
        copy.activity().state === 'waiting' || (position()?.relatedAt !== before && isThrough()),
    )
    expect(copy.activity().state).not.toBe('waiting')
    expect(copy.server.requestsAt('/Seller?').length).toBeGreaterThan(0)
  })

  it('come in the other roles where the CRM stumbles over one', async () => {
    await open()
    copy.server.fail('/Speculator?', faults.status(500))
    await copy.fill()
    await until(() => copy.activity().state === 'waiting' || isThrough())
    expect(isThrough()).toBe(true)
    expect(groupOf(44, 'buyer')).toMatchObject({ state: 'overview', roles: [] })
    expect(groupOf(44, 'speculator')).toBeUndefined()
    expect(copy.server.requestsAt('/Speculator?').length).toBeLessThan(40)
  })
})
