import { anEmptyCustomer, anOffice } from '../builders/office'
import { startCrmServer } from '../fakes/crm-server'
import { CUSTOMER, contactsOf } from './office'
import { answer, readOrder } from './order'

interface Order {
  readonly count: number
  readonly username: string
  readonly password: string
}

/** A CRM that answers at once and refuses nothing, in a process of its own. */
const { count, ...login } = readOrder<Order>()
const office = anOffice([anEmptyCustomer(CUSTOMER, [...contactsOf(count)])])
const server = await startCrmServer({ office, ...login })
// What it has been asked would be kept for tests to look at.
setInterval(server.forgetRequests, 1_000)
process.on('SIGTERM', () => process.exit(0))
answer({ address: server.address })
