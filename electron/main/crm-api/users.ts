import type { OfficeUser } from '../../contract/domain/copy'
import type { CustomerId } from '../../contract/domain/ids'
import type { Result } from '../../contract/errors'
import type { ConnectClient } from './client'
import type { EndpointName } from './endpoints'
import { readUsers } from './wire/users'

/** Those who have left are only in the first list, which not every login may read (API 2.5). */
export async function fetchUsers(
  client: ConnectClient,
  customerId: CustomerId,
  signal?: AbortSignal,
): Promise<Result<OfficeUser[]>> {
  const ask = (endpoint: EndpointName) =>
    client.call({
      endpoint,
      customerId,
      query: { CustomerId: customerId },
      read: (body) => readUsers(body, customerId),
      signal,
    })
  const all = await ask('allUsers')
  return all.ok || !isNotOffered(all.error.code) ? all : ask('publicUsers')
}

/** The help page of GetAllUsers answered 500, and today's model is unconfirmed: the other list is tried then too. */
function isNotOffered(code: string): boolean {
  return [
    'no-access',
    'not-found',
    'rejected-request',
    'server-error',
    'unexpected-format',
  ].includes(code)
}
