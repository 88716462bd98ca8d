import type { CustomerId } from '../../contract/domain/ids'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { ConnectClient } from './client'
import type { Patience } from './crm'
import { NEVER, writeFilters } from './filters'
import { readOfficeName } from './wire/offices'
import { readReferencesProof } from './wire/references'

/**
 * Proves login and customer number, and learns the office's name where that may be read. Where the
 * office call is not granted, or does not know the number, the contacts themselves are asked.
 */
export async function checkCustomer(
  client: ConnectClient,
  customerId: CustomerId,
  signal?: AbortSignal,
): Promise<Result<{ name: string | null }>> {
  const office = await client.call({
    endpoint: 'office',
    customerId,
    query: { CustomerId: customerId },
    read: (body) => readOfficeName(body, customerId),
    signal,
  })
  if (office.ok || !['no-access', 'not-found'].includes(office.error.code)) return office
  const contacts = await probeContacts(client, customerId, signal)
  if (contacts.ok) return ok({ name: null })
  if (contacts.error.code !== 'not-found') return contacts
  // A refusal followed by a 404 comes from the CRM. Two 404s come from any web server at all.
  return office.error.code === 'no-access' ? ok({ name: null }) : failed('unexpected-format')
}

/** The least that can be asked of a customer's contacts. A 403 holds all of them until `resume`. */
export function probeContacts(
  client: ConnectClient,
  customerId: CustomerId,
  signal?: AbortSignal,
  patience?: Patience,
): Promise<Result<void>> {
  return client.call({
    endpoint: 'contactReferences',
    customerId,
    path: { customerId },
    query: writeFilters('bare', { ChangedAtFrom: NEVER }),
    read: readReferencesProof,
    signal,
    patience,
  })
}
