import { afterEach, describe, expect, it } from 'vitest'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import type { PartyRole } from '../../../electron/contract/domain/party'
import { contactIdOf } from '../../../electron/main/demo/sample/drafts'
import { removeAll } from '../../fakes/gone'
import * as faults from '../../fakes/faults'
import { createTurnstile } from '../../fakes/turnstile'
import { MINUTE, OFFICE, officeChoice, openOfficeCopy } from './office-copy'
import type { OfficeCopy, OfficeCopyOptions } from './office-copy'
import { checkIndex, keyOf, until } from './sync-line'

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const OVERVIEW = /\/(Seller|Buyer|Speculator)\?/
const CONTACTS = 45
const WINTER = 'OBJ30011_9'
const OTHER = 'OBJ30011_12'

let copy: OfficeCopy
afterEach(() => copy.close())

async function open(options: OfficeCopyOptions = {}): Promise<OfficeCopy> {
  copy = await openOfficeCopy(options)
  return copy
}

const link = (estateId: string) => ({ estateId, estateType: 'House' as const })
const sells = (index: number, ...estateIds: string[]) =>
  copy.server.setEstateLinks(contactIdOf(index), {
    sellerOn: estateIds.map((id) => ({ ...link(id), shareHolding: null })),
  })

const groupOf = (index: number, role: PartyRole) =>
  copy.line.contacts
    .get(keyOf(OFFICE, contactIdOf(index)))
    ?.roles.find((group) => group.role === role)
const estatesOf = (index: number, role: PartyRole) =>
  groupOf(index, role)?.roles.map(({ estateId }) => estateId) ?? null

const roles = () => ({
  ...copy.line.contacts.countRoles(),
  refused: copy.engine.status().rolesRefused,
})
const position = () => copy.line.roles.position(OFFICE as CustomerId)
const isThrough = () => (position()?.filledAt ?? null) !== null && position()?.open === false
/** Who was asked for in one role, as often as they were. */
const askedFor = (role: string) =>
  copy.server
    .requestsAt(`/${role}?`)
    .flatMap((one) => (one.query.get('contactIds') ?? '').split(','))

async function fill(): Promise<void> {
  await copy.fill()
  await until(isThrough)
}

/** One batch is not answered, all others are; how many have been asked for then. */
async function untilHeldUp(): Promise<number> {
  const held = new RegExp(`Seller\\?.*${contactIdOf(41)}`)
  const turnstile = createTurnstile()
  const mend = copy.server.fail(held, faults.behind(turnstile))
  await copy.fill()
  await copy.server.waitForRequest(held)
  await until(() => roles().asked > 0)
  const { asked } = roles()
  expect(asked).toBeLessThan(CONTACTS)
  mend()
  return asked
}

/** The next pass, as after some hours. */
async function pass(ms: number): Promise<void> {
  copy.later(ms)
  const before = position()?.relatedAt
  copy.engine.wake()
  await until(() => position()?.relatedAt !== before && isThrough())
}

