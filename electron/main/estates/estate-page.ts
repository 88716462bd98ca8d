import type { EstatePage, EstatePerson, UncoveredEstatePage } from '../../contract/domain/estate'
import type { ContactId } from '../../contract/domain/ids'
import type { RelatedContact } from '../../contract/domain/party'
import type { NamedContact } from '../crm-api/crm'
import { coverEstatePage } from '../privacy/covered'
import type { StoredEstatePerson, StoredRelated } from '../store/estate-rows'
import { orderPeople } from './order-people'

/** What this run knows of the contacts of an estate's office, beside the rows. */
export interface KnownContacts {
  /** By the categories that are named now: those of the rows may not have been judged by them yet. */
  isInCategory(contact: Pick<NamedContact, 'categories'>): boolean
  /** In a category for protected identity; null: nobody has told of this contact. */
  isProtected(contactId: ContactId): boolean | null
  nameOf(contactId: ContactId): string | null
}

export interface StoredEstatePage extends Omit<UncoveredEstatePage, 'people'> {
  readonly people: readonly StoredEstatePerson[]
}

/** As the window may have it: nobody protected is in it, or is named beside anybody (GDPR rules 12 and 24). */
export function toEstatePage(stored: StoredEstatePage, known: KnownContacts): EstatePage {
  const people = stored.people.filter((one) => mayStand(one, known))
  return coverEstatePage({
    ...stored,
    people: orderPeople(people, ({ person }) => person).map((one) => toPerson(one, known)),
  })
}

/** A role goes as a whole where it is held for somebody protected: with its estate it would tell where that one lives. */
function mayStand({ person, categories, related }: StoredEstatePerson, known: KnownContacts) {
  if (known.isInCategory({ categories }) || known.isProtected(person.contactId) === true) {
    return false
  }
  return related === null || isRelatedProtected(related, known) !== true
}

function isRelatedProtected(
  { contactId, told }: StoredRelated,
  known: KnownContacts,
): boolean | null {
  if (told !== null && known.isInCategory(told)) return true
  return known.isProtected(contactId)
}

function toPerson({ person, related }: StoredEstatePerson, known: KnownContacts): EstatePerson {
  return { ...person, related: related && toRelated(related, known) }
}

/** Nobody is named of whom it is not known that they may be. */
function toRelated(related: StoredRelated, known: KnownContacts): RelatedContact | null {
  if (isRelatedProtected(related, known) === null) return null
  const { contactId, told } = related
  return { contactId, name: told?.name ?? known.nameOf(contactId) }
}
