import { anEmptyCustomer, anOffice } from '../builders/office'
import { startCrmServer } from '../fakes/crm-server'
import type { StoredContact } from '../../electron/main/demo/office-data'
import { addEstates, linkOffice } from './estates'
import { CUSTOMER, contactsOf, customersWith } from './office'
import { answer, readOrder } from './order'

interface Order {
  readonly count: number
  /** Parted over all offices of the chain; else one office has them all. */
  readonly chain?: boolean
  readonly username: string
  readonly password: string
}

/** A CRM that answers at once and refuses nothing, in a process of its own. */
const { count, chain, ...login } = readOrder<Order>()
const customers = chain ? customersWith(count) : [withEstates([...contactsOf(count)])]
const office = anOffice(customers)
const server = await startCrmServer({ office, ...login })
// What it has been asked would be kept for tests to look at.
setInterval(server.forgetRequests, 1_000)
process.on('SIGTERM', () => process.exit(0))
answer({ address: server.address })

function withEstates(contacts: StoredContact[]) {
  return addEstates(anEmptyCustomer(CUSTOMER, contacts), linkOffice(contacts))
}
