import type { ContactId, ContactKey, CustomerId } from '../../contract/domain/ids'
import type { Relation, RoleGroup } from '../../contract/domain/party'
import type { Result } from '../../contract/errors'
import type { ContactRecord } from './wire/contact'

/** All the app asks of the CRM, in the app's own words. Failures are values; nothing here rejects. */
export interface Crm {
  /** Proves login and customer number, and learns the office's name where that may be read. */
  checkCustomer(
    customerId: CustomerId,
    signal?: AbortSignal,
  ): Promise<Result<{ name: string | null }>>
  contact(key: ContactKey, signal?: AbortSignal): Promise<Result<ContactRecord>>
  roles(key: ContactKey, signal?: AbortSignal): Promise<Result<RoleGroup[]>>
  relations(key: ContactKey, signal?: AbortSignal): Promise<Result<Relation[]>>
  /** Contact id → name, for as many of the ids as the CRM names. */
  contactNames(
    customerId: CustomerId,
    contactIds: readonly ContactId[],
    signal?: AbortSignal,
  ): Promise<Result<ReadonlyMap<string, string>>>
  /** User id → name, of the whole office, those who have left included where the login may see them. */
  userNames(
    customerId: CustomerId,
    signal?: AbortSignal,
  ): Promise<Result<ReadonlyMap<string, string>>>
  /** Estate id → street address, for as many of the ids as can be found. */
  estateAddresses(
    customerId: CustomerId,
    estateIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<ReadonlyMap<string, string>>>
  /** Ends what is under way; later calls fail. */
  close(): void
}
