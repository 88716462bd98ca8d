import { contactId, customerId } from '../../contract/domain/ids'
import type { ContactId, CustomerId } from '../../contract/domain/ids'
import type { Login } from './office-data'
import { startOfficeServer } from './office-server'
import { createSampleOffice } from './sample-office'

export type RunningSample = {
  address: string
  username: string
  customers: readonly CustomerId[]
  suggestions: readonly { contactId: ContactId; text: string }[]
  close(): Promise<void>
}

/** Opens the sample office on loopback, for this login alone; who starts it chooses the password. */
export async function startSampleOffice(
  clock: { now(): number },
  login: Pick<Login, 'username' | 'password'>,
): Promise<RunningSample> {
  const { office, customers, suggestions } = createSampleOffice(new Date(clock.now()))
  const server = await startOfficeServer({ office, login })
  return {
    address: server.address,
    username: login.username,
    customers: customers.map((id) => customerId.parse(id)),
    suggestions: suggestions.map(({ contactId: id, text }) => ({
      contactId: contactId.parse(id),
      text,
    })),
    close: server.close,
  }
}
