import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import { listOfFields } from './keys'
import { readLine } from './text'

/**
 * User id → name, and nothing else: the answer also holds bank accounts and private phones, which
 * are dropped here, before anything else sees them (contract 2.5).
 */
export function readUserNames(body: unknown): Result<ReadonlyMap<string, string>> {
  const users = listOfFields(body)
  if (users === null) return failed('unexpected-format')
  const names = new Map<string, string>()
  for (const user of users) {
    const id = readLine(user.get('userId'))
    const name = readLine(user.get('userName'))
    if (id !== null && name !== null) names.set(id, name)
  }
  // Users without a single id are not users.
  return users.length > 0 && names.size === 0 ? failed('unexpected-format') : ok(names)
}
