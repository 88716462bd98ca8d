import { failed, ok } from '../../../contract/errors'
import type { Result } from '../../../contract/errors'
import type { CategoryName } from '../crm'
import { fieldsOf, listOfFields } from './keys'
import { readLine } from './text'

const lists = ['personCategories', 'companyCategories']

/** Both lists as one, each id once; a category without an id or a name cannot be chosen. */
export function readCategoryNames(body: unknown): Result<CategoryName[]> {
  const fields = fieldsOf(body)
  if (fields === null || !lists.some((list) => fields.has(list))) return failed('unexpected-format')
  const categories = new Map<string, CategoryName>()
  for (const row of lists.flatMap((list) => listOfFields(fields.get(list)) ?? [])) {
    const id = readLine(row.get('id'))
    const name = readLine(row.get('name'))
    if (id !== null && name !== null && !categories.has(id)) categories.set(id, { id, name })
  }
  return ok([...categories.values()])
}
