import type { CopyScope } from '../../contract/domain/copy'
import type { CustomerId } from '../../contract/domain/ids'
import type { Result } from '../../contract/errors'
import { isOfOffice } from './failures'
import { inSteps } from './steps'
import type { SyncWork } from './steps'

/**
 * Names for ids: users, categories, the office, and all its estates, unless nothing is fetched ahead of an opening. A
 * help and not an answer: what is refused here is left out, and stops nothing. False: nobody was there to ask.
 */
export async function readOfficeFacts(
  work: Pick<SyncWork, 'crm' | 'references' | 'time' | 'yieldToEventLoop'>,
  customerId: CustomerId,
  scope: CopyScope,
  signal: AbortSignal,
): Promise<boolean> {
  const { crm, references, time } = work
  async function read<T>(
    answer: Promise<Result<T>>,
    save: (value: T) => void | Promise<void>,
  ): Promise<boolean> {
    const read = await answer
    if (signal.aborted) return false
    if (read.ok) await save(read.value)
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
    // Of none by itself: where only published ones may be read, a card asks for its own.
    async () =>
      scope === 'opened' ||
      read(crm.estates(customerId, [], signal, 'background'), ({ estates }) => {
        const at = time.now()
        return inSteps(work, estates, signal, (some) =>
          references.saveEstates(customerId, some, at),
        )
      }),
  ]
  for (const ask of asked) if (!(await ask())) return false
  return true
}
