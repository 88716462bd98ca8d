import type { ContactKind, PersonContact } from './contact'

/** What is asked of a contact, whole or in part. */
type MayHaveDied =
  Pick<PersonContact, 'kind' | 'deceased'> | { readonly kind: Exclude<ContactKind, 'person'> }

/** The person is marked deceased, or the contact is an estate: relatives may answer (GDPR rules 4 and 5). */
export function mayReachRelatives(of: MayHaveDied): boolean {
  return of.kind === 'deceased-estate' || (of.kind === 'person' && of.deceased === 'yes')
}