describe('everybody’s roles in outline', () => {
  it('come after the contacts, twenty to a call, each contact once in each of three roles', async () => {
    await open()
    sells(1, WINTER)
    copy.server.setEstateLinks(contactIdOf(2), {
      speculatorOn: [{ ...link(WINTER), level: 'Booked' }],
    })
    await fill()
    expect(roles()).toEqual({ asked: CONTACTS, contacts: CONTACTS, refused: [] })
    for (const role of ['Seller', 'Buyer', 'Speculator']) {
      expect(new Set(askedFor(role)).size).toBe(CONTACTS)
      expect(askedFor(role)).toHaveLength(CONTACTS)
    }
    const sizes = copy.server
      .requestsAt(OVERVIEW)
      .map((one) => (one.query.get('contactIds') ?? '').split(',').length)
    expect(Math.max(...sizes)).toBe(20)
    expect(groupOf(1, 'seller')).toMatchObject({
      state: 'overview',
      roles: [{ estateId: WINTER, createdAt: null, estateKind: { kind: 'house' } }],
    })
    expect(groupOf(2, 'speculator')).toMatchObject({
      state: 'whole',
      roles: [{ level: { state: 'known', level: 'Booked' } }],
    })
    // Asked for, and none; and not asked for.
    expect(groupOf(1, 'buyer')).toMatchObject({ state: 'overview', roles: [] })
    expect(groupOf(1, 'extraSeller')).toBeUndefined()
    expect(checkIndex(copy.db)).toEqual({ contacts: CONTACTS, indexed: CONTACTS })
  })

  it('say nothing of whom an answer leaves out, and keep what was known', async () => {
    await open({ server: { habits: { withoutRoles: 'left-out' } } })
    sells(1, WINTER)
    await fill()
    expect(groupOf(3, 'seller')).toBeUndefined()
    expect(roles().asked).toBe(CONTACTS)
    sells(1)
    copy.line.roles.tell(OFFICE as CustomerId, [contactIdOf(1) as ContactId])
    await pass(5 * HOUR)
    expect(estatesOf(1, 'seller')).toEqual([WINTER])
  })

  it('go on where they were after a restart, and ask for nobody twice', async () => {
    await open()
    const asked = await untilHeldUp()
    await copy.restart()
    copy.server.forgetRequests()
    copy.engine.start()
    await until(isThrough)
    expect(askedFor('Seller')).toHaveLength(CONTACTS - asked)
    expect(roles().asked).toBe(CONTACTS)
  })

  it('stay paused over a restart, and go on when told to', async () => {
    await open()
    await untilHeldUp()
    copy.engine.pause()
    await copy.restart()
    copy.server.forgetRequests()
    copy.engine.start()
    await copy.waitFor('paused')
    expect(copy.server.requestsAt(OVERVIEW)).toEqual([])
    copy.engine.resume()
    await until(isThrough)
    expect(roles().asked).toBe(CONTACTS)
  })

  it('N03 are asked for in the other roles where the login may not read one, and it is told', async () => {
    await open()
    sells(1, WINTER)
    const mend = copy.server.fail('/Buyer?', faults.status(403))
    await fill()
    expect(roles()).toEqual({ asked: CONTACTS, contacts: CONTACTS, refused: ['buyer'] })
    expect(estatesOf(1, 'seller')).toEqual([WINTER])
    expect(groupOf(1, 'buyer')).toBeUndefined()
    expect(copy.server.requestsAt('/Buyer?').length).toBeLessThan(4)

    mend()
    copy.server.forgetRequests()
    await pass(5 * HOUR)
    expect(copy.server.requestsAt('/Buyer?')).toEqual([])
    // Somebody asks in person: then everybody is asked for what was missing.
    copy.crm.resume()
    copy.engine.syncNow()
    await until(() => groupOf(44, 'buyer') !== undefined && isThrough())
    expect(roles().refused).toEqual([])
    expect(groupOf(44, 'buyer')).toMatchObject({ state: 'overview', roles: [] })
  })

  it('are not held up for ever by one contact that makes the server stumble', async () => {
    await open()
    sells(2, WINTER)
    copy.server.fail(new RegExp(`Seller\\?.*${contactIdOf(1)}`), faults.status(500))
    await fill()
    expect(roles().asked).toBe(CONTACTS)
    expect(estatesOf(2, 'seller')).toEqual([WINTER])
    expect(groupOf(1, 'seller')).toBeUndefined()
  })

  it('wait when the server stumbles over everything, and give nobody up for it', async () => {
    await open()
    const mend = copy.server.fail(OVERVIEW, faults.status(500))
    await copy.fill()
    await copy.waitFor('waiting')
    expect(roles().asked).toBe(0)
    mend()
    copy.engine.resume()
    await until(isThrough)
    expect(roles().asked).toBe(CONTACTS)
  })

  it('S20 are not believed when far too much of what is known is gone at once; each is asked for alone', async () => {
    await open()
    for (let index = 1; index <= 12; index += 1) sells(index, WINTER)
    await fill()
    const ids = Array.from({ length: 12 }, (_, index) => contactIdOf(index + 1) as ContactId)
    for (let index = 1; index <= 12; index += 1) sells(index)
    copy.line.roles.tell(OFFICE as CustomerId, ids)
    copy.server.forgetRequests()
    await pass(5 * HOUR)
    const alone = copy.server
      .requestsAt('/Seller?')
      .filter((one) => !(one.query.get('contactIds') ?? '').includes(','))
    expect(alone).toHaveLength(12)
    expect(estatesOf(1, 'seller')).toEqual([])
  })
})

