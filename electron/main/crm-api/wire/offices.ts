import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import { coverNumbers } from '../../../contract/person-number/cover'
import { isSameId } from './ids'
import { listOfFields } from './keys'
import { readLine } from './text'

/** The name of the customer's main office; `not-found` when the answer holds no office of this customer. */
export function readOfficeName(body: unknown, customerId: string): Result<{ name: string | null }> {
  const offices = listOfFields(body)
  if (offices === null) return failed('unexpected-format')
  const own = offices.filter((office) => {
    const id = readLine(office.get('customerId'))
    return id !== null && isSameId(id, customerId)
  })
  const main = own.find((office) => office.get('subOffice') !== true) ?? own[0]
  if (main === undefined) return failed('not-found')
  const names = ['name', 'customerName', 'officeName'].map((key) => readLine(main.get(key)))
  const name = names.find((one) => one !== null) ?? null
  // It is kept in plain sight, beside the account: a sole trader's may hold their number (GDPR rule 12).
  return ok({ name: name && coverNumbers(name, 'text') })
}
