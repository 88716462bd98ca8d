import { beforeEach, describe, expect, it } from 'vitest'
import type { ContactId, CustomerId } from '../../../electron/contract/domain/ids'
import type { ToldRole } from '../../../electron/main/crm-api/crm'
import { createContactRows } from '../../../electron/main/store/contact-rows'
import type { ContactRows } from '../../../electron/main/store/contact-rows'
import { createRolesDue } from '../../../electron/main/store/roles-due'
import type { RolesDue } from '../../../electron/main/store/roles-due'
import type { Store } from '../../../electron/main/store/store'
import { createSearch } from '../../../electron/main/search/search'
import { recordOf } from '../../builders/many-contacts'
import { aMemoryStore } from '../../builders/memory-store'
import { aPerson } from '../../builders/people'
import { toldGroups, toldRole } from '../../builders/roles'

const M1 = 'M1' as CustomerId
const A = 'A' as ContactId
const key = { customerId: M1, contactId: A }
/** The CRM tells that there is one, and not which. */
const unnamed: ToldRole = {
  ...toldRole('E1'),
  estateId: null,
  estateKind: { state: 'known', kind: 'house' },
}

let store: Store
let contacts: ContactRows
let roles: RolesDue
beforeEach(() => {
  store = aMemoryStore()
  contacts = createContactRows(store)
  roles = createRolesDue(store)
  contacts.save(M1, [recordOf(aPerson({ id: A, customerId: M1 }))], 100, contacts.asking())
})

function outline(told: readonly ToldRole[], at = 2_000): void {
  const overview = new Map([[A, told]])
  roles.saveOverview({
    ...{ customerId: M1, contactIds: [A], told: [{ role: 'seller', overview }] },
    ...{ at, asked: contacts.asking() },
  })
}
const sellers = () =>
  createSearch({ store, own: () => [] }).run({
    text: '',
    filters: { kind: null, role: 'seller', category: null, ownOnly: false },
  }).found.count
const seller = () => contacts.get(key)?.roles.find(({ role }) => role === 'seller')

describe('a role in an estate without an id', () => {
  it('is found by its role', () => {
    outline([unnamed])
    expect(sellers()).toBe(1)
    outline([], 3_000)
    expect(sellers()).toBe(0)
  })

  it('is not there any more once the outline says so', () => {
    contacts.saveRoles(key, toldGroups({ seller: [unnamed] }), 1_000, contacts.asking())
    outline([])
    expect(seller()).toMatchObject({ state: 'overview', roles: [] })
  })

  it('takes no date of another one', () => {
    const dated = { ...unnamed, createdAt: '2026-05-01T10:00:00.000Z' }
    const told = toldGroups({ seller: [dated, toldRole('E1')] })
    contacts.saveRoles(key, told, 1_000, contacts.asking())
    outline([unnamed])
    expect(seller()?.roles.map(({ createdAt }) => createdAt)).toEqual([null])
  })
})

describe('who was asked at a time that has not come yet', () => {
  it('GDPR 20 is walked to as if it had been long ago', () => {
    outline([], 9_000)
    expect(roles.overviewOldest(M1, 3_000, 5_000, 9)).toEqual([A])
  })
})
