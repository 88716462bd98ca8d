import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ContactCard } from '../../../../electron/contract/domain/card'
import { contactId, customerId } from '../../../../electron/contract/domain/ids'
import { failed } from '../../../../electron/contract/errors'
import type { FailureCode } from '../../../../electron/contract/errors'
import { CrmError } from '../../../../renderer/crm'
import {
  keyOf,
  OpenCard,
  waitAskedFor,
} from '../../../../renderer/screens/contact-card/open-card.svelte'
import {
  BLANK_AFTER_MS,
  CANCELLABLE_AFTER_MS,
} from '../../../../renderer/screens/contact-card/opening.svelte'
import { Notices } from '../../../../renderer/state/notices.svelte'
import { aContactCard, aPersonContact, FETCHED_AT, wholeRoles } from '../../../builders/card'
import { fakeCrm, later, refuse } from '../fake-crm'

const office = customerId.parse('M99999')
const id = (text: string) => contactId.parse(text)
const cardOf = (text: string): ContactCard =>
  aContactCard({ contact: aPersonContact({ id: text }) })
const failure = (code: FailureCode, retryAfterMs: number | null = null) =>
  failed(code, { retryAfterMs }).error

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp() {
  const crm = fakeCrm()
  const notices = new Notices()
  const screen = { presenting: false }
  const open = new OpenCard(crm, notices, screen)
  const stop = open.listen()
  crm.answer('contacts.open', (input: { contactId: string }) => cardOf(input.contactId))
  crm.answer('contacts.cancel', () => undefined)
  crm.answer('contacts.refresh', () => undefined)
  crm.answer('contacts.closed', () => undefined)
  const failures = () =>
    notices.list.flatMap((notice) => (notice.kind === 'failure' ? [notice.failure.code] : []))
  return { crm, notices, screen, open, stop, failures }
}

describe('opening a contact', () => {
  it('X21 says when a card, or one under way, has been left for none: it is not to come back', async () => {
    const { crm, open, stop } = setUp()
    const closed = () => crm.inputsOf('contacts.closed').length
    open.close()
    await open.open(id('A'), office)
    await open.open(id('B'), office)
    expect(closed()).toBe(0)
    open.close()
    void open.open(id('A'), office)
    open.close()
    expect(closed()).toBe(2)
    // A lock takes the page away, and the broker comes back to where they were.
    await open.open(id('A'), office)
    stop()
    expect(closed()).toBe(2)
  })

  it('shows a card at hand without ever showing the skeleton', async () => {
    const { open } = setUp()
    await open.open(id('A'), null)
    expect(open.shown?.contact.id).toBe('A')
    expect(open.opening).toBeNull()
  })

  it('N16 hides the last card soon and offers "Avbryt" after a second', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    crm.answer('contacts.open', () => new Promise(() => {}))
    void open.open(id('B'), office)
    expect(open.shown?.contact.id).toBe('A')
    await vi.advanceTimersByTimeAsync(BLANK_AFTER_MS)
    expect(open.shown).toBeNull()
    expect(open.opening?.cancellable).toBe(false)
    await vi.advanceTimersByTimeAsync(CANCELLABLE_AFTER_MS)
    expect(open.opening?.cancellable).toBe(true)
  })

  it('N16 puts the last card back when the opening is cancelled, and says nothing', async () => {
    const { crm, open, failures } = setUp()
    await open.open(id('A'), office)
    const waiting = later<ContactCard>()
    crm.answer('contacts.open', () => waiting.promise)
    const opened = open.open(id('B'), office)
    await open.cancel()
    waiting.fail(new CrmError(failure('cancelled')))
    expect(await opened).toBe(false)
    expect(open.shown?.contact.id).toBe('A')
    expect(failures()).toEqual([])
    expect(crm.inputsOf('contacts.cancel')).toHaveLength(1)
  })

  it('drops an answer that comes after another contact was asked for', async () => {
    const { crm, open } = setUp()
    const slow = later<ContactCard>()
    crm.answer('contacts.open', () => slow.promise)
    const first = open.open(id('A'), office)
    crm.answer('contacts.open', () => cardOf('B'))
    await open.open(id('B'), office)
    slow.done(cardOf('A'))
    expect(await first).toBe(false)
    expect(open.card?.contact.id).toBe('B')
  })

  it('keeps the card that was open when the next cannot be fetched, with one notice', async () => {
    const { crm, notices, open, failures } = setUp()
    await open.open(id('A'), office)
    crm.answer('contacts.open', refuse('not-found'))
    await open.open(id('B'), office)
    expect(open.shown?.contact.id).toBe('A')
    expect(failures()).toEqual(['not-found'])
    // Not about the card that it stands above.
    expect(notices.list).toMatchObject([{ notOpened: 'contact' }])
    crm.answer('contacts.open', () => cardOf('C'))
    await open.open(id('C'), office)
    expect(notices.list).toEqual([])
  })

  it('N07 tries again by itself when the time the CRM asked for has passed', async () => {
    const { crm, open, failures } = setUp()
    crm.answer('contacts.open', refuse('too-many-requests', 30_000))
    await open.open(id('A'), office)
    crm.answer('contacts.open', () => cardOf('A'))
    await vi.advanceTimersByTimeAsync(29_000)
    expect(open.card).toBeNull()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(open.card?.contact.id).toBe('A')
    expect(failures()).toEqual([])
  })

  it('goes back over the contacts it was reached through, then to the list', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), null)
    await open.follow(id('B'))
    await open.follow(id('B'))
    expect(crm.inputsOf('contacts.open').at(-1)).toEqual({ contactId: 'B', customerId: 'M99999' })
    await open.back()
    expect(open.card?.contact.id).toBe('A')
    await open.back()
    expect(open.card).toBeNull()
  })
})

