import type { CustomerId } from '../../contract/domain/ids'
import type { Result } from '../../contract/errors'
import type { ConnectClient } from './client'
import type { CategoryName } from './crm'
import { readCategoryNames } from './wire/categories'

export function fetchCategories(
  client: ConnectClient,
  customerId: CustomerId,
  signal?: AbortSignal,
): Promise<Result<CategoryName[]>> {
  return client.call({
    endpoint: 'categories',
    customerId,
    query: { customerId },
    read: readCategoryNames,
    signal,
  })
}
