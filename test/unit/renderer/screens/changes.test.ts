import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ContactCard } from '../../../../electron/contract/domain/card'
import type { ContactChange } from '../../../../electron/contract/domain/changes'
import { contactId, customerId } from '../../../../electron/contract/domain/ids'
import { failed } from '../../../../electron/contract/errors'
import { sv } from '../../../../electron/contract/texts/sv'
import { summarize } from '../../../../renderer/screens/contact-card/changes'
import { OpenCard } from '../../../../renderer/screens/contact-card/open-card.svelte'
import { Notices } from '../../../../renderer/state/notices.svelte'
import { aContactCard, aPersonContact } from '../../../builders/card'
import { fakeCrm, refuse } from '../fake-crm'

const office = customerId.parse('M99999')
const id = (text: string) => contactId.parse(text)
const key = (text: string) => ({ customerId: office, contactId: text })
const phones: ContactChange = {
  field: 'phones',
  strength: 'plain',
  noticedAt: '2026-11-21T08:10:00Z',
}
const declined: ContactChange = {
  field: 'advertising',
  strength: 'strongest',
  noticedAt: '2026-11-22T08:10:00Z',
}
const cardOf = (text: string, changes: ContactChange[] = []): ContactCard =>
  aContactCard({ contact: aPersonContact({ id: text }), changes })

describe('what has changed since the card was seen', () => {
  it('has the turns that must not be missed apart, in the words of the flags', () => {
    const died: ContactChange = { ...declined, field: 'deceased' }
    expect(summarize([phones, declined, died], sv)).toEqual({
      strongest: ['Reklam avböjd', 'Avliden'],
      plain: ['telefon'],
      noticedAt: declined.noticedAt,
    })
  })

  it('is nothing when nothing has', () => expect(summarize([], sv)).toBeNull())
})

describe('a card with marks of change', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function setUp() {
    const crm = fakeCrm()
    const notices = new Notices()
    const open = new OpenCard(crm, notices, { presenting: false })
    open.listen()
    crm.answer('contacts.seen', () => undefined)
    crm.answer('contacts.closed', () => undefined)
    crm.answer('contacts.open', ({ contactId }: { contactId: string }) =>
      contactId === 'A' ? cardOf('A', [phones]) : cardOf(contactId),
    )
    return { crm, notices, open }
  }

  it('is seen when the broker goes on to another, back or away, and not before', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    expect(crm.inputsOf('contacts.seen')).toEqual([])
    await open.open(id('B'), office)
    await open.open(id('A'), office)
    await open.follow(id('C'))
    await open.back()
    open.close()
    expect(crm.inputsOf('contacts.seen')).toEqual([key('A'), key('A'), key('A')])
  })

  it('is not seen by being opened once more, nor when the next could not be opened', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    await open.open(id('A'), office)
    crm.answer('contacts.open', refuse('timed-out'))
    await open.open(id('B'), office)
    expect(crm.inputsOf('contacts.seen')).toEqual([])
  })

  it('is seen without a call when nothing has changed', async () => {
    const { crm, open } = setUp()
    await open.open(id('B'), office)
    open.close()
    expect(crm.inputsOf('contacts.seen')).toEqual([])
  })

  it('loses its marks on "Sett", but for what was noticed in the meantime', async () => {
    const { crm, open } = setUp()
    await open.open(id('A'), office)
    crm.answer('contacts.seen', () => {
      crm.push('contact-updated', cardOf('A', [phones, declined]))
    })
    await open.seen()
    expect(open.card?.changes).toEqual([declined])
  })

  it('keeps its marks when "Sett" could not be kept', async () => {
    const { crm, notices, open } = setUp()
    await open.open(id('A'), office)
    crm.answer('contacts.seen', refuse('internal'))
    await open.seen()
    expect(open.card?.changes).toEqual([phones])
    expect(notices.list).toHaveLength(1)
  })

  it('S21 closes without being seen when its copy is too old to keep', async () => {
    const { crm, notices, open } = setUp()
    await open.open(id('A'), office)
    crm.push('contact-gone', {
      key: { customerId: office, contactId: id('A') },
      failure: failed('expired').error,
    })
    expect(open.card).toBeNull()
    expect(notices.list).toMatchObject([{ failure: { code: 'expired' } }])
    expect(crm.inputsOf('contacts.seen')).toEqual([])
  })
})

it('GDPR 24 makes no file of a contact with protected identity', async () => {
  const crm = fakeCrm()
  const open = new OpenCard(crm, new Notices(), { presenting: false })
  crm.answer('contacts.open', () =>
    aContactCard({ contact: aPersonContact({ protectedIdentity: true }) }),
  )
  await open.open(id('A'), office)
  open.startExport()
  expect(open.exporting).toBe(false)
})
