import type { UncoveredLine } from '../../contract/domain/card'
import type { ContactId, CustomerId } from '../../contract/domain/ids'

/** The columns of a list's row. */
export const LINE = `customer_id AS customerId, contact_id AS contactId, kind, deceased, name, hint, mark,
  protected AS protectedIdentity`

/** A row of `contacts` as a list shows it. */
export interface LineRow {
  customerId: CustomerId
  contactId: ContactId
  kind: UncoveredLine['kind']
  deceased: number
  name: string | null
  hint: string | null
  mark: UncoveredLine['changed']
  protectedIdentity: number
}

export function lineOf({ mark, deceased, ...row }: LineRow): UncoveredLine {
  return {
    contactId: row.contactId,
    customerId: row.customerId,
    kind: row.kind,
    deceased: deceased === 1,
    name: row.name,
    hint: row.hint,
    changed: mark,
    protectedIdentity: row.protectedIdentity === 1,
  }
}
