import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContactRecord } from '../../electron/main/crm-api/wire/contact'
import { createContactRows } from '../../electron/main/store/contact-rows'
import { createSyncRows } from '../../electron/main/store/sync-rows'
import { withRound, withRoundDone, withSelection, start } from '../../electron/main/sync/position'
import { recordOf, saveMany } from '../builders/many-contacts'
import { CUSTOMER, contactsOf } from './office'
import { answer, readOrder } from './order'
import { copyFolder, openProfileStore, writeAccount } from './profile'
import type { ProfileOrder } from './profile'

interface Order extends ProfileOrder {
  /** Contacts in the copy; none leaves the first fill to the app. */
  readonly count: number
}

/** A data folder as after a first fill that came to its end a moment ago. */
const order = readOrder<Order>()
await writeAccount(order)
const wire = { bytes: 0 }
if (order.count > 0) await fill()
answer({ jsonBytes: wire.bytes, storeBytes: await bytesIn(copyFolder(order)) })

async function fill(): Promise<void> {
  const store = await openProfileStore(order)
  const now = Date.now()
  saveMany(createContactRows(store), records(), now)
  createSyncRows(store).savePosition(CUSTOMER, filledAt(now))
  store.settle()
  store.detach()
}

function* records(): Generator<ContactRecord> {
  for (const contact of contactsOf(order.count)) {
    wire.bytes += Buffer.byteLength(JSON.stringify(contact))
    yield recordOf(contact)
  }
}

function filledAt(now: number) {
  const selection = { scope: 'office', own: [] } as const
  return withRoundDone(
    withRound(withSelection(start, selection), {
      kind: 'fill',
      total: order.count,
      mark: now,
      listedAt: now,
      selection,
      shrunk: null,
      tryAll: false,
    }),
  )
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name))))
  return sizes.reduce((sum, { size }) => sum + size, 0)
}
