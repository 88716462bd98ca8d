import type { CopyChoice } from '../../contract/domain/copy'
import type { CustomerId } from '../../contract/domain/ids'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { ContactReference, FilterProbe } from '../crm-api/crm'
import { visitInSlices } from '../crm-api/visit-in-slices'
import { sameIdKey } from '../crm-api/wire/ids'
import { selectionFor } from './selection'
import type { Selection } from './selection'
import { readStored } from './steps'
import type { SyncWork } from './steps'

/** How many contacts a choice would keep, before anything of it is fetched. */
export async function countKept(
  work: Pick<SyncWork, 'crm' | 'rows' | 'yieldToEventLoop'>,
  customers: readonly CustomerId[],
  choice: CopyChoice,
  probe: (customerId: CustomerId) => Promise<Result<FilterProbe>>,
): Promise<Result<{ contacts: number }>> {
  let contacts = 0
  for (const customerId of customers) {
    const selection = selectionFor(choice, customerId)
    const listed = await listedFor(work, customerId, selection, probe)
    if (!listed.ok) return listed
    const stored = await readStored(work, customerId)
    const ids = new Set<string>()
    const lists: References[] = [...listed.value, stored.filter((one) => one.opened)]
    for (const list of lists) {
      await visitInSlices(list, (one) => ids.add(sameIdKey(one.contactId)))
    }
    contacts += ids.size
  }
  return ok({ contacts })
}

type References = readonly Pick<ContactReference, 'contactId'>[]

async function listedFor(
  { crm }: Pick<SyncWork, 'crm'>,
  customerId: CustomerId,
  { scope, own }: Selection,
  probe: (customerId: CustomerId) => Promise<Result<FilterProbe>>,
): Promise<Result<References[]>> {
  if (scope === 'opened') return ok([])
  if (scope === 'office') {
    const list = await crm.references(customerId, { form: null })
    return list.ok ? ok([list.value.references]) : list
  }
  const filters = await probe(customerId)
  if (!filters.ok) return filters
  // Then nobody knows before everybody has been looked at.
  if (!filters.value.agent) return failed('unexpected-format')
  const lists: References[] = []
  for (const agentId of own) {
    const list = await crm.references(customerId, { form: filters.value.changedAt, agentId })
    if (!list.ok) return list
    lists.push(list.value.references)
  }
  return ok(lists)
}
