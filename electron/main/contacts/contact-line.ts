import type { UncoveredLine } from '../../contract/domain/card'
import type { ContactRecord } from '../crm-api/wire/contact'

/** What of a contact stands in lists; how it has changed is told by whoever knows. */
export function toLine({ contact }: ContactRecord): Omit<UncoveredLine, 'changed'> {
  return {
    contactId: contact.id,
    customerId: contact.customerId,
    kind: contact.kind,
    deceased: contact.kind === 'person' && contact.deceased === 'yes',
    name: contact.name,
    protectedIdentity: contact.protectedIdentity,
    hint: contact.phones[0]?.numbers[0]?.written ?? contact.address?.city ?? null,
  }
}
