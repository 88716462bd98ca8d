import type { OfficeUser } from '../../../contract/domain/copy'
import type { CustomerId } from '../../../contract/domain/ids'
import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import { coverNumbers } from '../../../contract/person-number/cover'
import { listOfFields } from './keys'
import { readLine } from './text'

/**
 * Who the users are, and nothing else: the answer also holds bank accounts and private phones, which
 * are dropped here, before anything else sees them (API 2.5).
 */
export function readUsers(body: unknown, customerId: CustomerId): Result<OfficeUser[]> {
  const rows = listOfFields(body)
  if (rows === null) return failed('unexpected-format')
  const users = new Map<string, OfficeUser>()
  for (const row of rows) {
    const userId = readLine(row.get('userId'))
    const name = readLine(row.get('userName'))
    if (userId === null || name === null || users.has(userId)) continue
    const active = row.get('archived') !== true && row.get('deleted') !== true
    // Nobody looks for a user by a number that stands in a name: it goes before it is kept (GDPR rule 12).
    users.set(userId, { customerId, userId, name: coverNumbers(name, 'text'), active })
  }
  // Users without a single id are not users.
  return rows.length > 0 && users.size === 0 ? failed('unexpected-format') : ok([...users.values()])
}
