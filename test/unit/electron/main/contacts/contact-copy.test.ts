import { describe, expect, it } from 'vitest'
import type { ContactId, ContactKey, CustomerId } from '../../../../../electron/contract/domain/ids'
import { notFetched } from '../../../../../electron/main/contacts/card-entry'
import type { CardEntry } from '../../../../../electron/main/contacts/card-entry'
import { createContactCopy, MAX_COPIES } from '../../../../../electron/main/contacts/contact-copy'

const key = (contactId: string, customerId = 'M1'): ContactKey => ({
  contactId: contactId as ContactId,
  customerId: customerId as CustomerId,
})

const entry = (of: ContactKey): CardEntry => ({
  key: of,
  record: {} as CardEntry['record'],
  fetchedAt: '2026-11-22T15:10:00Z',
  refreshing: false,
  failure: null,
  agent: { state: 'none' },
  roles: notFetched,
  relations: notFetched,
})

const idsOf = (entries: CardEntry[]) => entries.map((one) => one.key.contactId)

describe('the copy of this run', () => {
  it('lists what was used last first, and a refresh behind the screen moves nothing', () => {
    const copy = createContactCopy()
    for (const id of ['A', 'B', 'C']) copy.put(entry(key(id)))
    copy.touch(key('A'))
    copy.put(entry(key('B')))
    expect(idsOf(copy.recents())).toEqual(['A', 'C', 'B'])
  })

  it('keeps the same id of two offices apart', () => {
    const copy = createContactCopy()
    copy.put(entry(key('A', 'M1')))
    copy.put(entry(key('A', 'M2')))
    copy.remove(key('A', 'M1'))
    expect(copy.find('A')?.key.customerId).toBe('M2')
  })

  it('cannot be confused by ids that look like each other when joined', () => {
    const copy = createContactCopy()
    copy.put(entry(key('","B', 'A')))
    expect(copy.get(key('B', 'A","'))).toBeNull()
  })

  it('is bounded, and the longest unused make room (invariant 10)', () => {
    const copy = createContactCopy()
    for (let i = 0; i <= MAX_COPIES + 5; i += 1) copy.put(entry(key(`A${i}`)))
    expect(copy.recents()).toHaveLength(MAX_COPIES)
    expect(copy.get(key('A0'))).toBeNull()
  })
})
