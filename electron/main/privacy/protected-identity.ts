import type { Contact } from '../../contract/domain/contact'
import { ok } from '../../contract/errors'
import type { Crm } from '../crm-api/crm'
import type { ContactRecord } from '../crm-api/wire/contact'

/**
 * GDPR rule 24: of a contact in the category that the office has named, nothing that says where somebody
 * lives or how to reach them is kept. A note may say it in words, and a personal number leads to it in
 * a register, so they go too. Name, flags, categories and broker stay: the card must be found and say
 * "Skyddade uppgifter – se CRM".
 */
export function withoutProtected(record: ContactRecord, category: string | null): ContactRecord {
  if (!isProtected(record.contact, category)) return record
  const { contact, nameParts, changedRaw } = record
  return { contact: bare(contact), fullNumber: null, nameParts, homePageUrl: null, changedRaw }
}

/** Also true for one that was bared before: what is gone does not come back by renaming a category. */
export function isProtected(contact: Contact, category: string | null): boolean {
  return contact.protectedIdentity || isInCategory(contact, category)
}

export function isInCategory(contact: Contact, category: string | null): boolean {
  if (category === null) return false
  const wanted = folded(category)
  return contact.categories.some(({ name }) => name !== null && folded(name) === wanted)
}

function folded(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
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
  return contact.kind === 'company'
    ? { ...contact, ...gone, homePage: null }
    : { ...contact, ...gone }
}

/** The same CRM, of whose contacts the app gets to know only what may be kept. */
export function protecting(crm: Crm, category: () => string | null): Crm {
  return {
    ...crm,
    async contact(...asked) {
      const answer = await crm.contact(...asked)
      return answer.ok ? ok(withoutProtected(answer.value, category())) : answer
    },
    async contactBatch(...asked) {
      const answer = await crm.contactBatch(...asked)
      if (!answer.ok) return answer
      const named = category()
      const found = answer.value.found.map(({ contactId, record }) => ({
        contactId,
        record: withoutProtected(record, named),
      }))
      return ok({ ...answer.value, found })
    },
  }
}
