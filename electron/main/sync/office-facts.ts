import type { CustomerId } from '../../contract/domain/ids'
import type { Result } from '../../contract/errors'
import { reachOf } from './failures'
import type { SyncWork } from './steps'

/**
 * Names for ids: users, categories, the office. A help and not an answer: what is refused here is left out,
 * and stops nothing. False: nobody was there to ask.
 */
export async function readOfficeFacts(
  { crm, references }: Pick<SyncWork, 'crm' | 'references'>,
  customerId: CustomerId,
  signal: AbortSignal,
): Promise<boolean> {
  async function read<T>(answer: Promise<Result<T>>, save: (value: T) => void): Promise<boolean> {
    const read = await answer
    if (signal.aborted) return false
    if (read.ok) save(read.value)
    return read.ok || reachOf(read.error) === 'office'
  }

  const asked = [
    () => read(crm.users(customerId, signal), (all) => references.saveUsers(customerId, all)),
    () =>
      read(crm.categories(customerId, signal), (all) => references.saveCategories(customerId, all)),
    () =>
      read(crm.checkCustomer(customerId, signal), ({ name }) => {
        if (name !== null) references.saveOffice(customerId, name)
      }),
  ]
  for (const ask of asked) if (!(await ask())) return false
  return true
}
