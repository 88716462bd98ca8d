import type { CopyChoice } from '../../contract/domain/copy'
import type { CustomerId } from '../../contract/domain/ids'
import { failed, ok } from '../../contract/errors'
import type { Result } from '../../contract/errors'
import type { FilterProbe } from '../crm-api/crm'
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
    const listed = await listedIds(work, customerId, selection, probe)
    if (!listed.ok) return listed
    const stored = await readStored(work, customerId)
    const opened = stored.filter((one) => one.opened).map((one) => sameIdKey(one.contactId))
    contacts += new Set([...listed.value, ...opened]).size
  }
  return ok({ contacts })
}

async function listedIds(
  { crm }: Pick<SyncWork, 'crm'>,
  customerId: CustomerId,
  { scope, own }: Selection,
  probe: (customerId: CustomerId) => Promise<Result<FilterProbe>>,
): Promise<Result<string[]>> {
  if (scope === 'opened') return ok([])
  if (scope === 'office') {
    const list = await crm.references(customerId, { form: null })
    return list.ok ? ok(list.value.references.map((one) => sameIdKey(one.contactId))) : list
  }
  const filters = await probe(customerId)
  if (!filters.ok) return filters
  // Then nobody knows before everybody has been looked at.
  if (!filters.value.agent) return failed('unexpected-format')
  const ids: string[] = []
  for (const agentId of own) {
    const list = await crm.references(customerId, { form: filters.value.changedAt, agentId })
    if (!list.ok) return list
    ids.push(...list.value.references.map((one) => sameIdKey(one.contactId)))
  }
  return ok(ids)
}
