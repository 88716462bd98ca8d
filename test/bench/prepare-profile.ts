import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContactId } from '../../electron/contract/domain/ids'
import type { ContactRecord } from '../../electron/main/crm-api/wire/contact'
import { createContactRows } from '../../electron/main/store/contact-rows'
import type { ContactRows } from '../../electron/main/store/contact-rows'
import { createReferenceRows } from '../../electron/main/store/reference-rows'
import { createRolesDue } from '../../electron/main/store/roles-due'
import type { Store } from '../../electron/main/store/store'
import { createSyncRows } from '../../electron/main/store/sync-rows'
import { startOfRoles } from '../../electron/main/sync/role-position'
import { recordOf, saveMany } from '../builders/many-contacts'
import { estateBytes, linkOffice, overviewOf, toldEstate, tourOf } from './estates'
import { filledAt } from './filled-at'
import { CUSTOMER, contactsOf } from './office'
import { answer, readOrder } from './order'
import { copyFolder, openProfileStore, writeAccount } from './profile'
import type { ProfileOrder } from './profile'

const ROLES_AT_ONCE = 500

interface Order extends ProfileOrder {
  /** Contacts in the copy; none leaves the first fill to the app. */
  readonly count: number
}

/** A data folder as after a first fill that came to its end a moment ago, everybody's roles included. */
const order = readOrder<Order>()
await writeAccount(order)
const wire = { bytes: 0 }
const contacts = [...contactsOf(order.count)]
if (order.count > 0) await fill()
answer({
  jsonBytes: wire.bytes,
  storeBytes: await bytesIn(copyFolder(order)),
  tour: tourOf(contacts),
})

async function fill(): Promise<void> {
  const store = await openProfileStore(order)
  const now = Date.now()
  const rows = createContactRows(store)
  saveMany(rows, records(), now)
  saveRoles(store, rows, now)
  createSyncRows(store).savePosition(CUSTOMER, filledAt(now, order.count))
  store.settle()
  store.detach()
}

function* records(): Generator<ContactRecord> {
  for (const contact of contacts) {
    wire.bytes += Buffer.byteLength(JSON.stringify(contact))
    yield recordOf(contact)
  }
}

/** In outline, as of most contacts in life, and the office's estates. */
function saveRoles(store: Store, rows: ContactRows, at: number): void {
  const office = linkOffice(contacts)
  const roles = createRolesDue(store)
  for (let from = 0; from < contacts.length; from += ROLES_AT_ONCE) {
    const some = contacts.slice(from, from + ROLES_AT_ONCE)
    const { told, bytes } = overviewOf(some, office)
    wire.bytes += bytes
    const contactIds = some.map(({ id }) => id as ContactId)
    roles.saveOverview({ customerId: CUSTOMER, contactIds, told, at, asked: rows.asking() })
  }
  wire.bytes += office.estates.reduce((sum, estate) => sum + estateBytes(estate), 0)
  createReferenceRows(store).saveEstates(CUSTOMER, office.estates.map(toldEstate), at)
  roles.savePosition(CUSTOMER, { ...startOfRoles, filledAt: at, relatedAt: at, mark: at })
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name))))
  return sizes.reduce((sum, { size }) => sum + size, 0)
}
