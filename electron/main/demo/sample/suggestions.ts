import { everyRole, showcase } from './known-ids'

export type Suggestion = { contactId: string; text: string }

/** Where to begin looking, best first; each text says why the contact is worth it. */
export const suggestions: readonly Suggestion[] = [
  { contactId: everyRole.person, text: 'Ingrid Exempelsson – alla åtta roller' },
  { contactId: everyRole.friend, text: 'Torkel Provsson-Åhs – reklam avböjd' },
  { contactId: everyRole.company, text: 'Påhittade Bygg – företag med firmatecknare' },
  { contactId: everyRole.deceasedEstate, text: 'Dbo efter Åke Öberg-Påhitt – dödsbo' },
  { contactId: showcase.deceasedButMarketed, text: 'Gunvor Sagolund – avliden' },
  { contactId: showcase.advertisingUnknown, text: 'Vilhelmina Drömdahl – reklam okänt' },
  { contactId: showcase.declinedButWatching, text: 'Sture Väntelöf – vill matchas, ingen reklam' },
  { contactId: showcase.sixtyRoles, text: 'Gösta Mångsyssla – sextio roller' },
  { contactId: showcase.soleTrader, text: 'Ellikas Keramik – enskild firma' },
  { contactId: showcase.oddPhones, text: 'Telma Lurström – nummer med kommentarer' },
  { contactId: showcase.longNote, text: 'Valfrid Berättarlund – lång anteckning' },
  { contactId: showcase.association, text: 'Sagans Vänner – okänd kontakttyp' },
]
