import { beforeEach, describe, expect, it } from 'vitest'
import type { ContactKey, CustomerId } from '../../../electron/contract/domain/ids'
import { ok } from '../../../electron/contract/errors'
import { createContactCopy } from '../../../electron/main/contacts/contact-copy'
import { createContacts } from '../../../electron/main/contacts/contacts'
import type { Contacts } from '../../../electron/main/contacts/contacts'
import { createReferenceNames } from '../../../electron/main/contacts/reference-names'
import type { Crm } from '../../../electron/main/crm-api/crm'
import { readContact } from '../../../electron/main/crm-api/wire/contact'
import type { ContactRecord } from '../../../electron/main/crm-api/wire/contact'
import { withoutProtected } from '../../../electron/main/privacy/protected-identity'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import type { ContactRows } from '../../../electron/main/store/contact-rows'
import { createReferenceRows } from '../../../electron/main/store/reference-rows'
import { aMemoryStore } from '../../builders/memory-store'
import { aPerson } from '../../builders/people'
import { createFakeClock } from '../../fakes/clock'
import { gone, removeAll } from '../../fakes/gone'
import { createScriptedCrm } from '../../fakes/scripted-crm'

/*
 * Row S21 and N20 of answers: what is stored of a contact goes by when it was asked for. The CRM here answers
 * when it is told to, and what it is told to.
 */

const M1 = 'M1' as CustomerId
type Answer = Awaited<ReturnType<Crm['contact']>>

let rows: ContactRows
let contacts: Contacts
/** Of the questions for a contact that are under way, in their order. */
let waiting: ((answer: Answer) => void)[]
let told: string[]
const clock = createFakeClock()
const key: ContactKey = { customerId: M1, contactId: 'ADR1' as ContactKey['contactId'] }

function aRecord(lastName: string): ContactRecord {
  const read = readContact(aPerson({ id: 'ADR1', customerId: M1, lastName }), key, clock.now())
  if (!read.ok) throw new Error(read.error.code)
  return read.value.record
}

const nameNow = () => rows.get(key)?.record.contact.name?.split(' ').at(-1) ?? null
/** What the sync, asking later, has stored meanwhile. */
const storeBySync = (lastName: string) =>
  rows.save(M1, [aRecord(lastName)], clock.now(), rows.asking())

async function answer(given: Answer): Promise<void> {
  while (waiting.length === 0) await Promise.resolve()
  waiting.shift()?.(given)
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

beforeEach(() => {
  waiting = []
  told = []
  const store = aMemoryStore()
  rows = createContactRows(store)
  const crm = createScriptedCrm({
    contact: (_key, signal) =>
      new Promise((resolve) => {
        waiting.push(resolve)
        signal?.addEventListener('abort', () => resolve(gone(key)))
      }),
  })
  const account = {
    version: 1,
    username: 'partner',
    address: 'https://connect.example',
    customers: [{ customerId: M1, name: null }],
    sample: false,
    copy: null,
  } as const
  contacts = createContacts({
    copy: createContactCopy({
      rows,
      settle: store.settle,
      now: clock.now,
      visibleSince: () => 0,
      protect: (record) => withoutProtected(record, null),
      onRefused: (fault) => void told.push(fault),
    }),
    names: createReferenceNames({
      rows: createReferenceRows(store),
      now: clock.now,
      protectedCategories: () => null,
    }),
    push: (name) => void told.push(name),
    active: () => ({ account: { ...account, customers: [...account.customers] }, crm }),
    onOpened: ({ contactId }) => void told.push(`opened ${contactId}`),
    onRemoved: ({ reason }) => void told.push(reason),
    onChanged: () => undefined,
  })
})

describe('an answer that was asked for before something else was stored', () => {
  it('does not overwrite it', async () => {
    storeBySync('Första')
    const refreshing = contacts.refresh(key)
    storeBySync('Nyare')
    await answer(ok(aRecord('Äldre')))
    await refreshing
    expect(nameNow()).toBe('Nyare')
    expect(contacts.card(key)?.card.refreshing).toBe(false)
  })

  it('does not take away what has been stored since', async () => {
    storeBySync('Första')
    const refreshing = contacts.refresh(key)
    storeBySync('Nyare')
    await answer(gone(key))
    await refreshing
    expect(nameNow()).toBe('Nyare')
    expect(told).not.toContain('gone-in-crm')
  })

  it('does not bring back who has been removed since', async () => {
    storeBySync('Första')
    const refreshing = contacts.refresh(key)
    removeAll(rows, [key])
    await answer(ok(aRecord('Äldre')))
    await refreshing
    expect(nameNow()).toBeNull()
  })

  it('does not open who the CRM has said to be gone since', async () => {
    const opening = contacts.open(key.contactId, M1)
    storeBySync('Nyare')
    removeAll(rows, [key])
    await answer(ok(aRecord('Äldre')))
    expect(await opening).toMatchObject({ error: { code: 'not-found', extent: 'contact' } })
    expect(nameNow()).toBeNull()
  })

  it('is kept when nothing has', async () => {
    storeBySync('Första')
    const refreshing = contacts.refresh(key)
    await answer(ok(aRecord('Nyare')))
    await refreshing
    expect(nameNow()).toBe('Nyare')
    const removing = contacts.refresh(key)
    await answer(gone(key))
    await removing
    expect(nameNow()).toBeNull()
    expect(told).toContain('gone-in-crm')
  })
})

describe('a sleep', () => {
  it('abandons what was under way, and asks anew for the card in use', async () => {
    storeBySync('Första')
    await contacts.open(key.contactId, M1)
    while (waiting.length === 0) await Promise.resolve()
    const [before] = waiting
    contacts.resume()
    before?.(ok(aRecord('Sovande')))
    waiting.shift()
    await answer(ok(aRecord('Vaken')))
    expect(nameNow()).toBe('Vaken')
  })

  it('does not leave somebody waiting who was opening a contact for the first time', async () => {
    const opening = contacts.open(key.contactId, M1)
    while (waiting.length === 0) await Promise.resolve()
    contacts.resume()
    expect(await opening).toMatchObject({ error: { code: 'timed-out' } })
    expect(nameNow()).toBeNull()
  })
})
