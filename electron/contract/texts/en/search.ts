import type { Texts } from '../sv'

export const searchTexts: Texts['search'] = {
  label: 'Search contact',
  placeholder: 'Contact id, or a name among the recent ones',
  clear: 'Clear the search field',
  list: 'Contacts',
  recents: 'Recent',
  matches: 'Among the recent ones',
  suggestions: 'Try for example',
  openId: (id) => `Open ${id}`,
  openIdHint: 'as a contact id',
  resultCount: (count) => (count === 1 ? '1 match' : `${count} matches`),
  noRecents: 'The contacts you open end up here, until the app closes.',
  noMatch: (text) => `None of the recent ones matches “${text}”.`,
  howItWorks:
    'Only contacts opened in this run are found by name. A whole contact id opens any contact.',
  personalNumber:
    'That looks like a personal number. It is not used for searching here; enter the contact id instead.',
  startTitle: 'Enter a contact id',
  startText:
    'The contact id stands on the contact in the CRM. Paste it into the search field and press Enter.',
  startKey: 'always takes you back to the search field.',
  startSample: 'Or choose one of the invented contacts in the list.',
}
