import type { CustomerId } from '../../electron/contract/domain/ids'
import type { CustomerData, StoredContact } from '../../electron/main/demo/office-data'
import { SAMPLE_CUSTOMER } from '../../electron/main/demo/sample/drafts'
import type { Random } from '../../electron/main/demo/sample/random'
import { manyContacts } from '../builders/many-contacts'
import { anEmptyCustomer } from '../builders/office'

export const CUSTOMER = SAMPLE_CUSTOMER as CustomerId

/**
 * Numbers of any series, so that they are spread as in life: the few kept free for fiction would make a
 * search by phone look better than it is. They are thrown away with the run.
 */
function phone(random: Random, kind: 'mobile' | 'landline'): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => random.between(0, 9)).join('')
  return kind === 'mobile'
    ? `07${random.pick(['0', '2', '3', '6', '9'])}-${digits(3)} ${digits(2)} ${digits(2)}`
    : `${random.pick(['08', '031', '040', '018'])}-${digits(3)} ${digits(2)} ${digits(2)}`
}

/** The office of every measurement, the same each time. */
export function contactsOf(count: number): Generator<StoredContact> {
  return manyContacts(count, { phone })
}

/** Offices of one chain, in which the contacts are parted evenly: others in each. */
export const CUSTOMERS = [CUSTOMER, 'M99998' as CustomerId] as const

export function customersWith(count: number): CustomerData[] {
  const each = count / CUSTOMERS.length
  const all = [...contactsOf(count)]
  return CUSTOMERS.map((customerId, index) =>
    anEmptyCustomer(
      customerId,
      all.slice(index * each, (index + 1) * each).map((contact) => ({ ...contact, customerId })),
    ),
  )
}
