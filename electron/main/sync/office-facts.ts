import type { CustomerId } from '../../contract/domain/ids'
import type { Result } from '../../contract/errors'
import { isOfOffice } from './failures'
import type { SyncWork } from './steps'

/**
 * Names for ids: users, categories, the office. A help and not an answer: what is refused here is left out,
 * and stops nothing. False: nobody was there to ask.
 */
export async function readOfficeFacts(
  { crm, references, time }: Pick<SyncWork, 'crm' | 'references' | 'time'>,
  customerId: CustomerId,
  signal: AbortSignal,
): Promise<boolean> {
  async function read<T>(answer: Promise<Result<T>>, save: (value: T) => void): Promise<boolean> {
    const read = await answer
    if (signal.aborted) return false
    if (read.ok) save(read.value)
    return read.ok || isOfOffice(read.error)
  }

  const asked = [
    () =>
      read(crm.users(customerId, signal), (all) =>
        references.saveUsers(customerId, all, time.now()),
      ),
    () =>
      read(crm.categories(customerId, signal), (all) =>
        references.saveCategories(customerId, all, time.now()),
      ),
    () =>
      read(crm.checkCustomer(customerId, signal), ({ name }) => {
        if (name !== null) references.saveOffice(customerId, name, time.now())
      }),
  ]
  for (const ask of asked) if (!(await ask())) return false
  return true
}
