import type { Contact } from '../../contract/domain/contact'
import { isProtectedCategory } from '../../contract/domain/protected-categories'
import type { ProtectedCategories } from '../../contract/domain/protected-categories'
import { ok } from '../../contract/errors'
import type { Crm } from '../crm-api/crm'
import type { ContactRecord } from '../crm-api/wire/contact'

/**
 * GDPR rule 24: of a contact in a category for protected identity, nothing that says where somebody lives or how
 * to reach them is kept. A note may say it in words, and a personal number leads to it in a register, as a name with its
 * day of birth does, so they go too. Name, flags, categories and broker stay: the card must be found and say "Skyddade uppgifter – se CRM".
 * Roles and relations come by other calls: `store/protected-rows.ts` keeps them out.
 */
export function withoutProtected(record: ContactRecord, named: ProtectedCategories): ContactRecord {
  if (!isProtected(record.contact, named)) return record
  const { contact, nameParts, changedRaw } = record
  return { contact: bare(contact), fullNumber: null, nameParts, homePageUrl: null, changedRaw }
}

/** Also true for one that was bared before: what is gone does not come back by renaming a category. */
export function isProtected(contact: Contact, named: ProtectedCategories): boolean {
  return contact.protectedIdentity || isInCategory(contact, named)
}

export function isInCategory(
  { categories }: Pick<Contact, 'categories'>,
  named: ProtectedCategories,
): boolean {
  return categories.some(({ name }) => name !== null && isProtectedCategory(name, named))
}

function bare(contact: Contact): Contact {
  const gone = {
    protectedIdentity: true,
    phones: [],
    emails: [],
    address: null,
    note: null,
    number: null,
  }
  switch (contact.kind) {
    case 'person':
      return { ...contact, ...gone, dateOfBirth: null }
    case 'company':
      return { ...contact, ...gone, homePage: null }
    case 'deceased-estate':
    case 'unknown':
      return { ...contact, ...gone }
  }
}

/** The same CRM, of whose contacts the app gets to know only what may be kept. */
export function protecting(crm: Crm, named: () => ProtectedCategories): Crm {
  return {
    ...crm,
    async contact(...asked) {
      const answer = await crm.contact(...asked)
      return answer.ok ? ok(withoutProtected(answer.value, named())) : answer
    },
    async contactBatch(...asked) {
      const answer = await crm.contactBatch(...asked)
      if (!answer.ok) return answer
      const found = answer.value.found.map(({ contactId, record }) => ({
        contactId,
        record: withoutProtected(record, named()),
      }))
      return ok({ ...answer.value, found })
    },
  }
}
