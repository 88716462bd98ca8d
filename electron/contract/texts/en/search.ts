import type { Texts } from '../sv'

export const searchTexts: Texts['search'] = {
  label: 'Search contact',
  placeholder: 'Name, number, e-mail, property …',
  clear: 'Clear the search field',
  list: 'Contacts',
  recents: 'Recent',
  results: 'Matches',
  suggestions: 'Try for example',
  openId: (id) => `Open ${id}`,
  openIdHint: 'as a contact id',
  noRecents: 'The contacts you open end up here.',

  matched: {
    phone: (value) => `telephone ${value}`,
    email: (value) => `e-mail ${value}`,
    address: (value) => `address ${value}`,
    category: (value) => `category ${value}`,
    estate: (value) => `property ${value}`,
    id: 'contact id',
    number: 'personal or organisation number',
  },

  found: (count, shown) => (count === 1 ? '1 match' : `${shown} matches`),
  foundMany: (shown) => `more than ${shown} matches`,
  moreThan: (count) => `more than ${count}`,
  countOf: (found, contacts) => `${found} of ${contacts}`,
  firstShown: (rows) => `the first ${rows} are shown`,

  empty: (contacts, howFresh) => `0 matches among ${contacts}, ${howFresh}.`,
  emptyOpened: 'The copy holds only contacts you have opened.',
  emptyRoles: (contacts) => `That role has been fetched for ${contacts}.`,
  chooseScope: 'Choose more contacts',
  failed: 'The search did not answer.',

  server: {
    search: 'Search in the CRM',
    searching: 'Searching in the CRM …',
    title: 'From the CRM',
    none: 'The CRM found nobody.',
    more: 'The CRM has more. Write more to narrow it down.',
    tooShort: 'Write at least five characters to search in the CRM.',
  },

  filters: {
    title: 'Filter',
    active: (count) => `Filter, ${count} chosen`,
    kind: 'Type',
    kindAny: 'All',
    role: 'Role',
    roleAny: 'All',
    roleNote: (contacts) => `Among ${contacts} for whom that role has been fetched.`,
    category: 'Category',
    categoryAny: 'All',
    own: 'Mine',
    ownLong: 'Only my contacts',
    ownUnknown: 'Say first who you are.',
    ownChoose: 'Choose who I am',
    reset: 'Clear filters',
    remove: (what) => `Remove the filter ${what}`,
  },

  startTitle: 'Who is calling?',
  startText: 'Write a name, a number, an e-mail address or a property in the search field.',
  startById: 'A contact id from the CRM opens any contact.',
  startKey: 'always takes you back to the search field.',
  startSample: 'Or choose one of the invented contacts in the list.',
}