describe('who has a new role', () => {
  it('is asked of the CRM by four dates, and only they are asked for again', async () => {
    await open()
    await fill()
    copy.later(3 * HOUR)
    copy.server.setRoles(contactIdOf(5), {
      seller: [{ estateId: WINTER, roleCreatedAt: copy.nowText }],
    })
    sells(5, WINTER)
    copy.server.forgetRequests()
    await pass(2 * HOUR)
    expect(copy.server.requestsAt('GetContactsSyncList').length).toBeGreaterThanOrEqual(4)
    expect(new Set(askedFor('Seller'))).toEqual(new Set([contactIdOf(5)]))
    expect(estatesOf(5, 'seller')).toEqual([WINTER])
  })

  it('is looked for among those whose card is another one where no date is honoured', async () => {
    await open({ server: { habits: { relationDates: [] } } })
    await fill()
    copy.later(3 * HOUR)
    copy.change(contactIdOf(5), { firstName: 'Nya' })
    sells(5, WINTER)
    await copy.askForChanges()
    copy.server.forgetRequests()
    await pass(2 * HOUR)
    expect(askedFor('Seller')).toEqual([contactIdOf(5)])
    expect(estatesOf(5, 'seller')).toEqual([WINTER])
  })

  it('is found by walking through everybody, a thirtieth a day', async () => {
    await open()
    await fill()
    sells(7, WINTER)
    copy.server.forgetRequests()
    const asked = new Set<string>()
    for (let day = 1; day <= 30; day += 1) {
      await pass(DAY + MINUTE)
      const today = new Set(askedFor('Seller'))
      expect(today.size).toBeLessThanOrEqual(2)
      for (const id of today) asked.add(id)
      copy.server.forgetRequests()
    }
    expect(asked.size).toBe(CONTACTS)
    expect(estatesOf(7, 'seller')).toEqual([WINTER])
  }, 60_000)
})

describe('roles with their dates', () => {
  const DATED = /PartyRoles$/

  it('come for the broker’s own contacts and for opened ones, and for nobody else', async () => {
    await open()
    copy.server.setRoles(contactIdOf(1), {
      seller: [{ estateId: WINTER, roleCreatedAt: '2026-05-01T12:00:00' }],
      owner: [],
    })
    sells(1, WINTER)
    await fill()
    expect(groupOf(2, 'owner')).toBeUndefined()
    const own = Array.from({ length: CONTACTS }, (_, index) => index).filter((one) => one % 3 === 0)
    await until(() => copy.server.requestsAt(DATED).length === own.length)
    await until(() => groupOf(1, 'seller')?.state === 'whole')
    expect(groupOf(1, 'seller')?.roles[0]?.createdAt).toBe('2026-05-01T10:00:00.000Z')

    copy.server.forgetRequests()
    await copy.open(contactIdOf(2))
    copy.engine.wake()
    await until(() => groupOf(2, 'owner') !== undefined)
    expect(copy.server.requestsAt(DATED)).toHaveLength(1)
  })

  it('stay when the outline says the same, and give way when it says something else', async () => {
    await open({ choice: officeChoice('office', 'NOBODY') })
    copy.server.setRoles(contactIdOf(1), {
      seller: [{ estateId: WINTER, roleCreatedAt: '2026-05-01T12:00:00' }],
    })
    sells(1, WINTER)
    await fill()
    await copy.open(contactIdOf(1))
    copy.engine.wake()
    await until(() => groupOf(1, 'seller')?.state === 'whole')
    const wholeAt = groupOf(1, 'seller')?.fetchedAt

    copy.server.fail('PartyRoles', faults.status(500))
    copy.line.roles.tell(OFFICE as CustomerId, [contactIdOf(1) as ContactId])
    await pass(5 * HOUR)
    expect(groupOf(1, 'seller')).toMatchObject({ state: 'whole', fetchedAt: wholeAt })

    sells(1, WINTER, OTHER)
    copy.line.roles.tell(OFFICE as CustomerId, [contactIdOf(1) as ContactId])
    await pass(5 * HOUR)
    expect(groupOf(1, 'seller')).toMatchObject({
      state: 'overview',
      roles: [
        { estateId: WINTER, createdAt: '2026-05-01T10:00:00.000Z' },
        { estateId: OTHER, createdAt: null },
      ],
    })
  })

  it('are not asked for while somebody at the screen waits', async () => {
    await open({ choice: officeChoice('office', 'NOBODY') })
    await fill()
    const turnstile = createTurnstile()
    copy.server.fail('ContactRelations', faults.behind(turnstile))
    const waiting = copy.crm.relations(keyOf(OFFICE, contactIdOf(9)))
    await copy.server.waitForRequest('ContactRelations')
    expect(copy.crm.isIdle()).toBe(false)
    turnstile.open()
    await waiting
    expect(copy.crm.isIdle()).toBe(true)
  })
})

describe('a contact that goes', () => {
  it('GDPR 19 takes its roles along, and an answer under way brings none back', async () => {
    await open()
    for (let index = 1; index <= CONTACTS; index += 1) sells(index, WINTER)
    const turnstile = createTurnstile()
    copy.server.fail('/Seller?', faults.behind(turnstile))
    await copy.fill()
    await copy.server.waitForRequest('/Seller?')
    removeAll(copy.line.contacts, [keyOf(OFFICE, contactIdOf(1))])
    turnstile.open()
    await until(isThrough)
    const rows = (table: string) =>
      copy.db.prepare<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n
    expect(rows('party_roles')).toBe(CONTACTS - 1)
    expect(rows('role_groups WHERE place NOT IN (SELECT place FROM contacts)')).toBe(0)
  })
})
