import type { Contact } from './contact'

/** The person is marked deceased, or the contact is an estate: relatives may answer (GDPR rules 4 and 5). */
export function mayReachRelatives(of: Contact): boolean {
  return of.kind === 'deceased-estate' || (of.kind === 'person' && of.deceased === 'yes')
}
