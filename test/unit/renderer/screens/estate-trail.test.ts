import { describe, expect, it } from 'vitest'
import type { ContactCard } from '../../../../electron/contract/domain/card'
import type { EstatePage } from '../../../../electron/contract/domain/estate'
import { contactId, customerId } from '../../../../electron/contract/domain/ids'
import { failed } from '../../../../electron/contract/errors'
import { OpenCard } from '../../../../renderer/screens/contact-card/open-card.svelte'
import { Notices } from '../../../../renderer/state/notices.svelte'
import { aContactCard, aPersonContact } from '../../../builders/card'
import { anEstatePage, anEstatePerson } from '../estate-builders'
import { fakeCrm, later, refuse } from '../fake-crm'

const office = customerId.parse('M99999')
const id = (text: string) => contactId.parse(text)
const cardOf = (text: string): ContactCard =>
  aContactCard({ contact: aPersonContact({ id: text }) })
const people = ['A', 'B', 'C'].map((contactId) => anEstatePerson({ contactId, role: 'seller' }))

async function setUp() {
  const crm = fakeCrm()
  const notices = new Notices()
  const screen = { presenting: false }
  const open = new OpenCard(crm, notices, screen)
  const stop = open.listen()
  crm.answer('contacts.open', (input: { contactId: string }) => cardOf(input.contactId))
  crm.answer('contacts.closed', () => undefined)
  crm.answer('contacts.cancel', () => undefined)
  crm.answer('estates.closed', () => undefined)
  crm.answer('estates.open', ({ estateId }: { estateId: string }) =>
    anEstatePage(people, { estateId }),
  )
  await open.open(id('A'), office)
  const times = (name: Parameters<typeof crm.inputsOf>[0]) => crm.inputsOf(name).length
  const at = () => {
    const { here } = open
    return here?.kind === 'contact' ? here.key.contactId : here?.key.estateId
  }
  return { crm, notices, screen, open, stop, times, at }
}

describe('from a card to an estate', () => {
  it('goes on to another of its people and back, one step each', async () => {
    const { crm, open, at } = await setUp()
    await open.followEstate('OBJ1')
    expect([at(), open.card, open.shownEstate?.estate.estateId]).toEqual(['OBJ1', null, 'OBJ1'])
    expect(crm.inputsOf('estates.open')).toEqual([{ customerId: 'M99999', estateId: 'OBJ1' }])
    await open.follow(id('C'))
    expect([at(), open.shownEstate]).toEqual(['C', null])
    await open.back()
    expect(at()).toBe('OBJ1')
    await open.back()
    expect(at()).toBe('A')
    await open.back()
    expect(at()).toBeUndefined()
  })

  it('comes back to the row that was left, and to the link that led there', async () => {
    const { open } = await setUp()
    await open.followEstate('OBJ1')
    open.estate.move(1)
    await open.follow(id('B'))
    expect(open.cameFrom).toBeNull()
    await open.back()
    expect(open.estate.marked?.person.contactId).toBe('B')
    await open.back()
    expect(open.cameFrom).toMatchObject({ kind: 'estate', key: { estateId: 'OBJ1' } })
    await open.follow(id('B'))
    expect(open.cameFrom).toBeNull()
  })

  it('X21 tells the main process what is before the broker no more', async () => {
    const { open, times } = await setUp()
    await open.followEstate('OBJ1')
    expect([times('contacts.closed'), times('estates.closed')]).toEqual([1, 0])
    await open.follow(id('B'))
    expect([times('contacts.closed'), times('estates.closed')]).toEqual([1, 1])
    await open.back()
    open.close()
    expect([times('contacts.closed'), times('estates.closed')]).toEqual([2, 2])
  })

  it('keeps the card, and says that it was not the estate, when that cannot be opened', async () => {
    const { crm, open, notices, at } = await setUp()
    crm.answer('estates.open', refuse('internal'))
    await open.followEstate('OBJ1')
    expect(at()).toBe('A')
    expect(notices.list).toMatchObject([{ topic: 'open', notOpened: 'estate' }])
  })

  it('makes no file of an estate', async () => {
    const { open } = await setUp()
    await open.followEstate('OBJ1')
    expect([open.startExport(), open.exporting]).toEqual(['no-card', false])
  })

  it('does not come back to a contact that is gone, and leads on from the estate all the same', async () => {
    const { crm, open, at } = await setUp()
    await open.followEstate('OBJ1')
    crm.push('contact-gone', {
      key: { customerId: office, contactId: id('A') },
      failure: failed('not-found').error,
    })
    expect([at(), open.trail]).toEqual(['OBJ1', []])
    await open.follow(id('B'))
    expect(at()).toBe('B')
  })

  it('does not come back to an estate that nobody leads to any more, and goes on past it', async () => {
    const { crm, open, at } = await setUp()
    await open.followEstate('OBJ1')
    await open.follow(id('B'))
    crm.answer('estates.open', refuse('not-found'))
    await open.back()
    expect(at()).toBe('B')
    await open.back()
    expect(at()).toBe('A')
  })

  it('never stands at what was left once what was asked for has come', async () => {
    const { crm, open } = await setUp()
    const slow = later<EstatePage>()
    crm.answer('estates.open', () => slow.promise)
    const coming = open.followEstate('OBJ1')
    slow.done(anEstatePage(people))
    while (open.opening) await Promise.resolve()
    expect([open.card, open.estate.key?.estateId]).toEqual([null, 'OBJ1'])
    await coming
  })

  it('drops an estate that comes after it was given up, or after a contact was asked for', async () => {
    const { crm, open, at, times } = await setUp()
    const slow = later<EstatePage>()
    crm.answer('estates.open', () => slow.promise)
    const first = open.followEstate('OBJ1')
    await open.cancel()
    const second = open.followEstate('OBJ1')
    await open.open(id('B'), office)
    slow.done(anEstatePage(people))
    await Promise.all([first, second])
    expect([at(), open.estate.page]).toEqual(['B', null])
    expect([times('estates.closed'), times('contacts.cancel')]).toEqual([2, 0])
  })
})

describe('GDPR 37 where others see the window', () => {
  it('an estate is emptied, and none is opened, not even one that was on its way', async () => {
    const { crm, open, screen, at, times } = await setUp()
    await open.followEstate('OBJ1')
    screen.presenting = true
    open.putAway()
    expect([at(), open.estate.rows, times('estates.closed')]).toEqual([undefined, [], 1])
    crm.push('estate-updated', anEstatePage(people))
    expect(open.estate.page).toBeNull()
    await open.openEstate({ customerId: office, estateId: 'OBJ2' })
    expect(times('estates.open')).toBe(1)

    screen.presenting = false
    await open.open(id('A'), office)
    const slow = later<EstatePage>()
    crm.answer('estates.open', () => slow.promise)
    const coming = open.followEstate('OBJ1')
    screen.presenting = true
    open.putAway()
    slow.done(anEstatePage(people))
    await coming
    expect([at(), open.estate.page, open.opening]).toEqual(['A', null, null])
  })

  it('it is there again when they have gone, with its way back, unless a card has taken its place', async () => {
    const { open, screen, at } = await setUp()
    await open.followEstate('OBJ1')
    open.estate.moveTo('last')
    screen.presenting = true
    open.putAway()
    screen.presenting = false
    await open.bringBack()
    expect([at(), open.estate.marked?.person.contactId]).toEqual(['OBJ1', 'C'])
    await open.back()
    expect(at()).toBe('A')
    await open.followEstate('OBJ1')
    open.putAway()
    await open.open(id('B'), office)
    await open.bringBack()
    expect(at()).toBe('B')
  })
})