describe('the way back', () => {
  it('starts anew with every contact opened from the list', async () => {
    const { open } = setUp()
    await open.open(id('A'), office)
    await open.follow(id('B'))
    await open.open(id('C'), office)
    expect(open.trail).toEqual([])
  })

  it('is still there when the contact behind cannot be fetched', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    await open.follow(id('B'))
    crm.answer('contacts.open', refuse('timed-out'))
    await open.back()
    expect(open.card?.contact.id).toBe('B')
    expect(open.trail).toHaveLength(1)
  })
})

describe('a card that is open', () => {
  it('N01 takes updates of its own contact and of no other', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    const update = { ...cardOf('A'), agent: { state: 'unknown' as const } }
    crm.push('contact-updated', update)
    crm.push('contact-updated', cardOf('B'))
    expect(open.card).toEqual(update)
  })

  it('does not take the same id of another office for its own', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    const card = open.card
    crm.push(
      'contact-updated',
      aContactCard({ contact: aPersonContact({ id: 'A', customerId: 'M30011' }) }),
    )
    expect(open.card).toBe(card)
  })

  it('N04 closes with a notice when the CRM no longer has the contact', async () => {
    const { crm, open, failures } = setUp()
    await open.open(id('A'), office)
    crm.push('contact-gone', {
      key: { customerId: office, contactId: id('A') },
      failure: failure('not-found'),
    })
    expect(open.card).toBeNull()
    expect(failures()).toEqual(['not-found'])
  })

  it('N04 that the contact is gone is said until another card is opened', async () => {
    const { crm, open, notices } = setUp()
    await open.open(id('A'), office)
    crm.push('contact-gone', {
      key: { customerId: office, contactId: id('A') },
      failure: failure('not-found'),
    })
    expect(notices.list).toMatchObject([{ topic: 'open', notOpened: null }])
    await open.open(id('B'), office)
    expect(notices.list).toEqual([])
  })

  it('N04 leaves one that is gone for the one being opened, and says nothing above that', async () => {
    const { crm, open, failures } = setUp()
    await open.open(id('A'), office)
    const slow = later<ContactCard>()
    crm.answer('contacts.open', () => slow.promise)
    const followed = open.follow(id('B'))
    crm.push('contact-gone', {
      key: { customerId: office, contactId: id('A') },
      failure: failure('not-found'),
    })
    expect(open.shown).toBeNull()
    expect(open.opening).toMatchObject({ contactId: 'B', blank: true })
    slow.done(cardOf('B'))
    await followed
    expect(open.shown?.contact.id).toBe('B')
    expect(open.trail).toEqual([])
    expect(failures()).toEqual([])
  })

  it('N04 takes along what was said of using it, also what comes late', async () => {
    const { crm, open, notices, failures } = setUp()
    await open.open(id('A'), office)
    crm.answer('contacts.copy', refuse('not-found'))
    await open.copy({ phone: 'telephone.cell', at: 1 })
    expect(failures()).toEqual(['not-found'])
    const slow = later<undefined>()
    crm.answer('contacts.reach', () => slow.promise)
    const reached = open.reach({ phone: 'telephone.cell', at: 0 })
    await open.open(id('B'), office)
    slow.fail(new CrmError(failure('not-found')))
    expect(await reached).toBe(false)
    expect(notices.list).toEqual([])
  })

  it('forgets the way back to a contact that is gone', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    await open.follow(id('B'))
    crm.push('contact-gone', {
      key: { customerId: office, contactId: id('A') },
      failure: failure('no-access'),
    })
    expect(open.card?.contact.id).toBe('B')
    expect(open.trail).toEqual([])
  })

  it('N07 counts down a refresh the CRM put off, and then fetches again once', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    const waits = (ms: number): ContactCard => ({
      ...cardOf('A'),
      card: {
        fetchedAt: FETCHED_AT,
        refreshing: false,
        failure: failure('too-many-requests', ms),
      },
    })
    crm.push('contact-updated', waits(10_000))
    crm.push('contact-updated', waits(10_000))
    expect(open.retryWait.secondsLeft).toBe(10)
    await vi.advanceTimersByTimeAsync(10_500)
    expect(crm.inputsOf('contacts.refresh')).toEqual([keyOf(cardOf('A'))])
  })

  it('N07 stops the countdown when the card is left', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    crm.push('contact-updated', {
      ...cardOf('A'),
      roles: {
        state: 'none-asked',
        refreshing: false,
        failure: failure('too-many-requests', 5000),
      },
    })
    open.close()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(crm.inputsOf('contacts.refresh')).toEqual([])
  })

  it('does not wait for a part that is being fetched already', () => {
    const card = aContactCard({
      roles: { ...wholeRoles([]), refreshing: true, failure: failure('too-many-requests', 5000) },
    })
    expect(waitAskedFor(card)).toBeNull()
  })

  it('asks for one refresh at a time', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    crm.push('contact-updated', {
      ...cardOf('A'),
      card: { fetchedAt: FETCHED_AT, refreshing: true, failure: null },
    })
    await open.refresh()
    expect(crm.inputsOf('contacts.refresh')).toEqual([])
  })

  it('says where the file was saved until the next one is begun', async () => {
    const { open, notices, screen } = setUp()
    await open.open(id('A'), office)
    notices.exported('Kontaktblad.pdf')
    screen.presenting = true
    expect(open.startExport()).toBe('presenting')
    expect(notices.list).toHaveLength(1)
    screen.presenting = false
    expect(open.startExport()).toBeNull()
    expect(notices.list).toEqual([])
  })

  it('ends the export with the card that it was of', async () => {
    const { crm, open } = setUp()
    expect(open.startExport()).toBe('no-card')
    expect(open.exporting).toBe(false)
    for (const leave of [
      () => open.close(),
      () => open.open(id('B'), office),
      () =>
        crm.push('contact-gone', {
          key: { customerId: office, contactId: id('A') },
          failure: failed('not-found').error,
        }),
    ]) {
      await open.open(id('A'), office)
      open.startExport()
      expect(open.exporting).toBe(true)
      await leave()
      expect(open.exporting).toBe(false)
    }
  })

  it('begins no export of a card that is about to make way for another', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    crm.answer('contacts.open', () => new Promise(() => {}))
    void open.open(id('B'), office)
    expect(open.startExport()).toBe('no-card')
    expect(open.exporting).toBe(false)
  })

  it('names a field to copy, never a text', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    crm.answer('contacts.copy', () => undefined)
    expect(await open.copy({ phone: 'telephone.cell', at: 1 })).toBe(true)
    expect(crm.inputsOf('contacts.copy')).toEqual([
      {
        key: { customerId: 'M99999', contactId: 'A' },
        field: { phone: 'telephone.cell', at: 1 },
      },
    ])
    crm.answer('contacts.copy', refuse('internal'))
    expect(await open.copy({ phone: 'telephone.cell', at: 1 })).toBe(false)
  })

  it('stops listening and counting when the screen goes', async () => {
    const { crm, open, stop } = setUp()
    await open.open(id('A'), office)
    const card = open.card
    stop()
    crm.push('contact-updated', { ...cardOf('A'), agent: { state: 'none' } })
    expect(open.card).toBe(card)
  })

  it('GDPR 21 says nothing of an answer that comes after the screen has gone, and opens nothing for it', async () => {
    const { crm, open, stop, failures } = setUp()
    await open.open(id('A'), office)
    const slow = later<ContactCard>()
    const refreshed = later<undefined>()
    crm.answer('contacts.refresh', () => refreshed.promise)
    crm.answer('contacts.open', () => slow.promise)
    const asked = [open.refresh(), open.open(id('B'), office)]
    stop()
    slow.fail(new CrmError(failure('locked')))
    refreshed.fail(new CrmError(failure('locked')))
    await Promise.all(asked)
    expect(failures()).toEqual([])
    expect(await open.open(id('C'), office)).toBe(false)
    expect(crm.inputsOf('contacts.open')).toHaveLength(2)
  })

  it('says nothing of a refresh whose card has been left', async () => {
    const { crm, open, failures } = setUp()
    await open.open(id('A'), office)
    const refreshed = later<undefined>()
    crm.answer('contacts.refresh', () => refreshed.promise)
    const asked = open.refresh()
    open.close()
    refreshed.fail(new CrmError(failure('timed-out')))
    await asked
    expect(failures()).toEqual([])
  })
})
