import type { Texts } from '../sv'

export const changeTexts: Texts['changes'] = {
  mark: 'changed',
  since: 'Changed since you saw the card:',
  noticed: (when) => `noticed ${when}`,
  markTitle: (when) => `Changed since you saw the card, noticed ${when}`,
  seen: 'Seen',
  fields: {
    kind: 'contact type',
    name: 'name',
    deceased: 'deceased',
    advertising: 'advertising',
    informed: 'information',
    matching: 'matching',
    phones: 'telephone',
    emails: 'e-mail',
    address: 'address',
    agent: 'responsible broker',
    categories: 'categories',
    number: 'number',
    note: 'note',
  },
}

export const protectedTexts: Texts['protectedIdentity'] = {
  hint: 'Protected identity',
  says: 'Protected identity – see the CRM.',
  remedy:
    'Address, telephone, e-mail and note are not on this computer. Roles and relations are not shown, and the card is not saved as a file.',
  rolesNotShown: 'Roles are not shown',
  noExport: 'Cards with a protected identity are not saved as files.',
  categories: {
    title: 'Protected identity',
    lead: 'Which categories does the office have for people with a protected identity? Neither their address, telephone, e-mail, note nor roles are kept on the computer.',
    preselected: 'Those whose name speaks of protection are ticked already.',
    unanswered: 'Nobody has answered yet. Until then, those whose name speaks of protection count.',
    confirm: 'That is right',
    none: 'None is chosen – the app cannot recognise a protected identity.',
    noneExist: 'The office has no categories in the CRM.',
    coming: 'Fetching the categories …',
    missing: 'The categories could not be fetched.',
    meanwhile: 'Until then, those whose name speaks of protection count.',
    filter: 'Search the categories',
    filterNone: 'No other category is called that.',
    chosenOf: (chosen, all) => `${chosen} of ${all} ticked`,
  },
}
